import HotlineCore

/// What decides whether a ticket begins, goes on and ends as it should: scope, supplement, withdrawal, objection, call-back.
package enum QualityAction: Hashable, Sendable {
    /// 不予受理, by a code of scope.csv; the words told are the table's where none are given. Some codes only propose it.
    case decline(code: String, words: String?)
    /// A second person decides what was proposed.
    case confirmDecline(granted: Bool, reason: String?)
    /// A second look at a decline that was drawn: right, or wrong and looked at anew.
    case checkDecline(isRight: Bool, reason: String)
    /// 请求补充: what the citizen is asked for.
    case ask(text: String)
    case add(text: String)
    case withdraw(reason: String)
    case ruleWithdrawal(granted: Bool, reason: String)
    case object(reason: String)
    case ruleObjection(upheld: Bool, reason: String)
    /// A call-back that reached nobody.
    case missedCall(how: String)
    /// 最终答复: a reviewer's reasons, where nothing more is to be done.
    case final(text: String)
    /// Released although the check found something that must not stand.
    case releaseDespite(reason: String)

    /// What whoever has the matter in hand may do as well as the hotline.
    package var isAsking: Bool {
        if case .ask = self { return true }
        return false
    }
}

/// Callers who were flagged (domain 2.9).
package enum CallerAction: Hashable, Sendable {
    case flag(Phone, reason: String, until: Instant)
    /// By another person than who proposed it.
    case confirm(Phone, granted: Bool)
    case unflag(Phone, reason: String)
}
