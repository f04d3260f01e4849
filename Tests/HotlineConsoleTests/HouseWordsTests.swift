import Foundation
import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineRouting
import Testing

/// Nobody at a console reads a slug.
struct HouseWordsTests {
    private static func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } && !text.contains("_")
    }

    /// The string literals that a pattern finds in the Desk's source: what it writes into rows.
    private static func literals(_ pattern: Regex<(Substring, Substring)>) throws -> Set<String> {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/HotlineDesk")
        var found: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: sources.path) where name.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
            for match in text.matches(of: pattern) { found.insert(String(match.1)) }
        }
        return found
    }

    @Test func `a telephone's extension and whoever it is of are said in English too`() {
        #expect(HouseWords.phone("020-80000000 转 801", in: .english) == "020-80000000 ext. 801")
        #expect(HouseWords.phone("代办人 120****0001", in: .english) == "representative 120****0001")
        #expect(HouseWords.phone("代办人 120****0001", in: .chinese) == "代办人 120****0001")
    }

    @Test func `every event of the journal has words`() throws {
        var slugs = Set(TicketEvent.allCases.map(\.rawValue))
        slugs.formUnion(try Self.literals(/journal\(\s*"([a-z_]+)"/))
        slugs.formUnion(try Self.literals(/raise\(\s*"([a-z_]+)"/))
        slugs.formUnion(try Self.literals(/event: "([a-z_]+)"/))
        slugs.formUnion(try Self.literals(/\.rawValue : "([a-z_]+)"/))
        for slug in ["received", "told", "rung", "reminder", "looked", "put_off", "inner_result", "pulled"] {
            #expect(slugs.contains(slug))
        }
        for slug in slugs.sorted() { #expect(Self.isChinese(HouseWords.event(slug, in: .chinese)), "no words for the event “\(slug)”") }
        for slug in slugs.sorted() { #expect(!HouseWords.event(slug, in: .english).contains("_"), "“\(slug)”") }
    }

    @Test func `every way, outcome, notice and door has words`() throws {
        for way in ["chat", "feed", "console", "person"] {
            #expect(Self.isChinese(HouseWords.way(way, in: .chinese)), "“\(way)”")
            #expect(Self.isChinese(HouseWords.outcome(way, in: .chinese)), "“\(way)”")
        }
        let outcomes = try Self.literals(/how: "([a-z ]+)"/).subtracting(["redo"])
        #expect(outcomes.contains("unacknowledged"))
        for outcome in outcomes.sorted() { #expect(Self.isChinese(HouseWords.outcome(outcome, in: .chinese)), "“\(outcome)”") }
        for (id, _) in NoticeID.required { #expect(Self.isChinese(HouseWords.notice(id.rawValue, in: .chinese)), "“\(id)”") }
        for door in Mark.Door.allCases { #expect(Self.isChinese(HouseWords.door(door.rawValue, in: .chinese)), "“\(door)”") }
    }

    @Test func `every state, clock, channel, kind, urgency and role is Chinese`() {
        var words = TicketState.allCases.map(\.chinese)
        words += ClockName.allCases.map(\.chinese)
        words += Channel.allCases.map(\.chinese)
        words += Kind.allCases.map(\.chinese)
        words += Urgency.allCases.map(\.chinese)
        words += Role.allCases.map(\.chinese)
        words += TicketList.Name.allCases.map(\.chinese)
        for word in words { #expect(Self.isChinese(word), "“\(word)”") }
    }

    @Test(arguments: [
        (
            Reason("received", "电话", "8001", "phone_log"), "电话来件，由话务记录收下，首问责任人 8001",
            "came by phone, taken in by the phone log, first responsible 8001"
        ),
        (Reason("replied", "partly", "unsolved"), "已反馈：属实 部分，解决 否", "replied: true partly, solved no"),
        (
            Reason("notice-told", "市民", "dispatched", "person", "2026-03-12 09:20", "本次通话"), "市民：转办告知（人工），已告知 2026-03-12 09:20，本次通话",
            "the citizen: transfer (by a person), told 2026-03-12 09:20, on this call"
        ),
        (
            Reason("notice-failed", "市民", "replied", "chat", "unacknowledged"), "市民：办理答复（聊天），未告知：对方没有确认",
            "the citizen: reply (chat), not told: not acknowledged"
        ),
        (Reason("lapsed", "待签收", "办理中"), "“待签收”时限到，转为“办理中”", "the limit of awaiting signature is over; now in progress"),
        (
            Reason("rung", "U1", "签收", Reason("moment-after", "1工作日").argument, "8103、8104"), "U1：签收 到期后 1工作日，通知 8103、8104",
            "U1: sign 1 working day after the due, told 8103, 8104"
        ),
        (Reason("of-a-newer-version", "a_b"), "of-a-newer-version a_b", "of-a-newer-version a_b"),
    ])
    func `a reason's own slugs are spoken too`(reason: Reason, chinese: String, english: String) {
        #expect(HouseWords.sentence(reason, in: .chinese) == chinese)
        #expect(HouseWords.sentence(reason, in: .english) == english)
    }

    @Test(arguments: Verb.allCases)
    func `every right that can be refused is named, and who has it`(verb: Verb) {
        var peer = Peer()
        peer.answers = [.refused(.notPermitted(verb: verb.rawValue))]
        let lines = peer.type("status")
        #expect(lines.count == 2 && lines[0].hasPrefix("531-您的岗位不能做“") && Self.isChinese(String(lines[0].dropFirst(13))), "\(lines)")
        #expect(lines.last?.hasPrefix("531 可以做的岗位：") == true)
    }
}
