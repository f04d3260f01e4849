import HotlineCore
import HotlineDesk
import HotlineRouting
import Testing

/// Before a festival: what falls due across it, and who is not there (practice 16).
struct HolidayTests {
    private static func outlooks(_ house: House, _ now: Instant) throws -> [HolidayOutlook] {
        guard case .holidays(let outlooks) = try house.ask(.holidays(by: Who.shiftLeader), now) else { return [] }
        return outlooks
    }

    @Test(arguments: [
        ("2026-09-01T09:00", ["中秋节 2026-09-25 2026-09-27", "国庆节 2026-10-01 2026-10-07"]),
        ("2026-08-25T09:00", []),
        ("2026-08-26T09:00", ["中秋节 2026-09-25 2026-09-27"]),
        ("2026-02-20T09:00", ["春节 2026-02-15 2026-02-23"]),
        ("2026-03-10T09:00", ["清明节 2026-04-04 2026-04-06"]),
    ])
    func `thirty days ahead, and a festival that still lasts`(now: String, expected: [String]) throws {
        let calendar = SampleTables.shipped.routing.calendar
        let found = SampleTables.shipped.routing.holidays(from: calendar.zone.date(of: at(now)), within: 30)
        #expect(found.map { "\($0.name) \($0.first.iso8601) \($0.last.iso8601)" } == expected)
    }

    @Test func `what falls due from the first day off to the first day worked again`() throws {
        let house = try House()
        // Signed, so that the promise of five working days runs over 清明: due on the 7th, the day after.
        let receipt = try house.web(Matter.looseCover, at("2026-03-30T10:00"))
        let critical = try house.web(Matter.missingCover, id: "c", at("2026-04-03T23:50"))
        let outlook = try #require(try Self.outlooks(house, at("2026-04-03T23:55")).first)
        #expect(outlook.holiday.name == "清明节")
        let dues = outlook.dues.map { "\($0.due.wallClock()) \($0.clock.rawValue) \($0.ticket == receipt.ticket ? "loose" : "cover")" }
        #expect(
            dues == [
                "2026-04-04 00:05 sign cover", "2026-04-04 00:20 contact cover", "2026-04-04 01:50 first_report cover",
                "2026-04-07 17:00 promised loose",
            ])
        #expect(!outlook.hasMore)
        #expect(critical.ticket != nil)
    }

    @Test func `a roster that leaves a festival's night uncovered is named, with who has it instead`() throws {
        // 天河区 has people by day and by night on weekdays; at the weekend 440106-1 alone.
        let folder = SampleTables.replacing("440106-1,六日,任意,00:00,24:00", by: "440106-1,六,任意,00:00,24:00", in: "roster.csv")
        let routing = SampleTables.load(folder).routing
        let holiday = try #require(
            routing.holidays(from: SampleTables.shipped.routing.calendar.zone.date(of: at("2026-04-01T09:00")), within: 30).first)
        let holes = routing.rosterHoles(in: holiday)
        #expect(
            holes.map { "\($0.department) \($0.date.iso8601) \($0.shift.from.words)-\($0.shift.to.words)" } == [
                "440106 2026-04-05 00:00-24:00"
            ])
        #expect(holes.first?.instead == ["440106-1"])
        #expect(SampleTables.shipped.routing.rosterHoles(in: holiday) == [])
    }

    @Test func `only those who see to the daemon may ask`() throws {
        let house = try House()
        #expect(try house.refusal(of: .holidays(by: Who.jiangnan), at("2026-03-12T09:00")) == .notPermitted(verb: "status"))
    }

    @Test(arguments: [("2026-11-01T09:00", false), ("2026-11-02T09:00", true), ("2026-12-31T09:00", true)])
    func `sixty days before the published days end the status says so`(now: String, warns: Bool) throws {
        let house = try House()
        guard case .status(let status) = try house.ask(.status(by: Who.shiftLeader), at(now)) else {
            Issue.record("no status")
            return
        }
        #expect(status.warnings.contains { $0.arguments.first?.contains("calendar.csv") == true } == warns)
    }

    @Test func `a matter that the table names has its first report within a day, over the festival`() throws {
        let house = try House()
        let receipt = try house.web(Matter.wages, at("2026-02-14T16:50"))
        #expect(try house.clocks(receipt)[.firstReport]?.due == at("2026-02-15T16:50"))
        #expect(try house.ticket(receipt).urgency == .ordinary)
    }
}
