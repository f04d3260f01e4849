extension Reason {
    /// What decides how a ticket begins and ends.
    static let quality: [String: ReasonTemplate] = [
        "asked-to-add": ("请市民补充", "the citizen was asked for more"),
        "call-missed": ("第 {0} 次回访没有联系上，下次 {1}", "call {0} reached nobody; next at {1}"),
        "call-missed-last": ("第 {0} 次回访没有联系上，不再打扰", "call {0} reached nobody; no more calls"),
        "caller-flagged": (
            "此号有标记：{0}，到 {1}，之后来过 {2} 次；照常受理", "this number is flagged: {0}, until {1}, {2} calls since; take it as any other"
        ),
        "category-doubtful": ("类别把握不大，请核对", "not sure of the category; please check"),
        "decline-checked": ("不予受理抽查：{0}，{1}", "second look at the decline: {0}, {1}"),
        "decline-drawn": ("本单被抽中，由另一位工作人员复看", "drawn for a second look by another person"),
        "decline-proposed": ("提出不予受理（{0} {1}），须另一人核准", "decline proposed ({0} {1}); a second person must agree"),
        "decline-refused": ("不同意不予受理（{0}）：{1}", "decline ({0}) not agreed to: {1}"),
        "declined": ("不予受理（{0} {1}）", "declined ({0} {1})"),
        "declined-words": ("告知市民：{0}", "told to the citizen: {0}"),
        "final-answer": ("最终答复", "final answer"),
        "flag-confirmed": ("来电标记（尾号 {0}）：{1}", "flag on the number ending {0}: {1}"),
        "flag-lifted": ("取消来电标记（尾号 {0}）：{1}", "flag lifted from the number ending {0}: {1}"),
        "flag-proposed": ("提出标记来电（尾号 {0}），到 {1}", "flag proposed for the number ending {0}, until {1}"),
        "flagged-call": ("有标记的号码来电，标记到 {0}，第 {1} 次", "a call from a flagged number, flagged until {0}, time {1}"),
        "nobody-to-call": ("没有电话和聊天账号，无从回访", "no telephone and no chat: nobody to call back"),
        "objected": ("市民提出异议", "the citizen objected"),
        "objection-ruled": ("异议{0}：{1}", "objection, {0}: {1}"),
        "rated-low": ("市民不满意，评价 {0}；须重办或由审核员最终答复", "not satisfied, rated {0}: to be done again, or a reviewer's final answer"),
        "rating-asked": ("已请市民评价", "the citizen was asked to rate it"),
        "released-despite": ("审核通过，保留核对所见：{0}", "passed in spite of what the check found: {0}"),
        "reply-checked": ("答复核对：{0} 处，必改 {1} 处", "reply checked: {0} {0:place|places}, {1} that must go"),
        "reply-finding": ("请核对：{0}", "please check: {0}"),
        "text-erased": ("正文已销毁，只留摘要", "the text was erased; only its digest stays"),
        "withdrawal-asked": ("市民要求撤回", "the citizen wishes to withdraw it"),
        "withdrawal-feared": ("要求撤回，可能有顾虑（词：{0}），请核实是否被迫", "wishes to withdraw it, perhaps out of fear (words: {0}); find out"),
        "withdrawal-ruled": ("撤回{0}：{1}", "withdrawal, {0}: {1}"),
    ]
}
