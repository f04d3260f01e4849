extension WorkingCalendar {
    /// One day of a clock's way from its start to its end.
    package struct WalkedDay: Hashable, Sendable {
        package let date: CivilDate
        /// Minutes worked of it between the two instants, rounded down.
        package let minutes: Int
        /// Why it is not worked, or the name of a worked day that has one; empty for an ordinary working day.
        package let name: String
        package let isWorked: Bool
    }

    /// Days shown of one walk: a statutory limit of fifteen working days over the longest festival has not forty.
    package static let walkLimit = 60

    /// A clock's way day by day, its first and its last included; at most `walkLimit` days.
    package func walk(from start: Instant, to end: Instant, in scope: Scope) -> [WalkedDay] {
        guard start < end else { return [] }
        let first = zone.date(of: start).dayNumber
        // 24:00 belongs to the day it ends.
        let last = min(zone.date(of: Instant(milliseconds: end.milliseconds - 1)).dayNumber, first + Self.walkLimit - 1)
        return (first...last).map { number in
            let date = CivilDate(dayNumber: number)
            let begin = max(start, zone.instant(date, .midnight))
            let close = min(end, zone.instant(date.adding(days: 1), .midnight))
            let day = day(date, in: scope)
            return WalkedDay(
                date: date, minutes: workingMinutes(from: begin, to: close, in: scope), name: day.name,
                isWorked: isWorkingDay(date, in: scope))
        }
    }
}
