/// When a cancel word of `urgency.csv` takes an urgency word back, and when it does not. Doubt raises (practice 3): whatever is
/// not clearly negation, past, condition, drill or mended leaves the urgency standing.
///
/// The table says which words cancel; how far each reaches follows from what sort of word it is.
struct Cancellation: Hashable, Sendable {
    /// The sort of a cancel word, read off its own characters.
    enum Sort: Hashable, Sendable {
        /// 没有, 未, 冇: in front of the word, with nothing but fillers between.
        case negation
        /// 如果, 万一: in front of the word, unless something between makes it real: 如果再不处理漏电.
        case condition
        /// 去年, 以前: in front of the word, unless something between brings the matter back to now.
        case past
        /// 演练: in front of the word, or directly behind it.
        case drill
        /// 已经修好, 恢复了: in front of the word, or directly behind it.
        case mended
        /// 没有了, 冇咗, 再没出现: directly behind the word, or in front like a negation.
        case gone
        /// 事故认定, 保险: directly behind the word, which is then the topic of a question and no event.
        case topic
    }

    let sort: Sort

    /// Scalars between the end of a cancel word and the word it cancels, at most: a short clause of Chinese.
    static let reach = 8
    /// Scalars between a word and a mending word behind it: 漏气的地方已经修好了.
    static let reachBehind = 8

    init(word: String) {
        let scalars = word.scalarValues
        func has(_ marks: [[UInt32]]) -> Bool {
            let reading = Reading(word)
            return reading.holds(anyOf: marks, from: 0, to: scalars.count)
        }
        if has(Self.topicMarks) {
            sort = .topic
        } else if has(Self.drillMarks) {
            sort = .drill
        } else if has(Self.endedMarks) {
            sort = .gone
        } else if has(Self.negationMarks) {
            sort = has(Self.finishMarks) ? .gone : .negation
        } else if has(Self.finishMarks) || has(Self.mendMarks) {
            sort = .mended
        } else {
            sort = has(Self.conditionMarks) ? .condition : .past
        }
    }

    /// Whether the cancel word at `cancel` takes back the word at `alarm`, in `reading`.
    func applies(_ cancel: Hit, to alarm: Hit, in reading: Reading) -> Bool {
        // 防溺水, 火灾保险: the danger is part of another word.
        if cancel.start <= alarm.start, cancel.end >= alarm.end, cancel.length > alarm.length { return true }
        if cancel.end <= alarm.start { return appliesInFront(cancel, alarm, reading) }
        if cancel.start >= alarm.end { return appliesBehind(cancel, alarm, reading) }
        return appliesAstride(cancel, alarm, reading)
    }

    /// 没有人受伤, where the word is 有人受伤: both share the one character between them.
    private func appliesAstride(_ cancel: Hit, _ alarm: Hit, _ reading: Reading) -> Bool {
        sort == .negation && cancel.start < alarm.start && cancel.end == alarm.start + 1 && cancel.end < alarm.end
            && !Self.isSpoiled(cancel, reading) && !Self.isMissed(alarm, reading) && !Self.isAsked(alarm, reading)
    }

    private func appliesInFront(_ cancel: Hit, _ alarm: Hit, _ reading: Reading) -> Bool {
        guard alarm.start - cancel.end <= Self.reach, !reading.hasStop(.clause, from: cancel.end, to: alarm.start) else { return false }
        switch sort {
        case .negation, .gone:
            return !Self.isSpoiled(cancel, reading) && !Self.isMissed(alarm, reading) && !Self.isAsked(alarm, reading)
                && reading.isMade(of: Self.fillers, from: cancel.end, to: alarm.start)
        case .topic:
            return false
        case .past where reading.holds(anyOf: Self.attributes, from: cancel.end, to: alarm.start) || Self.isOpen(alarm, reading):
            return false
        case .condition, .past, .drill, .mended:
            return !Self.isDenied(cancel, reading) && !reading.holds(anyOf: Self.returns, from: cancel.end, to: alarm.start)
        }
    }

    private func appliesBehind(_ cancel: Hit, _ alarm: Hit, _ reading: Reading) -> Bool {
        guard cancel.start - alarm.end <= Self.reachBehind, !reading.hasStop(.clause, from: alarm.end, to: cancel.start),
            reading.isMade(of: Self.fillersBehind, from: alarm.end, to: cancel.start)
        else { return false }
        switch sort {
        case .negation, .condition, .past: return false
        case .topic: return true
        case .gone where Self.isMissed(alarm, reading): return false
        case .drill, .mended, .gone:
            let end = reading.clauseEnd(after: cancel.end, limit: cancel.end + Self.reach)
            let isAsked = reading.holds(anyOf: Self.questions, from: cancel.end, to: min(end + 1, reading.scalars.count))
            return !isAsked && !reading.holds(anyOf: Self.returnsBehind, from: cancel.end, to: end)
        }
    }

    /// A negation that negates nothing here: 有没有, 是不是, 淹没, 不是没有.
    private static func isSpoiled(_ cancel: Hit, _ reading: Reading) -> Bool {
        guard let before = reading.scalar(at: cancel.start - 1) else { return false }
        return before == reading.scalar(at: cancel.end - 1) || spoilers.contains(before)
            || deniers.contains { reading.begins(with: $0, at: cancel.start - $0.count) }
    }

    /// 上次塌陷还没修: told of the past, and not over.
    private static func isOpen(_ alarm: Hit, _ reading: Reading) -> Bool {
        reading.holds(anyOf: openMarks, from: alarm.end, to: reading.clauseEnd(after: alarm.end, limit: alarm.end + reach))
    }

    /// 没有人受伤或者被困: what a negation took back it takes back of the word beside it too.
    func carries(from cancelled: Hit, to alarm: Hit, in reading: Reading) -> Bool {
        sort == .negation && alarm.start > cancelled.end && alarm.start - cancelled.end <= Self.reachBehind
            && reading.isMade(of: Self.joiners, from: cancelled.end, to: alarm.start) && !Self.isAsked(alarm, reading)
            && !Self.isMissed(alarm, reading)
    }

    /// 没有漏气吗: asked, not said.
    private static func isAsked(_ alarm: Hit, _ reading: Reading) -> Bool {
        reading.scalar(at: alarm.end).map(askers.contains) ?? false
    }

    /// 还没修好, 不是演练, 唔系演习: what would cancel is itself denied.
    private static func isDenied(_ cancel: Hit, _ reading: Reading) -> Bool {
        reading.holds(anyOf: negationMarks, from: max(0, cancel.start - 2), to: cancel.start)
    }

    /// 没有井盖, 冇护栏: where the thing's absence is the danger, negation takes nothing back.
    private static func isMissed(_ alarm: Hit, _ reading: Reading) -> Bool {
        reading.scalar(at: alarm.end - 1).map(missed.contains) ?? false
    }
}

extension Cancellation {
    private static func list(_ words: String) -> [[UInt32]] {
        words.split(whereSeparator: \.isWhitespace).map { String($0).scalarValues }
    }

    static let negationMarks = list("没 未 无 冇 唔 不 非 勿")
    private static let drillMarks = list(
        "演练 演习 演示 演戏 拍戏 拍摄 模拟 测试 培训 讲座 宣传 电影 电视 新闻 小说 网上传 谣言 玩笑 讲笑")
    private static let topicMarks = list("知识 预案 责任 认定 保险")
    /// 再没出现: what ended is gone.
    private static let endedMarks = list("再没 没再 不再 冇再")
    /// Between two words of danger that one negation takes back.
    private static let joiners = list("或 或者 或是 和 及 以及 、 也 跟 同")
    private static let finishMarks = list("了 咗 晒")
    private static let mendMarks = list("修好 修复 恢复 解决 处理 排除 搞掂 搞定 扑灭 救出 换好 补好 封好 已经 已")

    private static let conditionMarks = list("如 假 万一 倘 若 要是 预防 防止 怎么办")
    /// 去年申请的危房: the past belongs to the attribute, the danger is there still.
    private static let attributes = list("的 嘅")

    /// What may stand between a negation and the word it negates: 没有发现有人受伤.
    private static let fillers = list(
        """
        发生 出现 发现 闻到 听到 听说 看到 见到 察觉 感觉到 造成 导致 引起 引发 存在 继续 任何 什么 明显 人员 人 有人 群众 居民 \
        或 或者 受伤 伤亡 再 有 有过 过 被 受 受到 到 是 系 会 啥 咩 一点 半点 丝毫 其他 新的 的 因此 燃气 煤气 天然气 房屋 路面 现场 目前
        """)
    /// What may stand between a word and its mending: 漏水的地方昨天已经修好了.
    private static let fillersBehind = list(
        """
        的 地方 问题 情况 现在 目前 现已 今天 昨天 琴日 都 已 已经 就 也 事 那里 那处 嗰度 点 现象 事故 事件 了 后 去年 治理 整改 处理 \
        维修 只是 是 系 ” " 』 」
        """)
    /// What brings a matter back to now, or keeps it going: 去年塌过现在又塌, 如果再不处理漏电, 从去年开始漏气.
    private static let returns = list(
        """
        现在 今天 今日 今晚 今早 今年 目前 如今 而家 依家 刚 正 又 再 还 仍 继续 一直 至今 到今 以来 开始 不断 不停 反映 投诉 报修 报过 \
        没 未 冇 唔 不 但 却 可是 突然
        """)
    /// The same behind a mending or a drill: 修好了又漏. 演习几点开始 is none.
    private static let returnsBehind = list("又 再 还 仍 但 却 可是 后来 如今 没 未 冇 唔 不 坏 失灵 变成 真")
    /// What shows that a matter told of the past is not over: 上次塌陷还没修.
    private static let openMarks = list("又 再 还 仍 至今 现在 而家 没 未 冇")
    /// A mending that is asked about is not one: 修好了吗, 修好了没有.
    private static let questions = list("吗 么 没 未 吧 ？ ?")
    /// In front of a negation these make another word of it: 淹没, 有冇.
    private static let spoilers = Set("淹沉埋浸吞有不非".unicodeScalars.map(\.value))
    /// In front of a negation these turn it round: 不是没有, 难道没有; or contrast it with now: 以前不会停电.
    private static let deniers = list("不是 唔系 不会 不能 难道 并非 以前 之前 从前 原来 原本 往年 去年 旧年 以往 过去")
    private static let askers = Set("吗么吧".unicodeScalars.map(\.value))
    private static let missed = Set("盖栏杆板灯网栓".unicodeScalars.map(\.value))
}
