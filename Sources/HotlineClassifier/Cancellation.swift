/// When a cancel word of `urgency.csv` takes an urgency word back, and when it does not. Doubt raises (practice 3): whatever is
/// not clearly negation, past, condition, drill, story, question or mended leaves the urgency standing.
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
        /// 那次, 嗰日: in front of the word like 去年, or directly behind it: 困人那次.
        case then
        /// 演练: in front of the word, or directly behind it; not 演练现场有人晕倒.
        case drill
        /// 电影里, 新闻说: in front of the word, or directly behind it; not 电影院着火.
        case story
        /// 培训, 教育片: directly behind the word, which is then a subject that is taught.
        case lesson
        /// 已经修好, 恢复了: in front of the word, or directly behind it.
        case mended
        /// 没有了, 冇咗, 再没出现: directly behind the word, or in front like a negation.
        case gone
        /// 保险, 奖励: behind the word in a sentence that asks; the word is then the topic of the question and no event.
        case topic
        /// 锦旗, 来得及时: behind the word in its sentence, which is then told by somebody who was helped.
        case praise
        /// 落水管, 被困扰: takes back what lies within it and nothing else.
        case name
    }

    let sort: Sort

    /// Scalars between the end of a cancel word and the word it cancels, at most: a short clause of Chinese.
    static let reach = 8
    /// Scalars between a word and a mending word behind it: 漏气的地方已经修好了.
    static let reachBehind = 8
    /// Scalars between a word and the praise in its sentence: two clauses of Chinese.
    static let reachOfPraise = 24
    /// Scalars on either side of a topic within which its sentence must ask: a long sentence.
    static let reachOfQuestion = 48

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
        } else if has(Self.lessonMarks) {
            sort = .lesson
        } else if has(Self.storyMarks) {
            sort = .story
        } else if has(Self.praiseMarks) {
            sort = .praise
        } else if has(Self.endedMarks) {
            sort = .gone
        } else if has(Self.negationMarks) {
            sort = has(Self.finishMarks) ? .gone : .negation
        } else if has(Self.finishMarks) || has(Self.mendMarks) {
            sort = .mended
        } else if has(Self.conditionMarks) {
            sort = .condition
        } else if has(Self.thenMarks) {
            sort = .then
        } else {
            sort = has(Self.pastMarks) ? .past : .name
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
        case .topic, .lesson, .praise, .name:
            return false
        case .past where reading.holds(anyOf: Self.attributes, from: cancel.end, to: alarm.start): return false
        case .past where Self.isOpen(alarm, reading) || Self.isRecent(cancel, reading): return false
        case .then where Self.isOpen(alarm, reading): return false
        case .drill where reading.holds(anyOf: Self.witnesses, from: cancel.end, to: alarm.start): return false
        case .drill where reading.holds(anyOf: Self.scenes, from: cancel.end, to: alarm.start): return false
        case .story where reading.holds(anyOf: Self.scenes, from: cancel.end, to: alarm.start): return false
        case .mended where reading.holds(anyOf: Self.consequences, from: cancel.end, to: alarm.end): return false
        case .condition, .past, .then, .drill, .story, .mended:
            return !Self.isDenied(cancel, reading) && !reading.holds(anyOf: Self.returns, from: cancel.end, to: alarm.start)
        }
    }

    private func appliesBehind(_ cancel: Hit, _ alarm: Hit, _ reading: Reading) -> Bool {
        if sort == .praise { return Self.isPraised(cancel, alarm, reading) }
        guard cancel.start - alarm.end <= Self.reachBehind, !reading.hasStop(.clause, from: alarm.end, to: cancel.start),
            reading.isMade(
                of: sort == .topic || sort == .lesson ? Self.fillersOfTopic : Self.fillersBehind, from: alarm.end, to: cancel.start)
        else { return false }
        switch sort {
        case .negation, .condition, .past, .praise, .name: return false
        case .topic: return !Self.isThing(cancel, reading) && !Self.hasHappened(alarm, reading) && Self.isInQuestion(alarm, reading)
        case .lesson: return !Self.isThing(cancel, reading) && !Self.hasHappened(alarm, reading)
        case .gone where Self.isMissed(alarm, reading): return false
        case .then, .drill, .story, .mended, .gone:
            let end = reading.clauseEnd(after: cancel.end, limit: cancel.end + Self.reach)
            let isAsked = reading.holds(anyOf: Self.questions, from: cancel.end, to: min(end + 1, reading.scalars.count))
            return !isAsked && !reading.holds(anyOf: Self.returnsBehind, from: cancel.end, to: end)
        }
    }

    /// 着火那晚消防来得及时: praised by somebody for whom it is over, unless anything up to the end says that it goes on.
    private static func isPraised(_ praise: Hit, _ alarm: Hit, _ reading: Reading) -> Bool {
        guard praise.start - alarm.end <= reachOfPraise, !reading.hasStop(.sentence, from: alarm.end, to: praise.start) else {
            return false
        }
        let end = min(reading.scalars.count, praise.end + reachOfPraise)
        return !isDenied(praise, reading) && !reading.holds(anyOf: returns + pleas, from: alarm.end, to: praise.start)
            && !reading.holds(anyOf: returnsBehind, from: praise.end, to: end)
    }

    /// 触电保险丝, 被困教育局: the word behind goes on and names a thing or a place.
    private static func isThing(_ cancel: Hit, _ reading: Reading) -> Bool {
        reading.scalar(at: cancel.end).map(things.contains) ?? false
    }

    /// 着火了, 漏紧: something happens, so it is no topic.
    private static func hasHappened(_ alarm: Hit, _ reading: Reading) -> Bool {
        reading.scalar(at: alarm.end).map(aspects.contains) ?? false
    }

    /// Whether the sentence around asks, or asks for something to be arranged: 火灾保险怎么买.
    private static func isInQuestion(_ alarm: Hit, _ reading: Reading) -> Bool {
        let from = max(0, alarm.start - reachOfQuestion)
        let start = (from..<alarm.start).last { reading.hasStop(.sentence, from: $0, to: $0 + 1) } ?? from
        let limit = min(reading.scalars.count, alarm.end + reachOfQuestion)
        let end = (alarm.end..<limit).first { reading.hasStop(.sentence, from: $0, to: $0 + 1) }.map { $0 + 1 } ?? limit
        return reading.holds(anyOf: asking, from: start, to: end)
    }

    /// 五分钟之前: past, and not yet over.
    private static func isRecent(_ cancel: Hit, _ reading: Reading) -> Bool {
        reading.scalar(at: cancel.start - 1).map(recent.contains) ?? false
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
    private static let drillMarks = list("演练 演习 演示 演戏 拍戏 拍摄 模拟 测试 内容")
    private static let storyMarks = list("电影 电视 新闻 小说 剧 游戏 动漫 漫画 广告 网上传 谣言 玩笑 讲笑")
    private static let lessonMarks = list("培训 讲座 宣传 教育 课 片 竞赛 考试 手抄报 征文 绘本 海报 音效 特效")
    private static let topicMarks = list("知识 预案 责任 认定 保险 奖励 补贴 补助 津贴 赔 鉴定 证书 资格 条例 标准 流程")
    private static let praiseMarks = list("锦旗 感谢信 表扬信 来得 嚟得 赶到 救了我 救咗我")
    private static let thenMarks = list("那 嗰 当时 当日")
    private static let pastMarks = list("年 月 前 曾 过去 时候 上次 上回 阵 细个")
    /// 再没出现: what ended is gone.
    private static let endedMarks = list("再没 没再 不再 冇再")
    /// Between two words of danger that one negation takes back.
    private static let joiners = list("或 或者 或是 和 及 以及 、 也 跟 同")
    private static let finishMarks = list("了 咗 晒")
    private static let mendMarks = list("修好 修复 恢复 解决 处理 排除 搞掂 搞定 扑灭 救出 换好 补好 封好 已经 已")

    private static let conditionMarks = list("如 假 万一 倘 若 要是 一旦 预防 防止 防范 避免 以免 以防 免得 怎么办")
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
        维修 管子 管道 阀门 电线 插座 设备 零件 只是 是 系 ” " 』 」
        """)
    /// What may stand between a subject and what is asked or taught of it: 落水儿童的奖励, 溺水事故的法律责任, 触电急救培训.
    private static let fillersOfTopic =
        fillersBehind
        + list("者 儿童 小孩 孩子 老人 学生 工人 人 群众 人员 家属 救人 救助 救援 施救 逃生 自救 急救 应急 安全 意外 伤害 财产 法律 民事 经济")
    /// What brings a matter back to now, or keeps it going: 去年塌过现在又塌, 如果再不处理漏电, 从去年开始漏气.
    private static let returns = list(
        """
        现在 今天 今日 今晚 今早 今年 目前 如今 而家 依家 刚 正 又 再 还 仍 继续 一直 至今 到今 以来 开始 不断 不停 反映 投诉 报修 报过 \
        没 未 冇 唔 不 但 却 可是 突然 接种 打针
        """)
    /// 修好了电梯就下坠: what followed the mending.
    private static let consequences = list("就 结果 马上 立刻 即刻")
    /// 着火了，请你们来得快点: asked for, and not yet come.
    private static let pleas = list("请 希望 求 盼 快 麻烦")
    /// 演练现场, 电影院, 模拟考试时: where and when something may happen in earnest.
    private static let scenes = list("现场 期间 中途 途中 时 后 院 班 馆 楼 厅 室 机构 中心 考 机")
    /// 演练有人晕倒: seen, and not played.
    private static let witnesses = list("有人 有个 有名 有一 有学生 有老人 有小孩")
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
    private static let things = Set("丝箱柜盒杠跳烧断局院校厅室楼房馆场店机".unicodeScalars.map(\.value))
    private static let aspects = Set("了咗紧着住".unicodeScalars.map(\.value))
    /// The last character of minutes, hours and days: 五分钟之前, 三天以前.
    private static let recent = Set("钟时点分头天日刚今早晚".unicodeScalars.map(\.value))
    private static let asking = list(
        """
        请问 想问 问下 问一下 咨询 了解 如何 点样 点买 点赔 点算 几时 几多 多少 哪 怎 边度 什么 咩 吗 ？ ? 是不是 是否 系咪 \
        能不能 可不可以 可唔可以 申请 办理 想办 报名 希望 建议
        """)
    private static let missed = Set("盖栏杆板灯网栓".unicodeScalars.map(\.value))
}
