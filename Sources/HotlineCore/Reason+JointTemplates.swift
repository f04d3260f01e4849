extension Reason {
    /// Co-departments, sub-units and what crosses districts (arts 11 to 13).
    static let joint: [String: ReasonTemplate] = [
        "appealed": ("不服 {0} 的退单裁定，申诉到热线", "does not accept the ruling of {0} and appeals to the hotline"),
        "appeal-ruled": ("申诉裁定：{0}，{1}", "the appeal is ruled: {0}; {1}"),
        "because-joint": (
            "联办 {0} {1}（joint.csv 第 {2} 行，{3}）：{4}，取 {5}", "joint matter {0} {1} (joint.csv line {2}, {3}): {4}; {5} counts"
        ),
        "co-added": ("{0} 配合办理，经办 {1}，{2} 前签收，{3} 前答复", "{0} co-handles, handler {1}; sign by {2}, reply by {3}"),
        "co-named": ("加入配合单位 {0}", "{0} is named to co-handle"),
        "co-proposed": ("配合 {0}：{1}", "with {0}: {1}"),
        "co-removed": ("{0} 不再配合：{1}", "{0} co-handles no more: {1}"),
        "convened": ("首席事务代表召集 {0}", "the chief representative convened {0}"),
        "delegated": (
            "转下级 {0}，经办 {1}，{2} 前签收，{3} 前答复；本级已用时限的 {4}%",
            "passed down to {0}, handler {1}; sign by {2}, reply by {3}; {4} % of the window was used here"
        ),
        "delegated-late": (
            "转下级 {0}，经办 {1}，{2} 前签收，{3} 前答复；本级已用时限的 {4}%，超过一半",
            "passed down to {0}, handler {1}; sign by {2}, reply by {3}; {4} % of the window was used here, more than half"
        ),
        "part-contacted": ("{0} 联系了市民", "{0} contacted the citizen"),
        "part-late": ("{0} 应于 {1} 答复，尚未答复，通知 {2}", "{0} owed its reply by {1}; told {2}"),
        "part-left": ("主办先行答复，没有等 {0}：{1}", "the lead replied without {0}: {1}"),
        "part-line": ("{0} {1} 经办 {2}｜{3}｜职责：{4}｜签收 {5}，答复 {6}", "{0} {1}, handler {2}, {3}; duty: {4}; sign {5}, reply {6}"),
        "part-noted": ("{0} 记录办理情况", "{0} noted what was done"),
        "part-recounted": (
            "工作日历有变，{0} 签收由 {1} 改为 {2}，答复由 {3} 改为 {4}",
            "the calendar changed: {0} was to sign by {1}, now {2}, and to reply by {3}, now {4}"
        ),
        "part-replied": ("{0} 已答复主办单位", "{0} replied to the lead"),
        "part-reply": ("{0} 的答复：{1}", "{0} replied: {1}"),
        "part-returned": ("{0} 申请退回，编码 {1}，建议 {2}", "{0} asks to give it back, code {1}, suggests {2}"),
        "part-ruled": ("{0} 的退回申请：{1}，{2}", "{0} asked to give it back: {1}; {2}"),
        "part-ruling-lapsed": ("{0} 的申请到期没有裁定，仍由其办理", "nobody ruled on what {0} asked for in time; it stays there"),
        "part-signed": ("{0} 签收", "{0} signed"),
        "part-signed-by-time": ("{0} 到期未签收，按签收计", "{0} had not signed by its due and counts as signed"),
        "replied-early": ("没有等 {0} 答复，主办先行答复", "the lead replied before {0} had"),
        "cross-found": ("地点跨区：{0}", "the places lie in several districts: {0}"),
        "route-cross": ("跨区事项由市级单位 {0} 牵头", "crosses districts: the municipal {0} leads"),
        "route-cross-no-municipal": ("跨区事项，本类没有市级单位，由人工定", "crosses districts, and the class names no municipal unit: a person decides"),
        "cross-set": ("标为跨区：{0}", "marked as crossing districts: {0}"),
        "cross-unset": ("不再作跨区处理：{0}", "crosses districts no more: {0}"),
        "why-joint": ("联办", "joint work"),
        "received-for": ("接件转办：{0} {1} 收件", "received for another: by {1} of {0}"),
    ]
}
