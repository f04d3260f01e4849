/// The language a reader asked for. Chinese is the users' own, English stands complete beside it.
package enum Language: String, Sendable, CaseIterable, Codable {
    case chinese = "zh"
    case english = "en"
}

extension Refusal {
    /// What happened and what to do next, in a sentence or two. No personal data, no hint to a guesser.
    package func words(in language: Language) -> String {
        let (chinese, english) = wording
        return language == .chinese ? chinese : english
    }

    private var wording: (chinese: String, english: String) {
        switch self {
        case .unknownCommand(let word): ("没有命令“\(word)”，输入 help 看全部命令", "no command “\(word)”; type help for the list")
        case .usage(let form): ("用法：\(form)", "usage: \(form)")
        case .missing(let field): ("缺少 \(field)", "\(field) is missing")
        case .invalid(let field, let value, let expected):
            ("\(field) 不能是“\(value)”，应为：\(expected)", "\(field) cannot be “\(value)”; expected: \(expected)")
        case .tooLong(let field, let limit): ("\(field) 太长，最多 \(limit)", "\(field) is too long; at most \(limit)")
        case .notUTF8: ("文字不是 UTF-8 编码，请改用 UTF-8 再发", "the text is not UTF-8; send it again as UTF-8")
        case .malformed(let detail): ("格式不对：\(detail)", "malformed: \(detail)")
        case .unsupportedMedia(let expected): ("不支持这种内容类型，请用 \(expected)", "unsupported content type; use \(expected)")
        case .noSuchPage: ("没有这个页面", "no such page")
        case .methodNotAllowed(let allowed): ("这里不能这样访问，可用：\(allowed)", "method not allowed here; use \(allowed)")
        case .lengthRequired: ("缺少 Content-Length", "Content-Length is required")
        case .slowPeer: ("等待太久，连接已关闭，请重新连接", "waited too long; the connection is closed, please connect again")
        case .tooManyRequests: ("请求太频繁，请稍后再试", "too many requests; try again later")
        case .notAuthenticated: ("请先登录，或出示有效的令牌", "log in first, or show a valid token")
        case .notPermitted(let verb): ("您的岗位不能执行 \(verb)", "your role may not \(verb)")
        case .notYours: ("这不是您的工单", "this ticket is not yours")
        case .notFirstPerson(let person):
            ("首问责任人是 \(person?.rawValue ?? "—")，由其跟进", "the first responsible is \(person?.rawValue ?? "nobody"), who follows it up")
        case .termOver(let person):
            ("\(person) 不在任职期内（people.csv 生效、失效）", "\(person) is not in office on this day (people.csv: from, to)")
        case .noSuchTicket: ("查不到，请核对编号", "not found; check the number")
        case .ambiguousTicket(let matches): ("有 \(matches) 个工单以此结尾，请多输几位", "\(matches) tickets end so; type more digits")
        case .noCurrentTicket: ("还没有当前工单，请写编号，或先 next / show 编号", "no current ticket; name one, or use next or show NUMBER first")
        case .wrongState(let event, let state):
            ("工单现为“\(state.chinese)”，不能\(event.chinese)", "the ticket is \(state.rawValue); it cannot \(event.rawValue) now")
        case .takenByAnother(let person): ("\(person) 正在处理这个工单", "\(person) is working on this ticket")
        case .nothingWaiting: ("没有等待的工单", "nothing is waiting")
        case .alreadyAsked: ("本单已申请过一次", "this was asked once already for this ticket")
        case .notToldYet: ("市民还没有被告知，请先 told 记录", "the citizen has not been told yet; record it with told first")
        case .returnBarred: ("本单为指定承办，不能再退", "this ticket was designated; it cannot be returned")
        case .returnGranted(let department):
            (
                "\(department) 的退单已同意，不能再派给它",
                "\(department) was let off by a granted return; it cannot have this ticket again"
            )
        case .windowOver: ("时限已过", "the window is over")
        case .changedSince: ("您看过之后工单有了变化，请重新读取再办", "the ticket has changed since you read it; read it again, then do it")
        case .leaseOver(let most):
            ("没有在期的领取，或已续满 \(most) 次；请签收，或重新领取", "no lease runs, or it was extended \(most) times; sign it, or pull again")
        case .redoLimit(let most):
            (
                "已办过 \(most + 1) 次，不能再退回；由审核员写最终答复",
                "done again \(most) times already; a reviewer must give the final answer"
            )
        case .replyBlocked(let found):
            ("答复里有不能发出的内容：\(found.prefix(5).joined(separator: "；"))", "the reply holds what must not go out, at \(found.count) places")
        case .coDepartmentsSilent(let names):
            (
                "配合单位还没有答复：\(names.joined(separator: "、"))",
                "co-departments have not replied: \(names.joined(separator: ", "))"
            )
        case .alreadyRated: ("已评价过", "it was rated already")
        case .finalTooSoon:
            ("市民没有评为不满意，重办也没有用完，还不能最终答复", "the citizen has not rated it low, and it may still be done again: no final answer yet")
        case .ticketClosed(let state): ("工单“\(state.chinese)”，不能再改", "the ticket is \(state.rawValue); nothing of it is changed")
        case .tooEarly(let until): ("还不到时候，下次在 \(until.wallClock())", "too early; next at \(until.wallClock())")
        case .mergeBarred(let bar): bar.words
        case .undoBarred(let bar): bar.words
        case .callTaken(let ticket):
            ("这通电话已立 \(ticket)；同一通电话的另一件事请用 more", "this call has made \(ticket); another matter of it is taken with more")
        case .rosterRefused(let lines):
            (
                "名单有 \(lines.count) 行不能用，什么也没有存：\(lines.first ?? "")",
                "\(lines.count) lines of the roster cannot be used, nothing was stored: \(lines.first ?? "")"
            )
        case .ownDecision: ("您自己申请或批准过，须由别人来办", "you asked for it or approved it yourself; somebody else must do this")
        case .unknownDepartment(let code): ("departments.csv 里没有“\(code)”", "no department “\(code)” in departments.csv")
        case .unknownCategory(let code): ("categories.csv 里没有“\(code)”", "no category “\(code)” in categories.csv")
        case .unknownPerson(let id): ("people.csv 里没有“\(id)”", "no person “\(id)” in people.csv")
        case .unknownPlace(let code): ("places.csv 里没有“\(code)”", "no place “\(code)” in places.csv")
        case .personOutsideDepartment(let person, let department):
            ("\(person) 不属于 \(department)", "\(person) does not belong to \(department)")
        case .noSuchNotice: ("没有这条通知", "no such notice")
        case .secondPersonNeeded: ("须由另一人确认，不能自己确认自己", "another person must confirm it; nobody confirms what they proposed")
        case .nothingProposed: ("没有等待确认的申请", "nothing waits to be confirmed")
        case .alreadyProposed: ("已有一项申请等待另一人确认", "one waits already for another person to confirm it")
        case .restatementMissing:
            (
                "保密件：须先写转述（restate），由另一人放行后才能派单",
                "secret: write a restatement first (restate) and have another person release it; then dispatch"
            )
        case .accused(let department):
            ("\(department) 是被反映单位，不能承办本单", "\(department) is complained about in this ticket and cannot have it")
        case .threatStands:
            (
                "本单有扬言或轻生的话，一个人不能结束；请转 110、120，或由两人解除",
                "somebody threatens themselves or others in it: hand it over, or have two persons agree that nobody does"
            )
        case .keyConflict: ("同一编号已用于另一份内容，请换一个", "this key was used with another body; use a new one")
        case .keyMissing: ("缺少 Idempotency-Key", "Idempotency-Key is missing")
        case .clockNotSimulated: ("时钟是真实的，不能拨动；只有 --simulated-clock 启动时可以", "the clock is real; only --simulated-clock lets it be set")
        case .clockBackwards: ("时钟不能倒拨", "the clock cannot go back")
        case .clockUnconfirmed:
            (
                "系统时间与上次记录相差太大，请管理员核对后输入 clock confirm",
                "the clock is far from the last entry; an administrator must check it and type clock confirm"
            )
        case .reloadRefused(let problems):
            (
                "路由表有 \(problems.count) 处问题，仍用旧表：\(problems.first ?? "")",
                "\(problems.count) problems in the routing tables, the old ones stay: \(problems.first ?? "")"
            )
        case .tryLater(.busy): ("现在太忙，什么也没有做，请稍后再试", "too busy; nothing was done, try again later")
        case .tryLater(.full): ("存储已满，什么也没有做，请通知管理员后再试", "the store is full; nothing was done, tell the administrator and try again")
        case .tryLater(.stopping): ("正在停机，什么也没有做，请稍后重新连接", "stopping; nothing was done, connect again shortly")
        case .tryLater(.failure): ("存储出错，什么也没有做，请稍后再试", "the store failed; nothing was done, try again later")
        case .outcomeUnknown: ("结果不明，请用同一编号再发一次", "the outcome is unknown; send again with the same key")
        }
    }
}
