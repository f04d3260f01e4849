import HotlineConsole
import HotlineCore
import HotlineDesk
import Testing

struct CallCommandTests {
    private static let line = CallLine(
        call: "1773278043.26", source: "cdr", phone: "120****0001", isOutgoing: false, agent: "8007",
        beganAt: Samples.instant("2026-03-12T09:14"), isAnswered: true, waitSeconds: 12, talkSeconds: 270)

    @Test func `missed calls are lines a number, with who calls back`() {
        let missed = MissedCallLine(
            id: 3, phone: "120****0002", firstAt: Samples.instant("2026-03-12T08:59"), lastAt: Samples.instant("2026-03-12T09:05"),
            calls: 2,
            takenBy: "8007", takenAt: Samples.instant("2026-03-12T09:10"))
        var peer = Peer(.calls(.missed([missed], total: 1)))
        #expect(
            peer.type("lj") == ["240-m3 120****0002 08:59 来电 2 次 09:05 · 8007 在回拨 09:10", "240 共 1 个号码待回拨"])
        #expect(peer.requests.map { "\($0)" }.first?.contains("CallQuery.missed(limit: 20)") == true)
    }

    @Test func `calls without a record, and one call with all its lines`() {
        let sheet = CallSheet(
            line: Self.line, ticket: Samples.number, recordDue: nil,
            events: [
                CallSheet.Event(at: Samples.instant("2026-03-12T09:14"), event: .queued, agent: nil, seconds: nil, words: nil),
                CallSheet.Event(at: Samples.instant("2026-03-12T09:14:12"), event: .connected, agent: "8007", seconds: 12, words: nil),
            ],
            said: [CallNote.Segment(number: 1, role: .citizen, begin: 2_100, end: 9_400, text: "井盖没了")])
        var peer = Peer(.calls(.withoutRecord([Self.line], total: 7)), .calls(.sheet(sheet)))
        #expect(
            peer.type("calls 1") == ["240-1773278043.26 120****0001 09:14 8007 270 秒", "240 共 7 次通话没有坐席记录"])
        #expect(
            peer.type("th 1773278043.26") == [
                "240-1773278043.26 120****0001 09:14 8007 270 秒", "240-09:14 排队", "240-09:14 接通 8007 12 秒", "240-2″ 市民：井盖没了",
                "240 \(Samples.number)",
            ])
    }

    @Test func `more lines than are given at once are refused`() {
        var peer = Peer()
        #expect(peer.type("missed 201") == ["503 N 不能是“201”，应为：1–200"])
        #expect(peer.type("call").first?.hasPrefix("501") == true)
    }
}
