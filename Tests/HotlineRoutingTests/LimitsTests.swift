import HotlineCore
import HotlineRouting
import Testing

struct LimitsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let kind: Kind
        let urgency: Urgency
        var category: CategoryCode? = "0101"
        var department: DepartmentCode? = "SWJ"
        var crossDistrict = false
        let lines: [Int?]
        /// accept, dispatch, sign, contact, first report, promised, statutory, archive
        let limits: String

        var testDescription: String { "\(kind) \(urgency) \(category?.rawValue ?? "-") \(department?.rawValue ?? "-") \(crossDistrict)" }
    }

    @Test(arguments: [
        Case(kind: .complaint, urgency: .ordinary, lines: [8, nil], limits: "2工作时 2工作时 1工作日 1工作日 - 5工作日 10工作日 24小时"),
        Case(kind: .complaint, urgency: .critical, lines: [8, 2], limits: "15分钟 15分钟 15分钟 30分钟 2小时 5工作日 10工作日 24小时"),
        Case(kind: .complaint, urgency: .urgent, lines: [8, 3], limits: "30分钟 15分钟 1小时 2小时 24小时 5工作日 10工作日 24小时"),
        Case(kind: .consultation, urgency: .ordinary, lines: [5, nil], limits: "2工作时 2工作时 4工作时 - - 1工作日 2工作日 24小时"),
        Case(kind: .consultation, urgency: .ordinary, department: "SWS", lines: [4, nil], limits: "2工作时 2工作时 1工作日 - - 2工作日 2工作日 24小时"),
        Case(kind: .consultation, urgency: .urgent, department: "SWS", lines: [4, 3], limits: "30分钟 15分钟 1小时 2小时 24小时 2工作日 2工作日 24小时"),
        Case(
            kind: .complaint, urgency: .ordinary, category: "0204", crossDistrict: true, lines: [6, nil],
            limits: "2工作时 2工作时 1工作日 1工作日 - 7工作日 15工作日 24小时"),
        // An urgent ticket keeps the ordinary row of its own matter.
        Case(
            kind: .complaint, urgency: .critical, category: "0204", crossDistrict: true, lines: [6, 2],
            limits: "15分钟 15分钟 15分钟 30分钟 2小时 7工作日 15工作日 24小时"),
        Case(kind: .complaint, urgency: .ordinary, category: "0204", lines: [8, nil], limits: "2工作时 2工作时 1工作日 1工作日 - 5工作日 10工作日 24小时"),
        Case(kind: .other, urgency: .ordinary, category: nil, department: nil, lines: [7, nil], limits: "4工作时 4工作时 1工作日 - - - - 24小时"),
        Case(
            kind: .appraisal, urgency: .ordinary, category: "9999", department: nil, lines: [8, nil],
            limits: "2工作时 2工作时 1工作日 1工作日 - 5工作日 10工作日 24小时"),
    ])
    func `the first row of the matter and the first of its urgency give the limits`(expected: Case) throws {
        let limits = RouteTests.tables.limits(
            kind: expected.kind, urgency: expected.urgency, category: expected.category, department: expected.department,
            crossDistrict: expected.crossDistrict, on: try RouteTests.date("2026-03-12"))
        let clocks: [ClockName] = [.accept, .dispatch, .sign, .contact, .firstReport, .promised, .statutory, .archive]
        #expect(clocks.map { limits[$0]?.chinese ?? "-" }.joined(separator: " ") == expected.limits)
        #expect([limits.ordinaryLine, limits.urgentLine] == expected.lines)
    }

    @Test func `each limit names the line it comes from`() throws {
        let limits = RouteTests.tables.limits(
            kind: .other, urgency: .critical, category: nil, department: nil, crossDistrict: false, on: try RouteTests.date("2026-03-12"))
        #expect(limits.line(of: .sign) == 2)
        #expect(limits.line(of: .archive) == 7)
        #expect(limits.line(of: .promised) == nil)
    }

    @Test func `rows may have their days`() throws {
        let changed = GoodRouting.files["deadlines.csv"].map { text in
            let lines = text.split(separator: "\n")
            return lines.enumerated().map { index, line in
                switch index {
                case 0: line + ",生效,失效"
                case 4: line + ",,2026-06-30"
                default: line + ",,"
                }
            }.joined(separator: "\n")
        }
        let tables = GoodRouting.tables(["deadlines.csv": changed])
        func line(_ date: String) throws -> Int? {
            tables.limits(
                kind: .consultation, urgency: .ordinary, category: nil, department: "SWJ", crossDistrict: false,
                on: try RouteTests.date(date)
            ).ordinaryLine
        }
        #expect(try line("2026-06-30") == 5)
        #expect(try line("2026-07-01") == 8)
    }

    @Test(
        arguments: [
            (Urgency.ordinary, "SWJ", LadderName.ordinary), (.ordinary, "SWS", .central), (.ordinary, "nobody", .ordinary),
            (.urgent, "SWS", .urgent), (.critical, "SWJ", .urgent),
        ] as [(Urgency, DepartmentCode, LadderName)])
    func `a ladder is chosen by urgency, then by the department`(urgency: Urgency, department: DepartmentCode, ladder: LadderName) {
        #expect(RouteTests.tables.ladder(urgency: urgency, department: department) == ladder)
    }

    @Test func `rungs stand on the steps that their ids name`() {
        let shown = LadderName.allCases.map { name in (RouteTests.tables.ladders[name] ?? []).map { "\($0.step) \($0.id)" } }
        #expect(
            shown == [
                ["1 L0", "2 L1", "3 L2", "4 L3"], ["1 U0"], ["1 R-受理-1", "2 R-受理-2"], ["1 C0"],
            ])
        #expect(RouteTests.tables.ladders[.ordinary]?[1].moment == .remaining(percent: 20, atLeast: .workingMinutes(240)))
        #expect(RouteTests.tables.ladders[.ordinary]?[1].tells == [.handler, .liaison])
        #expect(RouteTests.tables.ladders[.ordinary]?[2].anchor == .promised)
        #expect(RouteTests.tables.ladders[.ordinary]?[3].reassigns == true)
    }
}
