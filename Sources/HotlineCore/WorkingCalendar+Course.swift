/// What happened to a clock after it began.
package enum ClockTurn: Hashable, Sendable {
    /// An extension took effect.
    case extended(by: Limit, at: Instant)
    /// The clock stood still.
    case paused(from: Instant, until: Instant)

    package var at: Instant {
        switch self {
        case .extended(_, let at): at
        case .paused(let from, _): from
        }
    }
}

extension WorkingCalendar {
    /// When a clock is due after all that happened to it, in the order in which it happened.
    ///
    /// - An extension counts on from the due that stood: the day of that due is not counted again.
    /// - After a pause the clock has what was left when the pause began, working time for working limits; one in working days
    ///   ends with the close of its last day, as it would have without the pause (practice 12).
    /// - What was due before the pause began stays late.
    ///
    /// - Parameter base: when it would be due had nothing happened.
    package func due(from base: Due, of limit: Limit, after turns: [ClockTurn], in scope: Scope = .city) -> Due {
        var due = base
        for turn in turns.sorted(by: { $0.at < $1.at }) {
            switch turn {
            case .extended(let length, _): due = extended(due, by: length, in: scope)
            case .paused(let from, let until): due = resumed(due, of: limit, from: from, until: until, in: scope)
            }
        }
        return due
    }

    private func extended(_ due: Due, by length: Limit, in scope: Scope) -> Due {
        // 24:00 belongs to the day it ends.
        let start = if case .workingDays = length { Instant(milliseconds: due.instant.milliseconds - 1) } else { due.instant }
        return self.due(after: start, length, in: scope)
    }

    private func resumed(_ due: Due, of limit: Limit, from: Instant, until: Instant, in scope: Scope) -> Due {
        guard from < until, from < due.instant else { return due }
        if limit.isByClock {
            return Due(
                instant: Instant(milliseconds: due.instant.milliseconds + until.milliseconds - from.milliseconds),
                isProvisional: due.isProvisional)
        }
        let left = workingMilliseconds(from: from, to: due.instant, in: scope)
        let end = self.due(after: until, workingMilliseconds: left, in: scope)
        guard case .workingDays = limit else { return end }
        let day = zone.date(of: Instant(milliseconds: end.instant.milliseconds - 1)).dayNumber
        return Due(instant: view(of: scope).close(ofDay: day) ?? end.instant, isProvisional: end.isProvisional)
    }
}
