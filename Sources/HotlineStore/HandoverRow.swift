import HotlineCore

/// That 110, 119, 120 or 122 has been given a matter: who took it there, and when.
package struct HandoverRow: Hashable, Sendable {
    package let ticket: Int64
    package let line: String
    package let takenBy: String
    package let takenAt: Instant

    package init(ticket: Int64, line: String, takenBy: String, takenAt: Instant) {
        self.ticket = ticket
        self.line = line
        self.takenBy = takenBy
        self.takenAt = takenAt
    }
}

extension Store {
    /// Writes it in place of an earlier one of the ticket.
    package func put(_ handover: HandoverRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO handovers(ticket, line, taken_by, taken_at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET line = excluded.line, taken_by = excluded.taken_by, taken_at = excluded.taken_at
            """, .integer(handover.ticket), .text(handover.line), .text(handover.takenBy), .instant(handover.takenAt))
    }

    package func handover(of ticket: Int64) throws(StoreFailure) -> HandoverRow? {
        try database.first("SELECT ticket, line, taken_by, taken_at FROM handovers WHERE ticket = ?", .integer(ticket)) {
            HandoverRow(ticket: $0.integer(0), line: $0.text(1), takenBy: $0.text(2), takenAt: $0.instant(3))
        }
    }
}
