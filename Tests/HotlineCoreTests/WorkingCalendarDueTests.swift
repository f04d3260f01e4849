import HotlineCore
import Testing

@Suite struct WorkingCalendarDueTests {
    @Test(arguments: [
        ("2026-02-13T17:00:00+08:00", 60, "2026-02-14T10:00:00+08:00"),  // Saturday made up
        ("2026-02-14T17:00:00+08:00", 60, "2026-02-24T10:00:00+08:00"),  // over the Spring Festival
        ("2026-02-14T16:30:00+08:00", 60, "2026-02-24T09:30:00+08:00"),
        ("2026-03-12T09:00:00+08:00", 60, "2026-03-12T10:00:00+08:00"),
        ("2026-03-12T11:30:00+08:00", 60, "2026-03-12T13:30:00+08:00"),  // over lunch
        ("2026-03-12T11:00:00+08:00", 60, "2026-03-12T12:00:00+08:00"),  // exactly at the closing for lunch
        ("2026-03-12T16:00:00+08:00", 60, "2026-03-12T17:00:00+08:00"),  // exactly at closing
        ("2026-03-12T16:00:00+08:00", 61, "2026-03-13T09:01:00+08:00"),
        ("2026-03-12T12:30:00+08:00", 1, "2026-03-12T13:01:00+08:00"),
        ("2026-03-12T03:00:00+08:00", 1, "2026-03-12T09:01:00+08:00"),
        ("2026-03-12T17:00:00+08:00", 1, "2026-03-13T09:01:00+08:00"),
        ("2026-03-13T18:00:00+08:00", 420, "2026-03-16T17:00:00+08:00"),  // a weekend, and a whole day
        ("2026-03-13T16:59:30+08:00", 1, "2026-03-16T09:00:30+08:00"),
        ("2026-03-12T12:30:00+08:00", 0, "2026-03-12T13:00:00+08:00"),  // nought starts at the next opening
        ("2026-03-12T10:30:00+08:00", 0, "2026-03-12T10:30:00+08:00"),
        ("2026-07-14T16:00:00+08:00", 120, "2026-07-16T10:00:00+08:00"),  // the city stopped
        ("2026-02-27T17:00:00+08:00", 420, "2026-02-28T17:00:00+08:00"),  // 28 February made up
        ("2026-03-11T20:00:00-05:00", 30, "2026-03-12T09:30:00+08:00"),  // a start told in another zone
        ("2026-03-12T10:00:00+08:00", -5, "2026-03-12T10:00:00+08:00"),  // a table's nonsense is nought
    ])
    func `a deadline counts working minutes only`(start: String, minutes: Int, due: String) throws {
        let found = try Guangzhou.calendar().due(after: try instant(start), .workingMinutes(minutes))
        #expect(found == .init(instant: try instant(due), isProvisional: false))
    }

    @Test(arguments: [
        ("2026-03-12T09:20:00+08:00", 1, "2026-03-13T17:00:00+08:00"),  // the first day is not counted
        ("2026-03-12T23:59:00+08:00", 1, "2026-03-13T17:00:00+08:00"),
        ("2026-03-13T00:00:00+08:00", 1, "2026-03-16T17:00:00+08:00"),
        ("2026-03-14T10:00:00+08:00", 1, "2026-03-16T17:00:00+08:00"),  // from a Saturday
        ("2026-02-13T10:00:00+08:00", 1, "2026-02-14T17:00:00+08:00"),  // made up
        ("2026-02-13T10:00:00+08:00", 2, "2026-02-24T17:00:00+08:00"),
        ("2026-02-10T10:00:00+08:00", 10, "2026-03-02T17:00:00+08:00"),
        ("2026-09-24T10:00:00+08:00", 5, "2026-10-09T17:00:00+08:00"),  // between two holidays, then National Day
        ("2026-04-30T10:00:00+08:00", 4, "2026-05-09T17:00:00+08:00"),
        ("2026-12-24T10:00:00+08:00", 5, "2026-12-31T17:00:00+08:00"),
        ("2026-03-12T09:20:00+08:00", 0, "2026-03-12T17:00:00+08:00"),
        ("2026-03-12T17:00:00+08:00", 0, "2026-03-13T17:00:00+08:00"),
        ("2026-03-14T12:00:00+08:00", 0, "2026-03-16T17:00:00+08:00"),
    ])
    func `a deadline in working days ends at the close of its last day`(start: String, days: Int, due: String) throws {
        let found = try Guangzhou.calendar().due(after: try instant(start), .workingDays(days))
        #expect(found == .init(instant: try instant(due), isProvisional: false))
    }

    @Test(arguments: [
        ("2026-03-12T09:20:00+08:00", 1, "2026-03-14T00:00:00+08:00"),
        ("2026-02-13T10:00:00+08:00", 2, "2026-02-25T00:00:00+08:00"),
        ("2026-12-30T10:00:00+08:00", 1, "2027-01-01T00:00:00+08:00"),  // 24:00 of 31 December is of 2026
    ])
    func `a setting moves the end of a working day to midnight`(start: String, days: Int, due: String) throws {
        let found = try Guangzhou.calendar(daysEndAtMidnight: true).due(after: try instant(start), .workingDays(days))
        #expect(found == .init(instant: try instant(due), isProvisional: false))
    }

    @Test(arguments: [
        ("2026-02-15T23:50:00+08:00", 15, "2026-02-16T00:05:00+08:00"),
        ("2026-12-31T23:00:00+08:00", 120, "2027-01-01T01:00:00+08:00"),  // never provisional
        ("2026-03-12T09:20:05.250+08:00", 30, "2026-03-12T09:50:05.250+08:00"),
    ])
    func `clock minutes run through nights and festivals`(start: String, minutes: Int, due: String) throws {
        let found = try Guangzhou.calendar().due(after: try instant(start), .clockMinutes(minutes))
        #expect(found == .init(instant: try instant(due), isProvisional: false))
    }

    @Test(arguments: [
        ("2026-12-31T16:30:00+08:00", Limit.workingMinutes(30), "2026-12-31T17:00:00+08:00", false),
        ("2026-12-31T16:30:00+08:00", .workingMinutes(31), "2027-01-04T09:01:00+08:00", true),
        ("2026-12-31T16:30:00+08:00", .workingDays(1), "2027-01-04T17:00:00+08:00", true),
        ("2026-12-24T10:00:00+08:00", .workingDays(6), "2027-01-04T17:00:00+08:00", true),
        ("2027-04-30T16:30:00+08:00", .workingMinutes(60), "2027-05-04T09:30:00+08:00", true),
        ("2027-09-30T09:00:00+08:00", .workingDays(1), "2027-10-04T17:00:00+08:00", true),
    ])
    func `a date that leans on an unpublished year is provisional`(start: String, limit: Limit, due: String, provisional: Bool) throws {
        let found = try Guangzhou.calendar().due(after: try instant(start), limit)
        #expect(found == .init(instant: try instant(due), isProvisional: provisional))
    }

    @Test func `a typhoon day in one district moves only that district's deadlines`() throws {
        let calendar = try Guangzhou.calendar()
        let start = try instant("2026-08-11T16:30:00+08:00")
        let panyu = WorkingCalendar.Scope(district: Guangzhou.panyu)
        #expect(calendar.due(after: start, .workingMinutes(60), in: panyu).instant == (try instant("2026-08-13T09:30:00+08:00")))
        #expect(calendar.due(after: start, .workingMinutes(60)).instant == (try instant("2026-08-12T09:30:00+08:00")))
        #expect(calendar.due(after: start, .workingDays(1), in: panyu).instant == (try instant("2026-08-13T17:00:00+08:00")))
        #expect(calendar.due(after: start, .workingDays(1)).instant == (try instant("2026-08-12T17:00:00+08:00")))
    }

    @Test func `an office with hours of its own is given them`() throws {
        let calendar = try Guangzhou.calendar()
        let office = WorkingCalendar.Scope(department: Guangzhou.office)
        let monday = try instant("2026-03-09T20:00:00+08:00")
        #expect(calendar.due(after: monday, .workingMinutes(60), in: office).instant == (try instant("2026-03-11T09:00:00+08:00")))
        #expect(calendar.due(after: monday, .workingDays(1), in: office).instant == (try instant("2026-03-11T11:30:00+08:00")))
        // The made-up Saturday has its Monday's hours.
        let friday = try instant("2026-02-13T11:30:00+08:00")
        #expect(calendar.due(after: friday, .workingMinutes(390), in: office).instant == (try instant("2026-02-14T20:30:00+08:00")))
    }

    @Test func `a walk ends after ten years and says that it is provisional`() throws {
        let calendar = try Guangzhou.calendar()
        let never = WorkingCalendar(
            zone: .china, days: [:], cityHours: calendar.cityHours, departmentHours: ["SHUT": [:]], lastPublishedYear: 2026)
        let start = try instant("2026-03-12T09:00:00+08:00")
        let bound = WorkingCalendar.Due(instant: try instant("2036-03-20T00:00:00+08:00"), isProvisional: true)
        let shut = WorkingCalendar.Scope(department: "SHUT")
        #expect(never.due(after: start, .workingMinutes(1), in: shut) == bound)
        #expect(never.due(after: start, .workingDays(1), in: shut) == bound)
        #expect(calendar.due(after: start, .workingMinutes(.max)) == bound)
        #expect(calendar.due(after: start, .workingDays(.max)) == bound)
        #expect(never.workingMinutes(from: start, to: try instant("9999-12-31T00:00:00Z"), in: shut) == 0)
        #expect(never.before(start, .workingMinutes(1), in: shut) == (try instant("2016-03-04T00:00:00+08:00")))
        #expect(never.before(start, .workingDays(1), in: shut) == (try instant("2016-03-04T00:00:00+08:00")))
        #expect(calendar.due(after: start, .clockMinutes(.max)).instant == (try instant("2036-03-19T09:00:00+08:00")))
    }
}
