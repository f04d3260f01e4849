extension Rung {
    /// When this rung fires on its anchor clock.
    ///
    /// A percentage is measured in the clock's own time: working time of `scope` for a limit in working minutes or
    /// days, plain time for one by the clock. What is left at least (practice 4) is asked of working clocks only, and
    /// whichever of share and least comes first wins, but never before the clock began.
    ///
    /// - Parameter due: as it stands now, extensions included; the share is of the time from `started` to it.
    package func fires(
        started: Instant, due: Instant, limit: Limit, calendar: WorkingCalendar, scope: WorkingCalendar.Scope
    ) -> Instant {
        let clock = AnchorTime(started: started, due: due, isWorking: !limit.isByClock, calendar: calendar, scope: scope)
        switch moment {
        case .elapsed(let percent):
            return clock.instant(atPercent: percent)
        case .remaining(let percent, let least):
            let share = clock.instant(atPercent: 100 - percent)
            guard let least, clock.isWorking else { return share }
            return min(share, max(started, calendar.before(due, least, in: scope)))
        case .due:
            return due
        case .afterDue(let later):
            return calendar.due(after: due, later, in: scope).instant
        }
    }
}

extension Limit {
    /// Whether nights and holidays count.
    package var isByClock: Bool {
        switch self {
        case .clockMinutes: true
        case .workingMinutes, .workingDays: false
        }
    }
}

/// The stretch between a clock's start and its end, cut by percentages.
private struct AnchorTime {
    let started: Instant
    let due: Instant
    let isWorking: Bool
    let calendar: WorkingCalendar
    let scope: WorkingCalendar.Scope

    func instant(atPercent percent: Int) -> Instant {
        guard percent < 100, started < due else { return due }
        let share = Int64(max(percent, 0))
        guard isWorking else {
            return Instant(milliseconds: started.milliseconds + (due.milliseconds - started.milliseconds) * share / 100)
        }
        let whole = calendar.workingMilliseconds(from: started, to: due, in: scope)
        return min(due, calendar.due(after: started, workingMilliseconds: whole * share / 100, in: scope).instant)
    }
}
