import HotlineCore
import HotlineDesk

/// What may be typed after a refusal, where the refusal's own words do not say it already.
extension Refusal {
    /// - Parameter roles: of whoever asks, so that nothing is named that they may not do; nil where nobody has been named.
    func nextStep(in language: Language, roles: Set<Role>? = nil) -> String? { advice(in: language, roles)?.in(language) }

    private func advice(in language: Language, _ roles: Set<Role>?) -> Words? {
        switch self {
        case .missing: Words("什么也没有存；补上以后再输入一次", "nothing was stored; type it again with what is missing")
        case .tooLong: Words("什么也没有存；写短些，其余的用 note 补记", "nothing was stored; write less, and add the rest with note")
        case .notAuthenticated: Words("login 工号 令牌", "login ID TOKEN")
        case .notPermitted(let verb): HouseWords.whoMay(verb) ?? Words("请用本人的账号登录", "please log in as a person")
        case .notYours:
            Words("由承办单位操作；电话问过单位的，用 for 单位编码 对方姓名 命令", "the department does this; after phoning it: for DEPARTMENT PERSON COMMAND")
        case .notFirstPerson: Words("可用 note 记录；班长、派单员可以代为跟进", "note it meanwhile; a shift leader or dispatcher may follow it up")
        case .termOver: Words("请管理员核对 people.csv 的日期", "have the administrator check the dates in people.csv")
        case .noSuchTicket:
            Words("可写整个编号、末尾至少四位数字，或先 list 再写行号", "name a whole number, its last four digits or more, or a line of a list")
        case .wrongState(.decline, _):
            Words(
                "已派给单位的：单位用 return 申请退单，rule 同意后回到待派单，再 decline；涉密的用 secret state",
                "with a department: it asks to return it, rule yes brings it back, then decline; a state secret: secret state")
        case .wrongState(_, let state): Self.possible(in: state, roles)
        case .finalTooSoon: Words("callback 记市民的评价，或 review redo 重办", "record the rating with callback, or review redo")
        case .ticketClosed: Words("新的情况请立新单；七天内不同意的用 object", "what is new is a new matter; within seven days object")
        case .takenByAnother:
            Words("十五分钟后放开；可先 note 记录，或 next 取下一单", "it is free after fifteen minutes; note it meanwhile, or take the next")
        case .nothingWaiting: Words("inbox 看各清单有多少单", "inbox shows how many stand in each list")
        case .alreadyAsked: Words("show 看上次申请的结果", "show tells how the last request ended")
        case .windowOver:
            Words(
                "退单过了时限，请办理后用 reply 答复；延期要在到期前申请，逾期的用 explain-late 说明；异议过了七天，新的情况请立新单",
                "too late to return: reply to it; an extension is asked for before the due, after it explain-late; too late to object: what is new is a new matter"
            )
        case .returnBarred: Words("请办理后用 reply 答复；情况用 note 记录", "please work on it and reply; note what stands in the way")
        case .returnGranted:
            Words("派别的单位；确须派回的，写单位和理由：dispatch 工单 单位 : 理由", "name another; or the same with a reason: dispatch TICKET DEPARTMENT : REASON")
        case .ownDecision: Words("请另一位同事来决定", "ask a colleague to decide it")
        case .redoLimit: Words("final 工单 理由", "final TICKET REASON")
        case .replyBlocked:
            Words(
                "review redo 退回修改，或改好再答；确须保留的，review ok 后写理由，answer 写 despite=理由",
                "review redo sends it back, or mend your answer; review ok REASON or answer despite=REASON lets it stand")
        case .coDepartmentsSilent:
            Words("等他们答复，或 reply without=理由（审核员会看到）", "wait for them, or reply without=REASON, which the reviewer reads")
        case .alreadyRated: Words("callback redo 再办，或由审核员 final", "callback redo, or a reviewer's final answer")
        case .unknownDepartment:
            Words("单位编码如 440106011、GAJ；派单时不写单位就按建议派", "a code as 440106011 or GAJ; dispatch without one takes the proposal")
        case .unknownCategory: Words("类别编码是四位数字，如 0205；分不清写 9999", "a category has four digits, as 0205; 9999 where none fits")
        case .unknownPerson: Words("写经办人的编号；不写就由值班表定", "a handler's id; without one the roster decides")
        case .unknownPlace: Words("六位区码或九位街镇码", "six digits of a district or nine of a street")
        case .personOutsideDepartment: Words("换本单位的人；不写经办人就由值班表定", "name one of its own people, or nobody: the roster decides")
        case .noSuchNotice: Words("untold 看待告知的通知", "untold lists the notices")
        case .secondPersonNeeded, .alreadyProposed: Words("proposals 看等待确认的", "proposals shows what waits")
        case .nothingProposed: Words("proposals 看等待确认的", "proposals shows what waits")
        case .restatementMissing: Words("restate 工单 写转述，release-restatement 工单 放行", "restate TICKET, then release-restatement TICKET")
        case .accused: Words("dispatch 不写单位，由系统改派上一级", "dispatch without a department goes to the next level")
        case .threatStands:
            Words("handover 工单 110 接警人 编号；calm 工单 理由，另一人 confirm", "handover TICKET 110 …; or calm TICKET REASON, then confirm")
        case .keyConflict: Words("不写 key 就是新单", "without key= it is a new matter")
        case .clockNotSimulated, .clockBackwards: Words("clock 看现在的时刻", "clock shows what time it is")
        case .reloadRefused:
            Words("改好后再 reload；只有试句不符的，见 help reload", "mend them and reload again; for expectations alone see help reload")
        case .callTaken: Words("more 接着记同一通电话的另一件事", "more takes another matter of the same call")
        case .rosterRefused: Words("改好这些行，再用 members 粘贴一次", "mend these lines and paste it with members again")
        case .undoBarred(let bar): Self.instead(of: bar)
        case .mergeBarred(let bar) where bar != .unanswered:
            Words("like 看相似的单，group 看主单", "like lists look-alikes, group shows the main ticket")
        // These say it themselves, or are never answered at a console.
        case .unknownCommand, .usage, .invalid, .notUTF8, .malformed, .ambiguousTicket, .noCurrentTicket, .notToldYet,
            .tooEarly, .clockUnconfirmed, .tryLater, .outcomeUnknown, .slowPeer, .tooManyRequests, .unsupportedMedia, .noSuchPage,
            .methodNotAllowed, .lengthRequired, .keyMissing, .mergeBarred, .changedSince, .leaseOver:
            nil
        }
    }

    /// What is done where an act is not taken back.
    private static func instead(of bar: UndoBar) -> Words {
        switch bar {
        case .nothing: Words("只能撤销本人刚做的；别人派错的用 dispatch 改派", "only your own last act; what others sent wrongly is sent on with dispatch")
        case .late, .told, .since, .ruling:
            Words(
                "派错的：dispatch 工单 单位 : 理由 改派；答错的：note 记下，再联系市民更正",
                "sent wrongly: dispatch TICKET DEPARTMENT : REASON; answered wrongly: note it and tell the citizen what is right")
        case .followers: Words("联系市民更正，note 记下", "tell the citizens what is right, and note it")
        case .merged: Words("并错的：unmerge 工单 理由；拆错的：再 merge", "merged wrongly: unmerge TICKET REASON; taken out wrongly: merge again")
        case .classified: Words("再 classify 一次，写对的", "classify again, with what is right")
        case .recorded: Words("note 写明更正；下一步日期写错的再 follow 一次", "note the correction; a wrong date of the next step: follow again")
        case .other: Words("show 看现在可以做什么；已结的用 object", "show tells what may be done now; a closed one: object")
        }
    }

    /// The commands that the state allows, by the one function that says what comes next.
    private static func possible(in state: TicketState, _ roles: Set<Role>?) -> Words {
        let names = commands.filter { command in
            (roles.map { Rights.allows($0, command.verb) } ?? true)
                && command.events.contains { if case .success = Lifecycle.next(after: $0, in: state) { true } else { false } }
        }.map(\.name)
        guard !names.isEmpty else { return Words("show 看这一单", "show tells where it stands") }
        return Words("现在可以：" + names.joined(separator: " "), "possible now: " + names.joined(separator: " "))
    }

    private static let commands: [(name: String, verb: Verb, events: [TicketEvent])] = [
        ("dispatch", .dispatch, [.dispatch, .accept]), ("dispatch DEPARTMENT : REASON", .redispatch, [.redispatch]),
        ("answer", .answer, [.answer]), ("follow", .followUp, [.followUp]), ("handover", .handOver, [.handOver]),
        ("sign", .sign, [.sign]),
        ("contact", .contact, [.contact]), ("reply", .reply, [.reply]), ("return", .requestReturn, [.requestReturn]),
        ("rule", .rule, [.grantReturn]), ("designate", .designate, [.designate]),
        ("review", .review, [.release]), ("callback", .callBack, [.callBack]), ("archive", .archive, [.archive]),
        ("unmerge", .merge, [.unmerge]), ("urge", .urge, [.urge]),
        ("note", .note, [.note]), ("ask", .classify, [.requestSupplement]), ("decline", .classify, [.decline]),
        ("rule-withdrawal", .rule, [.allowWithdrawal]),
        ("object", .note, [.object]), ("rule-objection", .rule, [.upholdObjection]),
        ("extend", .extend, [.requestExtension]), ("shelve", .extend, [.shelve]), ("approve", .rule, [.grantExtension]),
        ("unshelve", .rule, [.unshelve]),
    ]
}
