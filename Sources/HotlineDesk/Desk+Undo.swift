import HotlineCore
import HotlineRouting
import HotlineStore

/// 撤销: whoever dispatched, answered or released takes it back, within the minute for which its notices wait, while nobody outside
/// has heard of it and nobody has acted on the ticket since (practice 10).
///
/// It is an entry of its own: what was written stays written. No clock begins anew: what the act stopped runs on, and what was
/// accepted with it stays accepted, for the promise has begun. The ticket stands where it would be decided again: 待派单 or 待审核.
extension Desk {
    /// An act of a person on a ticket: the one event of the lifecycle among the entries that it wrote.
    private struct Act {
        let event: TicketEvent
        let entry: EntryRow
        /// The first journal number of what it wrote.
        let first: Int64
    }

    /// What may be taken back, and the right that it takes: that of the act itself.
    private static func right(toUndo event: TicketEvent) -> Verb? {
        switch event {
        case .dispatch: .dispatch
        case .designate: .designate
        case .answer: .answer
        case .release: .review
        default: nil
        }
    }

    mutating func undo(_ reference: TicketReference, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        if isDepartments(order.actor) { throw .refused(.notPermitted(verb: Verb.dispatch.rawValue)) }
        let person = try requirePerson(.see, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        let entries = try stored { () throws(StoreFailure) in try store.entries(of: dossier.ticket.id) }
        let act = try lastAct(of: person, in: entries, at: order.at)
        guard let right = Self.right(toUndo: act.event) else { throw .refused(.undoBarred(UndoBar(of: act.event.rawValue))) }
        try require(right, of: order.actor)
        try requireUntold(act, of: dossier)
        let isAnswer = act.event == .answer || act.event == .release
        if isAnswer { try requireFirstAnswer(act, of: dossier) }
        let next = try Lifecycle.next(after: .undo, in: dossier.ticket.state).orRefuse()
        return try stored { () throws(StoreFailure) in
            let parts = try self.parts(of: dossier)
            if isAnswer { takeAnswerBack(act, from: &dossier) } else { try takeDispatchBack(act, from: &dossier, entries, at: order.at) }
            dossier.turn(by: .undo, to: next, undoing: act.entry.at, at: order.at)
            for notice in try store.notices(of: dossier.ticket.id) where notice.entry >= act.first && notice.isWaiting {
                try store.settle(notice.id, toldAt: nil, how: "withdrawn")
            }
            let why = Reason("undone", act.event.chinese, "\(act.entry.id)")
            try journal(.undo, dossier, by: order, reason: why)
            for part in parts where part.task.toldEntry.map({ $0 >= act.first }) == true {
                try journal(TicketEvent.undo.rawValue, dossier, by: order, reason: why, feed: part.row.department)
            }
            try save(&dossier, at: order.at)
            var receipt = receipt(for: dossier)
            receipt.decided = [why]
            return receipt
        }
    }

    /// The person's last act, where it is the last thing that happened to the ticket.
    private func lastAct(of person: PersonID, in entries: [EntryRow], at now: Instant) throws(DeskFailure) -> Act {
        guard let mine = entries.last(where: { $0.person == person }) else { throw .refused(.undoBarred(.nothing)) }
        guard now.milliseconds - mine.at.milliseconds <= Self.undoMilliseconds else { throw .refused(.undoBarred(.late)) }
        // What was taken back is not done again by taking that back.
        if mine.event == TicketEvent.undo.rawValue { throw .refused(.undoBarred(.recorded)) }
        let written = entries.reversed().prefix { $0.person == person && $0.at == mine.at }
        guard let first = written.last, written.first?.id == mine.id else { throw .refused(.undoBarred(.since)) }
        let steps = written.filter { entry in
            TicketEvent(rawValue: entry.event).map { $0 != .accept } ?? (entry.event == "minimal")
        }
        guard let step = steps.first else { throw .refused(.undoBarred(UndoBar(of: mine.event))) }
        // More than one step in one act, as a ruling with its dispatch, is taken back by none.
        let others = steps.dropFirst().map { UndoBar(of: $0.event) }
        if let other = others.first { throw .refused(.undoBarred(other)) }
        guard let event = TicketEvent(rawValue: step.event) else { throw .refused(.undoBarred(.other)) }
        return Act(event: event, entry: step, first: first.id)
    }

    /// No notice of it has been sent or told, no department has fetched it, and no follower was answered with it.
    private func requireUntold(_ act: Act, of dossier: Dossier) throws(DeskFailure) {
        let isTold = try stored { () throws(StoreFailure) in
            let notices = try store.notices(of: dossier.ticket.id).filter { $0.entry >= act.first }
            if notices.contains(where: { $0.attempts > 0 || !$0.isWaiting }) { return true }
            let departments = [dossier.lead?.department].compactMap { $0 } + (try parts(of: dossier)).map(\.row.department)
            for department in departments where try store.feedCursor(of: department) >= act.first { return true }
            return false
        }
        if isTold { throw .refused(.undoBarred(.told)) }
    }

    /// Only a ticket's first answer, and to its own citizen alone, leaves nothing behind that an earlier one had settled.
    private func requireFirstAnswer(_ act: Act, of dossier: Dossier) throws(DeskFailure) {
        if try stored({ () throws(StoreFailure) in try store.countFollowers(of: dossier.ticket.id) }) > 0 {
            throw .refused(.undoBarred(.followers))
        }
        guard dossier.ticket.answeredAt == act.entry.at else { throw .refused(.undoBarred(.other)) }
    }

    private mutating func takeAnswerBack(_ act: Act, from dossier: inout Dossier) {
        dossier.ticket.answeredAt = nil
        if dossier.ticket.contactedAt == act.entry.at { dossier.ticket.contactedAt = nil }
        if act.event == .answer { dossier.ticket.replyEntry = nil }
        guard act.event == .release, dossier.lead?.endedAt == act.entry.at else { return }
        // The reply waits for its review again, and its round is the department's again.
        dossier.changeLead { $0.endedAt = nil }
        loads = nil
    }

    /// A department that never heard of it was not the first one either.
    private mutating func takeDispatchBack(
        _ act: Act, from dossier: inout Dossier, _ entries: [EntryRow], at now: Instant
    ) throws(StoreFailure) {
        let undone = entries.undone
        let earlier = entries.filter { $0.id < act.first && [.dispatch, .designate].contains(TicketEvent(rawValue: $0.event)) }
        if !earlier.contains(where: { !undone.contains($0.id) }) { dossier.ticket.firstDepartment = nil }
        try endRound(of: &dossier, at: now)
    }
}

extension [EntryRow] {
    /// Journal numbers of acts that were taken back: a citizen does not read of them.
    var undone: Set<Int64> {
        Set(compactMap { $0.event == TicketEvent.undo.rawValue ? $0.reason.arguments.last.flatMap { Int64($0) } : nil })
    }
}
