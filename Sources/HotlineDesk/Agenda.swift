import HotlineCore
import HotlineRouting
import HotlineStore

/// What the daemon itself will do about a ticket next, and when. Every open ticket has one (design 1, third sentence).
enum Moment {
    /// The state's own end by time.
    case exit(TicketEvent)
    case rung(Rung)
    /// 特急: the consoles ring.
    case ring
    /// Every rung is climbed and nothing else is planned: the supervisor is reminded, daily.
    case reminder
    /// The answer is late: it is noted for review, and the department is asked why.
    case late
    /// Nobody has decided what a department asked for, and its answer is soon due.
    case petitionToLeader
    /// … and now it is due.
    case petitionLapses
    /// What a department pulled and has not signed is free again.
    case leaseLapses
}

struct Agenda {
    let dossier: Dossier
    let fired: Set<String>
    /// The ladder that the ticket climbs in its state, from the tables it was assigned under.
    let rungs: [Rung]
    let calendar: WorkingCalendar
    /// The rungs of the hotline's own room beside those: while a petition waits there, or an urgent ticket. All of one clock.
    var roomRungs: [Rung] = []
    /// What a department asked for and nobody has decided.
    var undecided: PetitionRow?
    /// This round's lateness stands in the list.
    var isLateNoted = false
    /// When clocks that stood still for a while would have begun without it: a share of their time is counted from there.
    var starts: [ClockName: Instant] = [:]
    /// Nothing moves the ticket or presses anybody any more; known after `next`.
    private(set) var isIdle = false

    /// While a 特急 matter is not in safe hands its next moment is never further than this (practice 1).
    static let ringMilliseconds: Int64 = 5 * 60_000
    /// How long after the last planned moment a ticket is put before the supervisor again.
    static let reminderMilliseconds: Int64 = 24 * 3_600_000

    /// A petition that nobody has decided goes to the leader so long before its ticket is due (practice 8).
    static let leaderMilliseconds: Int64 = 3_600_000

    /// The earliest of the state's exit, the next rung and the ring.
    ///
    /// - Parameter now: a reminder is counted from here.
    mutating func next(at now: Instant) -> (instant: Instant, moment: Moment)? {
        let ticket = dossier.ticket
        guard ticket.state.isOpen else { return nil }
        var earliest: (instant: Instant, moment: Moment)?
        func consider(_ instant: Instant, _ moment: Moment) {
            if let earliest, earliest.instant <= instant { return }
            earliest = (instant, moment)
        }
        if let exit = Lifecycle.timeExit(of: ticket.state), case .event(let event) = exit.end,
            let clock = dossier.clock(exit.clock), clock.stoppedAt == nil
        {
            consider(clock.due, .exit(event))
        }
        if let firing = Ladder.next(of: rungs, facts: facts, calendar: calendar, scope: scope) {
            consider(firing.instant, .rung(firing.rung))
        }
        if let room = roomRungs.first?.anchor,
            let firing = Ladder.next(of: roomRungs, facts: facts, calendar: calendar, scope: calendar.room(room))
        {
            consider(firing.instant, .rung(firing.rung))
        }
        if let undecided, let answer = dossier.answerClock {
            consider(answer.due, .petitionLapses)
            if undecided.escalatedAt == nil {
                consider(Instant(milliseconds: answer.due.milliseconds - Self.leaderMilliseconds), .petitionToLeader)
            }
        }
        if let ringAt = ticket.ringAt { consider(ringAt, .ring) }
        isIdle = earliest == nil
        if isIdle { consider(Instant(milliseconds: now.milliseconds + Self.reminderMilliseconds), .reminder) }
        // Of nothing else is this the plan: a lateness to be noted some day is no reason to leave a ticket alone until then.
        if !isLateNoted, let late = dossier.lateClock { consider(late.due, .late) }
        if let leasedUntil = dossier.leasedUntil { consider(leasedUntil, .leaseLapses) }
        return earliest
    }

    var facts: LadderFacts {
        var clocks: [ClockName: LadderFacts.Clock] = [:]
        for clock in dossier.clocks where dossier.counts(clock) {
            // Nobody is pressed by a clock that stands still.
            if clock.stoppedAt == nil, dossier.isPaused(clock.name) { continue }
            clocks[clock.name] = LadderFacts.Clock(
                started: starts[clock.name] ?? clock.startedAt, due: clock.due, limit: clock.allowance, isRunning: clock.stoppedAt == nil)
        }
        // A redo has a limit of its own, which stands for the promise on the ladder (`Lifecycle.timeExit`).
        if dossier.lead?.how == "redo", let redo = clocks[.redo] { clocks[.promised] = redo }
        return LadderFacts(
            clocks: clocks, signedAt: dossier.lead.flatMap { $0.isAutoSigned ? nil : $0.signedAt },
            contactedAt: dossier.contactedSinceAcceptance, touchedAt: dossier.lead?.touchedAt, quietUntil: dossier.lead?.quietUntil,
            fired: fired)
    }

    var scope: WorkingCalendar.Scope {
        guard !dossier.isPressed else {
            return WorkingCalendar.Scope(district: dossier.ticket.district, department: dossier.lead?.department)
        }
        return Lifecycle.timeExit(of: dossier.ticket.state).map { calendar.room($0.clock) }
            ?? WorkingCalendar.Scope(department: .hotline)
    }
}

extension Dossier {
    /// A department's ladder runs. The ordinary one while a department has the ticket in hand; the urgent one never rests: it
    /// climbs on through a return request, a withdrawal that is looked at, and the wait for the next dispatch (practice 4, 20).
    var isPressed: Bool {
        switch ticket.state {
        case .awaitingSignature, .inProgress, .awaitingCitizen, .shelved: true
        case .returnReview, .withdrawalReview, .awaitingDispatch: isUrgent && lead != nil
        case .pending, .supplementing, .following, .awaitingReview, .awaitingCallback, .awaitingRating, .awaitingArchive, .objectionReview,
            .archived,
            .declined, .handedOver, .merged:
            false
        }
    }

    /// Whom the ladder presses: the department that has it, between two of them the hotline.
    var pressedDepartment: DepartmentCode { lead.flatMap { $0.endedAt == nil ? $0.department : nil } ?? .hotline }

    /// Between two departments nobody is late to sign: what is owed to the citizen alone is climbed for.
    func climbs(_ rung: Rung) -> Bool { ticket.state.isHeldByDepartment || isTicketsOwn(rung.anchor) }
}

extension TicketState {
    /// The department's ladder runs; in the other open states the hotline's own rooms climb theirs (practice 14).
    var isWithDepartment: Bool {
        switch self {
        case .awaitingSignature, .inProgress, .awaitingCitizen, .shelved: true
        case .pending, .supplementing, .awaitingDispatch, .following, .returnReview, .awaitingReview, .awaitingCallback, .awaitingRating,
            .awaitingArchive, .withdrawalReview, .objectionReview, .archived, .declined, .handedOver, .merged:
            false
        }
    }
}
