import Foundation
import HotlineConsole
import HotlineCore
import HotlineDesk
import Testing

/// What is listed stands in columns, whatever characters a row has (a Chinese one takes two).
struct TableTests {
    /// A list, what the Desk answers, and cells of one column, a row each.
    private static let tables: [(typed: String, answer: DeskAnswer, columns: [[String]])] = [
        (
            "list", .list(TicketList(lines: [Samples.line(), wide], hasMore: false)),
            [[Samples.number, Samples.second], ["井盖缺失破损", "Noise"], ["棠下街道办", "市水务局"]]
        ),
        (
            "token list",
            .workbench(
                .tokens([
                    TokenLine(id: "t1", subject: "department 440106011", issuedAt: day, issuedBy: "8001", expiresAt: nil),
                    TokenLine(id: "t22", subject: "person 8001", issuedAt: day, issuedBy: "示例甲", expiresAt: day),
                ])), [["department", "person"], ["8001", "示例甲"]]
        ),
        (
            "duty HOTLINE",
            .duty(
                .duty(
                    DutyView(
                        department: "HOTLINE", onCall: [], source: "",
                        set: [
                            DutyView.Line(id: 3, person: "8001 示例甲", hours: day..<later),
                            DutyView.Line(id: 12, person: "8002", hours: day..<later),
                        ]))), [["8001", "8002"], ["2026-03-12 09:20 ", "2026-03-12 09:20 "]]
        ),
        (
            "leave",
            .duty(
                .leaves([
                    LeaveLine(id: 3, person: "示例甲", first: monday, last: monday, deputy: nil, moves: []),
                    LeaveLine(id: 14, person: "8002", first: monday, last: monday, deputy: "8003", moves: []),
                ])), [["示例甲", "8002"], ["2026-03-16", "2026-03-16"], ["代理", "代理"]]
        ),
        (
            "suggest",
            .suggestions([
                SuggestionLine(id: 1, department: "市水务局", ticket: Samples.number, by: "8001", madeAt: day, text: "请改"),
                SuggestionLine(id: 20, department: "江南中街道办事处", ticket: nil, by: "8002", madeAt: day, text: "请改", followUp: "已改"),
            ]), [["市水务局", "江南中"], ["8001", "8002"], ["待落实", "已落实"]]
        ),
        (
            "proposals",
            .proposals([
                ProposalLine(matter: .seal, ticket: Samples.number, by: "8001", at: day, text: "理由"),
                ProposalLine(matter: .exclusion, ticket: nil, by: "8002", at: day, text: "理由"),
            ]), [["封存", "不计入统计"], ["8001", "8002"], ["09:20", "09:20"]]
        ),
        (
            "calls",
            .calls(
                .withoutRecord(
                    [call("1773278043.26", phone: nil), call("7.1", phone: "120****0001")], total: 2)),
            [["匿名", "120****"], ["8007", "8007"]]
        ),
        (
            "find saved", .workbench(.filters([SavedFilter(name: "井盖", filter: "井盖 区=天河"), SavedFilter(name: "abcdef", filter: "噪声")])),
            [["井盖 区", "噪声"]]
        ),
        (
            "untold",
            .notices([
                notice(7, Samples.number, to: "市民"), notice(12, Samples.second, to: "江南中街道办事处 8103"),
            ]), [[Samples.number, Samples.second], ["市民", "江南中"], ["受理通知", "受理通知"]]
        ),
        (
            "inbox",
            .inbox(
                Inbox(
                    rows: [Inbox.Row(list: .pending, count: 12, critical: 3), Inbox.Row(list: .petitions, count: 3, critical: 1)],
                    notices: [notice(7, Samples.number, to: "市民"), notice(12, Samples.second, to: "江南中街道办事处 8103")])),
            [["dsl", "sqsp"], ["12", "3"], ["特急", "特急"], [Samples.number, Samples.second], ["受理通知", "受理通知"]]
        ),
        (
            "webhook list",
            .webhooks(
                .list([
                    webhook(3, "SWJ", url: "https://a.example/", failures: 0),
                    webhook(12, "440106011", url: "https://棠下.example/h", failures: 2),
                ])), [["SWJ", "440106011"], ["https", "https"], ["正常", "失败"]]
        ),
        (
            "missed",
            .calls(
                .missed(
                    [
                        MissedCallLine(id: 1, phone: "120****0002", firstAt: day, lastAt: day, calls: 3, takenBy: "8007", takenAt: day),
                        MissedCallLine(id: 12, phone: "020-8****", firstAt: later, lastAt: later, calls: 12, takenBy: nil, takenAt: nil),
                    ], total: 2)), [["120****", "020-8"], ["来电 3", "来电 12"]]
        ),
        (
            "sample",
            .quality(
                .declines([
                    DeclineLine(
                        ticket: Samples.line(), code: "R01", name: "已进入诉讼程序", proposedBy: "8001", proposedAt: day, isSample: true),
                    DeclineLine(ticket: wide, code: "R12", name: "Duplicate", proposedBy: "示例甲", proposedAt: day, isSample: false),
                ])), [["R01", "R12"], ["8001", "示例甲"], ["抽查", "待核准"]]
        ),
        (
            "flag",
            .quality(
                .callers([
                    CallerLine(phone: "120****0001", reason: "骚扰", until: day, isConfirmed: true, calls: 12),
                    CallerLine(phone: "匿名", reason: "骚扰", until: day, isConfirmed: false, calls: 0),
                ])), [["120****", "匿名"], ["来过 12", "待核准"], ["骚扰", "骚扰"]]
        ),
        (
            "list callback",
            .quality(
                .callBacks([
                    CallBackLine(tickets: [Samples.line()], plannedAt: day, attempt: 1, phone: "代办人 120****0001", lowGrade: nil),
                    CallBackLine(tickets: [wide], plannedAt: day, attempt: 2, phone: nil, lowGrade: nil),
                ])), [[Samples.number, Samples.second], ["第 1 次", "第 2 次"]]
        ),
        (
            "group \(Samples.number)",
            .links(
                .group(
                    TicketGroup(
                        main: Samples.line(), title: nil, subject: nil,
                        followers: [follower(Samples.line(), "并单", name: "测*甲"), follower(wide, "事件来电", name: "Test")], count: 2,
                        related: []))), [["特急", "普通"], ["测*甲", "Test"]]
        ),
        (
            "incident list",
            .links(
                .incidents(
                    [
                        IncidentLine(line: Samples.line(), title: "停水", openedAt: day, callers: 3),
                        IncidentLine(line: wide, title: "Power cut", openedAt: day, callers: 12),
                    ], bursts: [])), [["停水", "Power cut"], ["09:20", "09:20"], ["待签收", "办理中"]]
        ),
        (
            "digest",
            .digest(
                DigestView(
                    department: "市水务局",
                    told: DigestView.Page(
                        entry: 1, at: day,
                        lines: [
                            DigestView.Line(rung: "L1-3 承诺办结", at: day, people: ["8001"], ticket: Samples.line()),
                            DigestView.Line(rung: "L2", at: later, people: ["示例甲", "8002"], ticket: wide),
                        ]), waiting: nil)), [["待签收", "办理中"], ["8001", "示例甲"]]
        ),
        (
            "guide", .workbench(.guides([guide("G01", "居住证签注"), guide("G102", "Passport")])),
            [["居住证", "Passport"], ["1工作日", "1工作日"]]
        ),
        (
            "draft",
            .workbench(
                .drafts([
                    DraftText(key: "t1", command: "note 2489", lines: ["一"], at: day),
                    DraftText(key: "t2", command: "新单 name=测试甲", lines: ["二"], isParked: true, at: day),
                ])), [["note", "新单"], ["一", "二"]]
        ),
        ("help all", .list(TicketList(lines: [], hasMore: false)), [["帮助", "where", "登录"], ["一屏看懂", "说明自己"]]),
    ]

    private static let day = Samples.instant("2026-03-12T09:20")
    private static let later = Samples.instant("2026-03-12T18:00")
    private static let monday = Zone.china.date(of: Samples.instant("2026-03-16T09:20"))

    private static let wide = TicketLine(
        number: Samples.second, state: .inProgress, urgency: .ordinary, kind: .complaint, categoryCode: "0601", categoryName: "Noise",
        departmentCode: "SWJ", departmentName: "市水务局", handler: nil, placeName: nil, receivedAt: day, acceptedAt: day, nextDue: nil,
        isOverdue: true, urgeCount: 0, isSecret: false, gist: "")

    private static func call(_ id: String, phone: String?) -> CallLine {
        CallLine(
            call: id, source: "cdr", phone: phone, isOutgoing: false, agent: "8007", beganAt: day, isAnswered: true, waitSeconds: 3,
            talkSeconds: 270)
    }

    private static func webhook(_ id: Int64, _ department: DepartmentCode, url: String, failures: Int) -> WebhookLine {
        WebhookLine(
            id: id, department: department, url: url, cursor: id * 1_000, failures: failures, nextAt: day, outcome: nil, outcomeAt: nil,
            madeBy: "8001")
    }

    private static func follower(_ line: TicketLine, _ kind: String, name: String) -> TicketGroup.Follower {
        TicketGroup.Follower(line: line, kind: kind, slug: "merged", channel: .phone, name: name, phone: nil, content: nil)
    }

    private static func guide(_ code: String, _ name: String) -> GuideLine {
        GuideLine(
            Guide(
                code: code, name: name, basis: "", conditions: "", materials: "", flow: "", audience: "", limit: "1工作日", result: "",
                fee: "不收费", owner: "SWJ", source: "", checked: monday, validTo: nil, line: 2),
            ownerName: "SWJ", isExpired: false)
    }

    private static func notice(_ id: Int64, _ ticket: String, to recipient: String) -> NoticeLine {
        NoticeLine(id: id, ticket: ticket, subject: "accepted", recipient: recipient, way: "person", createdAt: day, toldAt: nil, how: nil)
    }

    @Test(arguments: tables.indices) func `the cells of a column begin in the same column of the screen`(index: Int) throws {
        let table = Self.tables[index]
        var peer = Peer(table.answer)
        // What the Desk keeps of drafts is the answer of this one.
        if table.typed == "draft" { peer.drafts = nil }
        let lines = peer.type(table.typed)
        for column in table.columns {
            // The rows stand in the order of the answer; a cell is looked for below the one before.
            var rest = lines[...]
            var begins: [Int] = []
            for cell in column {
                let row = try #require(rest.firstIndex { $0.contains(cell) }, "\(table.typed): no “\(cell)” in \(lines)")
                let before = try #require(lines[row].range(of: cell)).lowerBound
                begins.append(DisplayWidth.of(String(lines[row][..<before])))
                rest = rest[(row + 1)...]
            }
            #expect(Set(begins).count == 1, "\(table.typed): \(column) in \(lines)")
        }
    }

    /// Lists that are sentences or a story, not rows.
    private static let prose: Set<String> = ["CallCommand.swift", "DaysLost.swift", "HolidaysCommand.swift", "Precedents.swift"]
    /// Rows that are no command's of their own: other commands show them, and stand above.
    private static let shared: Set<String> = ["CallPlan.swift", "Help.swift", "Like.swift", "Members.swift", "Untold.swift"]

    @Test func `every command that lists rows aligns them, and stands in the table above`() throws {
        let commands = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/HotlineConsole/Commands")
        let tested = Set(Self.tables.map { String($0.typed.prefix { $0 != " " }) })
        var listing: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: commands, includingPropertiesForKeys: nil) {
            let (name, text) = (file.lastPathComponent, try String(contentsOf: file, encoding: .utf8))
            guard text.contains("Reply(.list") || text.contains("Reply(\n                .list") || text.contains("aligned") else {
                continue
            }
            listing.insert(name)
            if Self.prose.contains(name) || Self.shared.contains(name) { continue }
            #expect(text.contains("DisplayWidth.aligned") || text.contains("seat.list("), "\(name)")
            #expect(tested.contains { text.contains("names: [\"\($0)\"") }, "\(name) has no table here")
        }
        #expect(listing.count > 15 && Self.prose.union(Self.shared).isSubset(of: listing))
    }
}
