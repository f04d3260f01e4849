import HotlineCore

/// What a department asked for: an extension, or that the ticket be shelved.
package struct PetitionRow: Hashable, Sendable {
    package enum Kind: String, Sendable { case `extension`, shelving }
    /// `granted`: an extension that the citizen has not been told of; `lapsed`: time or another event overtook it.
    package enum Outcome: String, Sendable { case asked, granted, effective, refused, lapsed }

    package let ticket: Int64
    package let number: Int
    package let kind: Kind
    package let round: Int
    /// The clock it is about: the promise, or the redo limit.
    package let clock: ClockName
    package let department: DepartmentCode
    package let length: Limit?
    package let until: Instant?
    package let askedAt: Instant
    package let askedBy: PersonID?
    package let askedEntry: Int64
    package let dueBefore: Instant
    package var escalatedAt: Instant?
    package var outcome = Outcome.asked
    package var decidedAt: Instant?
    /// Nil where time decided.
    package var decidedBy: PersonID?
    package var toldEntry: Int64?
    package var effectiveAt: Instant?
    package var dueAfter: Instant?

    package init(
        ticket: Int64, number: Int, kind: Kind, round: Int, clock: ClockName, department: DepartmentCode, length: Limit?,
        until: Instant?, askedAt: Instant, askedBy: PersonID?, askedEntry: Int64, dueBefore: Instant
    ) {
        self.ticket = ticket
        self.number = number
        self.kind = kind
        self.round = round
        self.clock = clock
        self.department = department
        self.length = length
        self.until = until
        self.askedAt = askedAt
        self.askedBy = askedBy
        self.askedEntry = askedEntry
        self.dueBefore = dueBefore
    }

    fileprivate init(_ row: Statement) {
        self.init(
            ticket: row.integer(0), number: row.int(1), kind: Kind(rawValue: row.text(2)) ?? .extension, round: row.int(3),
            clock: ClockName(rawValue: row.text(4)) ?? .promised, department: row.code(5),
            length: row.optionalText(6).flatMap { Limit(stored: $0) }, until: row.optionalInstant(7), askedAt: row.instant(8),
            askedBy: row.optionalCode(9), askedEntry: row.integer(10), dueBefore: row.instant(17))
        escalatedAt = row.optionalInstant(11)
        outcome = Outcome(rawValue: row.text(12)) ?? .lapsed
        decidedAt = row.optionalInstant(13)
        decidedBy = row.optionalCode(14)
        toldEntry = row.optionalInteger(15)
        effectiveAt = row.optionalInstant(16)
        dueAfter = row.optionalInstant(18)
    }
}

extension Store {
    package func put(_ petition: PetitionRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO petitions(ticket, number, kind, round, clock, department, length, until, asked_at, asked_by, asked_entry,
                escalated_at, outcome, decided_at, decided_by, told_entry, effective_at, due_before, due_after)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET escalated_at = excluded.escalated_at, outcome = excluded.outcome,
                decided_at = excluded.decided_at, decided_by = excluded.decided_by, told_entry = excluded.told_entry,
                effective_at = excluded.effective_at, due_after = excluded.due_after
            """,
            .integer(petition.ticket), .integer(petition.number), .text(petition.kind.rawValue), .integer(petition.round),
            .text(petition.clock.rawValue), .code(petition.department), .text(petition.length?.stored), .instant(petition.until),
            .instant(petition.askedAt), .code(petition.askedBy), .integer(petition.askedEntry), .instant(petition.escalatedAt),
            .text(petition.outcome.rawValue), .instant(petition.decidedAt), .code(petition.decidedBy), .integer(petition.toldEntry),
            .instant(petition.effectiveAt), .instant(petition.dueBefore), .instant(petition.dueAfter))
    }

    /// A ticket's petitions, oldest first.
    package func petitions(of ticket: Int64) throws(StoreFailure) -> [PetitionRow] {
        try database.all(
            """
            SELECT ticket, number, kind, round, clock, department, length, until, asked_at, asked_by, asked_entry, escalated_at,
                outcome, decided_at, decided_by, told_entry, effective_at, due_before, due_after
            FROM petitions WHERE ticket = ? ORDER BY number
            """, .integer(ticket)
        ) { PetitionRow($0) }
    }

    /// Tickets with a petition that nobody has decided, the longest waiting first.
    package func petitioned(limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all("SELECT ticket FROM petitions WHERE outcome = 'asked' ORDER BY asked_at LIMIT ?", .integer(limit)) {
            $0.integer(0)
        }
    }
}
