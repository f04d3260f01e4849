extension Reason {
    /// What the ladders do beside telling, and how their notices are gathered.
    static let ladder: [String: ReasonTemplate] = [
        "because": ("  {0}", "  {0}"),
        "clock-days": ("  {0}", "  {0}"),
        "clock-table": ("  依据 deadlines.csv 第 {0} 行", "  set by deadlines.csv line {0}"),
        "digest": ("催办汇总 {0} 单：{1}", "rungs of {0} {0:ticket|tickets}: {1}"),
        "dispatched-at": ("{0} 派{1}", "{0} to {1}"),
        "passed-at": ("{0} {1}", "{0} {1}"),
        "reassigned-deputy": ("{0}：{1} 没有动静，改由代理 {2} 经办，时限不变", "{0}: {1} stays silent; the deputy {2} has it, no clock moves"),
        "reassigned-liaison": (
            "{0}：{1} 没有动静，也没有代理，改由联络员 {2} 经办，时限不变", "{0}: {1} stays silent and has no deputy; the liaison {2} has it, no clock moves"
        ),
        "reassigned-roster": ("{0}：{1} 没有动静，改由值班表的代理 {2} 经办，时限不变", "{0}: {1} stays silent; the roster's deputy {2} has it, no clock moves"),
        "rung-dead": ("  {0}（{1}），未告知：{2}", "  {0} ({1}), not told: {2}"),
        "rung-gathered": ("  {0}，待 {1} 汇总", "  {0}, with the digest of {1}"),
        "rung-open": ("  {0}（{1}），待确认", "  {0} ({1}), not acknowledged yet"),
        "rung-passed": ("{0} {1}：{2} {3}，已办，略过", "{0} {1}: {2} {3}, done in time, passed over"),
        "rung-if": ("  如{0}则通知 {1}", "  if {0}, tells {1}"),
        "rung-planned": ("{0} {1}：{2} {3}，未到", "{0} {1}: {2} {3}, to come"),
        "rung-heard": ("  {0}（{1}），已告知 {2}，{3}", "  {0} ({1}), told {2}, {3}"),
        "taken-back": ("{0}：{1} 取单后没有办，收回，由 {2} 处理", "{0}: {1} opened it and did nothing; taken back for {2}"),
        "told-person": ("已告知 {0}：{1}", "told {0}: {1}"),
    ]
}
