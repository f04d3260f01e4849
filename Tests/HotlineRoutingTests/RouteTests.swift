import HotlineCore
import HotlineRouting
import Testing

struct RouteTests {
    static let tables = GoodRouting.tables()

    static func place(district: PlaceCode? = nil, street: PlaceCode? = nil, named: PlaceCode? = nil, candidates: [PlaceCode] = [])
        -> PlaceFinding
    {
        PlaceFinding(district: district, street: street, named: named, candidates: candidates, evidence: [])
    }

    static let tangxia = place(district: "440106", street: "440106011", named: "440106011")
    static let tianyuan = place(district: "440106", street: "440106012", named: "440106012")
    static let beijingRoad = place(district: "440104", street: "440104009", named: "440104009")
    static let tianhe = place(district: "440106", named: "440106")
    static let ambiguous = place(named: nil, candidates: ["440106", "440104"])

    static func date(_ text: String) throws -> CivilDate { try CellParser.date(text) }

    struct Case: Sendable, CustomTestStringConvertible {
        let category: CategoryCode?
        let place: PlaceFinding
        var kind: Kind? = .complaint
        var urgency = Urgency.ordinary
        var channel = Channel.phone
        var date = "2026-03-12"
        let order: Int
        let lead: DepartmentCode
        var co: [DepartmentCode] = []
        var handler = HandlerRule.onCall
        let isAutomatic: Bool
        let reason: String
        var missing: [Route.Missing] = []

        var testDescription: String {
            "\(category?.rawValue ?? "none") \(urgency) \(place.named?.rawValue ?? "") \(date) → \(order) \(lead)"
        }
    }

    @Test(arguments: [
        // A missing cover goes to the street, with two bureaus beside it.
        Case(
            category: "0205", place: tangxia, urgency: .critical, order: 10, lead: "440106011", co: ["SWJ", "CGJ"], isAutomatic: true,
            reason: "route-rule 10 2 440106011"),
        // The same without urgency falls through to the class's own row.
        Case(
            category: "0205", place: tangxia, order: 50, lead: "440106011", co: ["SWJ"], isAutomatic: true,
            reason: "route-rule 50 6 440106011"),
        // No street is known: the district has it.
        Case(
            category: "0205", place: tianhe, urgency: .critical, order: 10, lead: "440106", co: ["SWJ", "CGJ"], isAutomatic: true,
            reason: "route-district-for-street 10 2 440106", missing: [.street]),
        // A street without an office: the district has it.
        Case(
            category: "0205", place: beijingRoad, urgency: .critical, order: 10, lead: "440104", co: ["SWJ", "CGJ"], isAutomatic: true,
            reason: "route-district-for-street 10 2 440104", missing: [.street]),
        // No place at all: the hotline decides.
        Case(
            category: "0205", place: .unknown, urgency: .critical, order: 10, lead: "HOTLINE", co: ["SWJ", "CGJ"], isAutomatic: false,
            reason: "route-district-unknown 10 2 ", missing: [.street, .district]),
        // Two districts: nothing is guessed.
        Case(
            category: "0205", place: ambiguous, urgency: .critical, order: 10, lead: "HOTLINE", co: ["SWJ", "CGJ"], isAutomatic: false,
            reason: "route-place-ambiguous 10 2 ", missing: [.ambiguousPlace, .street]),
        // A bureau leads wherever it is, but an ambiguous place is a person's to see.
        Case(
            category: "1502", place: ambiguous, order: 50, lead: "SWS", isAutomatic: false, reason: "route-rule 50 6 SWS",
            missing: [.ambiguousPlace]),
        Case(category: "1502", place: .unknown, order: 50, lead: "SWS", isAutomatic: true, reason: "route-rule 50 6 SWS"),
        // Channel and district are conditions, a person may be named.
        Case(
            category: "0101", place: tangxia, channel: .window, order: 20, lead: "440106", handler: .person("T1"), isAutomatic: false,
            reason: "route-rule 20 3 440106"),
        Case(
            category: "0101", place: tangxia, order: 50, lead: "440106011", co: ["CGJ"], isAutomatic: true,
            reason: "route-rule 50 6 440106011"),
        // A street is a condition.
        Case(category: "0101", place: tianyuan, order: 30, lead: "CGJ", isAutomatic: true, reason: "route-rule 30 4 CGJ"),
        // From 1 April another has it.
        Case(
            category: "0101", place: tianyuan, date: "2026-03-31", order: 30, lead: "CGJ", isAutomatic: true, reason: "route-rule 30 4 CGJ"),
        Case(
            category: "0101", place: tianyuan, date: "2026-04-01", order: 30, lead: "CGX", isAutomatic: true, reason: "route-rule 30 4 CGX"),
        // A first level is a condition, and the row has its days.
        Case(
            category: "1502", place: tianhe, kind: .consultation, order: 40, lead: "SWS", handler: .person("X1"), isAutomatic: true,
            reason: "route-rule 40 5 SWS"),
        Case(
            category: "1502", place: tianhe, kind: .consultation, date: "2026-01-31", order: 50, lead: "SWS", isAutomatic: true,
            reason: "route-rule 50 6 SWS"),
        Case(
            category: "1502", place: tianhe, kind: .consultation, date: "2026-06-30", order: 40, lead: "SWS", handler: .person("X1"),
            isAutomatic: true, reason: "route-rule 40 5 SWS"),
        Case(
            category: "1502", place: tianhe, kind: .consultation, date: "2026-07-01", order: 50, lead: "SWS", isAutomatic: true,
            reason: "route-rule 50 6 SWS"),
        // A barred companion is left out and noted.
        Case(category: "0204", place: tianhe, order: 50, lead: "SWJ", co: ["440106"], isAutomatic: true, reason: "route-rule 50 6 SWJ"),
        Case(
            category: "0204", place: beijingRoad, order: 50, lead: "SWJ", isAutomatic: true, reason: "route-rule 50 6 SWJ",
            missing: [.barred("440104")]),
        // Without a class, or with 待归类, a person decides.
        Case(
            category: nil, place: tangxia, order: 50, lead: "HOTLINE", isAutomatic: false, reason: "route-category-unknown 50 6 ",
            missing: [.category]),
        Case(
            category: "9999", place: tangxia, order: 50, lead: "HOTLINE", isAutomatic: false, reason: "route-rule 50 6 HOTLINE",
            missing: [.category]),
        Case(
            category: "7777", place: tangxia, order: 50, lead: "HOTLINE", isAutomatic: false, reason: "route-category-unknown 50 6 ",
            missing: [.category]),
        // When the rows have run out of days the last one still matches.
        Case(
            category: "0101", place: tangxia, date: "2027-01-01", order: 9990, lead: "HOTLINE", isAutomatic: false,
            reason: "route-rule 9990 7 HOTLINE"),
        Case(
            category: "1502", place: tangxia, date: "2027-01-01", order: 9990, lead: "HOTLINE", isAutomatic: false,
            reason: "route-rule 9990 7 HOTLINE", missing: [.categoryNotValid("1502")]),
    ])
    func `the first row that matches gives the route, and says why`(expected: Case) throws {
        let route = Self.tables.route(
            kind: expected.kind, category: expected.category, urgency: expected.urgency, channel: expected.channel, place: expected.place,
            on: try Self.date(expected.date))
        #expect(route.rule.order == expected.order)
        #expect(route.lead == expected.lead)
        #expect(route.co == expected.co)
        #expect(route.handler == expected.handler)
        #expect(route.isAutomatic == expected.isAutomatic)
        #expect(([route.reason.slug] + route.reason.arguments).joined(separator: " ") == expected.reason)
        #expect(route.missing == expected.missing)
    }

    @Test func `a lead that is barred for the class leaves the matter to the hotline`() throws {
        let tables = GoodRouting.tables(["rules.csv": Change("rules.csv", "50,任意,任意,任意,任意,任意,任意,按类别", "50,任意,任意,任意,任意,任意,任意,属地区").text])
        let route = tables.route(
            kind: .request, category: "0204", urgency: .ordinary, channel: .web, place: Self.beijingRoad, on: try Self.date("2026-03-12"))
        #expect(route.lead == "HOTLINE")
        #expect(!route.isAutomatic)
        #expect(route.missing == [.barred("440104")])
        #expect(route.reason == Reason("route-barred", "50", "6", "440104"))
    }

    @Test func `a department out of force with no successor leaves the matter to the hotline`() throws {
        let tables = GoodRouting.tables(["successors.csv": nil])
        let route = tables.route(
            kind: .complaint, category: "0101", urgency: .ordinary, channel: .phone, place: Self.tianyuan, on: try Self.date("2026-04-01"))
        #expect(route.lead == "HOTLINE")
        #expect(!route.isAutomatic)
        #expect(route.missing == [.departmentNotValid("CGJ")])
    }

    @Test func `the file's order of lines means nothing`() throws {
        let lines = try #require(GoodRouting.files["rules.csv"]).split(separator: "\n")
        let sorted = GoodRouting.tables(["rules.csv": ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")])
        let route = sorted.route(
            kind: .complaint, category: "0205", urgency: .critical, channel: .phone, place: Self.tangxia, on: try Self.date("2026-03-12"))
        #expect(route.rule == RuleID(order: 10, line: 7))
    }

    @Test(
        arguments: [
            ("440106", "440106", nil), ("440106011", "440106", "440106011"), ("D01", "440106", "440106011"), ("D02", "440106", nil),
            ("D03", nil, nil), ("Z01", nil, nil), ("nowhere", nil, nil),
        ] as [(PlaceCode, PlaceCode?, PlaceCode?)])
    func `a place lies in a district and a street, or in none where its parents differ`(
        place: PlaceCode, district: PlaceCode?, street: PlaceCode?
    ) {
        #expect(Self.tables.district(of: place) == district)
        #expect(Self.tables.street(of: place) == street)
    }

    @Test(
        arguments: [
            ("440106011", "440106", true), ("440106", "440106011", false), ("440106", "440106", true), ("440106011", "440104", false),
            ("SWJ", "HOTLINE", false),
        ] as [(DepartmentCode, DepartmentCode, Bool)])
    func `a department stands below those above it`(child: DepartmentCode, parent: DepartmentCode, isWithin: Bool) {
        #expect(Self.tables.isWithin(child, parent) == isWithin)
    }
}
