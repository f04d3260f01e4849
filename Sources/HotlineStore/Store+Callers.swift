import HotlineCore

/// A caller who was flagged: shown, counted, never turned away (domain 2.9).
package struct CallerFlagRow: Hashable, Sendable {
    package let phone: String
    package let reason: String
    package let until: Instant
    package let proposedBy: PersonID
    package let proposedAt: Instant
    /// Nil until a second person has agreed.
    package var confirmedBy: PersonID?
    package var calls: Int

    package init(phone: String, reason: String, until: Instant, proposedBy: PersonID, proposedAt: Instant) {
        self.phone = phone
        self.reason = reason
        self.until = until
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        calls = 0
    }

    package func isInForce(at now: Instant) -> Bool { confirmedBy != nil && now < until }
}

extension Store {
    /// Flags there may be at a time: each is a decision of two people, and the Desk remembers them all.
    package static let flagLimit = 2_000

    package func callerFlags() throws(StoreFailure) -> [CallerFlagRow] {
        try database.all(
            """
            SELECT phone, reason, until, proposed_by, proposed_at, confirmed_by, calls FROM caller_flags ORDER BY until DESC LIMIT ?
            """, .integer(Self.flagLimit)
        ) { row in
            var flag = CallerFlagRow(
                phone: row.text(0), reason: row.text(1), until: row.instant(2), proposedBy: row.code(3), proposedAt: row.instant(4))
            flag.confirmedBy = row.optionalCode(5)
            flag.calls = row.int(6)
            return flag
        }
    }

    package func put(_ flag: CallerFlagRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO caller_flags(phone, reason, until, proposed_by, proposed_at, confirmed_by, calls) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET reason = excluded.reason, until = excluded.until, proposed_by = excluded.proposed_by,
                proposed_at = excluded.proposed_at, confirmed_by = excluded.confirmed_by, calls = excluded.calls
            """,
            .text(flag.phone), .text(flag.reason), .instant(flag.until), .code(flag.proposedBy), .instant(flag.proposedAt),
            .code(flag.confirmedBy), .integer(flag.calls))
    }

    package func dropFlag(of phone: String) throws(StoreFailure) {
        try database.run("DELETE FROM caller_flags WHERE phone = ?", .text(phone))
    }

    /// Whether a ticket's caller is flagged; without flags a look at an empty table.
    package func isCallerFlagged(_ ticket: Int64, at now: Instant) throws(StoreFailure) -> Bool {
        try database.first(
            """
            SELECT 1 FROM persons p JOIN caller_flags f ON f.phone = p.phone
            WHERE p.ticket = ? AND f.confirmed_by IS NOT NULL AND f.until > ?
            """, .integer(ticket), .instant(now)
        ) { _ in true } ?? false
    }
}
