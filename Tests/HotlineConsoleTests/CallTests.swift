import HotlineConsole
import HotlineCore
import HotlineDesk
import Testing

/// Calls as they go, with literal answers of the Desk.
struct CallTests {
    @Test func `a call: text, proposal, Enter, and told on the call`() throws {
        let call = try Call.replay(
            """
            @ 2026-03-12T09:20:00+08:00
            > 220-12345 热线坐席控制台
            > 220 8007 测试甲 · HOTLINE · 坐席 · help 看命令，? 看自己在哪一步
            < x phone=12000000001
            > 354-草稿 k38s6-j6myfk · 120****0001
            > 354 请记录，单独一行 . 或 。 结束，.q 放弃
            < 棠下涌东路同中山大道路口唔见咗个井盖
            < 。
            > 350-先告知来电人：请先围蔽
            > 350-求助 .97｜0205 井盖缺失破损（词：不见了 井盖）｜特急（词：踩空）
            > 350-天河区棠下街道（词：棠下） → 棠下街道办 陈某
            > 350-签收 09:35 联系 09:50 法定办结 03-26 18:00
            > 350-依据 rule-row 120
            > 350 ⏎=受理并派单 k类型 c类别 p地点 d单位 u紧急 s保密 l留待受理 h挂起 q放弃
            <
            > 251-GZ202603120001489 已受理 · 查询码 604913（只读给市民）
            > 251-承办 棠下街道办 · 经办 8103 · 首问 您（8007）
            > 251-签收 09:35 联系 09:50 法定办结 03-26 18:00
            > 251 转办情况已在电话中说明？ ⏎=是 n=否
            <
            > 250 完。首问责任人：您（8007）
            """,
            .proposal(Samples.proposal()), .done(Samples.receipt()), .ticket(Samples.detail()), .done(Receipt(ticket: Samples.number)))
        #expect(call.actual == call.expected)
    }

    @Test(
        arguments: [
            (NoticeLine.Next.Step.phone, "zh", "已呼棠下街道办 8103，未确认，09:25 转列待告知"),
            (.shiftLeader, "zh", "已呼棠下街道办 8103，未确认，09:25 交班长"),
            (.phone, "en", "called 棠下街道办 8103, not acknowledged; 09:25 listed as not told"),
        ])
    func `whoever took an urgent matter reads whom it called, and what comes if they do not answer`(
        step: NoticeLine.Next.Step, language: String, words: String
    ) {
        var detail = Samples.detail()
        var notice = NoticeLine(
            id: 8, ticket: Samples.number, subject: "assigned", recipient: "棠下街道办 8103", way: "feed",
            createdAt: Samples.instant("2026-03-12T09:20"), toldAt: nil, how: nil)
        notice.next = NoticeLine.Next(step: step, at: Samples.instant("2026-03-12T09:25"))
        detail.unacknowledged = [notice]
        var peer = Peer(.proposal(Samples.proposal()), .done(Samples.receipt()), .ticket(detail))
        for line in ["lang \(language)", "x", "井盖不见了", "."] { _ = peer.type(line) }
        #expect(peer.type("").contains("251-" + words))
    }

    @Test func `changes at the proposal are proposed again, and a refused one changes nothing`() throws {
        let call = try Call.replay(
            """
            @ 2026-03-12T09:20:00+08:00
            > 220-12345 热线坐席控制台
            > 220 8007 测试甲 · HOTLINE · 坐席 · help 看命令，? 看自己在哪一步
            < 新单　name=示例乙　ｓｅｃｒｅｔ＝ｙｅｓ
            > 354-草稿 k38s6-j6myfk
            > 354 请记录，单独一行 . 或 。 结束，.q 放弃
            < 路口没有井盖
            < .
            > 350-先告知来电人：请先围蔽
            > 350-求助 .97｜0205 井盖缺失破损（词：不见了 井盖）｜特急（词：踩空）｜保密
            > 350-天河区棠下街道（词：棠下） → 棠下街道办 陈某
            > 350-签收 09:35 联系 09:50 法定办结 03-26 18:00
            > 350-依据 rule-row 120
            > 350 ⏎=受理并派单 k类型 c类别 p地点 d单位 u紧急 s保密 l留待受理 h挂起 q放弃
            < k投诉
            > 350-先告知来电人：请先围蔽
            > 350-投诉（您改的）｜0205 井盖缺失破损（词：不见了 井盖）｜特急（词：踩空）｜保密
            > 350-天河区棠下街道（词：棠下） → 棠下街道办 陈某
            > 350-签收 09:35 联系 09:50 法定办结 03-26 18:00
            > 350-依据 rule-row 120
            > 350 ⏎=受理并派单 k类型 c类别 p地点 d单位 u紧急 s保密 l留待受理 h挂起 q放弃
            < dNIX
            > 550-departments.csv 里没有“NIX”
            > 550 ⏎=受理并派单 k类型 c类别 p地点 d单位 u紧急 s保密 l留待受理 h挂起 q放弃
            < k没有
            > 503 k 不能是“没有”，应为：咨询、求助、投诉、举报、建议、感谢、监督评价、其他
            < pd 3
            > 501 用法：⏎=受理并派单 k类型 c类别 p地点 d单位 u紧急 s保密 l留待受理 h挂起 q放弃
            < ?
            > 350-先告知来电人：请先围蔽
            > 350-投诉（您改的）｜0205 井盖缺失破损（词：不见了 井盖）｜特急（词：踩空）｜保密
            > 350-天河区棠下街道（词：棠下） → 棠下街道办 陈某
            > 350-签收 09:35 联系 09:50 法定办结 03-26 18:00
            > 350-依据 rule-row 120
            > 350 ⏎=受理并派单 k类型 c类别 p地点 d单位 u紧急 s保密 l留待受理 h挂起 q放弃
            < s
            > 350-先告知来电人：请先围蔽
            > 350-投诉（您改的）｜0205 井盖缺失破损（词：不见了 井盖）｜特急（词：踩空）｜保密
            > 350-天河区棠下街道（词：棠下） → 棠下街道办 陈某
            > 350-签收 09:35 联系 09:50 法定办结 03-26 18:00
            > 350-依据 rule-row 120
            > 350 ⏎=受理并派单 k类型 c类别 p地点 d单位 u紧急 s保密 l留待受理 h挂起 q放弃
            < l
            > 250-GZ202603120001489 已登记，待受理 · 查询码 604913（只读给市民）
            > 250-承办 棠下街道办 · 经办 8103 · 首问 您（8007）
            > 250-签收 09:35 联系 09:50 法定办结 03-26 18:00
            > 250 完。首问责任人：您（8007）
            """,
            .proposal(Samples.proposal()), .proposal(Samples.proposal(kind: .complaint)), .refused(.unknownDepartment("NIX")),
            .proposal(Samples.proposal(kind: .complaint)), .done(Samples.receipt(.pending, mustTell: false)), .ticket(Samples.detail()))
        #expect(call.actual == call.expected)
    }

    @Test func `an unknown outcome keeps the draft, and Enter sends again with the same key`() throws {
        let call = try Call.replay(
            """
            @ 2026-03-12T09:20:00+08:00
            > 220-12345 热线坐席控制台
            > 220 8007 测试甲 · HOTLINE · 坐席 · help 看命令，? 看自己在哪一步
            < new key=k38s6-j6myfk
            > 354-草稿 k38s6-j6myfk
            > 354 请记录，单独一行 . 或 。 结束，.q 放弃
            < 路口没有井盖
            < .
            > 350-先告知来电人：请先围蔽
            > 350-求助 .97｜0205 井盖缺失破损（词：不见了 井盖）｜特急（词：踩空）
            > 350-天河区棠下街道（词：棠下） → 棠下街道办 陈某
            > 350-签收 09:35 联系 09:50 法定办结 03-26 18:00
            > 350-依据 rule-row 120
            > 350 ⏎=受理并派单 k类型 c类别 p地点 d单位 u紧急 s保密 l留待受理 h挂起 q放弃
            <
            > 454-结果不明，请用同一编号再发一次
            > 454-⏎=用同一编号再发一次；断线后用 new key=k38s6-j6myfk
            > 454 ⏎=受理并派单 k类型 c类别 p地点 d单位 u紧急 s保密 l留待受理 h挂起 q放弃
            <
            > 250-GZ202603120001489 已受理（同一编号先前已受理，查询码只告知一次）
            > 250-承办 棠下街道办 · 经办 8103 · 首问 您（8007）
            > 250-签收 09:35 联系 09:50 法定办结 03-26 18:00
            > 250 完。首问责任人：您（8007）
            """,
            .proposal(Samples.proposal()), .refused(.outcomeUnknown), .done(Samples.receipt(mustTell: false, repeated: true)),
            .ticket(Samples.detail()))
        #expect(call.actual == call.expected)
        let marks = call.peer.requests.compactMap { request -> Mark? in
            guard case .order(let order) = request, case .submit(let submission, _) = order.action else { return nil }
            return submission.mark
        }
        #expect(marks == [.console("p8007", key: "k38s6-j6myfk"), .console("p8007", key: "k38s6-j6myfk")])
    }

    @Test func `a proposal that could not be made is asked for again, never accepted unseen`() throws {
        let call = try Call.replay(
            """
            @ 2026-03-12T09:20:00+08:00
            > 220-12345 热线坐席控制台
            > 220 8007 测试甲 · HOTLINE · 坐席 · help 看命令，? 看自己在哪一步
            < x
            > 354-草稿 k38s6-j6myfk
            > 354 请记录，单独一行 . 或 。 结束，.q 放弃
            < 路口没有井盖
            < .
            > 451-现在太忙，什么也没有做，请稍后再试
            > 451 ⏎=再要一次提案 l=先登记待受理 h=挂起 q=放弃
            <
            > 350-先告知来电人：请先围蔽
            > 350-求助 .97｜0205 井盖缺失破损（词：不见了 井盖）｜特急（词：踩空）
            > 350-天河区棠下街道（词：棠下） → 棠下街道办 陈某
            > 350-签收 09:35 联系 09:50 法定办结 03-26 18:00
            > 350-依据 rule-row 120
            > 350-同号 b) GZ202603120001315 待签收 井盖缺失破损 09:20 棠下涌东路同中山大道路口不见了个井盖
            > 350-b=在同号单上记催办 r=新情况另立关联单
            > 350 ⏎=受理并派单 k类型 c类别 p地点 d单位 u紧急 s保密 l留待受理 h挂起 q放弃
            < q
            > 250 已放弃，什么也没有存
            """,
            .refused(.tryLater(.busy)), .proposal(Samples.proposal(sameCaller: [Samples.line(Samples.second)])))
        #expect(call.actual == call.expected)
        #expect(call.peer.actions.isEmpty)
    }

    @Test func `what was typed reaches the submission: normalised to read, raw beside it, masked to show`() throws {
        var peer = Peer(.proposal(Samples.proposal()), .done(Samples.receipt(mustTell: false)), .ticket(Samples.detail()))
        _ = peer.type("x phone=１２０ call=c-77 place=棠下湧東路 via=窗口")
        _ = peer.type("電話　１２３")
        _ = peer.type("..q 第二行")
        _ = peer.type("．")
        _ = peer.type("")
        guard case .order(let order) = peer.requests[1], case .submit(let submission, let decision?) = order.action else {
            Issue.record("the second request is the submission")
            return
        }
        #expect(submission.content == "电话 123\n.q 第二行")
        #expect(submission.raw == "電話　１２３\n.q 第二行")
        #expect(submission.placeText == "棠下涌东路")
        #expect(submission.citizen.phone?.number == "120")
        #expect(submission.callID == "c-77")
        #expect(submission.channel == .window)
        #expect(submission.takenBy == "p8007")
        #expect(submission.receivedAt == Samples.instant("2026-03-12T09:20"))
        #expect(decision.isAccepted)
        #expect(order.actor == Actor(door: .console, person: "p8007", origin: "unix:ceshi"))
        #expect(order.secrets.queryCode.count == 6)
    }

    @Test(arguments: [
        ("p棠下街道", "棠下街道", nil as PlaceCode?, nil as PlaceCode?),
        ("p440106", "", "440106", nil),
        ("p ４４０１０６００４", "", "440106", "440106004"),
    ])
    func `a place at the proposal is a code that decides or a name to be read`(
        typed: String, placeText: String, district: PlaceCode?, street: PlaceCode?
    ) {
        var peer = Peer(.proposal(Samples.proposal()), .proposal(Samples.proposal()))
        for line in ["x", "井盖", ".", typed] { _ = peer.type(line) }
        guard case .query(.propose(let submission, let decision?, by: _), at: _) = peer.requests.last else {
            Issue.record("a change is proposed again")
            return
        }
        #expect(submission.placeText ?? "" == placeText)
        #expect(decision.district == district)
        #expect(decision.street == street)
    }

    @Test(arguments: [("n", "250 完。首问责任人：您（8007），已列入待告知", 0), ("y", "250 完。首问责任人：您（8007）", 1), ("嗯", "501 用法：⏎（或 y）=已说明，n=没有", 0)])
    func `the last question takes yes, no, and nothing else`(typed: String, reply: String, orders: Int) {
        var peer = Peer(
            .proposal(Samples.proposal()), .done(Samples.receipt()), .ticket(Samples.detail()), .done(Receipt(ticket: Samples.number)))
        for line in ["x", "井盖", ".", ""] { _ = peer.type(line) }
        #expect(peer.type(typed) == [reply])
        #expect(peer.actions.filter { $0.hasPrefix("told") }.count == orders)
    }

    @Test func `the service's own user takes no matters`() {
        var peer = Peer(.unixUser(name: "root", isService: true), answers: [.identity(.service)])
        _ = peer.read()
        #expect(peer.type("x") == ["531-您的岗位不能做“立新单”", "531 请用本人的账号登录"])
        #expect(peer.groups == ["consoles"])
    }
}
