import HotlineCore

/// What `find` looks for: all that is named must hold.
package struct FindQuery: Hashable, Sendable {
    /// Each of two characters or more, normalised; all stand in one entry of the ticket.
    package var words: [String] = []
    package var phone: Phone?
    package var department: DepartmentCode?
    package var state: TicketState?
    package var kind: Kind?
    package var category: CategoryCode?
    /// Days on which the matter came, both included; nil is `daysBack` days before the last, and today.
    package var from: CivilDate?
    package var to: CivilDate?
    /// At most `ListFilter.most`.
    package var limit = 20

    package static let daysBack = 90
    /// Words of one question.
    package static let mostWords = 8

    package init() {}

    /// Nothing but days, or not even those, is the whole house.
    package var isEmpty: Bool {
        words.isEmpty && phone == nil && department == nil && state == nil && kind == nil && category == nil && from == nil && to == nil
    }
}

package struct Found: Hashable, Sendable {
    package let list: TicketList
    /// The last journal entry whose words were looked at; nil where no words were looked for.
    package let upTo: Int64?
    /// Days looked through: fewer than were asked for where they hold more tickets than one answer looks at.
    package let from: CivilDate
    package let to: CivilDate

    package init(list: TicketList, upTo: Int64?, from: CivilDate, to: CivilDate) {
        self.list = list
        self.upTo = upTo
        self.from = from
        self.to = to
    }
}
