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
        /// 电影里, 新闻说: in front of the word, or directly behind it: 绑架的电影; not 电影院着火.
        case story
        /// 培训, 教育片: directly behind the word, which is then a subject that is taught.
        case lesson
        /// 已经修好, 恢复了: in front of the word, or directly behind it.
        case mended
        /// 没有了, 冇咗, 再没出现: directly behind the word, or in front like a negation.
        case gone
        /// 报警器, 保护器: directly behind the word, which is then what the device is for; not 漏气报警器响了.
        case device
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
        } else if has(Self.deviceMarks) {
            sort = .device
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
        if sort == .device { return Self.isDevice(cancel, alarm, reading) }
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
        case .topic, .lesson, .praise, .name, .device:
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
                of: Self.subjects.contains(sort) ? Self.fillersOfTopic : Self.fillersBehind, from: alarm.end, to: cancel.start)
        else { return false }
        switch sort {
        case .past: return Self.isOver(cancel, alarm, reading)
        case .negation, .condition, .praise, .name, .device: return false
        case .topic:
            return !Self.isThing(cancel, reading) && Self.isInQuestion(alarm, reading)
                && (!Self.hasHappened(alarm, reading) || Self.isAskedAfter(alarm, reading))
        case .lesson: return !Self.isThing(cancel, reading) && !Self.hasHappened(alarm, reading)
        case .gone where Self.isMissed(alarm, reading): return false
        case .story where Self.isThing(cancel, reading): return false
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

    /// 着火是上个月的事: said to be of the past in so many words.
    private static func isOver(_ cancel: Hit, _ alarm: Hit, _ reading: Reading) -> Bool {
        reading.isMade(of: copulas, from: alarm.end, to: cancel.start) && cancel.start > alarm.end
            && affairs.contains { reading.begins(with: $0, at: cancel.end) }
    }

    /// 燃气泄漏报警器几钱: what bears the danger's name, and says nothing of it unless it sounds.
    private static func isDevice(_ cancel: Hit, _ alarm: Hit, _ reading: Reading) -> Bool {
        cancel.start <= alarm.end && cancel.end > alarm.end && alarm.start < cancel.start
            && !reading.holds(anyOf: soundings, from: cancel.end, to: reading.clauseEnd(after: cancel.end, limit: cancel.end + reach))
    }

    /// 触电保险丝, 被困教育局: the word behind goes on and names a thing or a place.
    private static func isThing(_ cancel: Hit, _ reading: Reading) -> Bool {
        reading.scalar(at: cancel.end).map(things.contains) ?? false
    }

    /// 着火了, 漏紧: something happens, so it is no topic.
    private static func hasHappened(_ alarm: Hit, _ reading: Reading) -> Bool {
        reading.scalar(at: alarm.end).map(aspects.contains) ?? false
    }

    /// 想问屋里水淹了农业保险怎么赔: it happened and is over, for its sentence begins with the question; not 想问现在水淹了, 想问着紧火.
    private static func isAskedAfter(_ alarm: Hit, _ reading: Reading) -> Bool {
        let start = sentenceStart(before: alarm, reading)
        return reading.holds(anyOf: openings, from: start, to: alarm.start)
            && !reading.holds(anyOf: returns, from: start, to: alarm.start)
            && reading.scalar(at: alarm.end).map(perfects.contains) ?? false
    }

    private static func sentenceStart(before alarm: Hit, _ reading: Reading) -> Int {
        let from = max(0, alarm.start - reachOfQuestion)
        return (from..<alarm.start).last { reading.hasStop(.sentence, from: $0, to: $0 + 1) } ?? from
    }

    /// Whether the sentence around asks, or asks for something to be arranged: 火灾保险怎么买.
    private static func isInQuestion(_ alarm: Hit, _ reading: Reading) -> Bool {
        let start = sentenceStart(before: alarm, reading)
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
