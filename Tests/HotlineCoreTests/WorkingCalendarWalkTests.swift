import HotlineCore
import Testing

/// A clock's way, day by day, as `why` shows it.
struct WorkingCalendarWalkTests {
    @Test func `each day has its minutes, or why it has none`() throws {
        let calendar = try Guangzhou.calendar()
        let walk = calendar.walk(from: try instant("2026-02-13T16:00:00+08:00"), to: try instant("2026-02-24T10:30:00+08:00"), in: .city)
        #expect(
            walk.map { "\($0.date.iso8601) \($0.minutes) \($0.name)" } == [
                "2026-02-13 60 ", "2026-02-14 420 调休", "2026-02-15 0 春节", "2026-02-16 0 春节", "2026-02-17 0 春节", "2026-02-18 0 春节",
                "2026-02-19 0 春节", "2026-02-20 0 春节", "2026-02-21 0 春节", "2026-02-22 0 春节", "2026-02-23 0 春节", "2026-02-24 90 ",
            ])
        #expect(walk.filter(\.isWorked).map(\.minutes).reduce(0, +) == 570)
    }

    @Test func `what ends at midnight ends on the day before`() throws {
        let calendar = try Guangzhou.calendar()
        let walk = calendar.walk(from: try instant("2026-03-12T09:00:00+08:00"), to: try instant("2026-03-13T00:00:00+08:00"), in: .city)
        #expect(walk.map(\.date) == [try day("2026-03-12")])
    }

    @Test func `nothing lies between an instant and itself, and no walk is without end`() throws {
        let calendar = try Guangzhou.calendar()
        let start = try instant("2026-03-12T09:00:00+08:00")
        #expect(calendar.walk(from: start, to: start, in: .city) == [])
        #expect(calendar.walk(from: start, to: try instant("2036-03-12T09:00:00+08:00"), in: .city).count == WorkingCalendar.walkLimit)
    }

    @Test func `the minutes of a working limit's walk are the limit`() throws {
        let calendar = try Guangzhou.calendar()
        var random = Seeded(7)
        for _ in 0..<50 {
            let start = Instant(seconds: Int64.random(in: 1_772_000_000..<1_785_000_000, using: &random) / 60 * 60)
            let minutes = Int.random(in: 1...3_000, using: &random)
            let due = calendar.due(after: start, .workingMinutes(minutes)).instant
            #expect(calendar.walk(from: start, to: due, in: .city).map(\.minutes).reduce(0, +) == minutes)
        }
    }

    @Test func `a room of the hotline's has hours of its own where the table gives them`() throws {
        let office = try #require(TimeOfDay(minutes: 540))
        let close = try #require(TimeOfDay(minutes: 1020))
        let midnight = try #require(TimeOfDay(minutes: 1440))
        let week: (TimeOfDay, TimeOfDay) -> [Weekday: [WorkingCalendar.Shift]] = { from, to in
            Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [.init(from: from, to: to)]) })
        }
        let calendar = WorkingCalendar(
            zone: .china, days: [:], cityHours: week(office, close),
            departmentHours: ["HOTLINE": week(.midnight, midnight), WorkingCalendar.holder(ofRoom: .review): week(office, close)],
            lastPublishedYear: 2026)
        let start = try instant("2026-03-12T20:00:00+08:00")
        #expect(
            calendar.due(after: start, .workingMinutes(60), in: calendar.room(.accept)).instant
                == (try instant("2026-03-12T21:00:00+08:00")))
        #expect(
            calendar.due(after: start, .workingMinutes(60), in: calendar.room(.review)).instant
                == (try instant("2026-03-13T10:00:00+08:00")))
    }
}
