extension Reason {
    /// Returns, what is ruled on them, and what is learned from them.
    static let returns: [String: ReasonTemplate] = [
        "auto-signed": ("未按时签收，{0} 自动签收", "not signed in time, signed automatically at {0}"),
        "correction-offered": ("建议改 rules.csv，粘贴这一行：{0}", "a correction for rules.csv, to be pasted as it is: {0}"),
        "correction-crowded": (
            "rules.csv 顺序 {0} 之前没有空号，请先调整顺序再粘贴", "no number is free before row {0} of rules.csv; renumber before pasting"
        ),
        "department-again": ("承办单位 {0}（答复过本单）", "{0}, which has answered it before"),
        "department-suggested": ("承办单位 {0}（退单裁定：{1} 建议）", "{0}, which {1} suggested in the return that was granted"),
        "designated-why": ("指定承办，不得再退：{0}", "designated, it cannot be returned: {0}"),
        "first-department-set": ("首接单位由 {0} 改为 {1}：{2}", "the first department was {0}, is {1}: {2}"),
        "precedent": ("{0} {1} {2} 退单（{3}），建议转{4}：{5}，{6}", "{0} {1}: {2} asked to return it ({3}), suggesting {4}; {5}, {6}"),
        "redispatched": ("由 {0} 改派 {1}，不计退单：{2}", "sent on from {0} to {1}, no return: {2}"),
        "return-counts": ("退单申请 {0} 次：同意 {1}，不同意 {2}", "return requests {0}: granted {1}, refused {2}"),
        "return-counts-of": ("{0}：申请 {1}，同意 {2}，不同意 {3}，待裁定 {4}", "{0}: asked {1}, granted {2}, refused {3}, waiting {4}"),
        "return-line": ("退单 {0}：{1} {2}（{3}），建议转{4}：{5} {6}", "return {0}: {1} {2} ({3}), suggests {4}; {5} {6}"),
        "return-waiting": ("退单 {0}：{1} {2}（{3}），建议转{4}：待裁定", "return {0}: {1} {2} ({3}), suggests {4}; not ruled on yet"),
        "ruled-late": (
            "退单申请不同意：{0}；签收时限已过，转为办理中，记未按时签收",
            "the return is refused: {0}; the window to sign is over, so it is in progress and counts as not signed in time"
        ),
        "why-precedents": ("先例", "precedents"),
        "why-returns": ("退单", "returns"),
    ]
}
