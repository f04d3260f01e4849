import HotlineCore
import Testing

/// The calendar against the plainest walk there is: one minute after another, from tables of its own.
@Suite struct WorkingCalendarOracleTests {
    /// Knows 2026 by its dates as text, and each minute of a day by its number.
    private struct MinuteWalk {
        let off = Set(Guangzhou.daysOff.flatMap(\.dates) + ["2026-07-15"])
        let madeUp = Set(Guangzhou.madeUp)

        func isWorked(_ minute: Int64) -> Bool {
            let local = minute + 8 * 60
            let date = CivilDate(dayNumber: Int(local / 1440))
            let ofDay = local % 1440
            guard (540..<720).contains(ofDay) || (780..<1020).contains(ofDay) else { return false }
            if off.contains(date.iso8601) { return false }
            return madeUp.contains(date.iso8601) || !date.weekday.isWeekend
        }

        /// The minute after the last one used.
        func end(from start: Int64, minutes: Int) -> Int64 {
            var left = minutes
            var minute = start
            while true {
                if isWorked(minute) { left -= 1 }
                minute += 1
                if left == 0 { return minute }
            }
        }
    }

    /// Whole minutes of 2026 up to the middle of November, so that no walk leaves the year.
    private static let starts: [Int64] = {
        var random = Seeded(12_345)
        return (0..<150).map { _ in Int64.random(in: 29_453_760..<29_911_680, using: &random) }
    }()

    @Test(arguments: [1, 15, 180, 240, 420, 421, 1_000, 2_100])
    func `the walk over shifts agrees with a walk over minutes`(minutes: Int) throws {
        let calendar = try Guangzhou.calendar()
        let walk = MinuteWalk()
        for start in Self.starts {
            let due = calendar.due(after: Instant(seconds: start * 60), .workingMinutes(minutes))
            #expect(due == .init(instant: Instant(seconds: walk.end(from: start, minutes: minutes) * 60), isProvisional: false))
        }
    }

    @Test func `minutes worked between two instants are the minutes a limit took`() throws {
        let calendar = try Guangzhou.calendar()
        var random = Seeded(8_007)
        for start in Self.starts {
            let minutes = Int.random(in: 0...3_000, using: &random)
            let from = Instant(seconds: start * 60)
            let due = calendar.due(after: from, .workingMinutes(minutes)).instant
            #expect(calendar.workingMinutes(from: from, to: due) == minutes)
            #expect(calendar.workingMinutes(from: due, to: from) == 0)
        }
    }

    @Test func `counting back from a due instant gives an instant whose limit ends there`() throws {
        let calendar = try Guangzhou.calendar()
        var random = Seeded(354)
        for start in Self.starts {
            let minutes = Int.random(in: 1...3_000, using: &random)
            let due = calendar.due(after: Instant(seconds: start * 60), .workingMinutes(minutes)).instant
            let back = calendar.before(due, .workingMinutes(minutes))
            #expect(calendar.due(after: back, .workingMinutes(minutes)).instant == due)
            #expect(calendar.workingMinutes(from: back, to: due) == minutes)
            let days = Int.random(in: 1...9, using: &random)
            let close = calendar.due(after: due, .workingDays(days)).instant
            #expect(calendar.due(after: calendar.before(close, .workingDays(days)), .workingDays(days)).instant == close)
        }
    }

    @Test(arguments: [
        ("2026-03-12T10:00:00+08:00", Limit.workingMinutes(30), "2026-03-12T09:30:00+08:00"),
        ("2026-03-12T10:00:00+08:00", .workingMinutes(60), "2026-03-12T09:00:00+08:00"),  // the opening, not last night's closing
        ("2026-03-12T10:00:00+08:00", .workingMinutes(90), "2026-03-11T16:30:00+08:00"),
        ("2026-02-24T17:00:00+08:00", .workingMinutes(480), "2026-02-14T16:00:00+08:00"),  // back over the Spring Festival
        ("2026-02-24T17:00:00+08:00", .workingDays(1), "2026-02-14T17:00:00+08:00"),
        ("2026-02-24T17:00:00+08:00", .workingDays(2), "2026-02-13T17:00:00+08:00"),
        ("2026-02-24T17:00:00+08:00", .workingDays(0), "2026-02-24T17:00:00+08:00"),
        ("2026-02-24T17:00:00+08:00", .workingMinutes(0), "2026-02-24T17:00:00+08:00"),
        ("2026-02-24T00:30:00+08:00", .clockMinutes(60), "2026-02-23T23:30:00+08:00"),
    ])
    func `an instant before a due leaves the limit`(due: String, limit: Limit, expected: String) throws {
        #expect(try Guangzhou.calendar().before(try instant(due), limit) == (try instant(expected)))
    }

    @Test func `a day that ends at midnight is counted back from itself`() throws {
        let calendar = try Guangzhou.calendar(daysEndAtMidnight: true)
        let due = try instant("2026-02-25T00:00:00+08:00")
        #expect(calendar.before(due, .workingDays(1)) == (try instant("2026-02-15T00:00:00+08:00")))
    }
}
