extension Reason {
    /// What operators do for one another at the change of shifts.
    static let workbench: [String: ReasonTemplate] = [
        "broadcast": ("{0} 广播：{1}", "{0} to all: {1}"),
        "shift-handed": ("{0} 交班给 {1}：在办 {2} 单，草稿 {3} 份", "{0} hands over to {1}: {2} open {2:ticket|tickets}, {3} {3:draft|drafts}"),
        "token-revoked": ("吊销令牌：{0} {1}", "token revoked: {0} {1}"),
        "webhook-added": ("新推送 {0}：{1}", "webhook {0} made for {1}"),
        "webhook-removed": ("删除推送 {0}：{1}", "webhook {0} of {1} removed"),
        "webhook-tested": ("推送 {0} 马上发一次：{1}", "webhook {0} of {1} sends at once"),
        "webhook-off": (
            "推送 {0} 已停：{1} 的接收方答复 410；webhook test {0} 可重开，webhook remove {0} 删除",
            "webhook {0} is off: the receiver of {1} answered 410; webhook test {0} opens it again, webhook remove {0} ends it"
        ),
        "webhook-failing": (
            "推送 {0} 送不到 {1}：连续 {2} 次，上次 {3}；会一直重试", "webhook {0} does not reach {1}: {2} times in a row, the last {3}; it goes on trying"
        ),
    ]
}
