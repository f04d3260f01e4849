extension Reason {
    /// What the telephone platform's logs say of calls, and what people do about it.
    static let calls: [String: ReasonTemplate] = [
        "call-danger": ("通话 {0} 中市民说到：{1}，还没有工单，请坐席马上立单", "the caller of call {0} says: {1}; there is no ticket yet, take one now"),
        "call-explained": ("通话 {0} 没有坐席记录的原因", "why call {0} has no agent's record"),
        "missed-closed": ("漏接回拨完成（尾号 {0}）", "called back (number ending in {0})"),
        "missed-number": (
            "回拨 {0}，来电 {1} 次，最近 {2}；拨完后 missed {3} 写结果", "call {0} back; {1} calls, the last at {2}; then missed {3} with the result"
        ),
        "missed-taken": ("取走漏接回拨（尾号 {0}）", "takes a call back (number ending in {0})"),
        "missed-waiting": ("漏接待回拨 {0} 个号码：missed", "{0} {0:number waits|numbers wait} to be called back: missed"),
        "unrecorded-waiting": ("{0} 次已接通话没有坐席记录：calls", "{0} answered calls have no agent's record: calls"),
    ]
}
