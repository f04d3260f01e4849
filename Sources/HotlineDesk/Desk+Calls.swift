import HotlineCore
import HotlineRouting
import HotlineStore

/// One call is one matter (practice 32), and one caller's repeats are one matter's urges (practice 37, domain 2.9).
extension Desk {
    /// A phone log's record without a known call belongs to what the same agent took of the same phone so close to it.
    static let callWindowMilliseconds: Int64 = 15 * 60_000

    /// A call that has made a ticket makes another only by `more`.
    func requireCallFree(_ submission: Submission, isMore: Bool) throws(DeskFailure) {
        guard submission.mark.door == .console, !isMore, let call = submission.callID,
            let ticket = try stored({ () throws(StoreFailure) in try store.ticket(ofCall: call) })
        else { return }
        throw .refused(.callTaken(ticket: number(ticket).description))
    }

    /// The console's ticket that a phone log's record is about.
    func consoleTicket(of submission: Submission) throws(DeskFailure) -> Int64? {
        guard submission.mark.door == .phoneLog, let phone = submission.citizen.phone, let agent = submission.takenBy else { return nil }
        let from = Instant(milliseconds: submission.receivedAt.milliseconds - Self.callWindowMilliseconds)
        let to = Instant(milliseconds: submission.receivedAt.milliseconds + Self.callWindowMilliseconds)
        let first = TicketNumber.sixDigits(of: tables.routing.calendar.zone.date(of: from)).lowerBound
        return try stored { () throws(StoreFailure) in
            try store.consoleTicket(ofPhone: phone, takenBy: agent, from: from, to: to, firstTicket: first)
        }
    }

    /// New facts of an older matter: a ticket of its own, and each names the other.
    mutating func takeRelated(
        _ submission: Submission, _ decision: Decision?, to reference: TicketReference, isMore: Bool, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        let earlier = try open(reference)
        var receipt = try submit(submission, decision, isMore: isMore, order)
        guard !receipt.isRepeated, let id = receipt.ticket.flatMap({ TicketNumber(parsing: $0)?.body }) else { return receipt }
        try stored { () throws(StoreFailure) in
            try store.relate(id, to: earlier.ticket.id, at: order.at)
            try journal("related", earlier, by: order, reason: Reason("related", number(id).description))
        }
        receipt.decided.append(Reason("related-to", number(earlier.ticket.id).description))
        return receipt
    }

    /// An urge with what was said. It takes the call and its mark, so that nothing of it becomes a ticket later, and new danger
    /// raises the older ticket.
    mutating func takeRepeat(_ submission: Submission, of reference: TicketReference, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.create, of: order.actor)
        if let known = try known(submission.mark) { return known }
        try check(submission, nil, at: order.at)
        let before = try open(reference)
        let finding = order.matter(of: submission, nil, in: tables).finding
        var receipt: Receipt
        if before.ticket.state == .merged {
            receipt = try urgeMain(of: before, text: submission.content, order)
        } else {
            receipt = try urge(.number(number(before.ticket.id)), text: String(submission.content.prefix(Self.urgeLimit)), order)
        }
        try stored { () throws(StoreFailure) in
            try store.insertSubmission(submission.mark, ticket: before.ticket.id, raw: submission.raw, at: order.at)
            if let call = submission.callID { try store.bind(call: call, to: before.ticket.id) }
            _ = try join(submission, to: before.ticket.id, order)
            guard var after = try read(before.ticket.id) else { return }
            if after.ticket.state == .merged { return try hearFollower(after, finding: finding, order) }
            try raise(&after, for: finding, order)
            try save(&after, at: order.at)
            receipt = self.receipt(for: after)
        }
        receipt.decided.append(Reason("repeat-urged", number(before.ticket.id).description))
        return receipt
    }

    /// Characters of an urge's words; what a citizen says beyond stands in the raw submission.
    private static let urgeLimit = 2_000

    /// Whoever urges a merged ticket urges the main one.
    mutating func urgeMain(of child: Dossier, text: String?, _ order: Order) throws(DeskFailure) -> Receipt {
        guard let follower = try stored({ () throws(StoreFailure) in try store.follower(child.ticket.id) }) else {
            throw .refused(.wrongState(event: .urge, state: child.ticket.state))
        }
        return try urge(.number(number(follower.main)), text: text.map { String($0.prefix(Self.urgeLimit)) }, order)
    }

    /// However often a caller calls, the department is told once a day; danger is told each time.
    func mayTellUrge(of dossier: Dossier, at now: Instant) throws(StoreFailure) -> Bool {
        if dossier.ticket.urges <= 1 || dossier.ticket.urgency == .critical { return true }
        let zone = tables.routing.calendar.zone
        let today = zone.date(of: now)
        let department = dossier.lead.map { "department:\($0.department) " } ?? ""
        return try !store.notices(of: dossier.ticket.id).contains {
            $0.subject == NoticeID.urged.rawValue && zone.date(of: $0.createdAt) == today && $0.recipient.hasPrefix(department)
        }
    }
}
