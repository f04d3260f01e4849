import HotlineCore
import HotlineDesk
import Testing

/// An operator's and a reviewer's morning, with literal answers of the Desk.
struct DialogueTests {
    @Test func `inbox, list, a line of the list, and where one is`() throws {
        let call = try Call.replay(
            """
            @ 2026-03-12T09:20:00+08:00
            > 220-12345 热线坐席控制台
            > 220 8007 测试甲 · HOTLINE · 坐席 · help 看命令，? 看自己在哪一步
            < ?
            > 200-8007 测试甲 · HOTLINE · 坐席
            > 200-没有当前工单
            > 200 可输入任何命令：next 取下一单，new 立新单，help 看全部
            < 收件箱
            > 240-待受理 dsl 12
            > 240-待签收 dqs 3  特急 1
            > 240 next 清单 取下一单
            < 列表 待签收 ２
            > 240-1 特急 待签收 GZ202603120001489 井盖缺失破损 棠下街道办 签收 09:35 催2 棠下涌东路同中山大道路口不见了个井盖
            > 240-2 特急 待签收 GZ202603120001315 井盖缺失破损 棠下街道办 签收 09:35 催2 保密
            > 240 待签收 共 2 单，还有更多
            < 看
            > 500 没有命令“看”，输入 help 看全部命令
            < ck 2
            > 241-GZ202603120001489｜待签收｜特急｜求助｜0205 井盖缺失破损｜催2
            > 241-承办 棠下街道办 · 经办 8103 · 首问 8007 · 首接 棠下街道办
            > 241-渠道 电话 · 收到 09:20 · 受理 09:20
            > 241-来电人 示例* 120****0001
            > 241-地点 棠下涌东路
            > 241-内容 井盖不见了
            > 241-时限 签收 09:35（15分钟）
            > 241-（前面还有 2 条经过）
            > 241-09:20 8007 受理 这一行有 3 列，表头有 9 列
            > 241-09:20 8007 受理 这一行有 4 列，表头有 9 列
            > 241-09:20 8007 受理 这一行有 5 列，表头有 9 列
            > 241-09:20 8007 受理 这一行有 6 列，表头有 9 列
            > 241-09:20 8007 受理 这一行有 7 列，表头有 9 列
            > 241-09:20 8007 受理 这一行有 8 列，表头有 9 列
            > 241-09:20 8007 受理 这一行有 9 列，表头有 9 列
            > 241-09:20 8007 受理 这一行有 10 列，表头有 9 列
            > 241-通知 7 市民 accepted person 待告知
            > 241 GZ202603120001489 · why 看依据，show all 看全部经过
            < ?
            > 200-8007 测试甲 · HOTLINE · 坐席
            > 200-当前工单 GZ202603120001489
            > 200-上一清单有 2 行，用 #1…#2 指名
            > 200 可输入任何命令：next 取下一单，new 立新单，help 看全部
            < show 9
            > 503 # 不能是“9”，应为：1–2
            < list 0
            > 503 N 不能是“0”，应为：1–200
            """,
            .inbox(Inbox(rows: [.init(list: .pending, count: 12, critical: 0), .init(list: .sign, count: 3, critical: 1)])),
            .list(TicketList(lines: [Samples.line(), Samples.line(Samples.second, secret: true)], hasMore: true)),
            .ticket(Samples.detail(entries: 10)))
        #expect(call.actual == call.expected)
    }

    @Test func `next opens a ticket, why explains it, and orders go to it`() throws {
        let call = try Call.replay(
            """
            @ 2026-03-12T09:20:00+08:00
            > 220-12345 热线坐席控制台
            > 220 8007 测试甲 · HOTLINE · 坐席 · help 看命令，? 看自己在哪一步
            < archive
            > 542 还没有当前工单，请写编号，或先 next / show 编号
            < next 待派单
            > 241-GZ202603120001489｜待签收｜特急｜求助｜0205 井盖缺失破损｜催2
            > 241-承办 棠下街道办 · 经办 8103 · 首问 8007 · 首接 棠下街道办
            > 241-渠道 电话 · 收到 09:20 · 受理 09:20
            > 241-来电人 示例* 120****0001
            > 241-地点 棠下涌东路
            > 241-内容 井盖不见了
            > 241-  有人踩空
            > 241-时限 签收 09:35（15分钟）
            > 241-09:20 8007 受理 这一行有 1 列，表头有 9 列
            > 241-通知 7 市民 accepted person 待告知
            > 241 GZ202603120001489 · why 看依据，show all 看全部经过
            < why
            > 241-这一行有 1 列，表头有 2 列
            > 241-  rule-row 120
            > 241-  rule-row 130
            > 241 GZ202603120001489
            < pd
            > 543 工单现为“办理中”，不能派单
            < note until 2026-03-13T10:00
            > 354 请记录，单独一行 . 或 。 结束，.q 放弃
            < ?
            > 354-记录：已记 0 行 0 字
            > 354 请记录，单独一行 . 或 。 结束，.q 放弃
            < 已电话联系街道
            < ?
            > 354-记录：已记 1 行 7 字
            > 354 请记录，单独一行 . 或 。 结束，.q 放弃
            < .
            > 250-签收 09:35 联系 09:50 法定办结 03-26 18:00
            > 250 GZ202603120001489 办理中
            < note 再记一笔
            > 250 GZ202603120001489 办理中
            """,
            .done(Receipt(ticket: Samples.number)), .ticket(Samples.detail(content: "井盖不见了\n有人踩空")),
            .why(
                Explanation(
                    ticket: Samples.number,
                    parts: [
                        .init(heading: Reason("reject-columns", "1", "2"), lines: [Reason("rule-row", "120"), Reason("rule-row", "130")])
                    ])),
            .refused(.wrongState(event: .dispatch, state: .inProgress)), .done(Samples.receipt(.inProgress)),
            .done(Receipt(ticket: Samples.number, state: .inProgress)))
        #expect(call.actual == call.expected)
    }

    @Test func `English is whole: help, refusals, headings`() throws {
        let call = try Call.replay(
            """
            @ 2026-03-12T09:20:00+08:00
            > 220-12345 热线坐席控制台
            > 220 8007 测试甲 · HOTLINE · 坐席 · help 看命令，? 看自己在哪一步
            < lang en
            > 200 English
            < nonsense
            > 500 no command “nonsense”; type help for the list
            < show
            > 542 no current ticket; name one, or use next or show NUMBER first
            < list sign
            > 240-1 critical awaiting signature GZ202603120001489 井盖缺失破损 棠下街道办 sign 09:35 urged 2 棠下涌东路同中山大道路口不见了个井盖
            > 240 sign 1 tickets
            < show 1
            > 241-GZ202603120001489｜awaiting signature｜critical｜request｜0205 井盖缺失破损｜urged 2
            > 241-department 棠下街道办 · handler 8103 · first person 8007 · first department 棠下街道办
            > 241-channel phone · received 09:20 · accepted 09:20
            > 241-citizen 示例* 120****0001
            > 241-place 棠下涌东路
            > 241-matter 井盖不见了
            > 241-clock sign 09:35 (15分钟)
            > 241-09:20 8007 accept 1 fields, the header has 9
            > 241-notice 7 市民 accepted person not told yet
            > 241 GZ202603120001489 · why shows the reasons, show all every entry
            < callback 9
            > 501 usage: callback [TICKET] 0-5 [WORDS] | callback [TICKET] redo REASON
            < help callback
            > 214-callback [TICKET] 0-5 [WORDS] | callback [TICKET] redo REASON
            > 214-回访 hf
            > 214 records a call-back: 5 very satisfied … 1 very dissatisfied, 0 not reached, then the citizen's words; redo with a reason. A line of a list is written #3
            < ?
            > 200-8007 测试甲 · HOTLINE · operator
            > 200-current ticket GZ202603120001489
            > 200-the last list has 1 lines, #1…#1
            > 200 any command may be typed: next, new, help for all
            < quit
            > 221 goodbye
            """,
            .list(TicketList(lines: [Samples.line()], hasMore: false)), .ticket(Samples.detail()))
        #expect(call.actual == call.expected)
        #expect(call.peer.isClosed)
    }

    @Test func `the administrator: status, clock, reload, a token shown once`() throws {
        let call = try Call.replay(
            """
            @ 2026-03-12T09:20:00+08:00
            > 220-12345 热线坐席控制台
            > 220 8007 测试甲 · HOTLINE · 坐席 · help 看命令，? 看自己在哪一步
            < zt
            > 211-open 1203
            > 211-untold 4
            > 211-! 来源 agents 自 2026-03-12 08:10 起没有记录
            > 211 1 条警告
            < clock
            > 200 2026-03-12T09:20:00+08:00 模拟时钟
            < clock advance 2h
            > 200 2026-03-12T11:20:00+08:00 模拟时钟 · 处理到点 3 次
            < clock advance 2x
            > 503 advance 不能是“2x”，应为：30s 15m 2h 3d
            < clock set 2026-03-12 12:00
            > 571 时钟不能倒拨
            < reload /etc/hotline/next
            > 572-路由表有 2 处问题，仍用旧表：routing/rules.csv:14 (C14): 没有单位 NIX
            > 572 routing/people.csv:3 (A3): 空白
            < reload
            > 250-routing/calendar.csv: 2027 年尚未公布
            > 250 新表已生效 0123456789ab
            < token issue department：SWJ
            > 250-令牌只显示这一次，请妥善保存：
            > 250 1cc52098ced2a01976cee8561ad8beebe55523bfee2a398fb09c24ee09681c17
            < token issue somebody
            > 501 用法：token issue person:ID|department:CODE|gateway:NAME
            """,
            .status(
                StatusReport(
                    figures: [("open", "1203"), ("untold", "4")], warnings: [Reason("source-silent-since", "agents", "2026-03-12 08:10")])),
            .clock(now: Samples.instant("2026-03-12T09:20"), isSimulated: true, raised: 0),
            .clock(now: Samples.instant("2026-03-12T11:20"), isSimulated: true, raised: 3),
            .refused(.clockBackwards),
            .refused(.reloadRefused(problems: ["routing/rules.csv:14 (C14): 没有单位 NIX", "routing/people.csv:3 (A3): 空白"])),
            .reloaded(version: "0123456789abcdef0123", warnings: ["routing/calendar.csv: 2027 年尚未公布"]),
            .done(Receipt()))
        #expect(call.actual == call.expected)
    }

    @Test func `what was not told yet is a list whose lines name tickets`() throws {
        let notice = NoticeLine(
            id: 7, ticket: Samples.number, subject: "accepted", recipient: "市民", way: "person",
            createdAt: Samples.instant("2026-03-11T17:05"),
            toldAt: nil, how: "无人接听")
        let silence = NoticeLine(
            id: 8, ticket: "agents", subject: "source-silent", recipient: "8401", way: "console",
            createdAt: Samples.instant("2026-03-12T08:30"), toldAt: nil, how: nil)
        let call = try Call.replay(
            """
            @ 2026-03-12T09:20:00+08:00
            > 220-12345 热线坐席控制台
            > 220 8007 测试甲 · HOTLINE · 坐席 · help 看命令，? 看自己在哪一步
            < dgz
            > 240-- agents            08:30       8401 source-silent console
            > 240-1 GZ202603120001489 03-11 17:05 市民 accepted      person  无人接听
            > 240 共 2 条待告知
            < gz 1 no 空号
            > 250 GZ202603120001489
            < told 电话
            > 250 GZ202603120001489
            < told
            > 501 用法：told [TICKET] HOW | told [TICKET] no REASON
            """,
            .notices([silence, notice]), .done(Receipt(ticket: Samples.number)), .done(Receipt(ticket: Samples.number)))
        #expect(call.actual == call.expected)
        #expect(
            call.peer.actions == [
                "told(number(GZ202603120001489), Told.impossible(reason: \"空号\"))", "told(number(GZ202603120001489), Told.by(how: \"电话\"))",
            ])
    }
}
