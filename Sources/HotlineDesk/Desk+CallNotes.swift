import HotlineCore
import HotlineRouting
import HotlineStore

/// Lines of the telephone platform's logs. They make no ticket: they say what became of a call, and a call that nobody answered
/// is owed a call back (practice 35).
extension Desk {
    mutating func take(_ note: CallNote, _ order: Order) throws(DeskFailure) -> Receipt {
        if let known = try known(note.mark) { return known }
        return try stored { () throws(StoreFailure) in
            let ticket = try store.ticket(ofCall: note.call)
            // The rows of the call hold what the line says; its bytes stand in the platform's file.
            try store.insertSubmission(note.mark, ticket: ticket, raw: nil, at: order.at)
            switch note.content {
            case .event(let event, let evidence): try count(note, event, evidence, ticket: ticket, order)
            case .said(let segment): try hear(segment, of: note, ticket: ticket, order)
            }
            return Receipt()
        }
    }

    private mutating func count(
        _ note: CallNote, _ event: CallNote.Event, _ evidence: CallNote.Evidence, ticket: Int64?, _ order: Order
    ) throws(StoreFailure) {
        let at = note.at ?? order.at
        let before = try store.call(note.call)
        var call = before ?? CallRow(call: note.call, source: note.source, isOutgoing: note.isOutgoing, beganAt: at)
        call.add(note, evidence, at: at)
        try expectRecord(of: &call, before: before, ticket: ticket, order)
        try store.put(call)
        try store.append(
            CallEventRow(
                at: at, event: event.rawValue, agent: note.agent, seconds: note.talkSeconds ?? note.waitSeconds, words: note.words),
            to: call.call)
        try owe(call, before: before, order)
    }

    /// An answered call has an agent's record within the window of its source, or is listed.
    private func expectRecord(of call: inout CallRow, before: CallRow?, ticket: Int64?, _ order: Order) throws(StoreFailure) {
        guard call.isAnswered, !call.isOutgoing, ticket == nil else {
            call.recordDue = nil
            return
        }
        // Somebody said that none will come.
        if let before, before.isAnswered, before.recordDue == nil { return }
        if let taken = try consoleTicket(of: call) {
            try store.bind(call: call.call, to: taken)
            call.recordDue = nil
            return
        }
        let window = tables.routing.sources.first { $0.name == call.source }?.window ?? Source.usualWindow
        call.recordDue = tables.routing.calendar.due(after: call.endedAt ?? call.beganAt, window).instant
    }

    /// What the same agent typed about the same phone while the call went on or just after (practice 32).
    private func consoleTicket(of call: CallRow) throws(StoreFailure) -> Int64? {
        guard let phone = call.phone.flatMap({ Phone($0) }), let agent = call.agent else { return nil }
        let from = call.beganAt.adding(seconds: -Self.callWindowMilliseconds / 1000)
        return try store.consoleTicket(
            ofPhone: phone, takenBy: PersonID(rawValue: agent), from: from,
            to: (call.endedAt ?? call.beganAt).adding(seconds: Self.callWindowMilliseconds / 1000), firstTicket: firstTicket(of: from))
    }

    /// Opens, counts or closes the number's task.
    private mutating func owe(_ call: CallRow, before: CallRow?, _ order: Order) throws(StoreFailure) {
        guard let number = call.phone, let phone = Phone(number) else { return }
        let isNew = before?.phone == nil
        if call.isMissed, isNew || before?.isMissed == false,
            try !store.isContacted(phone, since: call.beganAt, firstTicket: firstTicket(of: call.beganAt))
        {
            try store.addMissedCall(of: number, beganAt: call.beganAt)
        }
        if call.isAnswered, isNew || before?.isAnswered == false {
            let reached = max(call.beganAt, call.endedAt ?? call.beganAt)
            _ = try store.closeMissedCall(of: number, contactAt: reached, how: call.isOutgoing ? "called" : "answered", at: order.at)
        }
    }

    /// Danger in a caller's words counts at once, whatever the agent writes of it (practice 2).
    private mutating func hear(_ segment: CallNote.Segment, of note: CallNote, ticket: Int64?, _ order: Order) throws(StoreFailure) {
        try store.put(segment, of: note.call, at: order.at)
        guard segment.role != .agent, let finding = finding(in: segment.text, of: note.mark, order) else { return }
        if let ticket { return try hear(finding, on: ticket, call: note.call, text: segment.text, order) }
        guard finding.urgency.level == .critical else { return }
        let words = finding.urgency.evidence.prefix(4).map(\.words).joined(separator: "、")
        push(.ring(to: nil, ticket: nil, urgency: .critical, reason: Reason("call-danger", note.call, words)))
    }

    /// - Returns: nil where nothing in the words is urgent.
    private func finding(in text: String, of mark: Mark, _ order: Order) -> Finding? {
        guard !text.isEmpty else { return nil }
        let finding = tables.classifier.find(Submission(channel: .phone, mark: mark, receivedAt: order.at, content: text))
        return finding.urgency.level > .ordinary ? finding : nil
    }

    private mutating func hear(_ finding: Finding, on ticket: Int64, call: String, text: String, _ order: Order) throws(StoreFailure) {
        guard var dossier = try read(ticket), finding.urgency.level > dossier.ticket.urgency else { return }
        try journal(
            "attached", dossier, by: order, reason: Reason("attached-call", call),
            text: JournalText(salt: order.secrets.salt(1), body: text))
        try raise(&dossier, for: finding, order)
        try save(&dossier, at: order.at)
        try hearFollower(dossier, finding: finding, order)
    }

    /// The lowest row id that a ticket taken at or after an instant can have.
    private func firstTicket(of instant: Instant) -> Int64 {
        TicketNumber.sixDigits(of: tables.routing.calendar.zone.date(of: instant)).lowerBound
    }

    /// A citizen was heard: their number is owed no call back, and the call that the matter came by has its record.
    ///
    /// - Returns: whether what was said on the call changed the ticket.
    mutating func join(_ submission: Submission, to ticket: Int64, _ order: Order) throws(StoreFailure) -> Bool {
        if let phone = submission.citizen.phone {
            _ = try store.closeMissedCall(of: phone.number, contactAt: submission.receivedAt, how: "ticket", at: order.at)
        }
        guard let call = try call(of: submission, ticket) else { return false }
        try store.settleRecord(ofCall: call)
        let said = try store.segments(ofCall: call, limit: Self.segmentsHeard).filter { $0.role != .agent }
        let text = String(said.map(\.text).joined(separator: "\n").prefix(Submission.contentLimit))
        guard let finding = finding(in: text, of: submission.mark, order) else { return false }
        try hear(finding, on: ticket, call: call, text: text, order)
        return true
    }

    /// Somebody spoke with a ticket's citizen: their number is owed no call back either.
    func reached(_ dossier: Dossier, at now: Instant) throws(StoreFailure) {
        guard let phone = try store.person(of: dossier.ticket.id)?.phone else { return }
        _ = try store.closeMissedCall(of: phone.number, contactAt: now, how: "contact", at: now)
    }

    /// Pieces of one call's transcript that are read: a call of an hour has fewer.
    static let segmentsHeard = 2_000

    /// By its id; a record without one belongs to the call of the same phone and agent so close to it (practice 32).
    private func call(of submission: Submission, _ ticket: Int64) throws(StoreFailure) -> String? {
        if let call = submission.callID { return call }
        guard submission.channel == .phone, let phone = submission.citizen.phone, let agent = submission.takenBy,
            let call = try store.callWithoutRecord(
                ofPhone: phone, agent: agent, from: submission.receivedAt.adding(seconds: -Self.callWindowMilliseconds / 1000),
                to: submission.receivedAt.adding(seconds: Self.callWindowMilliseconds / 1000))
        else { return nil }
        try store.bind(call: call, to: ticket)
        return call
    }
}

extension CallRow {
    /// Takes in what one line says, whichever came before.
    mutating func add(_ note: CallNote, _ evidence: CallNote.Evidence, at now: Instant) {
        beganAt = min(beganAt, now)
        if let ended = note.endedAt { endedAt = max(ended, endedAt ?? ended) }
        if let number = note.phone {
            phone = number.number
            isOutgoing = note.isOutgoing
        }
        switch evidence {
        case .answered: isAnswered = true
        case .unanswered: isUnanswered = true
        case .queued: isQueued = true
        case .over: if isQueued { isUnanswered = true }
        case .none: break
        }
        // Whom it rang at in vain did not take it.
        if evidence == .answered { agent = note.agent ?? agent }
        waitSeconds = note.waitSeconds ?? waitSeconds
        talkSeconds = note.talkSeconds ?? talkSeconds
    }
}
