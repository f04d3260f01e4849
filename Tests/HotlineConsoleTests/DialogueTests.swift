import HotlineCore
import HotlineDesk
import Testing

/// How answers are laid out, with literal answers of the Desk; what the Desk answers stands in Tests/Dialogues.
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
            > 240-1 特急 待签收 GZ202603120001489 井盖缺失破损 棠下街道办 签收 09:35 催2
            > 240-    棠下涌东路同中山大道路口不见了个井盖
            > 240-2 特急 待签收 GZ202603120001315 井盖缺失破损 棠下街道办 签收 09:35 催2
            > 240-    保密
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
            > 241-通知 7 市民 受理通知 人工 待告知
            > 241 GZ202603120001489 · why 看依据，show all 看全部经过
            < ?
            > 200-8007 测试甲 · HOTLINE · 坐席
            > 200-当前工单 GZ202603120001489
            > 200-上一清单有 2 行，用 #1…#2 指名
            > 200 可输入任何命令：next 取下一单，new 立新单，help 看全部
            < show 9
            > 503 清单行号 不能是“9”，应为：1–2
            < list 0
            > 503 N 不能是“0”，应为：1–200
            """,
            .inbox(Inbox(rows: [.init(list: .pending, count: 12, critical: 0), .init(list: .sign, count: 3, critical: 1)])),
            .list(TicketList(lines: [Samples.line(), Samples.line(Samples.second, secret: true)], hasMore: true)),
            .ticket(Samples.detail(entries: 10)))
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
            > 240-1 critical awaiting signature GZ202603120001489 井盖缺失破损 棠下街道办 sign 09:35 urged 2
            > 240-    棠下涌东路同中山大道路口不见了个井盖
            > 240 sign 1 ticket
            < show 1
            > 241-GZ202603120001489｜awaiting signature｜critical｜request｜0205 井盖缺失破损｜urged 2
            > 241-department 棠下街道办 · handler 8103 · first person 8007 · first department 棠下街道办
            > 241-channel phone · received 09:20 · accepted 09:20
            > 241-citizen 示例* 120****0001
            > 241-place 棠下涌东路
            > 241-matter 井盖不见了
            > 241-clock sign 09:35 (15 minutes)
            > 241-09:20 8007 accept 1 field, the header has 9
            > 241-notice 7 the citizen acceptance by a person not told yet
            > 241 GZ202603120001489 · why shows the reasons, show all every entry
            < callback 9
            > 501 usage: callback [TICKET] 1-5 [solved|partly|unsolved] [WORDS] | callback [TICKET] missed REASON | callback [TICKET] redo REASON
            < help callback
            > 214-callback [TICKET] 1-5 [solved|partly|unsolved] [WORDS] | callback [TICKET] missed REASON | callback [TICKET] redo REASON
            > 214-回访 hf
            > 214 records a call-back: 5 very satisfied … 1 very dissatisfied, then whether it is solved, then the citizen's words; missed reached nobody, three days and it is archived; redo with a reason. A line of a list is written #3
            < ?
            > 200-8007 测试甲 · HOTLINE · operator
            > 200-current ticket GZ202603120001489
            > 200-the last list has 1 line, #1…#1
            > 200 any command may be typed: next, new, help for all
            < quit
            > 221 goodbye
            """,
            .list(TicketList(lines: [Samples.line()], hasMore: false)), .ticket(Samples.detail()))
        #expect(call.actual == call.expected)
        #expect(call.peer.isClosed)
    }
}
