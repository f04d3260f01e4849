import HotlineCore

/// A ticket of a list, and where it stands there: by precedence (`Schema.precedence` says what that is), then the first due. One
/// whose clocks all rest has no due and stands before the others, as SQLite sorts NULL.
package struct ListedTicket: Comparable, Sendable {
    /// All that the rows can have.
    static let precedences = [0, 1, 2, 4, 5]

    package let id: Int64
    let precedence: Int
    let due: Instant?

    /// - Parameter row: id, precedence, due_at.
    init(_ row: Statement) {
        id = row.integer(0)
        precedence = row.int(1)
        due = row.optionalInstant(2)
    }

    /// 特急.
    package var isCritical: Bool { precedence == 0 }

    package static func < (a: ListedTicket, b: ListedTicket) -> Bool {
        (a.precedence, a.due?.milliseconds ?? .min, a.id) < (b.precedence, b.due?.milliseconds ?? .min, b.id)
    }
}
