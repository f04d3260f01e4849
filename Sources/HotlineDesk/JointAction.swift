import HotlineCore

/// Several departments on one ticket, and one ticket on several levels (arts 11 to 13, practice 13, 24).
package enum JointAction: Hashable, Sendable {
    /// A department co-handles from now on; by the lead or the hotline, with what it owes.
    case add(DepartmentCode, duty: String)
    /// It co-handles no more.
    case remove(DepartmentCode, reason: String)
    /// 转下级: the holder passes the work down to a unit below it and stays answerable. Without words the unit's own mandate.
    case delegate(DepartmentCode, duty: String?)
    /// The chief representative calls the co-departments together: what was agreed (art. 8).
    case convene(text: String)
    /// The hotline hears what the district refused (practice 24).
    case appeal(reason: String)
    /// The lead's reply before its co-departments have replied, with why it did not wait.
    case replyEarly(publicText: String, innerText: String?, truth: String?, solved: String?, reason: String)
    /// A person marks a matter that lies in several districts, or takes the mark off.
    case cross(Bool, reason: String)
}

extension Desk {
    mutating func joint(_ reference: TicketReference, _ action: JointAction, _ order: Order) throws(DeskFailure) -> Receipt {
        switch action {
        case .add(let department, let duty): try addCompanion(reference, department, duty: duty, order)
        case .remove(let department, let reason): try removeCompanion(reference, department, reason: reason, order)
        case .delegate(let department, let duty): try delegate(reference, to: department, duty: duty, order)
        case .convene(let text): try convene(reference, text: text, order)
        case .appeal(let reason): try appeal(reference, reason: reason, order)
        case .replyEarly(let publicText, let innerText, let truth, let solved, let reason):
            try reply(reference, publicText: publicText, innerText: innerText, truth: truth, solved: solved, without: reason, order)
        case .cross(let isCross, let reason): try markCross(reference, isCross, reason: reason, order)
        }
    }
}
