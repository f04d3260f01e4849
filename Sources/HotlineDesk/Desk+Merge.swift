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
        let kind = try requireMain(main, for: Newcomer(child, text: try stored { () throws(StoreFailure) in try words(of: child) }))
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
        // The main ticket's answer was none to it; one of its own stays.
        if child.ticket.replyEntry == nil { child.ticket.answeredAt = nil }
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
        try requireReasonToLower(submission, decision, order)
        try requireCallFree(submission, isMore: isMore)
        var main = try open(target)
        let matter = order.matter(of: submission, decision, in: tables)
        let (finding, triage) = (matter.finding, matter.triage)
        let kind = try requireMain(main, for: Newcomer(submission, kind: triage.kind))
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
    func requireMain(_ main: Dossier, for newcomer: Newcomer) throws(DeskFailure) -> FollowerRow.Kind {
        let ticket = main.ticket
        let child = newcomer.id
        if ticket.id == child { throw .refused(.mergeBarred(.itself)) }
        if ticket.state == .merged { throw .refused(.mergeBarred(.mainMerged)) }
        if let bar = secrecyBar(main, newcomer) { throw .refused(.mergeBarred(bar)) }
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
        // Signed for already, it is signed for with its main ticket.
        if main.clock(.sign)?.stoppedAt != nil { child.stop(.sign, at: order.at) }
        try save(&child, at: order.at)
        let isRaised = kind == .merged && child.ticket.urgency > main.ticket.urgency
        if kind == .merged { main.ticket.isThreat = main.ticket.isThreat || child.ticket.isThreat }
        if isRaised { raise(&main, to: child.ticket.urgency, at: order.at) }
        takeEarliest(&main, from: child)
        if kind == .merged { takeDanger(&main, from: child, at: order.at) }
        try journal(
            "joined", main, by: order,
            reason: Reason("joined", number(id).description, kind.chinese, child.ticket.channel.chinese, child.ticket.urgency.chinese))
        if isRaised {
            ring(main, finding: nil)
            try tellRaised(main, order)
        }
        try save(&main, at: order.at)
        if kind == .merged { try tellJoined(child, main, order) }
    }

    /// The main ticket's promise, statutory limit and what else both owe end no later than its follower's.
    func takeEarliest(_ main: inout Dossier, from child: Dossier) {
        for name in Lifecycle.keptUnderMain.names {
            guard let theirs = child.clock(name), theirs.stoppedAt == nil, var ours = main.clock(name), ours.stoppedAt == nil,
                theirs.due < ours.due
            else { continue }
            ours.due = theirs.due
            main.start(ours)
        }
    }

    /// A 特急 caller whom nobody has spoken to is the main ticket's to call: it rings, and it owes the contact and the first
    /// report that the follower was owed, whatever was done for its own citizen before (practice 1, 5).
    private func takeDanger(_ main: inout Dossier, from child: Dossier, at now: Instant) {
        guard child.ticket.urgency == .critical, child.ticket.contactedAt == nil else { return }
        main.ticket.contactedAt = nil
        guard main.ticket.state.isHeldByDepartment, let lead = main.lead else { return }
        let limits = limits(of: main.ticket, department: lead.department, at: now)
        let scope = WorkingCalendar.Scope(district: main.ticket.district, department: lead.department)
        for name in [ClockName.contact, .firstReport] where main.running(name) == nil {
            let round = main.clock(name)?.round ?? main.round(toStart: name)
            if let theirs = child.running(name) {
                main.start(
                    ClockRow(
                        ticket: main.ticket.id, round: round, name: name, startedAt: theirs.startedAt,
                        due: WorkingCalendar.Due(instant: theirs.due, isProvisional: theirs.isProvisional), allowance: theirs.allowance))
            } else {
                start(name, round: round, from: now, limits: limits, scope: scope, in: &main)
            }
        }
    }

    /// Where the main ticket has been dispatched its follower's citizen is told so, under their own number: once of a department
    /// and a due, however often it is put under and taken out.
    private mutating func tellJoined(_ child: Dossier, _ main: Dossier, _ order: Order) throws(StoreFailure) {
        guard let lead = main.lead, main.ticket.state.isHeldByDepartment else { return }
        let arguments = [
            "ticket", number(child.ticket.id).description, "department", tables.departmentName(lead.department), "due",
            child.clock(.promised)?.due.wallClock(in: tables.routing.calendar.zone) ?? "",
        ]
        let isKnown = try store.notices(of: child.ticket.id).contains {
            $0.recipient == "citizen" && $0.subject == NoticeID.dispatched.rawValue && $0.arguments == arguments
        }
        if isKnown { return }
        var quiet = child
        quiet.setLead(nil)
        let entry = try journal("told-of-main", quiet, by: order, reason: Reason("told-of-main", number(main.ticket.id).description))
        try tellCitizen(
            of: quiet, subject: .dispatched, arguments: arguments, citizen: store.person(of: child.ticket.id) ?? Citizen(), entry: entry,
            order)
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
        try store.endFollowerCall(child.ticket.id)
        child.setLead(nil)
        child.ticket.closedAt = nil
        let name = follower.map { number($0.main).description } ?? ""
        if let follower { _ = try store.restoreFollowers(of: child.ticket.id, from: follower.main) }
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
        case .awaitingDispatch, .following, .awaitingSignature, .returnReview, .inProgress, .awaitingCitizen, .shelved, .awaitingReview:
            nil
        case .pending, .supplementing: .mainPending
        case .awaitingCallback, .awaitingRating, .awaitingArchive, .withdrawalReview, .objectionReview, .archived, .declined, .handedOver:
            .mainAnswered
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
