extension Reason {
    /// What takes two persons, what is secret, and what is about persons.
    static let privacy: [String: ReasonTemplate] = [
        "proposed": ("申请{0}，待另一人确认", "proposes: {0}; another person must confirm it"),
        "proposal-confirmed": ("确认{0}（{1} 申请）", "confirmed: {0} (proposed by {1})"),
        "proposal-refused": ("不同意{0}（{1} 申请）", "refused: {0} (proposed by {1})"),
        "proposal-replaced": ("另提{0}，代替 {1} 的申请", "a new {0} in place of the one by {1}"),
    ]
}
