import HotlineCore

/// A silent handler's ticket passed on by a rung.
package struct ReassignmentRow: Hashable, Sendable {
    package let ticket: Int64
    package let round: Int
    package let rung: String
    /// nil where nobody had it.
    package let from: PersonID?
    package let to: PersonID
    package let at: Instant

    package init(ticket: Int64, round: Int, rung: String, from: PersonID?, to: PersonID, at: Instant) {
        self.ticket = ticket
        self.round = round
        self.rung = rung
        self.from = from
        self.to = to
        self.at = at
    }
}

extension Store {
    /// The one passing on of a round, if there was one.
    package func reassignment(of ticket: Int64, round: Int) throws(StoreFailure) -> ReassignmentRow? {
        try database.first(
            "SELECT ticket, round, rung, from_person, to_person, at FROM reassignments WHERE ticket = ? AND round = ?",
            .integer(ticket), .integer(round)
        ) {
            ReassignmentRow(
                ticket: $0.integer(0), round: $0.int(1), rung: $0.text(2), from: $0.optionalCode(3), to: $0.code(4), at: $0.instant(5))
        }
    }

    /// Notes it, and that the new handler was given something now.
    package func insert(_ row: ReassignmentRow) throws(StoreFailure) {
        try database.run(
            "INSERT INTO reassignments(ticket, round, rung, from_person, to_person, at) VALUES (?, ?, ?, ?, ?, ?)",
            .integer(row.ticket), .integer(row.round), .text(row.rung), .code(row.from), .code(row.to), .instant(row.at))
        try database.run(
            """
            INSERT INTO handler_turns(handler, last_assigned) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET last_assigned = max(last_assigned, excluded.last_assigned)
            """, .code(row.to), .instant(row.at))
    }
}
