import Foundation
import HotlineCore
import HotlineDaemon
import Testing

@Test func `the shipped tables pass, and the summary counts them`() throws {
    let run = try ToolRun(["check", shippedRouting])
    #expect(run.exit == .done)
    #expect(run.complaints.isEmpty)
    let summary = try #require(run.answers.first { $0.hasPrefix("单位") })
    #expect(
        summary.wholeMatch(
            of: /单位 departments [0-9]+ · 人员 people [0-9]+ · 类别 categories [0-9]+ · 地点 places [0-9]+ · 规则 rules [0-9]+/) != nil)
    #expect(run.answers.contains { $0.hasSuffix("全部符合 all as expected") })
}

@Test func `a calendar about to end is a warning and no refusal`() throws {
    let now = try #require(Instant(iso8601: "2026-12-01T09:00:00+08:00"))
    let run = try ToolRun(["check", shippedRouting], at: now)
    #expect(run.exit == .done)
    #expect(run.answers.contains { $0.hasPrefix("提醒 warning: routing/calendar.csv: ") && $0.contains("2027") })
    #expect(try !ToolRun(["check", shippedRouting]).answers.contains { $0.contains("routing/calendar.csv: ") })
}

@Test func `every problem is named by file, line and cell in both languages`() throws {
    let folder = try ToolFolder()
    let routing = try folder.copyRouting()
    try folder.append("2026-13-01,休,错,任意\r\n2026-01-05,也许,错,任意\r\n", to: "routing/calendar.csv")
    let lines = try String(contentsOfFile: routing + "/calendar.csv", encoding: .utf8).split(separator: "\r\n").count
    let run = try ToolRun(["check", routing])
    #expect(run.exit == .no)
    #expect(run.answers.count == 2)
    #expect(run.answers.first?.hasPrefix("routing/calendar.csv:\(lines - 1) (A\(lines - 1)): ") == true)
    #expect(run.answers.last?.hasPrefix("routing/calendar.csv:\(lines) (B\(lines)): ") == true)
    #expect(run.answers.allSatisfy { $0.contains("，应为 ") && $0.contains(", expected ") })
    #expect(run.complaints == ["\(routing)：2 处问题，不能启用 / \(routing): 2 problems, refused"])
}

@Test func `a failing expectation refuses, and explain still answers`() throws {
    let folder = try ToolFolder()
    let routing = try folder.copyRouting()
    try folder.append("井盖不见了,感谢,任意,任意,任意\r\n", to: "routing/expectations.csv")
    let run = try ToolRun(["check", routing])
    #expect(run.exit == .no)
    #expect(run.answers.count == 1)
    #expect(run.answers.first?.hasPrefix("routing/expectations.csv:") == true)
    #expect(run.answers.first?.contains("应为 感谢") == true)
    #expect(try ToolRun(["explain", "井盖不见了", "--routing", routing]).exit == .done)
}

@Test func `a folder that is not there is a refusal`() throws {
    for command in [["check", "/nowhere"], ["explain", "a", "--routing", "/nowhere"], ["calendar", "2026", "--routing", "/nowhere"]] {
        let run = try ToolRun(command)
        #expect(run.exit == .no)
        #expect(run.complaints.first?.contains("/nowhere") == true)
    }
}

@Test func `the tables alone tell a festival's holes, where no daemon ever ran`() throws {
    let now = try #require(Instant(iso8601: "2026-09-10T09:00:00+08:00"))
    let folder = try ToolFolder()
    let run = try ToolRun(["check", shippedRouting, "--holidays", "--state", folder.path + "/nothing"], at: now)
    #expect(run.exit == .done)
    #expect(
        run.answers.suffix(5) == [
            "中秋节 2026-09-25 … 2026-09-27", "  值班表没有空缺", "国庆节 2026-10-01 … 2026-10-07", "  值班表没有空缺",
            "没有数据库，只看了路由表 no database: the tables alone",
        ])
    #expect(try !ToolRun(["check", shippedRouting], at: now).answers.contains { $0.contains("中秋节") })
}
