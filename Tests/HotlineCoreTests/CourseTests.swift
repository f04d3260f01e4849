import HotlineCore
import Testing

/// What extensions and pauses make of a due: working days end with the close of a day, the clock's own with a minute.
struct CourseTests {
    private static func instant(_ text: String) -> Instant {
        guard let instant = Instant(iso8601: text) else { preconditionFailure("the sample “\(text)” is no instant") }
        return instant
    }

    /// Monday to Friday, 09:00–12:00 and 13:00–17:00.
    private static func calendar(midnight: Bool = false) -> WorkingCalendar {
        func time(_ hour: Int) -> TimeOfDay {
            guard let time = TimeOfDay(minutes: hour * 60) else { preconditionFailure("an hour of the day") }
            return time
        }
        let shifts = [WorkingCalendar.Shift(from: time(9), to: time(12)), WorkingCalendar.Shift(from: time(13), to: time(17))]
        let week: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        return WorkingCalendar(
            zone: .china, days: [:], cityHours: Dictionary(week.map { ($0, shifts) }) { first, _ in first }, lastPublishedYear: 2026,
            daysEndAtMidnight: midnight)
    }

    @Test(arguments: [
        (false, "2026-03-19T17:00", "2026-03-24T17:00"), (true, "2026-03-20T00:00", "2026-03-25T00:00"),
    ])
    func `an extension in working days does not count the day of the due again`(midnight: Bool, due: String, extended: String) {
        let longer = Self.calendar(midnight: midnight).due(
            from: .init(instant: Self.instant(due), isProvisional: false), of: .workingDays(5),
            after: [.extended(by: .workingDays(3), at: Self.instant("2026-03-13T10:00"))])
        #expect(longer.instant == Self.instant(extended))
    }

    @Test(arguments: [
        (Limit.workingDays(5), "2026-03-13T11:00", "2026-03-16T09:00", "2026-03-19T17:00", "2026-03-20T17:00"),
        (.workingMinutes(600), "2026-03-13T11:00", "2026-03-16T09:00", "2026-03-13T16:00", "2026-03-16T14:00"),
        (.clockMinutes(600), "2026-03-13T11:00", "2026-03-14T11:00", "2026-03-13T16:00", "2026-03-14T16:00"),
        // Late before the pause, late after it.
        (.workingDays(5), "2026-03-20T09:00", "2026-03-23T09:00", "2026-03-19T17:00", "2026-03-19T17:00"),
        // A pause over a weekend costs nobody a day.
        (.workingDays(5), "2026-03-13T17:00", "2026-03-16T09:00", "2026-03-19T17:00", "2026-03-19T17:00"),
    ])
    func `after a pause the clock has what it had left`(limit: Limit, from: String, until: String, due: String, later: String) {
        let end = Self.calendar().due(
            from: .init(instant: Self.instant(due), isProvisional: false), of: limit,
            after: [.paused(from: Self.instant(from), until: Self.instant(until))])
        #expect(end.instant == Self.instant(later))
    }

    @Test func `turns are taken in the order in which they happened`() {
        let pause = ClockTurn.paused(from: Self.instant("2026-03-13T17:00"), until: Self.instant("2026-03-23T09:00"))
        let longer = ClockTurn.extended(by: .workingDays(1), at: Self.instant("2026-03-13T10:00"))
        let due = WorkingCalendar.Due(instant: Self.instant("2026-03-19T17:00"), isProvisional: false)
        #expect(Self.calendar().due(from: due, of: .workingDays(5), after: [pause, longer]).instant == Self.instant("2026-03-27T17:00"))
    }
}
