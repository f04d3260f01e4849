import HotlineDesk
/// The codes of answers that are not refusals. 2xx done, 3xx send more. Refusals have theirs in `Refusal.codes`.
package enum ReplyCode: Int, CaseIterable, Sendable {
    case information = 200
    case status = 211
    case help = 214
    case ready = 220
    case goodbye = 221
    case known = 230
    case list = 240
    case ticket = 241
    case done = 250
    case taken = 251
    case proposal = 350
    case text = 354

    package var meaning: Words {
        switch self {
        case .information: Words("说明", "information")
        case .status: Words("状态", "status")
        case .help: Words("帮助", "help")
        case .ready: Words("已连接，可以输入", "connected, go ahead")
        case .goodbye: Words("再见，连接关闭", "goodbye, the connection closes")
        case .known: Words("身份已确认", "you are known")
        case .list: Words("清单", "a list")
        case .ticket: Words("工单", "a ticket")
        case .done: Words("完成，已存盘", "done and stored")
        case .taken: Words("工单已立，已存盘；还有一问待答", "the ticket exists and is stored; one question remains")
        case .proposal: Words("提案，回车接受或更改", "a proposal: Enter accepts, or change it")
        case .text: Words("请输入文字，单独一行 . 结束", "send the text, end with a line of .")
        }
    }
}
