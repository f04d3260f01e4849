import HotlineCore
import Testing

@Suite struct WorkingCalendarDaysTests {
    @Test(arguments: [
        ("2026-02-12", true, ""),  // an ordinary Thursday
        ("2026-02-14", true, "调休"),  // a made-up Saturday
        ("2026-02-15", false, "春节"),
        ("2026-02-23", false, "春节"),  // a Monday
        ("2026-02-24", true, ""),
        ("2026-01-04", true, "调休"),  // a made-up Sunday
        ("2026-03-07", false, "周末"),
        ("2026-07-15", false, "全市停工"),
        ("2026-08-12", true, ""),  // off in Panyu alone
        ("2026-12-31", true, ""),
        ("2027-01-01", false, "元旦"),  // 2027 is not published
        ("2027-01-02", false, "周末"),
        ("2027-02-08", true, ""),  // whatever the notice will say
        ("2027-05-01", false, "劳动节"),
        ("2027-05-03", false, "劳动节"),
        ("2027-05-04", true, ""),
        ("2027-10-01", false, "国庆节"),
        ("2027-10-03", false, "国庆节"),
        ("2027-10-04", true, ""),
    ])
    func `the city works on the days of the notice`(date: String, isWorked: Bool, name: String) throws {
        let calendar = try Guangzhou.calendar()
        let found = calendar.day(try day(date), in: .city)
        #expect(found.isWorked == isWorked)
        #expect(found.name == name)
        #expect(calendar.isWorkingDay(try day(date), in: .city) == isWorked)
    }

    @Test func `33 days of 2026 are off by notice and 6 are made up`() throws {
        let calendar = try Guangzhou.calendar()
        let first = try day("2026-01-01").dayNumber
        let ofYear = (first..<(first + 365)).map { CivilDate(dayNumber: $0) }
        let named = ofYear.map { calendar.day($0, in: .city) }
        #expect(named.filter { !$0.isWorked && $0.name != "周末" && $0.name != "全市停工" }.count == 33)
        #expect(named.filter { $0.name == "调休" }.count == 6)
        // 261 weekdays, less the 19 and the stop that fall on them, and the 6 made up.
        #expect(ofYear.filter { calendar.isWorkingDay($0, in: .city) }.count == 261 - 19 - 1 + 6)
    }

    @Test func `a fixed holiday beyond the notices is a working day only where the notice says so`() throws {
        let calendar = try Guangzhou.calendar()
        let published = WorkingCalendar(
            zone: .china, days: [.init(date: try day("2026-05-01")): .init(isWorked: true, name: "照常")],
            cityHours: calendar.cityHours, lastPublishedYear: 2025)
        #expect(published.isWorkingDay(try day("2026-05-01"), in: .city))
        #expect(published.isProvisional(try day("2026-05-01")))
        let without = WorkingCalendar(zone: .china, days: [:], cityHours: calendar.cityHours, lastPublishedYear: 2026)
        #expect(without.isWorkingDay(try day("2026-05-01"), in: .city), "inside a published year the table is everything")
    }

    @Test func `a district's day speaks before the city's`() throws {
        let calendar = try Guangzhou.calendar()
        let panyu = WorkingCalendar.Scope(district: Guangzhou.panyu)
        let tianhe = WorkingCalendar.Scope(district: Guangzhou.tianhe)
        #expect(calendar.day(try day("2026-08-12"), in: panyu) == (false, "台风停工"))
        #expect(calendar.day(try day("2026-08-12"), in: tianhe) == (true, ""))
        #expect(calendar.day(try day("2026-07-15"), in: tianhe) == (true, "天河照常"))
        #expect(calendar.day(try day("2026-07-15"), in: panyu) == (false, "全市停工"))
    }

    @Test func `a made-up day has Monday's hours and an own-hours office works by its own week`() throws {
        let calendar = try Guangzhou.calendar()
        let office = WorkingCalendar.Scope(department: Guangzhou.office)
        let centre = calendar.shifts(on: try day("2026-03-09"), in: .city)
        #expect(centre.map(\.from.minutes) == [540, 780])
        #expect(centre.map(\.to.minutes) == [720, 1020])
        #expect(calendar.shifts(on: try day("2026-02-14"), in: .city) == centre)
        #expect(calendar.shifts(on: try day("2026-02-14"), in: office).map(\.from.minutes) == [840])
        #expect(calendar.shifts(on: try day("2026-03-11"), in: office).map(\.to.minutes) == [690])
        #expect(calendar.shifts(on: try day("2026-03-10"), in: office).isEmpty)
        #expect(!calendar.isWorkingDay(try day("2026-03-10"), in: office), "a Tuesday without hours")
        #expect(calendar.shifts(on: try day("2026-02-16"), in: office).isEmpty)
        #expect(calendar.shifts(on: try day("2026-03-11"), in: .init(department: "SWJ")) == centre, "no hours of its own: the city's")
    }

    @Test(arguments: [("2026-12-31", false), ("2027-01-01", true), ("2031-06-01", true), ("2020-01-01", false)])
    func `days past the last notice are provisional`(date: String, expected: Bool) throws {
        #expect(try Guangzhou.calendar().isProvisional(try day(date)) == expected)
    }
}
