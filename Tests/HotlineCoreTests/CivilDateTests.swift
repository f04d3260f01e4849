import HotlineCore
import Testing

@Suite struct CivilDateTests {
    @Test func `every day from 1600 to 2400 has its number and its weekday`() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        // 1 January 1600 was a Saturday, 135,140 days before 1970.
        var number = -135_140
        var weekday = 6
        for year in 1600...2400 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for month in 1...12 {
                for day in 1...(lengths[month - 1] + (isLeap && month == 2 ? 1 : 0)) {
                    let date = try #require(CivilDate(year: year, month: month, day: day))
                    guard date.dayNumber == number, CivilDate(dayNumber: number) == date, date.weekday.rawValue == weekday else {
                        Issue.record("\(date.iso8601) is day \(date.dayNumber), \(date.weekday)")
                        return
                    }
                    number += 1
                    weekday = weekday % 7 + 1
                }
            }
        }
    }

    @Test(arguments: [
        ("1970-01-01", Weekday.thursday, 0), ("1969-12-31", .wednesday, -1), ("1949-10-01", .saturday, -7_397),
        ("2000-01-01", .saturday, 10_957),
        ("2000-02-29", .tuesday, 11_016), ("2026-02-14", .saturday, 20_498), ("2026-03-12", .thursday, 20_524),
        ("2400-02-29", .tuesday, 157_113),
        ("0001-01-01", .monday, -719_162), ("9999-12-31", .friday, 2_932_896),
    ])
    func `known days fall on known weekdays`(date: String, weekday: Weekday, number: Int) throws {
        #expect(try day(date).weekday == weekday)
        #expect(try day(date).dayNumber == number)
        #expect(try day(date).iso8601 == date)
    }

    @Test(arguments: [
        (2026, 2, 29), (2026, 2, 30), (1900, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (2026, 1, 32),
        (0, 1, 1),
        (10_000, 1, 1), (-1, 1, 1), (Int.max, 1, 1), (2026, Int.min, 1),
    ])
    func `there is no such day`(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func `days are added over months, leap days and years`() throws {
        #expect(try day("2026-02-28").adding(days: 1) == (try day("2026-03-01")))
        #expect(try day("2024-02-28").adding(days: 1) == (try day("2024-02-29")))
        #expect(try day("2026-12-31").adding(days: 1) == (try day("2027-01-01")))
        #expect(try day("2026-01-01").adding(days: -1) == (try day("2025-12-31")))
        #expect(try day("2026-03-12") < (try day("2026-03-13")))
        #expect(try day("2026-12-31") < (try day("2027-01-01")))
    }

    @Test func `a time of day lies between 0:00 and 24:00`() {
        #expect(TimeOfDay(minutes: -1) == nil)
        #expect(TimeOfDay(minutes: 0) != nil)
        #expect(TimeOfDay(minutes: 1440) != nil)
        #expect(TimeOfDay(minutes: 1441) == nil)
    }

    @Test(
        arguments: [
            ("2026-03-11T15:59:59.999Z", "2026-03-11", 86_399_999), ("2026-03-11T16:00:00Z", "2026-03-12", 0),
            ("1969-12-31T15:59:59Z", "1969-12-31", 86_399_000),
            ("1969-12-31T16:00:00Z", "1970-01-01", 0),
        ] as [(String, String, Int64)])
    func `a day begins at midnight of its zone`(text: String, date: String, millisecond: Int64) throws {
        #expect(Zone.china.date(of: try instant(text)) == (try day(date)))
        #expect(Zone.china.millisecondOfDay(of: try instant(text)) == millisecond)
    }

    @Test func `24:00 is the next day's midnight`() throws {
        #expect(Zone.china.instant(try day("2026-12-31"), try time("24:00")) == (try instant("2027-01-01T00:00:00+08:00")))
        #expect(Zone.utc.instant(try day("2026-03-12"), try time("09:20")) == (try instant("2026-03-12T09:20:00Z")))
    }
}
