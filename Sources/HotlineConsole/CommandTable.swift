import HotlineDesk
/// Every command there is, in the order of `help`. A new one is a file in Commands and a line here.
package enum CommandTable {
    static let all: [any Command] = work + departmentCommands + administration

    private static let work: [any Command] = [
        Help(), Where(), Login(), Lang(), Quit(),
        InboxCommand(), Next(), ListCommand(), FindCommand(), Show(), Why(), Untold(), GuideCommand(), DraftCommand(), HoldCommand(),
        WatchCommand(),
        DigestCommand(), HolidaysCommand(), DutyCommand(), LeaveCommand(), Suggest(), PrintCommand(),
        MissedCommand(), CallsCommand(), CallCommand(),
        New(), Dispatch(), Undo(), Classify(), Pick(), AnswerDirectly(), Follow(), Note(), Urge(), ToldCommand(), HandOver(),
        RuleCommand(), ReviewCommand(), CallBackCommand(), ArchiveCommand(), For(),
        DeclineCommand(), ConfirmDecline(), SampleCommand(), AskCommand(), AddCommand(),
        WithdrawCommand(), RuleWithdrawal(), ObjectCommand(), RuleObjection(), FinalCommand(), FlagCommand(), UnflagCommand(),
        Like(), Merge(), Unmerge(), Group(), More(), IncidentCommand(), SubjectCommand(), Members(),
        Designate(), FirstDepartmentCommand(), Precedents(), ReturnCounts(),
        CoCommand(), Cross(),
        Approve(), Unshelve(), LateVerdict(), CloseCorrection(), DaysLost(),
        Unmask(), Secret(), Restate(), ReleaseRestatement(), Publish(), Accuse(), SealCommand(), ConfirmSeal(),
        Green(), Represent(), Difficult(), Exclude(), ConfirmExclusion(), Reissue(), Proposals(), RefuseProposal(), ConfirmProposal(),
        Calm(), Include(),
    ]

    private static let administration: [any Command] = [
        HandOverShift(), Broadcast(), FormatCommand(), CharsetCommand(), Reload(), Status(), ClockCommand(), Token(), WebhookCommand(),
        AnonymiseCommand(),
    ]

    /// The commands as a newcomer looks for them: by what one is doing. Each stands in one group.
    package static let groups: [(heading: Words, names: [String])] = [
        (Words("来电", "a call"), ["new", "more", "hold", "draft", "urge", "answer", "handover", "missed", "calls", "call"]),
        (Words("找单", "find"), ["inbox", "next", "list", "find", "show", "why", "untold", "guide"]),
        (Words("办单", "work"), ["classify", "pick", "dispatch", "undo", "follow", "note", "told", "ask", "add", "decline"]),
        (Words("把关", "decide"), ["rule", "review", "callback", "archive", "approve"]),
        (Words("合单", "together"), ["like", "merge", "group", "unmerge"]),
        (Words("代单位", "for them"), ["for", "sign", "contact", "reply", "return", "extend", "shelve", "appeal"]),
        (Words("管理", "manage"), ["status", "reload", "clock", "token"]),
        (Words("自己", "yourself"), ["?", "help", "lang", "format", "charset", "login", "quit"]),
    ]

    /// What is not typed every day: `help rest` shows these, that the first screen stays one.
    package static let further: [(heading: Words, names: [String])] = [
        (Words("合并", "groups"), ["incident", "subject", "members"]),
        (Words("市民", "citizen"), ["withdraw", "rule-withdrawal", "object", "rule-objection", "final"]),
        (Words("受理", "scope"), ["confirm-decline", "sample", "flag", "unflag"]),
        (Words("保密", "secrets"), ["unmask", "secret", "restate", "release-restatement", "accuse", "seal", "confirm-seal", "publish"]),
        (Words("退单", "returns"), ["designate", "first-department", "precedents", "return-counts"]),
        (Words("照顾", "care"), ["green", "represent", "difficult", "reissue", "anonymise"]),
        (Words("逾期", "late"), ["unshelve", "explain-late", "verdict", "correct", "close", "days", "suggest"]),
        (Words("联办", "joint"), ["co", "delegate", "convene", "cross"]),
        (Words("到时", "in time"), ["digest", "holidays", "duty", "leave", "assign", "print", "webhook"]),
        (Words("班次", "shift"), ["handover-shift", "broadcast", "watch"]),
        (Words("二人", "two"), ["proposals", "confirm", "refuse", "exclude", "confirm-exclusion", "include", "calm"]),
    ]

    /// What `help all` prints, in its order.
    package static var cards: [Card] { all.map(\.card) }

    /// What a department does.
    static let departmentCommands: [any Command] = [
        Sign(), Contact(), ReplyCommand(), ReturnCommand(),
        Extend(), Shelve(), ExplainLate(), Correct(), Assign(), Delegate(), Convene(), Appeal(),
    ]

    /// What may be done in a department's name: its own commands, and those that it shares with the hotline.
    static let deputedCommands: [any Command] = departmentCommands + [Note(), RuleCommand(), CoCommand()]

    /// By any of its names, folded; letters of either case.
    static func command(named typed: String) -> (any Command)? { byName[typed.lowercased()] }

    private static let byName = Dictionary(all.flatMap { command in command.card.names.map { ($0, command) } }) { first, _ in first }
}
