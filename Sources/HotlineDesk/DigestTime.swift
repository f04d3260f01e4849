import HotlineCore

/// When a department reads of its rungs that are not urgent: one by one, at the end of each working hour, or each morning.
package enum DigestTime: String, CaseIterable, Hashable, Sendable {
    case off, hour, morning

    /// The instant of the digest that a rung of `now` stands in: the next full hour that is worked, closing hours included, or the
    /// next opening of a day. An hour or a day after which nobody is there waits for the next one that is worked.
    ///
    /// - Returns: nil where nothing is gathered.
    package func instant(after now: Instant, calendar: WorkingCalendar, scope: WorkingCalendar.Scope) -> Instant? {
        switch self {
        case .off: return nil
        case .hour:
            let hour: Int64 = 3_600_000
            // Zones are whole minutes off; hours are told by the wall's clock.
            let offset = Int64(calendar.zone.offsetSeconds) * 1_000
            let wall = now.milliseconds + offset
            let rest = (wall % hour + hour) % hour
            let next = Instant(milliseconds: now.milliseconds + (rest == 0 ? 0 : hour - rest))
            let before = Instant(milliseconds: next.milliseconds - 1)
            if calendar.workingMilliseconds(from: before, to: next, in: scope) > 0 { return next }
            return calendar.due(after: next, workingMilliseconds: 0, in: scope).instant
        case .morning:
            let today = calendar.zone.date(of: now)
            for day in 0..<WorkingCalendar.horizonDays {
                let date = today.adding(days: day)
                guard let first = calendar.shifts(on: date, in: scope).first else { continue }
                let opening = calendar.zone.instant(date, first.from)
                if opening >= now { return opening }
            }
            return now
        }
    }
}
