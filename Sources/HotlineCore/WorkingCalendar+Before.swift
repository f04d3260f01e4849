extension WorkingCalendar {
    /// The instant at which `limit` is still left until `due`: what a rung with a least remaining time asks (practice 4).
    ///
    /// - Working minutes are counted backwards within the scope's hours; where the answer falls on a closing and on
    ///   the next opening alike it is the opening, when somebody is there to act.
    /// - Working days end at the close of the n-th working day before the one `due` falls on.
    /// - Past ten years back it is the beginning of that day.
    package func before(_ due: Instant, _ limit: Limit, in scope: Scope = .city) -> Instant {
        switch limit {
        case .clockMinutes(let minutes): Instant(milliseconds: due.milliseconds - Self.milliseconds(ofMinutes: minutes))
        case .workingMinutes(let minutes): before(due, workingMilliseconds: Self.milliseconds(ofMinutes: minutes), in: scope)
        case .workingDays(let days): before(due, workingDays: days, in: scope)
        }
    }

    private func before(_ due: Instant, workingMilliseconds: Int64, in scope: Scope) -> Instant {
        guard workingMilliseconds > 0 else { return due }
        let view = view(of: scope)
        let last = zone.date(of: due).dayNumber
        var left = workingMilliseconds
        for day in stride(from: last, through: last - Self.horizonDays, by: -1) {
            for shift in view.shifts(onDay: day).reversed() {
                let from = view.instant(day, shift.from)
                guard from < due else { continue }
                let to = min(view.instant(day, shift.to), due)
                let available = to.milliseconds - from.milliseconds
                if left <= available { return Instant(milliseconds: to.milliseconds - left) }
                left -= available
            }
        }
        return view.end(ofDay: last - Self.horizonDays - 1)
    }

    private func before(_ due: Instant, workingDays: Int, in scope: Scope) -> Instant {
        guard workingDays > 0 else { return due }
        // 24:00 belongs to the day it ends.
        let last = zone.date(of: Instant(milliseconds: due.milliseconds - 1)).dayNumber
        let view = view(of: scope)
        var left = workingDays
        for day in stride(from: last - 1, through: last - Self.horizonDays, by: -1) {
            guard let close = view.close(ofDay: day) else { continue }
            left -= 1
            if left == 0 { return close }
        }
        return view.end(ofDay: last - Self.horizonDays - 1)
    }
}
