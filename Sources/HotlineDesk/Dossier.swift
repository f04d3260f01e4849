import HotlineCore
import HotlineStore

/// A ticket with what a decision about it needs: its row, the lead's part of the current round, its clocks.
/// Read once, changed in memory, written back once.
struct Dossier {
    var ticket: TicketRow
    var lead: AssignmentRow?
    /// What it needs beyond the ordinary to spare the people in it; nil for most.
    var privacy: PrivacyRow?
    private(set) var clocks: [ClockRow]
    /// Clocks begun or changed since the reading.
    private(set) var changedClocks: [ClockRow] = []
    private(set) var isLeadChanged = false
    /// Clocks that events have begun; they start when the dossier is saved, by the state and the department it then has.
    private(set) var startsOwed: ClockNames = []
    /// Pauses that events have begun or ended, not yet kept as intervals.
    private var pauseTurns: [PauseTurn] = []
    /// Pauses begun since the reading, to be written after the clocks that they hang on.
    private(set) var pausesBegun: [(clock: ClockRow, cause: PauseCause, at: Instant)] = []

    /// The clocks that stand still in 待市民补充, by the table of the day on which it was asked: the open intervals say which.
    var pausedByTable: Set<ClockName> = []

    init(_ ticket: TicketRow, lead: AssignmentRow?, clocks: [ClockRow]) {
        self.ticket = ticket
        self.lead = lead
        self.clocks = clocks
    }

    /// The running or stopped clock of this name that counts now: of the current round, else the ticket's own.
    func clock(_ name: ClockName) -> ClockRow? { clocks.last { $0.name == name && counts($0) } }

    /// Of the current round, or the ticket's own; and what is owed to the citizen runs on in whichever round it began.
    func counts(_ clock: ClockRow) -> Bool {
        clock.round == ticket.round || clock.round == 0 || clock.stoppedAt == nil && (isTicketsOwn(clock.name) || clock.name == .redo)
    }

    func isTicketsOwn(_ name: ClockName) -> Bool { name.isTicketsOwn(isUrgent: isUrgent) }

    var isUrgent: Bool { ticket.urgency >= .urgent }

    /// The round in which a clock begins that is owed now: the ticket's own once in round 0, anew with the round that an answer
    /// which did not hold led to.
    func round(toStart name: ClockName) -> Int {
        isTicketsOwn(name) && !clocks.contains { $0.name == name && $0.round == 0 } ? 0 : ticket.round
    }

    /// Moves to the state that an event leads to, with all that the event does to the clocks.
    ///
    /// - Parameter undone: the instant of the act that an `undo` takes back: what that stopped runs on, and nothing else.
    mutating func turn(by event: TicketEvent, to next: TicketState, undoing undone: Instant? = nil, at now: Instant) {
        if Lifecycle.voidsReply(event, in: ticket.state) { ticket.replyEntry = nil }
        let changes = Lifecycle.clocks(
            after: event, from: ticket.state, to: next, promise: promise, isUrgent: isUrgent, begun: ownClocksBegun)
        for name in changes.stops.names { stop(name, at: now) }
        for name in changes.resumes.names { resume(name, stoppedAt: undone) }
        startsOwed.subtract(changes.stops)
        var starts = changes.starts
        if undone != nil { starts.subtract(stillRunning) }
        startsOwed.formUnion(starts)
        if [.release, .answer].contains(event) { ticket.answeredAt = ticket.answeredAt ?? now }
        if next != ticket.state { release() }
        let pause = PauseTurn(ended: PauseCause(of: ticket.state), begun: PauseCause(of: next), at: now)
        if pause.ended != pause.begun { pauseTurns.append(pause) }
        // Back with the hotline, whoever was asked first answers for it again, and the next transfer is told anew (art. 18 ¶4).
        if next == .awaitingDispatch { ticket.isTransferTold = false }
        ticket.state = next
    }

    private var ownClocksBegun: ClockNames {
        var begun: ClockNames = []
        for clock in clocks where isTicketsOwn(clock.name) && (clock.round == 0 || clock.stoppedAt == nil) { begun.insert(clock.name) }
        return begun
    }

    private var stillRunning: ClockNames {
        var names: ClockNames = []
        for clock in clocks where clock.stoppedAt == nil { names.insert(clock.name) }
        return names
    }

    private var promise: Promise {
        if ticket.answeredAt != nil { return .met }
        guard let promised = clock(.promised) else { return .notGiven }
        return promised.stoppedAt == nil ? .running : .stopped
    }

    mutating func oweStart(of name: ClockName) { startsOwed.insert(name) }

    mutating func takeStartsOwed() -> [ClockName] {
        defer { startsOwed = [] }
        return startsOwed.names
    }

    mutating func start(_ clock: ClockRow) {
        clocks.removeAll { $0.name == clock.name && $0.round == clock.round }
        clocks.append(clock)
        changedClocks.append(clock)
    }

    /// Stops a clock that runs; one that stopped before keeps its first stop.
    mutating func stop(_ name: ClockName, at now: Instant) {
        for index in clocks.indices where clocks[index].name == name && clocks[index].stoppedAt == nil {
            clocks[index].stoppedAt = now
            changedClocks.append(clocks[index])
        }
    }

    /// Lets a stopped clock run on as it was: a reply that is sent back never counted (practice 15).
    ///
    /// - Parameter instant: when it stopped; nil for whenever.
    mutating func resume(_ name: ClockName, stoppedAt instant: Instant? = nil) {
        for index in clocks.indices where clocks[index].name == name && clocks[index].stoppedAt != nil {
            if let instant, clocks[index].stoppedAt != instant { continue }
            clocks[index].stoppedAt = nil
            changedClocks.append(clocks[index])
        }
    }

    mutating func stopAll(at now: Instant) {
        for name in Set(clocks.filter { $0.stoppedAt == nil }.map(\.name)) { stop(name, at: now) }
    }

    /// Somebody has spoken to the citizen. What was before acceptance is none of the contacts that a ladder asks for (practice 21).
    mutating func contacted(at now: Instant) {
        if let earlier = ticket.contactedAt, ticket.acceptedAt.map({ earlier >= $0 }) ?? true { return }
        ticket.contactedAt = now
    }

    var contactedSinceAcceptance: Instant? {
        guard let contactedAt = ticket.contactedAt, let acceptedAt = ticket.acceptedAt, contactedAt >= acceptedAt else { return nil }
        return contactedAt
    }

    /// Gives a clock the due that was computed for it.
    mutating func move(_ clock: ClockRow, to due: WorkingCalendar.Due) {
        for index in clocks.indices where clocks[index].name == clock.name && clocks[index].round == clock.round {
            guard clocks[index].due != due.instant || clocks[index].isProvisional != due.isProvisional else { continue }
            clocks[index].due = due.instant
            clocks[index].isProvisional = due.isProvisional
            changedClocks.append(clocks[index])
        }
    }

    mutating func takePauseTurns() -> [PauseTurn] {
        defer { pauseTurns = [] }
        return pauseTurns
    }

    mutating func beginPauses(_ cause: PauseCause, at now: Instant) {
        for clock in clocks where isPaused(clock.name) && clock.stoppedAt == nil { pausesBegun.append((clock, cause, now)) }
    }

    mutating func changeLead(_ change: (inout AssignmentRow) -> Void) {
        guard var lead else { return }
        change(&lead)
        self.lead = lead
        isLeadChanged = true
    }

    /// Whoever opened the ticket with `next` is done with it once it has moved on: the next desk must not wait for them.
    mutating func release() {
        ticket.takenBy = nil
        ticket.takenUntil = nil
    }

    /// A new round's lead, not yet written.
    mutating func setLead(_ assignment: AssignmentRow?) {
        lead = assignment
        isLeadChanged = false
    }

    /// The first due among the clocks that run.
    var firstDue: Instant? { clocks.filter { $0.stoppedAt == nil && !isPaused($0.name) }.map(\.due).min() }

    mutating func markWritten() {
        changedClocks = []
        pausesBegun = []
        isLeadChanged = false
    }
}

extension Store {
    /// A ticket with its lead's part and its clocks, for a decision or an answer.
    func dossier(_ id: Int64) throws(StoreFailure) -> Dossier? {
        guard let ticket = try ticket(id) else { return nil }
        var dossier = Dossier(ticket, lead: ticket.round > 0 ? try lead(of: id, round: ticket.round) : nil, clocks: try clocks(of: id))
        if ticket.state == .awaitingCitizen { dossier.pausedByTable = Set(try pauses(of: id).filter { $0.endedAt == nil }.map(\.name)) }
        dossier.privacy = try privacy(of: id)
        return dossier
    }
}
