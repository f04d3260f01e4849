import HotlineCore

/// How much was wiped, or would be.
package struct ErasureCount: Sendable, Hashable {
    package var tickets = 0
    package var persons = 0
    package var texts = 0
    package var submissions = 0
    package var notices = 0
    package var messages = 0
    package var rejects = 0
    /// Numbers and words of calls.
    package var calls = 0

    package init() {}

    package static func + (a: ErasureCount, b: ErasureCount) -> ErasureCount {
        var sum = a
        sum.tickets += b.tickets
        sum.persons += b.persons
        sum.texts += b.texts
        sum.submissions += b.submissions
        sum.notices += b.notices
        sum.messages += b.messages
        sum.rejects += b.rejects
        sum.calls += b.calls
        return sum
    }
}

/// Wipes what is personal in closed tickets. The journal's chain stays whole: its entries keep the salted digests, and without
/// the salts nobody finds the words again (practice 28).
extension Store {
    /// Tickets closed at or before an instant and not yet wiped, oldest first.
    ///
    /// - Parameter end: a row id past those of the instant's day: what was closed by then was received by then.
    package func erasable(closedBy instant: Instant, before end: Int64, after: Int64 = 0, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT t.id FROM tickets t LEFT JOIN privacy p ON p.ticket = t.id
            WHERE t.id > ?1 AND (t.id < ?2 OR t.id >= 100000000000000 AND t.id < ?2 * 10) AND t.next_at IS NULL AND t.closed_at <= ?3 AND p.erased_at IS NULL ORDER BY t.id LIMIT ?4
            """, .integer(after), .integer(end), .instant(instant), .integer(limit)
        ) { $0.integer(0) }
    }

    /// What one ticket holds that would be wiped, its raw input apart.
    package func personal(in ticket: Int64) throws(StoreFailure) -> ErasureCount {
        var count = ErasureCount()
        count.tickets = 1
        count.persons = try number(
            "SELECT count(*) FROM persons WHERE ticket = ? AND coalesce(name, phone, email, chat_user) IS NOT NULL", ticket)
        count.texts = try number("SELECT count(*) FROM entries e JOIN texts x ON x.entry = e.id WHERE e.ticket = ?", ticket)
        count.notices = try number(
            """
            SELECT count(*) FROM entries e JOIN outbox o ON o.entry = e.id
            WHERE e.ticket = ? AND (o.arguments <> '[]' OR o.address IS NOT NULL)
            """, ticket)
        for session in try chatSessions(of: ticket) {
            count.messages += try number("SELECT count(*) FROM chat_messages WHERE session = ?", session)
        }
        return count
    }

    /// Wipes one closed ticket: the person, every text with its salt, notices, the chat, the codes and the words found.
    package func erase(_ ticket: Int64, at now: Instant) throws(StoreFailure) {
        // Pages that hold what was wiped are overwritten, not only marked free.
        try database.execute("PRAGMA secure_delete = ON")
        for session in try chatSessions(of: ticket) {
            try database.run("DELETE FROM chat_messages WHERE session = ?", .integer(session))
            try database.run("UPDATE chat_sessions SET chat_user = '' WHERE id = ?", .integer(session))
        }
        try database.run(
            """
            UPDATE persons SET name = NULL, phone = NULL, extension = NULL, email = NULL, gateway = NULL, chat_user = NULL
            WHERE ticket = ?
            """, .integer(ticket))
        try database.run("DELETE FROM texts WHERE entry IN (SELECT id FROM entries WHERE ticket = ?)", .integer(ticket))
        try database.run(
            """
            UPDATE outbox SET arguments = '[]', address = NULL, next_at = NULL, how = CASE
                WHEN how IN ('chat', 'feed', 'console', 'person', 'progress page', 'unacknowledged', 'sealed', 'accused', 'incident',
                    'withdrawn', '本次通话') THEN how
                WHEN how IS NOT NULL THEN 'erased' END
            WHERE entry IN (SELECT id FROM entries WHERE ticket = ?)
            """, .integer(ticket))
        try eraseTyped(in: ticket)
        try database.run("UPDATE tickets SET code_hash = NULL, link_hash = NULL, finding = '{}' WHERE id = ?", .integer(ticket))
        try forgetAttachments(of: ticket)
        var privacy = try self.privacy(of: ticket) ?? PrivacyRow()
        privacy.representativeName = nil
        privacy.representativePhone = nil
        privacy.erasedAt = now
        try put(privacy, of: ticket)
    }

    /// Wipes a ticket's words at once, its person apart: texts with their salts, raw input, what was found, the chat. Walks through
    /// all submissions, which is seldom asked for.
    package func eraseWords(of ticket: Int64) throws(StoreFailure) {
        try database.execute("PRAGMA secure_delete = ON")
        for session in try chatSessions(of: ticket) { try database.run("DELETE FROM chat_messages WHERE session = ?", .integer(session)) }
        try database.run("DELETE FROM texts WHERE entry IN (SELECT id FROM entries WHERE ticket = ?)", .integer(ticket))
        try database.run("UPDATE submissions SET raw = NULL WHERE ticket = ?", .integer(ticket))
        try forgetAttachments(of: ticket)
        try database.run("UPDATE tickets SET finding = '{}' WHERE id = ?", .integer(ticket))
        try database.run("DELETE FROM call_segments WHERE call IN (SELECT call FROM calls WHERE ticket = ?)", .integer(ticket))
    }

    /// What people typed about a ticket outside the journal: whom it is about, the words of a decline, how a call was missed.
    package func eraseTyped(in ticket: Int64) throws(StoreFailure) {
        try database.run("DELETE FROM subjects WHERE ticket = ?", .integer(ticket))
        try database.run("UPDATE declines SET words = '' WHERE ticket = ?", .integer(ticket))
        try database.run("UPDATE handovers SET taken_by = '' WHERE ticket = ?", .integer(ticket))
        try database.run("UPDATE callback_attempts SET how = '' WHERE ticket = ?", .integer(ticket))
    }

    /// Takes the name and whatever else tells who it is off a ticket; the address that an answer still goes to stays.
    package func eraseName(of ticket: Int64) throws(StoreFailure) {
        try database.run("UPDATE persons SET name = NULL, email = NULL WHERE ticket = ?", .integer(ticket))
    }

    /// Found by their user, for whom there is an index; the ticket's own person row names that user.
    private func chatSessions(of ticket: Int64) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT s.id FROM persons p JOIN chat_sessions s ON s.gateway = p.gateway AND s.chat_user = p.chat_user
            WHERE p.ticket = ? AND s.ticket = ?
            """, .integer(ticket), .integer(ticket)
        ) { $0.integer(0) }
    }

    /// Raw input behind a row id, as many rows as one slice looks at: wiped where its ticket was, or where it has none (a chat
    /// message) and no ticket that is open can be older.
    ///
    /// - Returns: the last row looked at, nil at the end; and how many were wiped.
    package func eraseRaw(takenBy instant: Instant, after: Int64, rows: Int) throws(StoreFailure) -> (last: Int64?, wiped: Int) {
        let last = try database.first(
            "SELECT max(id) FROM (SELECT id FROM submissions WHERE id > ? AND taken_at <= ? ORDER BY id LIMIT ?)",
            .integer(after), .instant(instant), .integer(rows)
        ) { $0.optionalInteger(0) }
        guard let last = last ?? nil else { return (nil, 0) }
        try database.execute("PRAGMA secure_delete = ON")
        let free = try ticketlessBound(instant)
        let wiped: [Int64] = try database.all(
            """
            SELECT id FROM submissions s WHERE id > ? AND id <= ? AND raw IS NOT NULL AND (
                ticket IS NULL AND taken_at <= ? OR ticket IN (SELECT ticket FROM privacy WHERE erased_at IS NOT NULL))
            """, .integer(after), .integer(last), .instant(free)
        ) { $0.integer(0) }
        for id in wiped { try database.run("UPDATE submissions SET raw = NULL WHERE id = ?", .integer(id)) }
        return (last, wiped.count)
    }

    /// How much raw input would be wiped: one walk through the submissions, for a reader beside the daemon.
    package func rawErasable(takenBy instant: Instant, before end: Int64) throws(StoreFailure) -> Int {
        try database.first(
            """
            SELECT count(*) FROM submissions s LEFT JOIN tickets t ON t.id = s.ticket
            WHERE s.raw IS NOT NULL AND (s.ticket IS NULL AND s.taken_at <= ?
                OR (s.ticket < ? OR s.ticket >= 100000000000000) AND t.next_at IS NULL AND t.closed_at <= ?)
            """, .instant(try ticketlessBound(instant)), .integer(end), .instant(instant)
        ) { $0.int(0) } ?? 0
    }

    package func rejectsErasable(takenBy instant: Instant) throws(StoreFailure) -> Int {
        try database.first("SELECT count(*) FROM rejects WHERE at <= ? AND raw IS NOT NULL", .instant(instant)) { $0.int(0) } ?? 0
    }

    package func eraseRejects(takenBy instant: Instant) throws(StoreFailure) {
        try database.execute("PRAGMA secure_delete = ON")
        try database.run("UPDATE rejects SET raw = NULL WHERE at <= ? AND raw IS NOT NULL", .instant(instant))
    }

    /// A chat message's raw words name no ticket, so none that came since the oldest open ticket began is touched.
    private func ticketlessBound(_ instant: Instant) throws(StoreFailure) -> Instant {
        let oldest = try database.first("SELECT min(received_at) FROM tickets WHERE next_at IS NOT NULL") { $0.optionalInstant(0) }
        return min(instant, oldest.flatMap { $0.map { Instant(milliseconds: $0.milliseconds - 1) } } ?? instant)
    }

    private func number(_ sql: StaticSQL, _ ticket: Int64) throws(StoreFailure) -> Int {
        try database.first(sql, .integer(ticket)) { $0.int(0) } ?? 0
    }
}
