import HotlineCore

/// A reason as a person reads it: its sentence, the reasons inside it, and the words of the house in its arguments, all in one language.
///
/// Names out of the tables (departments, people, places, categories, remarks) have one language, and people's own words are theirs.
extension HouseWords {
    package static func sentence(_ reason: Reason, in language: Language) -> String {
        let voices = arguments[reason.slug] ?? [:]
        let spoken = reason.arguments.enumerated().map { place, argument in
            voices[place]?(argument, language) ?? Reason.spell(argument, in: language) { sentence($0, in: language) }
        }
        return Reason(slug: reason.slug, arguments: spoken).words(in: language)
    }

    /// Whether an argument of a slug is a word of the house. A test asks it wherever the source puts Chinese into a reason.
    package static func isSpoken(_ slug: String, at place: Int) -> Bool { arguments[slug]?[place] != nil }

    /// 成立、不成立、待复核.
    package static func verdict(_ word: String, in language: Language) -> String { verdicts[word]?.in(language) ?? word }

    /// `4工作时`, as the tables write a length; other words as they are.
    package static func length(_ text: String, in language: Language) -> String {
        language == .chinese ? text : Limit.english(text) ?? text
    }

    /// A telephone as the house writes it: `020-80000000 转 801`, `代办人 120****0001`.
    package static func phone(_ phone: String, in language: Language) -> String {
        guard language == .english else { return phone }
        return [(" 转 ", " ext. "), ("代办人 ", "representative ")].reduce(phone) { text, word in
            guard let range = text.firstRange(of: word.0) else { return text }
            return text[..<range.lowerBound] + word.1 + text[range.upperBound...]
        }
    }

    /// Who acted or is told: `市民`, `系统`, `8001（代SWJ-1）`, else a work number or a department's name.
    package static func who(_ who: String, in language: Language) -> String {
        guard language == .english else { return who }
        if let known = actors[who] { return known.english }
        guard let spoke = who.range(of: "（代"), who.hasSuffix("）") else { return who }
        return who[..<spoke.lowerBound] + " (for " + who[spoke.upperBound...].dropLast() + ")"
    }
}

extension HouseWords {
    private typealias Voice = @Sendable (String, Language) -> String

    private static func spoken<Value: Spoken & CaseIterable & Sendable>(_: Value.Type) -> Voice {
        { text, language in Value(typed: text)?.in(language) ?? text }
    }

    private static func table(_ words: [String: Words]) -> Voice { { slug, language in words[slug]?.in(language) ?? slug } }

    private static let limit: Voice = { text, language in length(text, in: language) }

    private static let actor: Voice = { text, language in who(text, in: language) }

    /// Names and words found, as the house strings them together.
    private static let list: Voice = { text, language in language == .chinese ? text : text.replacing("、", with: ", ") }

    /// How somebody was told: by the house's own word, or by a person's, who may have written that it could not be done.
    private static let telling: Voice = { text, language in
        guard language == .english, text.hasPrefix(untellable) else { return outcomes[text]?.in(language) ?? text }
        return "could not be told: " + text.dropFirst(untellable.count)
    }

    /// How the record begins of somebody who could not be told (practice 7).
    static let untellable = "无法告知："

    private static let actors = ["市民": Words("市民", "the citizen"), "系统": Words("系统", "the daemon")]

    private static let rulings = [
        "同意": Words("同意", "granted"), "不同意": Words("不同意", "refused"), "成立": Words("成立", "upheld"),
        "不成立": Words("不成立", "dismissed"),
    ]

    private static let verdicts = [
        "成立": Words("成立", "it stands"), "不成立": Words("不成立", "it does not stand"), "待复核": Words("待复核", "to be judged"),
        "妥当": Words("妥当", "rightly declined"), "不妥": Words("不妥", "wrongly declined"),
    ]

    private static let petitions = [
        "待审批": Words("待审批", "undecided"), "已同意，待告知市民": Words("已同意，待告知市民", "granted, the citizen is to be told"),
        "已生效": Words("已生效", "in effect"), "不同意": Words("不同意", "refused"), "未生效": Words("未生效", "without effect"),
    ]

    private static let pauses = [
        PauseCause.shelved.chinese: Words(PauseCause.shelved.chinese, "shelved"),
        PauseCause.waitingForCitizen.chinese: Words(PauseCause.waitingForCitizen.chinese, "waiting for the citizen"),
    ]

    /// Why a source waits, in few words: its warning has the whole.
    private static let waits = [
        "source-crowded": Words("文件太多", "too many files"), "source-held": Words("暂时不能入库", "cannot be taken in for now"),
        "source-moved": Words("读过的文件不在了", "what was read is gone"), SourceStanding.nothingYet: Words("还没有文件", "no file yet"),
        "source-unreadable": Words("读不了", "cannot be read"),
    ]

    /// What a piece of evidence speaks for, and a column of rules.csv.
    private static let questions = [
        "诉求类型": Words("诉求类型", "kind"), "诉求类别": Words("诉求类别", "category"), "类别": Words("类别", "category"),
        "地点": Words("地点", "place"), "紧急": Words("紧急", "urgency"), "紧急（已否定）": Words("紧急（已否定）", "urgency (taken back)"),
        "可能紧急": Words("可能紧急", "perhaps urgent"), "渠道": Words("渠道", "channel"), "区": Words("区", "district"),
        "街镇": Words("街镇", "street"), "生效、失效": Words("生效、失效", "from, until"),
    ]

    private static let sources = [
        "问句": Words("问句", "a question"), PlaceFinding.unplacedSource: Words("写法像地址", "form of an address"),
    ]

    private static let near: Voice = { text, language in
        guard language == .english else { return text }
        if text == "有效" { return "in force" }
        return Kind(typed: text)?.in(language) ?? Urgency(typed: text)?.in(language) ?? Channel(typed: text)?.in(language) ?? text
    }

    /// Why the house itself put a ticket under another or took it out; else a person's words.
    private static let links = [
        "受理时并入": Words("受理时并入", "at acceptance"), Urgency.critical.chinese: Words(Urgency.critical.chinese, Urgency.critical.slug),
        "被反映方": Words("被反映方", "complained about"), TicketEvent.object.chinese: Words(TicketEvent.object.chinese, "the citizen objects"),
    ]

    /// `T1 不属本单位职责`.
    private static let returnCode: Voice = { text, language in
        guard language == .english, let code = text.split(separator: " ").first.flatMap({ ReturnCode(typed: String($0)) }) else {
            return text
        }
        return code.typed + " " + code.rawValue.replacing("_", with: " ")
    }

    /// `ZJJ 市住房和城乡建设局`: who reads Chinese needs no code.
    private static let department: Voice = { text, language in
        guard language == .chinese, let space = text.firstIndex(of: " "), text[..<space].allSatisfy(\.isASCII) else { return text }
        return String(text[text.index(after: space)...])
    }

    /// Which arguments of a reason are words of the house, stored by slug or by Chinese name.
    private static let arguments: [String: [Int: Voice]] = [
        "appeal-ruled": [0: table(rulings)],
        "category-found": [2: list],
        "category-unsure": [0: table(["": Words("其他类别", "another one")])],
        "changed-kind": [0: spoken(Kind.self), 1: spoken(Kind.self)],
        "changed-urgency": [0: spoken(Urgency.self), 1: spoken(Urgency.self)],
        "clock-late": clock, "clock-met": clock, "clock-overdue": clock, "clock-paused": clock, "clock-running": clock,
        "convened": [0: list],
        "correction-line": [4: table(["未了结": Words("未了结", "not yet")])], "correction-rung": [0: table(["每日": Words("每日", "daily")])],
        "recounted": [0: spoken(ClockName.self)], "late": [0: spoken(ClockName.self)],
        "cross-found": [0: list],
        "day-off": [1: table([WorkingCalendar.weekend: Words(WorkingCalendar.weekend, "weekend")])],
        "decline-checked": [0: table(verdicts)],
        "evidence": [0: table(questions), 2: table(sources)], "evidence-weighed": [0: table(questions), 2: table(sources)],
        "extension-asked": [0: limit], "extension-granted": [0: limit], "petition-for-time": [0: limit],
        "extension-effective": [0: spoken(ClockName.self)], "extension-effective-unreached": [0: spoken(ClockName.self)],
        "first-transferred": [3: telling],
        "flag-confirmed": [1: table(rulings)],
        "held-by-hotline": [0: spoken(TicketState.self)], "held-by-nobody": [0: table(pauses)],
        "joined": [1: table(followers), 2: spoken(Channel.self), 3: spoken(Urgency.self)],
        "joint-single": [1: limit],
        "kept-apart": [1: spoken(Urgency.self), 2: spoken(TicketState.self)],
        "heir": [1: spoken(TicketEvent.self)], "new-main": [1: spoken(TicketEvent.self)],
        "lowered": [0: spoken(Urgency.self), 1: spoken(Urgency.self)], "raised": [0: spoken(Urgency.self)],
        "kind-decided": [0: spoken(Kind.self)], "kind-found": [0: spoken(Kind.self), 2: list],
        "lapsed": [0: spoken(TicketState.self), 1: spoken(TicketState.self)],
        "late-judged": [1: table(verdicts)], "late-line": [2: table(verdicts)],
        "lateness": [0: spoken(ClockName.self)], "lateness-extended": [0: spoken(ClockName.self)],
        "left": [1: table(links)], "left-out": [0: list], "merged": [1: table(links)], "unmerged": [1: table(links)],
        "moment-after": [0: limit], "moment-remaining-least": [1: limit],
        "near-miss": [2: table(questions), 3: near, 4: near],
        "notice-failed": [0: actor, 1: table(notices), 2: table(ways), 3: telling],
        "notice-open": [0: actor, 1: table(notices), 2: table(ways)],
        "notice-told": [0: actor, 1: table(notices), 2: table(ways), 4: telling],
        "objection-ruled": [0: table(rulings)],
        "pause-line": [0: spoken(ClockName.self), 1: table(pauses)],
        "petition-line": [3: table(petitions)], "shelving-line": [3: table(petitions)],
        "place-ambiguous": [0: list], "place-found": [1: list], "place-unplaced": [0: list],
        "precedent": [3: returnCode, 5: table(rulings)], "return-line": [3: returnCode, 5: table(rulings)],
        "proposed": matter, "proposal-confirmed": matter, "proposal-refused": matter, "proposal-replaced": matter,
        "replied-early": [0: list],
        "return-requested": [0: returnCode], "return-waiting": [3: returnCode], "ruled": [0: table(rulings)],
        "received": [0: spoken(Channel.self), 2: table(doors)],
        "part-returned": [1: returnCode], "part-line": [0: table(partKinds), 1: department, 3: table(partStates)],
        "part-reply": [0: department], "part-left": [0: department], "first-department": [0: department], "dispatched-at": [1: department],
        "part-ruled": [1: table(rulings)],
        "received-for": [0: department], "because-joint": [3: table(orders), 5: limit],
        "rung-dead": [0: actor, 1: table(ways), 2: telling], "rung-open": [0: actor, 1: table(ways)],
        "rung-passed": [2: spoken(ClockName.self)], "rung-planned": [2: spoken(ClockName.self)],
        "rung-if": [0: table(conditions), 1: list],
        "rung-heard": [0: actor, 1: table(ways), 3: telling],
        "reminder": [0: spoken(TicketState.self)], "reminder-at": [1: spoken(TicketState.self)],
        "replied": [0: table(truths), 1: table(ends)],
        "ring": [0: spoken(Urgency.self)],
        "runner-up": [0: spoken(Kind.self)],
        "rung": [1: spoken(ClockName.self), 3: list], "rung-at": [2: spoken(ClockName.self)],
        "source-silent": [2: limit], "source-waits": [0: table(waits)],
        "unmasked-representative": [1: phone], "unmasked-shown": [1: phone],
        "told": [0: telling], "told-person": [1: telling], "undone": [0: spoken(TicketEvent.self)],
        "urgency-cancelled": [0: list], "urgency-perhaps": [0: list],
        "urgency-decided": [0: spoken(Urgency.self)], "urgency-found": [0: spoken(Urgency.self), 1: list],
        "withdrawal-feared": [0: list], "withdrawal-ruled": [0: table(rulings)],
    ]

    private static let clock: [Int: Voice] = [0: spoken(ClockName.self), 2: limit]
    private static let matter: [Int: Voice] = [0: spoken(TwoPersonMatter.self)]
}
