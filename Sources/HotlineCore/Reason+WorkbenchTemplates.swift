extension Reason {
    /// What operators do for one another at the change of shifts.
    static let workbench: [String: ReasonTemplate] = [
        "broadcast": ("{0} 广播：{1}", "{0} to all: {1}"),
        "shift-handed": ("{0} 交班给 {1}：在办 {2} 单，草稿 {3} 份", "{0} hands over to {1}: {2} open tickets, {3} drafts"),
        "token-revoked": ("吊销令牌：{0} {1}", "token revoked: {0} {1}"),
    ]
}
