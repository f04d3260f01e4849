import HotlineCore
import HotlineRouting
import Testing

struct OnCallTests {
    private static let tables = RouteTests.tables

    private static func instant(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

    @Test(
        arguments: [
            // Monday's day duty and the night's, over midnight.
            ("HOTLINE", "2026-03-09T08:00", ["8004"], OnCallSource.roster(line: 2)),
            ("HOTLINE", "2026-03-09T19:59", ["8004"], .roster(line: 2)),
            ("HOTLINE", "2026-03-09T20:00", ["8001"], .roster(line: 3)),
            ("HOTLINE", "2026-03-10T07:59", ["8001"], .roster(line: 3)),
            // Saturday by day nobody is on the roster: the table says who.
            ("HOTLINE", "2026-03-14T12:00", ["8001"], .table),
            // On the roster's dates, both ends among them; else the liaison.
            ("SWJ", "2026-02-14T23:59", ["W1"], .liaison),
            ("SWJ", "2026-02-15T00:00", ["W4"], .roster(line: 4)),
            ("SWJ", "2026-02-23T23:59", ["W4"], .roster(line: 4)),
            ("SWJ", "2026-02-24T00:00", ["W1"], .liaison),
            // Who has left is replaced by the deputy, and left out where there is none.
            ("SWJ", "2026-04-01T09:00", ["W4"], .liaison),
            ("440106011", "2026-03-31T23:00", ["S1", "S2"], .table),
            ("440106011", "2026-04-01T09:00", ["S2"], .table),
            ("440106012", "2026-03-09T09:00", ["S3"], .liaison),
            ("nobody", "2026-03-09T09:00", [], .liaison),
        ] as [(DepartmentCode, String, [PersonID], OnCallSource)])
    func `the roster comes first, then the table, then the liaison`(
        department: DepartmentCode, at: String, people: [PersonID], source: OnCallSource
    ) throws {
        let onCall = Self.tables.onCall(department, at: try Self.instant(at))
        #expect(onCall.people == people)
        #expect(onCall.source == source)
    }

    @Test func `where all have left, the department above has it`() throws {
        let tables = GoodRouting.tables([
            "people.csv": Change("people.csv", "S3,S003,示例己,440106012,,联络员,,,,", "S3,S003,示例己,440106012,,联络员,,,,2026-03-31").text
        ])
        let onCall = tables.onCall("440106012", at: try Self.instant("2026-04-01T09:00"))
        #expect(onCall == tables.onCall("440106012", at: try Self.instant("2026-12-01T09:00")))
        #expect(onCall.people == ["T1"])
        #expect(onCall.source == .above("440106"))
    }

    @Test func `a night's duty of Friday ends on Saturday morning`() throws {
        let tables = GoodRouting.tables(["roster.csv": "部门,人员,星期,日期,起,止,容量,代理\nSWJ,W4,五,任意,22:00,6:00,,\n"])
        func isOnDuty(_ at: String) throws -> Bool { tables.onCall("SWJ", at: try Self.instant(at)).source == .roster(line: 2) }
        #expect(try isOnDuty("2026-03-13T21:59") == false)
        #expect(try isOnDuty("2026-03-13T22:00"))
        #expect(try isOnDuty("2026-03-14T05:59"))
        #expect(try isOnDuty("2026-03-14T06:00") == false)
        #expect(try isOnDuty("2026-03-13T05:00") == false)
        #expect(try isOnDuty("2026-03-14T22:00") == false)
    }

    @Test func `a roster's own deputy comes before the person's`() throws {
        let tables = GoodRouting.tables(["roster.csv": "部门,人员,星期,日期,起,止,容量,代理\nSWJ,W1,任意,任意,0:00,24:00,,W2\n"])
        #expect(tables.onCall("SWJ", at: try Self.instant("2026-03-31T12:00")).people == ["W1"])
        #expect(tables.onCall("SWJ", at: try Self.instant("2026-04-01T12:00")).people == ["W2"])
    }

    @Test(
        arguments: [
            (LadderRecipient.onCall, "440106011", nil, ["S1", "S2"]),
            (.handler, "440106011", "S2", ["S2"]),
            (.handler, "440106011", nil, ["S1", "S2"]),
            (.liaison, "440106012", nil, ["S3"]),
            (.liaison, "440106011", nil, ["S1"]),
            // A street without such officers has its district's.
            (.chiefRepresentative, "440106011", nil, ["T2"]),
            (.leaderInCharge, "440106011", nil, ["T3"]),
            (.chiefRepresentative, "SWS", nil, []),
            // Monday at noon the shift leader on duty is 8004.
            (.shiftLeader, "SWJ", nil, ["8004"]),
            (.supervisor, "SWJ", nil, ["8002"]),
            (.centreHead, "SWJ", nil, ["8002"]),
            (.management, "SWJ", nil, ["8003"]),
        ] as [(LadderRecipient, DepartmentCode, PersonID?, [PersonID])])
    func `a rung tells whoever has the office`(
        recipient: LadderRecipient, department: DepartmentCode, handler: PersonID?, people: [PersonID]
    ) throws {
        let at = try Self.instant("2026-03-09T12:00")
        #expect(Self.tables.recipients(recipient, department: department, handler: handler, at: at) == people)
    }

    @Test func `a handler who left is told through the deputy`() throws {
        let at = try Self.instant("2026-04-01T12:00")
        #expect(Self.tables.recipients(.handler, department: "SWJ", handler: "W1", at: at) == ["W4"])
    }

    @Test func `an account names its person`() {
        #expect(Self.tables.person(unixUser: "boss")?.id == "8003")
        #expect(Self.tables.person(unixUser: "nobody") == nil)
    }
}
