import HotlineClassifier
import HotlineCore
import HotlineRouting
import HotlineStore

/// 并单: a matter goes under another, keeps its number, urgency, secrecy and its own clocks, and gets the main ticket's answer
/// (practice 5, 22). No follower has followers, so there is no chain and no ring.
extension Desk {
    /// Followers of one ticket: its answer writes two rows for each within one turn, which stays below half a second.
    static let followerLimit = 2_000

    mutating func merge(
        _ reference: TicketReference, into target: TicketReference, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var child = try open(reference)
        try require(.merge, of: order.actor)
        try requireFree(child, for: order.actor, at: order.at)
        try require(reason, "reason", atMost: 500)
        var main = try open(target)
        let kind = try requireMain(main, for: child.ticket.id, isSecret: child.ticket.isSecret, kind: child.ticket.kind)
        try advance(&child, by: .merge, at: order.at)
        return try stored { () throws(StoreFailure) in
            try put(&child, under: &main, as: kind, reason: reason, order)
            return joined(child, main)
        }
    }

    /// Taken apart again: to be dispatched anew, its clocks as if they had never been anybody else's.
    mutating func unmerge(_ reference: TicketReference, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var child = try open(reference)
        try require(.merge, of: order.actor)
        try requireFree(child, for: order.actor, at: order.at)
        try require(reason, "reason", atMost: 500)
        try advance(&child, by: .unmerge, at: order.at)
        return try stored { () throws(StoreFailure) in
            try takeOut(&child, reason: reason, order)
            return receipt(for: child)
        }
    }

    /// A matter taken down under another at once.
    mutating func take(
        _ submission: Submission, _ decision: Decision?, under target: TicketReference, isMore: Bool, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        try require(.create, of: order.actor)
        try require(.merge, of: order.actor)
        if let known = try known(submission.mark) { return known }
        try check(submission, decision, at: order.at)
        try requireCallFree(submission, isMore: isMore)
        var main = try open(target)
        let matter = order.matter(of: submission, decision, in: tables)
        let (finding, triage) = (matter.finding, matter.triage)
        let kind = try requireMain(main, for: nil, isSecret: submission.secret, kind: triage.kind)
        // Danger breaks a caller out of an incident (practice 6); under a main ticket it is the main ticket's too.
        if kind == .incident, isDanger(finding, triage.urgency) {
            return try stored { () throws(StoreFailure) in
                var receipt = try accept(submission, decision, mark: submission.mark, order)
                guard let own = receipt.ticket.flatMap({ TicketNumber(parsing: $0)?.body }) else { return receipt }
                try store.relate(own, to: main.ticket.id, at: order.at)
                receipt.decided.append(Reason("broken-out", number(main.ticket.id).description))
                return receipt
            }
        }
        let taken: (receipt: Receipt, child: Dossier)? = try stored { () throws(StoreFailure) in
            let receipt = try accept(submission, decision, mark: submission.mark, isHeld: true, order)
            guard let id = receipt.ticket.flatMap({ TicketNumber(parsing: $0)?.body }), let child = try read(id) else { return nil }
            return (receipt, child)
        }
        guard var taken else { throw .refused(.noSuchTicket) }
        try advance(&taken.child, by: .merge, at: order.at)
        return try stored { () throws(StoreFailure) in
            try put(&taken.child, under: &main, as: kind, reason: "受理时并入", order)
            var receipt = joined(taken.child, main)
            receipt.queryCode = taken.receipt.queryCode
            receipt.link = taken.receipt.link
            receipt.mustTell = kind == .merged && submission.channel.isFaceToFace && !submission.transferExplained && main.lead != nil
            return receipt
        }
    }

    /// Words of danger, or a person's decision that it is.
    func isDanger(_ finding: Finding, _ urgency: Urgency) -> Bool { urgency == .critical || finding.urgency.threat }

    /// Whether a matter may go under this ticket, and as what.
    func requireMain(_ main: Dossier, for child: Int64?, isSecret: Bool, kind: Kind) throws(DeskFailure) -> FollowerRow.Kind {
        let ticket = main.ticket
        if ticket.id == child { throw .refused(.mergeBarred(.itself)) }
        if ticket.state == .merged { throw .refused(.mergeBarred(.mainMerged)) }
        guard ticket.isSecret == isSecret, (ticket.kind == .report) == (kind == .report) else { throw .refused(.mergeBarred(.secrecy)) }
        let incident = try stored { () throws(StoreFailure) in try store.incident(ticket.id) }
        if let incident, incident.closedAt != nil { throw .refused(.mergeBarred(.incidentClosed)) }
        // An incident begins where it is opened, whoever has it yet; its answer stands for whoever calls after it too.
        if let bar = ticket.state.barAsMain, incident == nil || !ticket.state.isOpen { throw .refused(.mergeBarred(bar)) }
        let (followers, own) = try stored { () throws(StoreFailure) in
            (try store.countFollowers(of: ticket.id), try child.map { id throws(StoreFailure) in try store.countFollowers(of: id) } ?? 0)
        }
        guard followers + own < Self.followerLimit else { throw .refused(.mergeBarred(.full)) }
        return incident == nil ? .merged : .incident
    }

    /// Writes a follower that has turned to `merged`: it leaves its department's feed with the reason, and the main ticket
    /// takes the highest urgency and the earliest due.
    mutating func put(
        _ child: inout Dossier, under main: inout Dossier, as kind: FollowerRow.Kind, reason: String, _ order: Order
    ) throws(StoreFailure) {
        let (id, mainID) = (child.ticket.id, main.ticket.id)
        try store.moveFollowers(of: id, to: mainID)
        try store.insert(FollowerRow(ticket: id, main: mainID, kind: kind, since: order.at))
        try journal(.merge, child, by: order, reason: Reason("merged", number(mainID).description, reason))
        try endRound(of: &child, at: order.at)
        // An incident's clocks run once, on its own ticket.
        if kind != .merged {
            _ = child.takeStartsOwed()
            child.stopAll(at: order.at)
        }
        try save(&child, at: order.at)
        takeEarliest(&main, from: child)
        let isRaised = kind == .merged && child.ticket.urgency > main.ticket.urgency
        if isRaised {
            raise(&main, to: child.ticket.urgency, at: order.at)
            ring(main, finding: nil)
        }
        try journal(
            "joined", main, by: order,
            reason: Reason("joined", number(id).description, kind.chinese, child.ticket.channel.chinese, child.ticket.urgency.chinese))
        try save(&main, at: order.at)
        if kind == .merged { try tellJoined(child, main, order) }
    }

    /// The main ticket's promise and statutory limit end no later than its follower's.
    private func takeEarliest(_ main: inout Dossier, from child: Dossier) {
        for name in [ClockName.promised, .statutory] {
            guard let theirs = child.clock(name), theirs.stoppedAt == nil, var ours = main.clock(name), ours.stoppedAt == nil,
                theirs.due < ours.due
            else { continue }
            ours.due = theirs.due
            main.start(ours)
        }
    }

    /// Where the main ticket has been dispatched its follower's citizen is told so, under their own number.
    private mutating func tellJoined(_ child: Dossier, _ main: Dossier, _ order: Order) throws(StoreFailure) {
        guard let lead = main.lead, main.ticket.state.isHeldByDepartment else { return }
        var quiet = child
        quiet.setLead(nil)
        let entry = try journal("told-of-main", quiet, by: order, reason: Reason("told-of-main", number(main.ticket.id).description))
        try tellCitizen(
            of: quiet, subject: .dispatched,
            arguments: [
                "ticket", number(child.ticket.id).description, "department", tables.departmentName(lead.department) ?? "", "due",
                child.clock(.promised)?.due.wallClock(in: tables.routing.calendar.zone) ?? "",
            ], citizen: store.person(of: child.ticket.id) ?? Citizen(), entry: entry, order)
    }

    func joined(_ child: Dossier, _ main: Dossier) -> Receipt {
        var receipt = receipt(for: child)
        let department = tables.departmentName(main.lead?.department) ?? TicketState.awaitingDispatch.chinese
        receipt.decided = [Reason("kept-apart", number(main.ticket.id).description, child.ticket.urgency.chinese, department)]
        return receipt
    }

    /// Writes a follower that has turned away from its main ticket.
    mutating func takeOut(_ child: inout Dossier, reason: String, _ order: Order) throws(StoreFailure) {
        let follower = try store.follower(child.ticket.id)
        try store.removeFollower(child.ticket.id)
        child.setLead(nil)
        child.ticket.closedAt = nil
        let name = follower.map { number($0.main).description } ?? ""
        try journal(.unmerge, child, by: order, reason: Reason("unmerged", name, reason))
        try save(&child, at: order.at)
        guard let follower, let main = try read(follower.main) else { return }
        try journal("left", main, by: order, reason: Reason("left", number(child.ticket.id).description, reason))
    }
}

extension TicketState {
    /// Why nothing is put under a ticket that stands so; nil where something may be.
    var barAsMain: MergeBar? {
        switch self {
        case .awaitingDispatch, .following, .awaitingSignature, .returnReview, .inProgress, .awaitingCitizen, .shelved, .awaitingReview,
            .objectionReview:
            nil
        case .pending, .supplementing: .mainPending
        case .awaitingCallback, .awaitingRating, .awaitingArchive, .withdrawalReview, .archived, .declined, .handedOver: .mainAnswered
        case .merged: .mainMerged
        }
    }
}

extension FollowerRow.Kind {
    package var chinese: String {
        switch self {
        case .merged: "并单"
        case .incident: "事件来电"
        case .member: "成员"
        }
    }
}
