import HotlineCore

/// What a department should do better, and what became of it.
package struct SuggestionRow: Hashable, Sendable {
    package let id: Int64
    package let department: DepartmentCode
    package let ticket: Int64?
    /// Its entry in the journal, whose text it is.
    package let entry: Int64
    package let madeAt: Instant
    package let madeBy: PersonID?
    package let followUp: Int64?
    package let followedAt: Instant?
    package let closedAt: Instant?

    fileprivate init(_ row: Statement) {
        id = row.integer(0)
        department = row.code(1)
        ticket = row.optionalInteger(2)
        entry = row.integer(3)
        madeAt = row.instant(4)
        madeBy = row.optionalCode(5)
        followUp = row.optionalInteger(6)
        followedAt = row.optionalInstant(7)
        closedAt = row.optionalInstant(8)
    }
}

extension Store {
    package func insertSuggestion(
        to department: DepartmentCode, ticket: Int64?, entry: Int64, by person: PersonID?, at now: Instant
    ) throws(StoreFailure) {
        try database.run(
            "INSERT INTO suggestions(department, ticket, entry, made_at, made_by) VALUES (?, ?, ?, ?, ?)",
            .code(department), .integer(ticket), .integer(entry), .instant(now), .code(person))
    }

    package func suggestion(_ id: Int64) throws(StoreFailure) -> SuggestionRow? {
        try database.first(
            """
            SELECT id, department, ticket, entry, made_at, made_by, follow_up, followed_at, closed_at FROM suggestions WHERE id = ?
            """, .integer(id)
        ) { SuggestionRow($0) }
    }

    /// Of one department, newest first.
    package func suggestions(to department: DepartmentCode, limit: Int) throws(StoreFailure) -> [SuggestionRow] {
        try database.all(
            """
            SELECT id, department, ticket, entry, made_at, made_by, follow_up, followed_at, closed_at FROM suggestions
            WHERE department = ? ORDER BY made_at DESC LIMIT ?
            """, .code(department), .integer(limit)
        ) { SuggestionRow($0) }
    }

    /// Of all departments, newest first.
    package func suggestions(limit: Int) throws(StoreFailure) -> [SuggestionRow] {
        try database.all(
            """
            SELECT id, department, ticket, entry, made_at, made_by, follow_up, followed_at, closed_at FROM suggestions
            ORDER BY id DESC LIMIT ?
            """, .integer(limit)
        ) { SuggestionRow($0) }
    }

    package func follow(suggestion id: Int64, entry: Int64, at now: Instant) throws(StoreFailure) {
        try database.run(
            "UPDATE suggestions SET follow_up = ?, followed_at = ? WHERE id = ?", .integer(entry), .instant(now), .integer(id))
    }

    package func close(suggestion id: Int64, by person: PersonID?, at now: Instant) throws(StoreFailure) {
        try database.run(
            "UPDATE suggestions SET closed_at = ?, closed_by = ? WHERE id = ?", .instant(now), .code(person), .integer(id))
    }

    /// A department's latenesses, newest first.
    package func lateReviews(in department: DepartmentCode, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            "SELECT ticket FROM late_reviews WHERE department = ? AND kind = 'late' ORDER BY noted_at DESC LIMIT ?",
            .code(department), .integer(limit)
        ) { $0.integer(0) }
    }
}
