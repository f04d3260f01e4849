import HotlineCore

/// What one person proposed and another must confirm.
package struct ProposalRow: Sendable, Hashable {
    package let id: Int64
    package let matter: TwoPersonMatter
    package let ticket: Int64?
    package let subject: String
    package let arguments: [String]
    /// Its entry in the journal, whose text is the reason.
    package let entry: Int64
    package let proposedBy: PersonID
    package let proposedAt: Instant
}

/// How a proposal ended.
package enum ProposalOutcome: String, Sendable {
    case confirmed, refused
    /// The proposer, or another in the same right, put a new one in its place.
    case replaced
}

extension Store {
    package func insertProposal(
        _ matter: TwoPersonMatter, ticket: Int64?, subject: String, arguments: [String], entry: Int64, by person: PersonID,
        at now: Instant
    ) throws(StoreFailure) -> Int64 {
        try database.run(
            """
            INSERT INTO proposals(matter, ticket, subject, arguments, entry, proposed_by, proposed_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            .text(matter.rawValue), .integer(ticket), .text(subject), .text(ArgumentList.encode(arguments)), .integer(entry),
            .code(person), .instant(now))
        return try database.first("SELECT last_insert_rowid()") { $0.integer(0) } ?? 0
    }

    package func endProposal(_ id: Int64, _ outcome: ProposalOutcome, by person: PersonID, at now: Instant) throws(StoreFailure) {
        try database.run(
            "UPDATE proposals SET outcome = ?, ended_by = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL",
            .text(outcome.rawValue), .code(person), .instant(now), .integer(id))
    }

    /// The one that waits.
    package func openProposal(_ matter: TwoPersonMatter, ticket: Int64?, subject: String) throws(StoreFailure) -> ProposalRow? {
        try database.first(
            """
            SELECT id, matter, ticket, subject, arguments, entry, proposed_by, proposed_at FROM proposals
            WHERE matter = ? AND coalesce(ticket, 0) = ? AND subject = ? AND ended_at IS NULL
            """, .text(matter.rawValue), .integer(ticket ?? 0), .text(subject), row: Self.proposal)
    }

    /// What waits for a second person, oldest first.
    package func openProposals(limit: Int) throws(StoreFailure) -> [ProposalRow] {
        try database.all(
            """
            SELECT id, matter, ticket, subject, arguments, entry, proposed_by, proposed_at FROM proposals INDEXED BY proposals_open
            WHERE ended_at IS NULL ORDER BY id LIMIT ?
            """, .integer(limit), row: Self.proposal)
    }

    private static func proposal(_ row: Statement) -> ProposalRow {
        ProposalRow(
            id: row.integer(0), matter: TwoPersonMatter(rawValue: row.text(1)) ?? .seal, ticket: row.optionalInteger(2),
            subject: row.text(3), arguments: ArgumentList.decode(row.text(4)), entry: row.integer(5), proposedBy: row.code(6),
            proposedAt: row.instant(7))
    }
}
