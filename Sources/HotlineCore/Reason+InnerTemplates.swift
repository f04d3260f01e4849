extension Reason {
    /// Pieces of other reasons: what stands inside their arguments.
    static let inner: [String: ReasonTemplate] = [
        "by-itself": ("{0}（自动）", "{0} (by itself)"),
        "clock-was": ("（原 {0}）", " (was {0})"),
        "clock-provisional": ("（暂定）", " (provisional)"),
        "day-off": ("{0} {1}", "{0} {1}"),
        "day-worked": ("{0} {1}分", "{0} {1} min"),
        "day-worked-named": ("{0} {1}分（{2}）", "{0} {1} min ({2})"),
        "changed": ("{0} → {1}", "{0} → {1}"),
        "changed-kind": ("{0} → {1}", "{0} → {1}"),
        "changed-urgency": ("{0} → {1}", "{0} → {1}"),
        "held-by-hotline": ("热线（{0}）", "the hotline ({0})"),
        "held-by-nobody": ("{0}", "nobody: {0}"),
        // What has its words in both languages already: each reads its own.
        "in-both": ("{0}", "{1}"),
        "joint-single": ("{0} {1}", "{0} {1}"),
        "lateness": ("{0} {1} 逾期（{2}）", "{0}, due {1}, late ({2})"),
        "lateness-extended": ("{0} {1} 延期（{2}）", "{0}, due {1}, extended ({2})"),
        "moment-after": ("到期后 {0}", "{0} after the due"),
        "moment-due": ("到期", "at the due"),
        "moment-elapsed": ("已过 {0}%", "{0} % over"),
        "moment-remaining": ("剩余 {0}%", "{0} % left"),
        "moment-remaining-least": ("剩余 {0}% 至少 {1}", "{0} % left, at least {1}"),
        "petition-for-time": ("延期 {0}", "an extension of {0}"),
        "petition-for-shelving": ("挂账到 {0}", "shelving until {0}"),
        "replied-at": ("{0}（已答）", "{0} (replied)"),
        "signed-at": ("{0}（已签）", "{0} (signed)"),
    ]
}
