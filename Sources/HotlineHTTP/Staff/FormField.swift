import HotlineDesk

/// One thing that a form of the staff's pages asks for.
struct FormField: Sendable {
    enum Control: Hashable, Sendable {
        /// At most so many Unicode scalars.
        case line(limit: Int)
        case text(rows: Int)
        /// Slugs, in the order shown.
        case choice([String: Words], order: [String])
        case department
        /// Somebody of the department.
        case person
        /// Somebody whose leave one may enter: the department's people, or oneself alone.
        case subordinate
        case moment, day
        /// The number of the row that the form stands in; nobody types it.
        case row
    }

    /// The API's.
    let name: String
    let label: Words
    let control: Control
    var isRequired = true
    var hint: Words?

    static let yesOrNo = Control.choice(["yes": Words("是", "Yes"), "no": Words("否", "No")], order: ["yes", "no"])
}
