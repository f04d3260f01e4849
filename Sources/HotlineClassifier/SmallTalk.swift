/// What people write in a chat that is no matter by itself: greetings, thanks, yes and no, and asking after an earlier matter.
///
/// Immutable; a class only so that a classifier is cheap to pass on.
final class SmallTalk: Sendable {
    private let greetings: WordAutomaton
    private let progress: WordAutomaton
    private let progressMeanings: [Progress]

    private enum Progress: Sendable {
        /// Says it all by itself: 处理进度.
        case whole
        /// An earlier matter: 我的单.
        case matter
        /// How it is going: 到哪了.
        case course
    }

    /// A text longer than this is a story, not a question about one.
    static let progressLengthLimit = 60
    /// Scalars between the matter and its course: 我上星期报的那张单 … 到哪了.
    static let progressReach = 20

    init() {
        greetings = WordAutomaton(words: Self.list(Self.greetingWords))
        let words = [(Self.wholeWords, Progress.whole), (Self.matterWords, .matter), (Self.courseWords, .course)]
            .flatMap { words, meaning in Self.list(words).map { (word: $0, meaning: meaning) } }
        progress = WordAutomaton(words: words.map(\.word))
        progressMeanings = words.map(\.meaning)
    }

    /// Whether every letter of the text belongs to a greeting. Marks, numbers, emoji and spaces say nothing; so does an empty text.
    func isGreeting(_ scalars: [UInt32]) -> Bool {
        var beginnings = [[Int]](repeating: [], count: scalars.count + 1)
        greetings.scan(scalars) { beginnings[$0.end].append($0.start) }
        var reached = [Bool](repeating: true, count: scalars.count + 1)
        for end in beginnings.indices.dropFirst() {
            reached[end] =
                beginnings[end].contains { reached[$0] } || reached[end - 1] && !Self.isLetter(scalars[end - 1])
        }
        return reached[scalars.count]
    }

    /// A ticket's number, a whole phrase, or a matter of one's own together with a word for its course.
    func asksForProgress(_ reading: Reading) -> Bool {
        guard reading.scalars.count <= Self.progressLengthLimit else { return false }
        var matters: [WordMatch] = []
        var courses: [WordMatch] = []
        var isWhole = false
        progress.scan(reading.scalars) { match in
            switch progressMeanings[match.word] {
            case .whole: isWhole = true
            case .matter: matters.append(match)
            case .course: courses.append(match)
            }
        }
        let letters = reading.scalars.count(where: Self.isLetter)
        if isWhole || !courses.isEmpty && letters <= Self.bareLength { return true }
        return matters.contains { matter in
            courses.contains { course in
                course.start >= matter.end && course.start - matter.end <= Self.progressReach
                    || matter.start >= course.end && matter.start - course.end <= Self.progressReach
            }
        }
    }

    /// 进度？ or 查进度 alone is a question about one's own matter; 施工进度太慢 is not.
    private static let bareLength = 4

    private static func isLetter(_ value: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    private static func list(_ words: String) -> [[UInt32]] {
        words.split(whereSeparator: \.isWhitespace).map { String($0).scalarValues }
    }

    private static let greetingWords = """
        你好 您好 你们好 大家好 早上好 早晨 早安 上午好 中午好 下午好 晚上好 晚安 午安 哈喽 哈啰 嗨 喂 hello hi hey ok okay bye yes no \
        在吗 在不在 在么 有人吗 有人在吗 有人么 有冇人 喺度吗 客服 人工 人工客服 转人工 请转人工 机器人 同志 工作人员 热线 政府热线 市民热线 \
        请问 请问一下 请问下 想问下 想问一下 问一下 问下 打扰了 打扰一下 打扰 麻烦 麻烦了 麻烦您 麻烦你 不好意思 唔好意思 唔该 唔该晒 劳驾 \
        谢谢 谢谢您 谢谢你 谢谢你们 谢谢了 谢了 多谢 多谢晒 感谢 感谢您 感谢你 感谢你们 非常感谢 十分感谢 辛苦 辛苦了 辛苦晒 thanks thank you thx \
        好 好的 好滴 好啊 好吧 好嘅 得 行 可以 可以的 嗯 嗯嗯 恩 哦 噢 喔 啊 呀 呢 吧 啦 了 哈 哈哈 呵呵 是 是的 系 系嘅 对 对的 没有了 没了 没事 没事了 \
        没问题 冇事 冇问题 不用了 不用 不需要 唔使 唔使了 知道 知道了 明白 明白了 收到 了解 清楚 清楚了 再见 拜拜 拜 你 您 测试 test
        """
    private static let wholeWords = """
        工单进度 办理进度 处理进度 办件进度 查询进度 查进度 进度查询 办理进展 处理进展 查询工单 查工单 查下工单 查我的单 查单 查下单 \
        我的单到哪 我的单呢 我张单 办到哪一步 处理到哪一步
        """
    private static let matterWords = """
        我的单 我的工单 我的投诉 我的诉求 我的案件 我的反映 我的件 我的问题 工单 单号 编号 GZ20 上次 之前 早前 前几天 上周 上星期 上个月 昨天 琴日 \
        反映的 投诉的 报的 提交的 提的 打过 打咗 投诉过 反映过 提交过 嗰单
        """
    private static let courseWords = """
        进度 进展 到哪了 到哪里了 到哪一步 到边度 到边 办得怎么样 处理得怎么样 怎么样了 怎样了 点样了 点啊 查一下 查下 查询 有结果吗 有结果没 有结果未 \
        结果如何 结果怎么样 处理结果 处理了吗 处理好了吗 办好了吗 办完了吗 办好未 搞掂未 有人跟吗 有人处理吗 有回复吗 有答复吗 几时有回复 什么时候回复 受理了吗
        """
}
