import HotlineDesk
/// What the console says that is not a refusal, a reason or a command's help: one table, both languages.
enum Wording {
    static let greeting = Words("12345 热线坐席控制台", "12345 hotline, operators' console")
    static let pleaseLogin = Words(
        "请先登录：login 工号 令牌 · help 看命令 · lang en for English", "please log in: login ID TOKEN · help lists the commands")
    static let howToStart = Words(" · help 看命令，? 看自己在哪一步", " · help lists the commands, ? says where you are")
    static let service = Words("服务账号（管理员，不是坐席）", "service account (administrator, no operator)")
    static let goodbye = Words("再见", "goodbye")
    static let notHTTP = Words("这里是坐席控制台，不是网页", "this is the operators' console, not a web server")
    static let notGBK = Words("这一行不是 GBK 文字；终端若已是 UTF-8，请键入 charset utf-8", "the line is not GBK; for a UTF-8 terminal type charset utf-8")
    static let line = Words("一行（字节）", "a line (bytes)")
    static let text = Words("正文", "text")
    static let sendText = Words("请记录，单独一行 . 或 。 结束，.q 放弃", "send the text; a line of . ends it, .q drops it")
    static let dropped = Words("已放弃，什么也没有存", "dropped; nothing was stored")
    static let done = Words("完成", "done")
    static let repeated = Words("（同一编号先前已受理，查询码只告知一次）", " (this key was taken before; the query code is told once)")
    static let provisional = Words("（暂定）", " (provisional)")

    static func gathered(_ lines: Int, _ characters: Int) -> Words {
        Words("：已记 \(lines) 行 \(characters) 字", ": \(English.count(lines, "line")), \(English.count(characters, "character")) so far")
    }

    static let unacknowledged = Words("待确认：", "not acknowledged: ")
    static func rings(_ count: Int) -> Words { Words("（\(count) 次）", "(\(count) times)") }
    static func missedRings(_ count: Int) -> Words { Words("另有 \(count) 条提醒，请看 inbox", "\(English.count(count, "more ring")), see inbox") }

    // Lists
    static let secret = Words("保密", "secret")
    static let listLine = Words("清单行号", "line of a list")
    static let listFirst = Words("先 list 列出清单，再写行号", "list something first")
    static let overdue = Words("逾期", "overdue")
    static let autoSigned = Words("未按时签收", "not signed in time")
    static let critical = Words("特急", "critical")
    static let flagged = Words("来电有标记", "flagged caller")
    static func urged(_ count: Int) -> Words { Words("催\(count)", "urged \(count)") }
    static func listed(_ count: Int, hasMore: Bool) -> Words {
        Words("共 \(count) 单" + (hasMore ? "，还有更多" : ""), English.count(count, "ticket") + (hasMore ? ", and more" : ""))
    }

    // A ticket's sheet
    static let department = Words("承办", "department")
    static let handler = Words("经办", "handler")
    static let firstPerson = Words("首问", "first person")
    static let firstDepartment = Words("首接", "first department")
    static let channel = Words("渠道", "channel")
    static let received = Words("收到", "received")
    static let accepted = Words("受理", "accepted")
    static let citizen = Words("来电人", "citizen")
    static let place = Words("地点", "place")
    static let matter = Words("内容", "matter")
    static let goal = Words("要求", "wanted")
    static let clock = Words("时限", "clock")
    static func inBrackets(_ text: String) -> Words { Words("（\(text)）", " (\(text))") }
    static let originally = Words("原", "originally")
    static let stopped = Words("已停", "stopped")
    static let vulnerable = Words("绿色通道", "vulnerable person")
    static let notice = Words("通知", "notice")
    static let told = Words("已告知", "told")
    static let untold = Words("待告知", "not told yet")
    static let afterSheet = Words("· why 看依据，show all 看全部经过", "· why shows the reasons, show all every entry")
    static func earlier(_ count: Int) -> Words {
        Words("（前面还有 \(count) 条经过）", "(\(English.count(count, "earlier entry", many: "earlier entries")))")
    }

    // Where one is
    static let noTicket = Words("没有当前工单", "no current ticket")
    static func currentTicket(_ name: String) -> Words { Words("当前工单 \(name)", "current ticket \(name)") }
    static let anyCommand = Words("可输入任何命令：next 取下一单，new 立新单，help 看全部", "any command may be typed: next, new, help for all")
    static let strangersCommands = Words("未登录，可输入 login、help、lang、quit", "not logged in; login, help, lang and quit may be typed")
    static func listLines(_ count: Int) -> Words {
        Words("上一清单有 \(count) 行，用 #1…#\(count) 指名", "the last list has \(English.count(count, "line")), #1…#\(count)")
    }
}
