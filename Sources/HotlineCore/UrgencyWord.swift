/// A row of `urgency.csv`: a word, what it means, and what may cancel it.
package struct UrgencyWord: Hashable, Sendable {
    package enum Effect: String, Sendable, CaseIterable {
        /// 特急 and 紧急.
        case critical, urgent
        /// 扬言自伤暴力: 特急, and no word cancels it (practice 3).
        case threat
        /// 取消: negation, past tense or doubt in front of an urgency word (没有, 去年, 已经修好).
        case cancel
        /// 弱势: an old, disabled, pregnant or very young person.
        case vulnerable
        /// 意图: this word speaks for a kind (请问 → 咨询, 投诉 → 投诉).
        case kind

        package var chinese: String {
            switch self {
            case .critical: "特急"
            case .urgent: "紧急"
            case .threat: "扬言"
            case .cancel: "取消"
            case .vulnerable: "弱势"
            case .kind: "类型"
            }
        }
    }

    package let words: [String]
    package let effect: Effect
    /// Only for `.kind`.
    package let kind: Kind?
    /// What to tell the caller first: `请先围蔽`, `请立即拨打 119`.
    package let advice: String?
    /// 1-based line of urgency.csv, for the evidence.
    package let line: Int

    package init(words: [String], effect: Effect, kind: Kind?, advice: String?, line: Int) {
        self.words = words
        self.effect = effect
        self.kind = kind
        self.advice = advice
        self.line = line
    }
}
