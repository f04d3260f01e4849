/// How whoever was asked first did what article 18 ¶4 asks: the three branches, each with its own evidence.
package enum FirstBranch: String, CaseIterable, Sendable, Codable {
    /// 当场答复: the reply and its time.
    case answered = "answered_on_the_spot"
    /// 记录跟进: the follow-up entries.
    case followedUp = "recorded_and_followed_up"
    /// 转办: to whom, when, and the proof that the citizen was told.
    case transferred

    package var chinese: String {
        switch self {
        case .answered: "当场答复"
        case .followedUp: "记录跟进"
        case .transferred: "转办"
        }
    }
}
