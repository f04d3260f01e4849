import HotlineCore
import HotlineDesk
import Testing

/// What each command asks of the Desk.
struct OrderTests {
    /// The list has one line, ticket …1489, which is also the current ticket.
    static func peer(_ answers: DeskAnswer...) -> Peer {
        var peer = Peer(.list(TicketList(lines: [Samples.line()], hasMore: false)), .ticket(Samples.detail()))
        #expect(peer.type("show 1") == ["503 清单行号 不能是“1”，应为：先 list 列出清单，再写行号"])
        _ = peer.type("list")
        _ = peer.type("show 1")
        peer.answers = answers
        return peer
    }

    @Test(arguments: [
        ("next sign", "takeNext(TicketList.Name.sign)"),
        ("xyg dpd", "takeNext(TicketList.Name.dispatch)"),
        ("next", "takeNext(TicketList.Name.pending)"),
        ("dispatch", "dispatch(number(GZ202603120001489), to: nil, handler: nil, note: nil)"),
        ("dispatch #1 SWJ", "dispatch(number(GZ202603120001489), to: (SWJ), handler: nil, note: nil)"),
        ("pd 1315 swj p8103 ：请先到场", "dispatch(suffix(\"1315\"), to: (SWJ), handler: (p8103), note: (\"请先到场\"))"),
        ("dispatch 440106011", "dispatch(number(GZ202603120001489), to: (440106011), handler: nil, note: nil)"),
        ("dispatch 440106 : 请先到场", "dispatch(number(GZ202603120001489), to: (440106), handler: nil, note: (\"请先到场\"))"),
        (
            "classify k=投诉 c=205 p=440106011 u=普通 已经围蔽",
            "classify(number(GZ202603120001489), Decision(kind: (Kind.complaint), category: (0205), district: (440106), street: (440106011), department: nil, urgency: (Urgency.ordinary), urgencyReason: nil, isAccepted: false, isHeld: false), reason: (\"已经围蔽\"))"
        ),
        (
            "fl 1 c=０２０５",
            "classify(number(GZ202603120001489), Decision(kind: nil, category: (0205), district: nil, street: nil, department: nil, urgency: nil, urgencyReason: nil, isAccepted: false, isHeld: false), reason: nil)"
        ),
        ("answer 1 请到服务中心办理", "answer(number(GZ202603120001489), text: \"请到服务中心办理\", despite: nil)"),
        ("note 已电话联系，等回复", "note(number(GZ202603120001489), text: \"已电话联系，等回复\", until: nil)"),
        ("jl 1315 until 2026-03-13T10:00 再问", "note(suffix(\"1315\"), text: \"再问\", until: (Instant(milliseconds: 1773367200000)))"),
        ("urge", "urge(number(GZ202603120001489), text: nil)"),
        ("cb 1 市民今天第三次来电", "urge(number(GZ202603120001489), text: (\"市民今天第三次来电\"))"),
        ("told 电话", "told(number(GZ202603120001489), Told.by(how: \"电话\"))"),
        ("rule yes 属实", "rule(number(GZ202603120001489), granted: true, reason: \"属实\")"),
        ("cd 1 不同意 依据不足", "rule(number(GZ202603120001489), granted: false, reason: \"依据不足\")"),
        ("review ok", "review(number(GZ202603120001489), Review.release)"),
        ("sh 1 重办 没有正面回应", "review(number(GZ202603120001489), Review.redo(reason: \"没有正面回应\"))"),
        ("callback 5", "callBack(number(GZ202603120001489), CallBack.rated(5, words: nil, solved: nil))"),
        ("hf #1 ３ 还可以", "callBack(number(GZ202603120001489), CallBack.rated(3, words: (\"还可以\"), solved: nil))"),
        ("callback 1315 0", "callBack(suffix(\"1315\"), CallBack.rated(0, words: nil, solved: nil))"),
        (
            "callback 2 未解决 还是坏的",
            "callBack(number(GZ202603120001489), CallBack.rated(2, words: (\"还是坏的\"), solved: (\"unsolved\")))"
        ),
        ("callback redo 问题还在", "callBack(number(GZ202603120001489), CallBack.redo(reason: \"问题还在\"))"),
        ("review ok 须写电话", "quality(number(GZ202603120001489), QualityAction.releaseDespite(reason: \"须写电话\"))"),
        ("callback 1315 missed 关机", "quality(suffix(\"1315\"), QualityAction.missedCall(how: \"关机\"))"),
        ("missed m17", "call(CallAction.takeMissed(17))"),
        ("lj M17 已回拨，问路灯", "call(CallAction.closeMissed(17, how: \"已回拨，问路灯\"))"),
        ("calls 1773278043.26 打错电话", "call(CallAction.explain(call: \"1773278043.26\", reason: \"打错电话\"))"),
        ("bysl 1315 r02", "quality(suffix(\"1315\"), QualityAction.decline(code: \"R02\", words: nil))"),
        ("decline R07 上月已答复", "quality(number(GZ202603120001489), QualityAction.decline(code: \"R07\", words: (\"上月已答复\")))"),
        (
            "confirm-decline no 还有新情况",
            "quality(number(GZ202603120001489), QualityAction.confirmDecline(granted: false, reason: (\"还有新情况\")))"
        ),
        ("sample 1315 wrong 应当受理", "quality(suffix(\"1315\"), QualityAction.checkDecline(isRight: false, reason: \"应当受理\"))"),
        ("ask 是哪条街", "quality(number(GZ202603120001489), QualityAction.ask(text: \"是哪条街\"))"),
        ("bc 1315 在村口", "quality(suffix(\"1315\"), QualityAction.add(text: \"在村口\"))"),
        ("withdraw 已经修好", "quality(number(GZ202603120001489), QualityAction.withdraw(reason: \"已经修好\"))"),
        ("rule-withdrawal no 怕被报复", "quality(number(GZ202603120001489), QualityAction.ruleWithdrawal(granted: false, reason: \"怕被报复\"))"),
        ("object 没有解决", "quality(number(GZ202603120001489), QualityAction.object(reason: \"没有解决\"))"),
        ("yyfh 1315 成立 没有核实", "quality(suffix(\"1315\"), QualityAction.ruleObjection(upheld: true, reason: \"没有核实\"))"),
        ("final 已尽责", "quality(number(GZ202603120001489), QualityAction.final(text: \"已尽责\"))"),
        ("archive \(Samples.second)", "archive(number(GZ202603120001315))"),
        ("handover 110 接警员乙 J-77 号", "handOver(number(GZ202603120001489), to: \"110\", takenBy: \"接警员乙\", incident: (\"J-77 号\"))"),
        ("handover 110 甲", "handOver(number(GZ202603120001489), to: \"110\", takenBy: \"甲\", incident: nil)"),
        ("zjj #1 119 接警员乙 J-77", "handOver(number(GZ202603120001489), to: \"119\", takenBy: \"接警员乙\", incident: (\"J-77\"))"),
        ("sign", "sign(number(GZ202603120001489))"),
        ("contact 已约下午", "contact(number(GZ202603120001489), result: \"已约下午\")"),
        (
            "reply truth=属实 solved=解决 inner=\"内部 说明\" 已修复",
            "reply(number(GZ202603120001489), publicText: \"已修复\", innerText: (\"内部 说明\"), truth: (\"true\"), solved: (\"solved\"))"
        ),
        ("return F01 SWJ 不属本单位职责", "requestReturn(number(GZ202603120001489), code: \"F01\", basis: \"不属本单位职责\", suggested: SWJ)"),
        ("for 440106011 示例丙 sign 1315", "sign(suffix(\"1315\"))"),
    ])
    func `a line becomes an order`(typed: String, action: String) {
        var peer = Self.peer(.done(Receipt(ticket: Samples.number)))
        _ = peer.type(typed)
        #expect(peer.actions == [action])
    }

    @Test(arguments: [
        "dispatch SWJ p8103 没有冒号", "classify", "classify 这样不行", "classify k=投诉 k=求助", "classify z=1", "told", "told no", "rule", "rule yes",
        "rule maybe 也许", "review", "review redo", "callback", "callback 6", "callback redo", "handover 111 甲 1",
        "handover 110", "return F01", "for", "for SWJ", "for SWJ 甲", "for SWJ 甲 archive", "show 1 1", "inbox 1", "lang",
        "lang fr",
        "clock back", "clock advance", "token", "token issue", "token issue person:", "untold 3", "new 正文", "decline", "confirm-decline",
        "confirm-decline 也许", "sample 1", "sample 1 ok",
        "withdraw", "rule-withdrawal yes", "object", "rule-objection", "rule-objection 也许 理由", "callback missed", "flag 12000000001",
        "flag 12000000001 2026-06-30", "unflag 12000000001",
        "x phone=12000000001 phone=12000000001",
    ])
    func `wrong words are refused with the usage, and nothing is asked`(typed: String) {
        var peer = Self.peer()
        let asked = peer.requests.count
        let reply = peer.type(typed)
        #expect(reply.count == 1 && reply[0].hasPrefix("501 用法："), "\(reply)")
        #expect(peer.requests.count == asked)
    }

    @Test(arguments: [
        ("show 2", "503 清单行号 不能是“2”，应为：1–1"),
        ("next 明天", "503 清单 不能是“明天”，应为：待受理、待派单、跟进中、待签收、退单审核、待审核、待回访、逾期、待告知、首问清单、办理中、申请审批、逾期复核、整改、待公开、疑难、预逾期、督办、漏接回拨"),
        ("classify u=很急", "503 u 不能是“很急”，应为：普通、紧急、特急"), ("classify k=抱怨", "503 k 不能是“抱怨”，应为：咨询、求助、投诉、举报、建议、感谢、监督评价、其他"),
        ("classify p=棠下", "503 p 不能是“棠下”，应为：六位区码或九位街镇码"),
        ("note until 2026-03-11T10:00 昨天", "503 until 不能是“2026-03-11T10:00”，应为：将来的时间，如 2026-03-13T10:00"),
        ("list 待签收 201", "503 N 不能是“201”，应为：1–200"), ("x phone=不知", "503 phone 不能是“…”，应为：电话号码"),
        ("x via=聊天", "503 via 不能是“聊天”，应为：电话、窗口 (phone, window)"), ("x key=K!", "503 key 不能是“K!”，应为：先前 354 行上的草稿编号"),
        ("x secret=也许", "503 secret 不能是“也许”，应为：yes, no"), ("开门", "500 没有命令“开门”，输入 help 看全部命令"),
    ])
    func `a value that cannot be is refused by name`(typed: String, reply: String) {
        var peer = Self.peer()
        #expect(peer.type(typed) == [reply])
    }

    @Test func `a number whose check digit is wrong is none, and nobody is asked`() {
        var peer = Self.peer()
        let asked = peer.requests.count
        #expect(peer.type("show GZ202603120001480").first == "540-查不到，请核对编号")
        #expect(peer.requests.count == asked)
    }

    @Test func `an operator acts for a department that was phoned, and only for that command`() {
        var peer = Self.peer(.done(Receipt(ticket: Samples.number)), .done(Receipt(ticket: Samples.number)))
        _ = peer.type("for 440106011 示例丙 contact")
        _ = peer.type("已约下午")
        _ = peer.type(".")
        _ = peer.type("sign")
        let actors = peer.requests.compactMap { request -> Actor? in
            guard case .order(let order) = request else { return nil }
            return order.actor
        }
        #expect(
            actors == [
                Actor(door: .console, person: "p8007", department: "440106011", origin: "unix:ceshi for 示例丙"),
                Actor(door: .console, person: "p8007", origin: "unix:ceshi"),
            ])
    }

    @Test func `a refused order leaves the current ticket as it was`() {
        var peer = Self.peer(.refused(.noSuchTicket), .done(Receipt(ticket: Samples.number)))
        #expect(peer.type("archive 9999") == ["540-查不到，请核对编号", "540 可写整个编号、末尾至少四位数字，或先 list 再写行号"])
        _ = peer.type("archive")
        #expect(peer.actions == ["archive(suffix(\"9999\"))", "archive(number(\(Samples.number)))"])
    }

    @Test func `an answer of another kind than was asked for is a failure of ours, told as one`() {
        var peer = Self.peer(.ready(true, why: ""))
        #expect(peer.type("archive") == ["453 存储出错，什么也没有做，请稍后再试"])
    }
}
