import HotlineCore

/// A text that somebody has begun.
package struct DraftRow: Hashable, Sendable {
    /// The person's own: of a new ticket the submission's key, so that what is sent twice is taken once.
    package let key: String
    /// The line that takes it up again, as it could be typed.
    package let command: String
    /// Its lines so far, parted by LF.
    package let body: String
    package let at: Instant
    package let isParked: Bool

    package init(key: String, command: String, body: String, at now: Instant, isParked: Bool) {
        self.key = key
        self.command = command
        self.body = body
        self.at = now
        self.isParked = isParked
    }
}

extension Store {
    package func put(_ draft: DraftRow, of person: PersonID) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO drafts(person, key, command, body, at, is_parked) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET command = excluded.command, body = excluded.body, at = excluded.at,
                is_parked = excluded.is_parked
            """, .code(person), .text(draft.key), .text(draft.command), .text(draft.body), .instant(draft.at), .flag(draft.isParked))
    }

    package func dropDraft(_ key: String, of person: PersonID) throws(StoreFailure) {
        // What was typed is overwritten, not only marked free: it may be all that there is of somebody's matter.
        try database.execute("PRAGMA secure_delete = ON")
        try database.run("DELETE FROM drafts WHERE person = ? AND key = ?", .code(person), .text(key))
    }

    /// The newest first.
    package func drafts(of person: PersonID, limit: Int) throws(StoreFailure) -> [DraftRow] {
        try database.all(
            "SELECT key, command, body, at, is_parked FROM drafts WHERE person = ? ORDER BY at DESC, key LIMIT ?", .code(person),
            .integer(limit)
        ) { DraftRow(key: $0.text(0), command: $0.text(1), body: $0.text(2), at: $0.instant(3), isParked: $0.flag(4)) }
    }

    package func countDrafts(of person: PersonID) throws(StoreFailure) -> Int {
        try database.first("SELECT count(*) FROM drafts WHERE person = ?", .code(person)) { $0.int(0) } ?? 0
    }

    package func hasDraft(_ key: String, of person: PersonID) throws(StoreFailure) -> Bool {
        try database.first("SELECT 1 FROM drafts WHERE person = ? AND key = ?", .code(person), .text(key)) { _ in true } ?? false
    }

    /// Another person takes them over; a key that both have stays with its own.
    package func passDrafts(of person: PersonID, to other: PersonID) throws(StoreFailure) -> Int {
        try database.run("UPDATE OR IGNORE drafts SET person = ? WHERE person = ?", .code(other), .code(person))
        return database.changes
    }

    /// Forgets what nobody took up again, at most so many at once.
    package func forgetDrafts(before instant: Instant, limit: Int) throws(StoreFailure) {
        try database.run(
            """
            DELETE FROM drafts WHERE (person, key) IN (SELECT person, key FROM drafts WHERE at < ? ORDER BY at LIMIT ?)
            """, .instant(instant), .integer(limit))
    }
}

/// Filters that a person looks through again and again.
extension Store {
    package func saveFilter(_ filter: String, as name: String, of person: PersonID) throws(StoreFailure) {
        try database.run(
            "INSERT INTO saved_filters(person, name, filter) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET filter = excluded.filter",
            .code(person), .text(name), .text(filter))
    }

    package func dropFilter(_ name: String, of person: PersonID) throws(StoreFailure) {
        try database.run("DELETE FROM saved_filters WHERE person = ? AND name = ?", .code(person), .text(name))
    }

    package func filters(of person: PersonID, limit: Int) throws(StoreFailure) -> [(name: String, filter: String)] {
        try database.all(
            "SELECT name, filter FROM saved_filters WHERE person = ? ORDER BY name LIMIT ?", .code(person), .integer(limit)
        ) { (name: $0.text(0), filter: $0.text(1)) }
    }
}
