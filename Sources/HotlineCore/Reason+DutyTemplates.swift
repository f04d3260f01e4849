extension Reason {
    /// What departments say of their own people (practice 42).
    static let duty: [String: ReasonTemplate] = [
        "assigned-by": ("{0} 的单改由 {1} 经办，时限不变", "from {0} to {1}; no clock moves"),
        "duty": ("{0} 值班：{1} 到 {2}", "{0} on duty from {1} to {2}"),
        "duty-cancelled": ("取消 {0} 的值班", "the duty of {0} is cancelled"),
        "handler-board": ("经办 {0}（单位自己排的班，手上 {1} 件，共 {2} 人值班）", "handler {0}, on duty by the department's own word (open {1}, of {2})"),
        "leave": ("{0} 请假：{1} 到 {2}，代理 {3}", "{0} is away from {1} to {2}, deputy {3}"),
        "leave-cancelled": ("取消 {0} 的请假", "the leave of {0} is cancelled"),
        "leave-moved": ("{0} 请假到 {2}，改由 {1} 经办，时限不变", "{0} is away until {2}; {1} has it, no clock moves"),
        "leave-nobody": ("{0} 请假，没有人代理，仍在其名下，到时催办照常", "{0} is away and nobody stands in; it stays, and its rungs go on"),
        "suggested": ("给 {0} 的改进意见", "a suggestion to {0}"),
        "suggestion-closed": ("第 {0} 条改进意见了结", "suggestion {0} is closed"),
        "suggestion-followed": ("第 {0} 条改进意见的落实情况", "what was done about suggestion {0}"),
        "succeeded": ("{0} 的职责由 {1} 承接，在办的单随之转过去，时限不变", "{1} has taken over from {0}; open tickets follow, no clock moves"),
    ]
}
