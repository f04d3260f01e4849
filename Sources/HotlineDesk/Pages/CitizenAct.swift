import HotlineCore

/// What a citizen does about their own matter on its page; the same as by the words of a chat (评价, 补充, 撤回, 异议).
package enum CitizenAct: Hashable, Sendable {
    /// 1 to 5.
    case rate(Int, words: String?)
    case add(text: String)
    case withdraw(reason: String)
    case object(reason: String)

    /// In the order in which a page offers them.
    package enum Kind: String, CaseIterable, Sendable { case rate, add, object, withdraw }

    /// Unicode scalars of what goes with a grade: as a chat takes them.
    package static let wordsLimit = 500
    /// Of a reason, for the operator as for the page.
    package static let reasonLimit = 2_000

    package var kind: Kind {
        switch self {
        case .rate: .rate
        case .add: .add
        case .withdraw: .withdraw
        case .object: .object
        }
    }
}
