/// Why some of a ticket's clocks stand still while it is in a state. What stood still is kept as an interval, and the due
/// that counts is computed from the intervals: no date is ever moved by hand (practice 15).
package enum PauseCause: String, CaseIterable, Sendable {
    /// 挂账: a long matter, looked at again on a date (domain 2.7).
    case shelved
    /// 待补充, 待市民补充: what the citizen has not said yet is nobody's delay; the wait itself has a limit (practice 19).
    case waitingForCitizen = "waiting_for_citizen"

    /// - Returns: nil for a state in which every clock runs.
    package init?(of state: TicketState) {
        switch state {
        case .shelved: self = .shelved
        case .supplementing, .awaitingCitizen: self = .waitingForCitizen
        case .pending, .awaitingDispatch, .following, .awaitingSignature, .returnReview, .inProgress, .awaitingReview, .awaitingCallback,
            .awaitingRating, .awaitingArchive, .withdrawalReview, .objectionReview, .archived, .declined, .handedOver, .merged:
            return nil
        }
    }

    /// The clocks that stand still. What must be done at once whatever the matter takes (signing, contact, first report) never
    /// does; a return request, a ruling and a lease stop nothing (domain 2.6, practice 25).
    package var clocks: Set<ClockName> {
        switch self {
        case .shelved: [.promised, .redo, .statutory]
        // The promise is not given yet (domain 2.3).
        case .waitingForCitizen: [.statutory]
        }
    }

    package var chinese: String {
        switch self {
        case .shelved: "挂账"
        case .waitingForCitizen: "等待市民补充"
        }
    }
}
