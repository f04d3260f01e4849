import Foundation
import HotlineCore
import HotlineDaemon
import Testing

private let manhole = "棠下涌东路同中山大道路口唔见咗个井盖，琴晚有人踩空，叫人快啲围住先"

private func explained(_ words: String...) throws -> [String: Any] {
    let run = try ToolRun(["explain", "--json", "--routing", shippedRouting, "--at", "2026-03-12T09:20:00+08:00"] + words)
    #expect(run.exit == .done)
    let json = try JSONSerialization.jsonObject(with: Data(run.answers.joined(separator: "\n").utf8))
    return try #require(json as? [String: Any])
}

@Test func `the JSON of a matter has the promised names`() throws {
    let matter = try explained(manhole)
    #expect(
        Set(matter.keys) == [
            "kind", "category", "district", "street", "place", "urgency", "department", "handler", "automatic", "clocks", "reasons",
            "rule",
        ])
    #expect(matter["kind"] as? String == "request")
    #expect(matter["urgency"] as? String == "critical")
    #expect(matter["district"] as? String == "440106")
    #expect(matter["street"] as? String == "440106011")
    let category = try #require(matter["category"] as? [String: Any])
    #expect(Set(category.keys) == ["code", "name", "confidence", "evidence", "runners_up"])
    #expect(category["code"] as? String == "0205")
    let evidence = try #require((category["evidence"] as? [[String: Any]])?.first)
    #expect(Set(evidence.keys) == ["words", "offset", "source", "weight"])
    let department = try #require(matter["department"] as? [String: Any])
    #expect(Set(department.keys) == ["code", "name"])
    #expect(department["code"] as? String == "440106011")
    let handler = try #require(matter["handler"] as? [String: Any])
    #expect(handler["load"] as? String == "unknown")
    #expect((handler["on_call"] as? [String])?.isEmpty == false)
    #expect((matter["reasons"] as? [String])?.isEmpty == false)
}

@Test func `the clocks of an urgent matter run from the moment named`() throws {
    let clocks = try #require(try explained(manhole)["clocks"] as? [[String: Any]])
    #expect(clocks.allSatisfy { Set($0.keys).subtracting(["days"]) == ["name", "limit", "due", "provisional", "line"] })
    #expect(clocks.filter { $0["days"] != nil }.map { "\($0["name"] ?? "")" } == ["promised", "statutory"])
    let dues = clocks.map { "\($0["name"] ?? "") \($0["due"] ?? "")" }
    #expect(
        dues.prefix(3) == [
            "sign 2026-03-12T09:35:00+08:00", "contact 2026-03-12T09:50:00+08:00", "first_report 2026-03-12T11:20:00+08:00",
        ])
}

@Test func `what is not known is absent, never null`() throws {
    let matter = try explained("喂")
    #expect(Set(matter.keys) == ["kind", "urgency", "department", "handler", "automatic", "clocks", "reasons", "rule"])
    #expect((matter["department"] as? [String: Any])?["code"] as? String == "HOTLINE")
    #expect(matter["automatic"] as? Bool == false)
}

@Test func `people read the same`() throws {
    let run = try ToolRun(["explain", manhole, "--routing", shippedRouting, "--at", "2026-03-12T09:20:00+08:00"])
    #expect(run.answers.contains("诉求类型 kind: 求助 request"))
    #expect(run.answers.contains("紧急程度 urgency: 特急 critical"))
    #expect(run.answers.contains("承办单位 department: 440106011 棠下街道办事处"))
    #expect(run.answers.contains("时限 clock: 签收 sign 15分钟 → 2026-03-12T09:35:00+08:00（deadlines.csv:3）"))
    #expect(run.answers.contains("规则 rule: routing/rules.csv:13 顺序 110"))
    #expect(run.answers.contains { $0.hasPrefix("  逐日 day by day: 03-12 400分 · 03-13 420分 · 03-14…15 周末 · ") })
    #expect(run.answers.contains { $0.hasPrefix("判据 evidence: 诉求类别：“唔见咗个井盖”（categories.csv 0205，第 13 字，分量 ") })
    #expect(run.answers.last == "分类 judged by: 没有学来的模型，只按关键词判；加 --learn 先学 / no model: the keywords alone; --learn learns one first")
    #expect(run.answers.contains { $0.hasPrefix("经办人 handler: 值班 ") && $0.hasSuffix("（此刻值班，负荷未知 on call now, load unknown）") })
    #expect(run.answers.contains { $0.hasPrefix("依据 why: ") })
}

@Test func `the sentences are English where they are asked for`() throws {
    let run = try ToolRun(["explain", manhole, "--english", "--routing", shippedRouting, "--at", "2026-03-12T09:20:00+08:00"])
    let sentences = run.answers.filter { line in ["依据 why: ", "判据 evidence: ", "  逐日 day by day: "].contains { line.hasPrefix($0) } }
    #expect(sentences.count > 8)
    #expect(sentences.contains { $0.hasPrefix("依据 why: rule ") }, "\(sentences)")
}

@Test func `a text may come from standard input and is normalised`() throws {
    let words = ["explain", "-", "--routing", shippedRouting, "--at", "2026-03-12T09:20:00+08:00"]
    #expect(
        try ToolRun(words, input: "路燈不亮\u{202E}\u{7}\r\n").answers
            == ToolRun(["explain", "路灯不亮", "--routing", shippedRouting, "--at", "2026-03-12T01:20:00Z"]).answers)
    #expect(try ToolRun(words, input: "").exit == .wrongUsage)
    #expect(try ToolRun(words, input: String(repeating: "a", count: 12_000)).exit == .done)
    #expect(try ToolRun(words, input: String(repeating: "a", count: 12_001)).exit == .wrongUsage)
}

@Test func `nothing that a terminal would obey is printed`() throws {
    let run = try ToolRun(["check", "/no\u{1B}[31m\u{202E}where"])
    #expect(
        run.complaints == ["路由表目录读不了 / /no\\u{1B}[31m\\u{202E}where: cannot be read; check that it exists and that the service may read it"]
    )
    let complaint = try ToolRun(["calendar", "2026", "--routing", shippedRouting, "--district", "a\"\u{1B}"])
    #expect(complaint.complaints.first?.contains("\u{1B}") == false)
}

@Test func `what came next, by how far, and the rows that nearly matched are told`() throws {
    let run = try ToolRun(["explain", "路边井盖坏了，请问路面破损归谁管", "--routing", shippedRouting, "--at", "2026-03-12T09:20:00+08:00"])
    #expect(run.answers.contains { $0.hasPrefix("判据 evidence: 其次：") && $0.contains("%，落后 ") })
    #expect(run.answers.contains { $0.hasPrefix("未中 near miss: rules.csv 第 ") })
}

@Test func `an address that no row has is named as unplaced`() throws {
    let run = try ToolRun(["explain", "翠竹园小区路灯不亮", "--routing", shippedRouting])
    #expect(run.answers.contains("依据 why: 像是地址，地名表里没有：翠竹园小区，请定是哪里"))
}
