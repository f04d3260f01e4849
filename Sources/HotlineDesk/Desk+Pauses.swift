import HotlineCore
import HotlineRouting
import HotlineStore

/// Pauses are intervals that are kept; a due is computed from them and never moved by hand.
extension Desk {
    /// Keeps what events have begun and ended, and counts the dues of the clocks that run on.
    mutating func settlePauses(_ dossier: inout Dossier) throws(StoreFailure) {
        for turn in dossier.takePauseTurns() {
            if let cause = turn.ended {
                try store.endPauses(of: dossier.ticket.id, at: turn.at)
                for clock in dossier.clocks where cause.clocks.contains(clock.name) && clock.stoppedAt == nil {
                    dossier.move(clock, to: try due(of: clock, in: dossier))
                }
            }
            if let cause = turn.begun { dossier.beginPauses(cause, at: turn.at) }
        }
    }

    /// When a clock is due after its extensions and pauses.
    ///
    /// - Parameter base: when it would be due without them; the one that the calendar in force gave it, if left out.
    func due(of clock: ClockRow, in dossier: Dossier, base: WorkingCalendar.Due? = nil) throws(StoreFailure) -> WorkingCalendar.Due {
        let petitions = try store.petitions(of: clock.ticket).filter { $0.kind == .extension && $0.outcome == .effective }
        let own = petitions.filter { $0.clock == clock.name && ($0.round == clock.round || clock.round == 0) }
        var turns = own.compactMap { petition -> ClockTurn? in
            guard let length = petition.length, let at = petition.effectiveAt else { return nil }
            return .extended(by: length, at: at)
        }
        turns += try pauses(of: clock)
        let first: WorkingCalendar.Due
        if let base {
            first = base
        } else {
            first = WorkingCalendar.Due(instant: try self.base(of: clock), isProvisional: clock.isProvisional)
        }
        let due = tables.routing.calendar.due(
            from: first, of: clock.allowance, after: turns, in: scope(of: clock.name, in: dossier))
        // A lawful extension of the answer carries the promise and the law's limit with it (art. 13 ¶4).
        guard clock.name.isAnswer, let later = petitions.filter({ !own.contains($0) }).compactMap(\.dueAfter).max(),
            later > due.instant
        else { return due }
        return WorkingCalendar.Due(instant: later, isProvisional: due.isProvisional)
    }

    /// The stretches for which a clock stood still since it began, those that are over.
    func pauses(of clock: ClockRow) throws(StoreFailure) -> [ClockTurn] {
        try store.pauses(of: clock.ticket).compactMap { pause in
            guard pause.round == clock.round, pause.name == clock.name, pause.beganAt >= clock.startedAt, let ended = pause.endedAt else {
                return nil
            }
            return .paused(from: pause.beganAt, until: ended)
        }
    }

    /// Its first due, or the one that a changed calendar gave it.
    func base(of clock: ClockRow) throws(StoreFailure) -> Instant {
        let recounted = try store.recounted(of: clock.ticket).first {
            $0.round == clock.round && $0.name == clock.name && $0.at >= clock.startedAt
        }
        return recounted?.base ?? clock.originalDue
    }

    /// Whose hours a clock runs by.
    func scope(of name: ClockName, in dossier: Dossier) -> WorkingCalendar.Scope {
        if name.isAnswer { return WorkingCalendar.Scope(district: dossier.ticket.district) }
        // Deciding what a department asks for is the hotline's own work (practice 14).
        guard name.isDepartments, name != .extension else { return tables.routing.calendar.room(name) }
        return WorkingCalendar.Scope(district: dossier.ticket.district, department: dossier.lead?.department)
    }

    /// The promise and the law's limit: the earlier wins (practice 11, 13).
    func capPromise(of dossier: inout Dossier) {
        guard let promise = dossier.clock(.promised), let law = dossier.clock(.statutory), law.due < promise.due else { return }
        dossier.start(
            ClockRow(
                ticket: promise.ticket, round: promise.round, name: .promised, startedAt: promise.startedAt,
                due: WorkingCalendar.Due(instant: law.due, isProvisional: law.isProvisional), allowance: promise.allowance))
    }

    /// What time will do about a ticket, with what its rows say of petitions, lateness and pauses. A ticket that has none reads nothing.
    mutating func agenda(of dossier: Dossier, fired: Set<String>, at now: Instant) throws(StoreFailure) -> Agenda {
        var agenda = Agenda(dossier: dossier, fired: fired, rungs: try rungs(for: dossier), calendar: tables.routing.calendar)
        if dossier.running(.extension) != nil {
            agenda.undecided = try store.petitions(of: dossier.ticket.id).last { $0.outcome == .asked }
            agenda.roomRungs = (tables.routing.ladders[.ownRooms] ?? []).filter { $0.anchor == .extension }
        }
        // An urgent ticket in the hotline's own room climbs both ladders.
        if dossier.isPressed, !dossier.ticket.state.isWithDepartment, let room = Lifecycle.timeExit(of: dossier.ticket.state)?.clock {
            agenda.roomRungs = (tables.routing.ladders[.ownRooms] ?? []).filter { $0.anchor == room }
        }
        if let late = dossier.lateClock, late.due <= now {
            agenda.isLateNoted = try store.isLateNoted(dossier.ticket.id, round: dossier.ticket.round)
        }
        for clock in dossier.clocks where clock.stoppedAt == nil && clock.due != clock.originalDue {
            agenda.starts[clock.name] = try startWithoutPauses(of: clock, in: dossier)
        }
        return agenda
    }

    private func startWithoutPauses(of clock: ClockRow, in dossier: Dossier) throws(StoreFailure) -> Instant {
        let scope = scope(of: clock.name, in: dossier)
        let calendar = tables.routing.calendar
        var stood: Int64 = 0
        for case .paused(let from, let until) in try pauses(of: clock) {
            stood +=
                clock.allowance.isByClock
                ? until.milliseconds - from.milliseconds : calendar.workingMilliseconds(from: from, to: until, in: scope)
        }
        if clock.allowance.isByClock { return Instant(milliseconds: clock.startedAt.milliseconds + stood) }
        return stood == 0 ? clock.startedAt : calendar.due(after: clock.startedAt, workingMilliseconds: stood, in: scope).instant
    }
}
