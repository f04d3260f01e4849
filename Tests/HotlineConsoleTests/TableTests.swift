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

    private static func notice(_ id: Int64, _ ticket: String, to recipient: String) -> NoticeLine {
        NoticeLine(id: id, ticket: ticket, subject: "accepted", recipient: recipient, way: "person", createdAt: day, toldAt: nil, how: nil)
    }

    @Test(arguments: tables.indices) func `the cells of a column begin in the same column of the screen`(index: Int) throws {
        let table = Self.tables[index]
        var peer = Peer(table.answer)
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
    private static let prose: Set<String> = [
        "CallCommand.swift", "DaysLost.swift", "HolidaysCommand.swift", "Precedents.swift", "Untold.swift",
    ]

    @Test func `every command that lists rows aligns them`() throws {
        let commands = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/HotlineConsole/Commands")
        var listing: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: commands, includingPropertiesForKeys: nil) {
            let text = try String(contentsOf: file, encoding: .utf8)
            guard text.contains("Reply(.list") || text.contains("Reply(\n                .list") else { continue }
            listing.insert(file.lastPathComponent)
            #expect(text.contains("DisplayWidth.aligned") || Self.prose.contains(file.lastPathComponent), "\(file.lastPathComponent)")
        }
        #expect(listing.count > 15 && Self.prose.isSubset(of: listing))
    }
}
