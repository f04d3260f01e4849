import HotlineConsole
import HotlineCore
import HotlineDesk
import Testing

/// A text outlives the line it was typed on (practice 40).
struct WritingTests {
    private static let done = DeskAnswer.done(Receipt(ticket: Samples.number, state: .inProgress))

    @Test func `each line is given to the Desk before the next is awaited`() {
        var peer = Peer()
        _ = peer.type("note 2489")
        _ = peer.type("第一行")
        _ = peer.type("第二行")
        #expect(peer.kept.map(\.lines) == [["第一行"], ["第一行", "第二行"]])
        #expect(peer.kept.map(\.command) == ["note 2489", "note 2489"])
        #expect(Set(peer.kept.map(\.key)).count == 1)
    }

    @Test func `what is pasted is kept at once and not line by line`() {
        var peer = Peer()
        _ = peer.type("note 2489")
        peer.send((1...200).flatMap { Array("第\($0)行\r\n".utf8) })
        #expect(peer.kept.map(\.lines.count) == [200])
    }

    @Test func `the order names its draft, which ends with it`() throws {
        var peer = Peer(Self.done)
        _ = peer.type("note 2489")
        _ = peer.type("已到场")
        #expect(peer.type(".").first?.hasPrefix("250") == true)
        guard case .order(let order)? = peer.requests.last else {
            Issue.record("nothing was ordered")
            return
        }
        #expect(order.draft == peer.kept.last?.key && order.draft != nil)
        // The next command is no part of it.
        peer.answers = [Self.done]
        _ = peer.type("sign 2489")
        guard case .order(let next)? = peer.requests.last else { return }
        #expect(next.draft == nil)
    }

    @Test func `a refusal says that the text is kept, and draft goes on with it`() {
        var peer = Peer(.refused(.replyBlocked(["“保证”"])))
        _ = peer.type("answer 2489")
        _ = peer.type("保证三天办好")
        #expect(peer.type(".").last?.hasSuffix(" 正文还在，draft 接着写") == true)
        let again = peer.type("draft")
        #expect(again.prefix(2) == ["354-接着写，已有 1 行：", "354-  保证三天办好"])
        peer.answers = [Self.done]
        _ = peer.type("请看公示")
        _ = peer.type(".")
        #expect(peer.actions.last == #"answer(suffix("2489"), text: "保证三天办好\n请看公示", despite: nil)"#)
    }

    @Test func `the current ticket and a line of a list are named in full`() {
        var peer = Peer(
            .list(TicketList(lines: [Samples.line(), Samples.line(Samples.second)], hasMore: false)), .ticket(Samples.detail()))
        _ = peer.type("list")
        _ = peer.type("note 2")
        _ = peer.type("已到场")
        _ = peer.type(".h")
        _ = peer.type("show #1")
        _ = peer.type("for 440106011 李四 note")
        _ = peer.type("已围蔽")
        #expect(
            peer.kept.map(\.command) == ["note " + Samples.second, "note " + Samples.second, "for 440106011 李四 note " + Samples.number])
        #expect(peer.kept.map(\.isParked) == [false, true, false])
    }

    @Test func `a new ticket is taken up under its key, so that it is never taken twice`() throws {
        var peer = Peer()
        let shown = peer.type("new phone=12000000001")
        let key = try #require(shown.first?.dropFirst("354-草稿 ".count).prefix { $0 != " " })
        _ = peer.type("门口的井盖不见了")
        #expect(peer.kept.last?.command == "new key=\(key) phone=12000000001")
        #expect(peer.type(".h") == ["250 已挂起，草稿存着；draft 接着写"])
        #expect(peer.type("draft").first == "354-草稿 \(key) · 120****0001")
    }

    @Test func `a proposal is put aside with what was changed of it, and stands so again`() throws {
        var peer = Peer()
        peer.answers = Array(repeating: .proposal(Samples.proposal()), count: 5)
        _ = peer.type("x phone=12000000001")
        _ = peer.type("路口没有井盖")
        _ = peer.type(".")
        _ = peer.type("k求助")
        _ = peer.type("u紧急 来电人说“快”")
        _ = peer.type("k投诉")
        #expect(peer.type("h") == ["250 已挂起，草稿存着；draft 接着写"])
        let kept = try #require(peer.kept.last)
        #expect(kept.isParked && kept.command.hasSuffix(#" phone=12000000001 set="u紧急 来电人说快|k投诉""#))
        #expect(peer.actions.isEmpty)
        _ = peer.type("draft")
        _ = peer.type(".")
        guard case .query(.propose(let submission, let decision?, by: _), at: _) = peer.requests.last else {
            Issue.record("the draft is proposed")
            return
        }
        #expect(submission.citizen.phone?.number == "12000000001" && submission.content == "路口没有井盖")
        #expect(decision.kind == .complaint && decision.urgency == .urgent && decision.urgencyReason == "来电人说快")
    }

    @Test func `another matter of a call is taken up bound to its call, from another connection too`() throws {
        var first = Peer(.proposal(Samples.proposal()), .done(Samples.receipt(mustTell: false)), .ticket(Samples.detail()))
        for line in ["x phone=12000000001 name=\"测试 甲\" call=c-77 secret=yes", "井盖", ".", "", "more", "路灯"] { _ = first.type(line) }
        let kept = try #require(first.kept.last)
        #expect(
            kept.command.hasPrefix(#"more phone=12000000001 name="测试 甲" call="c-77" secret=yes key=k"#))
        var later = Peer(.proposal(Samples.proposal()), .done(Samples.receipt(mustTell: false)), .ticket(Samples.detail()))
        later.drafts = [kept]
        for line in ["draft", ".", ""] { _ = later.type(line) }
        guard case .order(let order)? = later.requests.first(where: { if case .order = $0 { true } else { false } }),
            case .link(.takeMore(let submission, _)) = order.action
        else {
            Issue.record("the matter is another of its call")
            return
        }
        #expect(submission.callID == "c-77" && submission.secret && submission.citizen.name == "测试 甲")
        #expect(submission.citizen.phone?.number == "12000000001" && submission.content == "路灯")
        #expect(submission.mark == .console("p8007", key: kept.key))
    }

    @Test func `hold says where it is typed, for nothing is being taken down`() {
        var peer = Peer()
        #expect(peer.type("hold") == ["501 用法：没有正在记的；写正文时单独一行 .h，看提案时 h"])
    }

    @Test func `who waits is shown before a text, and after a call for how long`() {
        var peer = Peer(.proposal(Samples.proposal()), .done(Samples.receipt(mustTell: false)), .ticket(Samples.detail()))
        peer.waiting = WaitingCalls(count: 1, since: Samples.instant("2026-03-12T09:19:19"))
        #expect(peer.type("x phone=12000000001").first?.hasSuffix(" · 120****0001 · 等候 1 人") == true)
        _ = peer.type("井盖")
        _ = peer.type(".")
        #expect(peer.type("").last == "250 完。首问责任人：您（8007）。下一位已等 41 秒")
        peer.waiting = WaitingCalls(count: 3, since: Samples.instant("2026-03-12T09:17:58"))
        _ = peer.type("x")
        #expect(peer.type(".h") == ["250 已挂起，草稿存着；draft 接着写。等候 3 人。下一位已等 2 分 2 秒"])
        peer.waiting = WaitingCalls(count: 0, since: nil)
        #expect(peer.type("x").first?.contains("等候") == false)
    }

    @Test func `what is dropped is dropped at the Desk too`() {
        var peer = Peer()
        _ = peer.type("note 2489")
        _ = peer.type("写错了")
        #expect(peer.type(".q") == ["250 已放弃，什么也没有存"])
        #expect(peer.drafts == [])
        #expect(peer.type("draft") == ["240 没有草稿"])
    }

    @Test func `several drafts are listed, shown and dropped by their line`() {
        var peer = Peer()
        peer.drafts = [
            DraftText(key: "t1", command: "note 2489", lines: ["一"], at: Samples.instant("2026-03-12T09:01")),
            DraftText(key: "t2", command: "note 1315", lines: ["二", "三"], isParked: true, at: Samples.instant("2026-03-12T09:02")),
        ]
        #expect(
            peer.type("draft") == [
                "240-1 09:01      note 2489 一", "240-2 09:02 挂起 note 1315 二",
                "240 共 2 份；draft 1 接着写，draft show 1 看，draft drop 1 删",
            ])
        #expect(peer.type("draft show 2").prefix(2) == ["240-二", "240-三"])
        #expect(peer.type("draft 3").first?.hasPrefix("503 草稿行号 不能是“3”") == true)
        #expect(peer.type("draft drop 1") == ["250 已放弃，什么也没有存"])
        #expect(peer.drafts?.map(\.key) == ["t2"])
        #expect(peer.type("draft drop").first?.hasPrefix("501") == true)
    }

    @Test func `the columns of drafts, missed calls and calls stand below one another, wide characters counted`() {
        func starts(_ line: String, of part: String) -> Int? {
            line.firstRange(of: part).map { DisplayWidth.of(String(line[..<$0.lowerBound])) }
        }
        let (early, late) = (Samples.instant("2026-03-12T09:01"), Samples.instant("2026-03-11T09:02"))
        var peer = Peer()
        peer.drafts = [
            DraftText(key: "t1", command: "note 2489", lines: ["甲"], at: early),
            DraftText(key: "t2", command: "新单 name=测试甲", lines: ["乙"], isParked: true, at: late),
        ]
        let drafts = peer.type("draft")
        #expect(starts(drafts[0], of: "note") == starts(drafts[1], of: "新单") && starts(drafts[0], of: "甲") == starts(drafts[1], of: "乙"))
        func missed(_ id: Int64, _ at: Instant, calls: Int) -> MissedCallLine {
            MissedCallLine(id: id, phone: "120****0002", firstAt: at, lastAt: at, calls: calls, takenBy: "8007", takenAt: at)
        }
        peer.answers = [.calls(.missed([missed(1, early, calls: 2), missed(17, late, calls: 12)], total: 2))]
        let calls = peer.type("missed")
        #expect(
            starts(calls[0], of: "来电") == starts(calls[1], of: "来电") && starts(calls[0], of: "· 8007") == starts(calls[1], of: "· 8007"))
        func call(_ name: String, phone: String?) -> CallLine {
            CallLine(
                call: name, source: "cdr", phone: phone, isOutgoing: false, agent: "8007", beganAt: early, isAnswered: true,
                waitSeconds: nil, talkSeconds: 270)
        }
        peer.answers = [.calls(.withoutRecord([call("1.1", phone: "120****0001"), call("1773278043.26", phone: nil)], total: 2))]
        let records = peer.type("calls")
        #expect(
            starts(records[0], of: "09:01") == starts(records[1], of: "09:01")
                && starts(records[0], of: "270") == starts(records[1], of: "270"))
    }

    @Test func `a greeting tells of drafts`() {
        var peer = Peer(
            .tcp(address: "127.0.0.1"), answers: [.identity(Samples.operator)])
        peer.drafts = [DraftText(key: "t1", command: "note 2489", lines: ["一"])]
        _ = peer.read()
        #expect(peer.type("login p8007 secret").last == "230 有 1 份草稿没写完：draft 接着写")
    }
}
