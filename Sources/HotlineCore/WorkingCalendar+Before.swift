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
        let last = zone.date(of: due).dayNumber
        var left = workingMilliseconds
        for back in 0...Self.horizonDays {
            let date = CivilDate(dayNumber: last - back)
            for shift in shifts(on: date, in: scope).reversed() {
                let from = zone.instant(date, shift.from)
                guard from < due else { continue }
                let to = min(zone.instant(date, shift.to), due)
                let available = to.milliseconds - from.milliseconds
                if left <= available { return Instant(milliseconds: to.milliseconds - left) }
                left -= available
            }
        }
        return startOfDay(last - Self.horizonDays)
    }

    private func before(_ due: Instant, workingDays: Int, in scope: Scope) -> Instant {
        guard workingDays > 0 else { return due }
        // 24:00 belongs to the day it ends.
        let last = zone.date(of: Instant(milliseconds: due.milliseconds - 1)).dayNumber
        var left = workingDays
        for back in 1...Self.horizonDays {
            guard let close = close(of: CivilDate(dayNumber: last - back), in: scope) else { continue }
            left -= 1
            if left == 0 { return close }
        }
        return startOfDay(last - Self.horizonDays)
    }

    private func startOfDay(_ dayNumber: Int) -> Instant {
        Instant(milliseconds: (Int64(dayNumber) * 86_400 - Int64(zone.offsetSeconds)) * 1000)
    }
}
