import HotlineCore

/// A decline, proposed or decided (practice 23).
package struct DeclineRow: Hashable, Sendable {
    package enum Waiting: String, Sendable {
        /// Another person decides it.
        case second
        /// It was decided, and drawn for a second look.
        case sample
    }

    package let ticket: Int64
    /// `R01`…`R10`.
    package let code: String
    /// The words for the citizen.
    package let words: String
    package let proposedBy: PersonID
    package let proposedAt: Instant
    package var decidedBy: PersonID?
    package var decidedAt: Instant?
    package var waitsFor: Waiting?

    package init(ticket: Int64, code: String, words: String, proposedBy: PersonID, proposedAt: Instant) {
        self.ticket = ticket
        self.code = code
        self.words = words
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
    }

    fileprivate init(_ row: Statement) {
        self.init(ticket: row.integer(0), code: row.text(1), words: row.text(2), proposedBy: row.code(3), proposedAt: row.instant(4))
        decidedBy = row.optionalCode(5)
        decidedAt = row.optionalInstant(6)
        waitsFor = row.optionalText(7).flatMap { Waiting(rawValue: $0) }
    }
}

extension Store {
    /// Writes a decline, in place of an earlier one of the ticket.
    package func put(_ decline: DeclineRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO declines(ticket, code, words, proposed_by, proposed_at, decided_by, decided_at, waits_for)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET code = excluded.code, words = excluded.words, proposed_by = excluded.proposed_by,
                proposed_at = excluded.proposed_at, decided_by = excluded.decided_by, decided_at = excluded.decided_at,
                waits_for = excluded.waits_for
            """,
            .integer(decline.ticket), .text(decline.code), .text(decline.words), .code(decline.proposedBy), .instant(decline.proposedAt),
            .code(decline.decidedBy), .instant(decline.decidedAt), .text(decline.waitsFor?.rawValue))
    }

    package func decline(of ticket: Int64) throws(StoreFailure) -> DeclineRow? {
        try database.first(
            """
            SELECT ticket, code, words, proposed_by, proposed_at, decided_by, decided_at, waits_for FROM declines WHERE ticket = ?
            """, .integer(ticket)
        ) { DeclineRow($0) }
    }

    /// A proposal that was not agreed to.
    package func dropDecline(of ticket: Int64) throws(StoreFailure) {
        try database.run("DELETE FROM declines WHERE ticket = ?", .integer(ticket))
    }

    /// What waits for a second person, oldest first.
    package func declinesWaiting(limit: Int) throws(StoreFailure) -> [DeclineRow] {
        try database.all(
            """
            SELECT ticket, code, words, proposed_by, proposed_at, decided_by, decided_at, waits_for
            FROM declines INDEXED BY declines_waiting WHERE waits_for IS NOT NULL ORDER BY proposed_at LIMIT ?
            """, .integer(limit)
        ) { DeclineRow($0) }
    }
}
