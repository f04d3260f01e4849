import HotlineCore
import HotlineRouting
import Testing

/// Slips with which the tables still work: named by file, line and cell, and refused by nobody.
struct WarnedTablesTests {
    /// What the change adds to the warnings of the good folder.
    private static func warnings(_ changes: [Change]) -> [String] {
        let before = Set(GoodRouting.load().warnings.map(\.description))
        var texts: [String: String?] = [:]
        for change in changes { texts[change.file] = change.text }
        let loaded = GoodRouting.load(texts)
        #expect(loaded.problems.map(\.description) == [])
        return loaded.warnings.map(\.description).filter { !before.contains($0) }
    }

    @Test(arguments: [
        // Wider in every condition, or in one alone.
        ("任意,0101,任意,任意,任意,任意,CGJ,,值班,是,,,", "25,投诉,0101,特急,电话,440106,任意,CGJ,,值班,是,,,", true),
        ("任意,0101,任意,任意,任意,任意,CGJ,,值班,是,,,", "25,任意,0101,任意,任意,任意,任意,CGJ,,值班,是,,,", true),
        ("任意,01,任意,任意,任意,任意,CGJ,,值班,是,,,", "25,任意,0101,任意,任意,任意,任意,CGJ,,值班,是,,,", true),
        ("任意,任意,特急,任意,任意,任意,CGJ,,值班,是,,,", "25,任意,02,特急,任意,任意,任意,CGJ,,值班,是,,,", true),
        // A street lies in its district.
        ("任意,0101,任意,任意,440106,任意,CGJ,,值班,是,,,", "25,任意,0101,任意,任意,任意,440106011,CGJ,,值班,是,,,", true),
        ("任意,0101,任意,任意,440104,任意,CGJ,,值班,是,,,", "25,任意,0101,任意,任意,任意,440106011,CGJ,,值班,是,,,", false),
        // Narrower in one, or in force on fewer days.
        ("投诉,0101,任意,任意,任意,任意,CGJ,,值班,是,,,", "25,任意,0101,任意,任意,任意,任意,CGJ,,值班,是,,,", false),
        ("任意,0101,任意,任意,任意,任意,CGJ,,值班,是,,,2026-06-30", "25,任意,0101,任意,任意,任意,任意,CGJ,,值班,是,,,", false),
        ("任意,0101,任意,任意,任意,任意,CGJ,,值班,是,,,2026-06-30", "25,任意,0101,任意,任意,任意,任意,CGJ,,值班,是,,,2026-06-30", true),
    ])
    func `a rule that an earlier one always takes from is never reached`(first: String, second: String, isShadowed: Bool) {
        let rules = Change("rules.csv", "20,任意,0101,任意,窗口", "15,\(first)\n\(second)\n20,任意,0101,任意,窗口")
        let warning =
            "routing/rules.csv:4 (A4): this row is never reached: line 3 (顺序 15) comes before it and takes all that it would, expected a 顺序 below 15, or no such row"
        #expect(Self.warnings([rules]).contains(warning) == isShadowed)
    }

    @Test func `a class that only the last rule takes is named`() {
        let rules = Change(
            "rules.csv", "50,任意,任意,任意,任意,任意,任意,按类别,,值班,是,,,2026-12-31", "50,任意,02,任意,任意,任意,任意,按类别,,值班,是,,,2026-12-31")
        #expect(
            Self.warnings([rules]) == [
                "routing/categories.csv:6 (A6): only the last rule takes “9999”, so a person must always dispatch it, expected a row of rules.csv for it or for its first level"
            ])
    }

    @Test func `a department that nothing gives a matter to is named, and not one that has ended or stands below one`() {
        let departments = Change(
            "departments.csv", "SWS,国家税务总局",
            "ZZJ,示例局,,市直部门,,,,,,W4,,,,,\nZZX,示例旧局,,市直部门,,,,,,W4,,,,,2026-01-31\nZZY,示例所,,企事业,SWJ,,,,,W4,,,,,\nSWS,国家税务总局")
        #expect(
            Self.warnings([departments]) == [
                "routing/departments.csv:10 (A10): no rule, class, joint matter, successor or place gives anything to “ZZJ”, nor to those above or below it, expected a lead or co somewhere, or an end of validity"
            ])
    }

    @Test func `a row that must be answered and has no promise is named`() {
        let deadlines = Change(
            "deadlines.csv", "50,投诉,普通,02,任意,任意,是,2工作时,2工作时,1工作日,1工作日,无,7工作日", "50,投诉,普通,02,任意,任意,是,2工作时,2工作时,1工作日,1工作日,无,无")
        #expect(
            Self.warnings([deadlines]) == ["routing/deadlines.csv:6 (M6): no promise for class 02, kind 投诉, expected a limit such as 5工作日"])
    }

    @Test func `a hole in the week's roster is named once for all days with those hours, with who has it then`() throws {
        let tables = GoodRouting.tables(["roster.csv": "部门,人员,星期,日期,起,止,容量,代理\nSWJ,W4,一至五,任意,8:00,20:00,,\n"])
        let warnings = tables.warnings(on: try RouteTests.date("2026-03-12")).map(\.description)
        #expect(warnings.count == 3)
        #expect(
            warnings.contains(
                "routing/roster.csv:2: “SWJ” has nobody on the roster on Monday, Tuesday, Wednesday, Thursday, Friday from 00:00 to 08:00; W1 has it, expected a row for these hours"
            ))
        #expect(
            warnings.contains(
                "routing/roster.csv:2: “SWJ” has nobody on the roster on Saturday, Sunday from 00:00 to 24:00; W1 has it, expected a row for these hours"
            ))
    }

    @Test func `a roster of single dates leaves no hole on other days`() throws {
        let tables = GoodRouting.tables(["roster.csv": "部门,人员,星期,日期,起,止,容量,代理\nSWJ,W4,任意,2026-02-15 至 2026-02-23,0:00,24:00,,\n"])
        #expect(tables.warnings(on: try RouteTests.date("2026-03-12")).isEmpty)
    }
}
