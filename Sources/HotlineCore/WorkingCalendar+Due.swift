extension WorkingCalendar {
    /// The most days a walk over the calendar takes: ten years, past the longest limit a table may hold. A calendar
    /// on which somebody never works ends there, provisional, and not in a loop without end.
    package static let horizonDays = 3_660

    /// The instant a limit ends that starts at `start`.
    ///
    /// - Working minutes run within the scope's hours; what starts outside them starts at the next opening, and what
    ///   ends exactly at a closing ends at that closing (design 5).
    /// - Working days leave out the day of the start and end at the close of the last one, or at 24:00 where the
    ///   settings say so (practice 12). Nought of them end with the day itself, or with the next one if it is over.
    /// - Minutes by the clock are added plainly and never provisional.
    package func due(after start: Instant, _ limit: Limit, in scope: Scope = .city) -> Due {
        switch limit {
        case .clockMinutes(let minutes):
            Due(instant: Instant(milliseconds: start.milliseconds + Self.milliseconds(ofMinutes: minutes)), isProvisional: false)
        case .workingMinutes(let minutes):
            due(after: start, workingMilliseconds: Self.milliseconds(ofMinutes: minutes), in: scope)
        case .workingDays(let days):
            due(after: start, workingDays: days, in: scope)
        }
    }

    /// Whole minutes worked in `scope` from one instant to a later one, rounded down; at most ten years are looked through.
    package func workingMinutes(from start: Instant, to end: Instant, in scope: Scope = .city) -> Int {
        Int(workingMilliseconds(from: start, to: end, in: scope) / 60_000)
    }

    /// Milliseconds worked in `scope` from one instant to a later one; none where `end` is not later.
    package func workingMilliseconds(from start: Instant, to end: Instant, in scope: Scope = .city) -> Int64 {
        guard start < end else { return 0 }
        let first = zone.date(of: start).dayNumber
        let last = min(zone.date(of: end).dayNumber, first + Self.horizonDays)
        let view = view(of: scope)
        var worked: Int64 = 0
        for day in first...last {
            for shift in view.shifts(onDay: day) {
                let from = max(view.instant(day, shift.from), start)
                let to = min(view.instant(day, shift.to), end)
                if from < to { worked += to.milliseconds - from.milliseconds }
            }
        }
        return worked
    }

    /// The end of a stretch of working time given in milliseconds.
    package func due(after start: Instant, workingMilliseconds: Int64, in scope: Scope = .city) -> Due {
        let first = zone.date(of: start).dayNumber
        let view = view(of: scope)
        var left = workingMilliseconds
        for day in first...(first + Self.horizonDays) {
            for shift in view.shifts(onDay: day) {
                let to = view.instant(day, shift.to)
                guard start < to else { continue }
                let from = max(view.instant(day, shift.from), start)
                let available = to.milliseconds - from.milliseconds
                if left <= available {
                    return Due(instant: Instant(milliseconds: from.milliseconds + left), isProvisional: view.isProvisional(day))
                }
                left -= available
            }
        }
        return Due(instant: view.end(ofDay: first + Self.horizonDays), isProvisional: true)
    }

    private func due(after start: Instant, workingDays: Int, in scope: Scope) -> Due {
        let first = zone.date(of: start).dayNumber
        let view = view(of: scope)
        var left = max(workingDays, 1)
        for day in (workingDays > 0 ? first + 1 : first)...(first + Self.horizonDays) {
            guard let close = view.close(ofDay: day), start < close else { continue }
            left -= 1
            if left == 0 { return Due(instant: close, isProvisional: view.isProvisional(day)) }
        }
        return Due(instant: view.end(ofDay: first + Self.horizonDays), isProvisional: true)
    }

    /// Minutes of a limit as milliseconds, held between nothing and the horizon so that no cell of a table overflows.
    static func milliseconds(ofMinutes minutes: Int) -> Int64 {
        Int64(min(max(minutes, 0), horizonDays * 1440)) * 60_000
    }
}
