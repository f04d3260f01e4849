import HotlineCore

/// A rung that waits for, or was told by, its department's digest: one person's line.
package struct DigestLineRow: Hashable, Sendable {
    package let id: Int64
    package let department: DepartmentCode
    package let person: PersonID
    package let ticket: Int64
    /// The rung's own entry.
    package let entry: Int64
    /// `L1-3 承诺办结`.
    package let rung: String
    package let at: Instant
    package let dueAt: Instant
    /// The digest's entry; nil while it waits.
    package let digest: Int64?

    init(_ row: Statement) {
        id = row.integer(0)
        department = row.code(1)
        person = row.code(2)
        ticket = row.integer(3)
        entry = row.integer(4)
        rung = row.text(5)
        at = row.instant(6)
        dueAt = row.instant(7)
        digest = row.optionalInteger(8)
    }
}

extension Store {
    package func gather(
        rung: String, of ticket: Int64, entry: Int64, for person: PersonID, of department: DepartmentCode, due: Instant, at now: Instant
    ) throws(StoreFailure) {
        try database.run(
            "INSERT INTO digest_lines(department, person, ticket, entry, rung, at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            .code(department), .code(person), .integer(ticket), .integer(entry), .text(rung), .instant(now), .instant(due))
    }

    package func nextDigest() throws(StoreFailure) -> Instant? {
        try database.first("SELECT min(due_at) FROM digest_lines WHERE digest IS NULL") { $0.optionalInstant(0) } ?? nil
    }

    /// The departments whose digest has come, the longest due first.
    package func digestsDue(at now: Instant, limit: Int) throws(StoreFailure) -> [DepartmentCode] {
        try database.all(
            """
            SELECT department FROM digest_lines WHERE digest IS NULL AND due_at <= ?
            GROUP BY department ORDER BY min(due_at), department LIMIT ?
            """, .instant(now), .integer(limit)
        ) { $0.code(0) }
    }

    /// What waits for a department's next digest, in the order of the journal.
    ///
    /// - Parameter due: only what is due by then; nil for all.
    package func digestWaiting(for department: DepartmentCode, due: Instant?, limit: Int) throws(StoreFailure) -> [DigestLineRow] {
        try database.all(
            """
            SELECT id, department, person, ticket, entry, rung, at, due_at, digest FROM digest_lines WHERE department = ? AND digest IS NULL AND due_at <= ? ORDER BY id LIMIT ?
            """, .code(department), .instant(due ?? Instant(milliseconds: .max)), .integer(limit)
        ) { DigestLineRow($0) }
    }

    package func settle(_ lines: [DigestLineRow], by digest: Int64) throws(StoreFailure) {
        for line in lines {
            try database.run("UPDATE digest_lines SET digest = ? WHERE id = ?", .integer(digest), .integer(line.id))
        }
    }

    /// Puts a department's due digest off, where the store would not take it.
    package func putOffDigest(of department: DepartmentCode, from now: Instant, to later: Instant) throws(StoreFailure) {
        try database.run(
            "UPDATE digest_lines SET due_at = ? WHERE department = ? AND digest IS NULL AND due_at <= ?",
            .instant(later), .code(department), .instant(now))
    }

    package func lines(ofDigest entry: Int64, of department: DepartmentCode) throws(StoreFailure) -> [DigestLineRow] {
        try database.all(
            "SELECT id, department, person, ticket, entry, rung, at, due_at, digest FROM digest_lines WHERE department = ? AND digest = ? ORDER BY id",
            .code(department), .integer(entry)
        ) { DigestLineRow($0) }
    }

    package func digestLines(ofTicket ticket: Int64) throws(StoreFailure) -> [DigestLineRow] {
        try database.all(
            "SELECT id, department, person, ticket, entry, rung, at, due_at, digest FROM digest_lines WHERE ticket = ? ORDER BY id",
            .integer(ticket)
        ) { DigestLineRow($0) }
    }

    /// A department's last digest: its entry in the journal, and when.
    package func lastDigest(of department: DepartmentCode) throws(StoreFailure) -> (entry: Int64, at: Instant)? {
        try database.first(
            """
            SELECT id, at FROM entries
            WHERE id = (SELECT max(digest) FROM digest_lines WHERE department = ? AND digest IS NOT NULL)
            """, .code(department)
        ) { (entry: $0.integer(0), at: $0.instant(1)) }
    }

    /// The notices that hang on one entry.
    package func notices(ofEntry entry: Int64) throws(StoreFailure) -> [OutboxRow] {
        try database.all(
            """
            SELECT id, entry, ticket, subject, arguments, recipient, way, address, is_urgent, created_at, next_at, attempts,
                told_at, how
            FROM outbox WHERE entry = ? ORDER BY id
            """, .integer(entry)
        ) { OutboxRow($0) }
    }
}
