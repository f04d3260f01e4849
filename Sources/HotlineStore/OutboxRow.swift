import HotlineCore

/// A notice that must be told. Told means acknowledged (practice 7).
package struct OutboxRow: Sendable {
    package enum Way: String, Sendable { case chat, feed, console, person }

    package let id: Int64
    package let entry: Int64
    /// Nil where it is about none: a source that is silent.
    package let ticket: Int64?
    /// An id of notices.csv; without a ticket, the slug of the reason that its arguments belong to.
    package let subject: String
    package let arguments: [String]
    /// `citizen`, `person:ID` or `department:CODE person:ID`.
    package let recipient: String
    package let way: Way
    /// `GATEWAY USER` of a chat.
    package let address: String?
    package let isUrgent: Bool
    package let createdAt: Instant
    package var nextAt: Instant?
    package var attempts: Int
    package let toldAt: Instant?
    package let how: String?

    init(_ row: Statement) {
        id = row.integer(0)
        entry = row.integer(1)
        ticket = row.optionalInteger(2)
        subject = row.text(3)
        arguments = ArgumentList.decode(row.text(4))
        recipient = row.text(5)
        way = Way(rawValue: row.text(6)) ?? .person
        address = row.optionalText(7)
        isUrgent = row.flag(8)
        createdAt = row.instant(9)
        nextAt = row.optionalInstant(10)
        attempts = row.int(11)
        toldAt = row.optionalInstant(12)
        how = row.optionalText(13)
    }
}

extension Store {
    /// Puts a notice into the outbox; the same notice of the same entry is one.
    package func post(
        entry: Int64, ticket: Int64?, subject: String, arguments: [String], recipient: String, way: OutboxRow.Way,
        address: String?, isUrgent: Bool, next: Instant?, at now: Instant
    ) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO outbox(entry, ticket, subject, arguments, recipient, way, address, is_urgent, created_at, next_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            .integer(entry), .integer(ticket), .text(subject), .text(ArgumentList.encode(arguments)), .text(recipient),
            .text(way.rawValue), .text(address), .flag(isUrgent), .instant(now), .instant(next))
    }

    /// The notice posted last.
    package func lastNotice() throws(StoreFailure) -> Int64 {
        try database.first("SELECT last_insert_rowid()") { $0.integer(0) } ?? 0
    }

    /// Deliveries whose time has come, oldest first.
    package func deliveries(at now: Instant, limit: Int) throws(StoreFailure) -> [OutboxRow] {
        try database.all(
            """
            SELECT id, entry, ticket, subject, arguments, recipient, way, address, is_urgent, created_at, next_at, attempts,
                told_at, how
            FROM outbox WHERE next_at <= ? ORDER BY next_at LIMIT ?
            """, .instant(now), .integer(limit)
        ) { OutboxRow($0) }
    }

    package func nextDelivery() throws(StoreFailure) -> Instant? {
        try database.first("SELECT min(next_at) FROM outbox WHERE next_at IS NOT NULL") { $0.optionalInstant(0) } ?? nil
    }

    package func reschedule(_ notice: Int64, next: Instant?, attempts: Int) throws(StoreFailure) {
        try database.run(
            "UPDATE outbox SET next_at = ?, attempts = ? WHERE id = ?", .instant(next), .integer(attempts), .integer(notice))
    }

    /// The same notice by another gateway, whose tries are counted anew. An acknowledgement that comes late from the one before
    /// counts no more.
    package func readdress(_ notice: Int64, to address: String, next: Instant) throws(StoreFailure) {
        try database.run(
            "UPDATE outbox SET address = ?, next_at = ?, attempts = 0 WHERE id = ?", .text(address), .instant(next), .integer(notice))
    }

    /// - Returns: the notice as it was before, or nil where there is none.
    package func notice(_ id: Int64) throws(StoreFailure) -> OutboxRow? {
        try database.first(
            """
            SELECT id, entry, ticket, subject, arguments, recipient, way, address, is_urgent, created_at, next_at, attempts,
                told_at, how
            FROM outbox WHERE id = ?
            """, .integer(id)
        ) { OutboxRow($0) }
    }

    /// Marks a notice told, or given up (`told` nil), with how or why. A query code is told once, and then stands nowhere.
    package func settle(_ notice: Int64, toldAt: Instant?, how: String) throws(StoreFailure) {
        try database.run(
            """
            UPDATE outbox SET told_at = ?, how = ?, next_at = NULL,
                arguments = CASE WHEN subject = 'chat-ticket' THEN '[]' ELSE arguments END
            WHERE id = ? AND told_at IS NULL AND how IS NULL
            """, .instant(toldAt), .text(how), .integer(notice))
    }

    /// A ticket's notices, oldest first.
    package func notices(of ticket: Int64) throws(StoreFailure) -> [OutboxRow] {
        try database.all(
            """
            SELECT o.id, o.entry, o.ticket, o.subject, o.arguments, o.recipient, o.way, o.address, o.is_urgent, o.created_at,
                o.next_at, o.attempts, o.told_at, o.how
            FROM entries e JOIN outbox o ON o.entry = e.id WHERE e.ticket = ? ORDER BY o.id
            """, .integer(ticket)
        ) { OutboxRow($0) }
    }

    /// What a recipient has not been told by one way, oldest first.
    package func untold(to recipient: String, by way: OutboxRow.Way, limit: Int) throws(StoreFailure) -> [OutboxRow] {
        try database.all(
            """
            SELECT id, entry, ticket, subject, arguments, recipient, way, address, is_urgent, created_at, next_at, attempts,
                told_at, how
            FROM outbox WHERE recipient = ? AND way = ? AND told_at IS NULL AND how IS NULL ORDER BY id LIMIT ?
            """, .text(recipient), .text(way.rawValue), .integer(limit)
        ) { OutboxRow($0) }
    }

    /// What a department's feed has not fetched yet, up to an entry.
    package func untoldByFeed(of department: DepartmentCode, upTo entry: Int64) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT id FROM outbox WHERE recipient >= ? AND recipient < ? AND way = 'feed' AND told_at IS NULL AND how IS NULL
                AND entry <= ?
            """, .text("department:\(department.rawValue) "), .text("department:\(department.rawValue)!"), .integer(entry)
        ) { $0.integer(0) }
    }

    /// How many of a way stand untold for a recipient, counted up to `cap`.
    package func countUntold(to recipient: String, by way: OutboxRow.Way, cap: Int) throws(StoreFailure) -> Int {
        try database.first(
            """
            SELECT count(*) FROM (SELECT 1 FROM outbox WHERE recipient = ? AND way = ? AND told_at IS NULL AND how IS NULL LIMIT ?)
            """, .text(recipient), .text(way.rawValue), .integer(cap)
        ) { $0.int(0) } ?? 0
    }

    package func feedCursor(of department: DepartmentCode) throws(StoreFailure) -> Int64 {
        try database.first("SELECT entry FROM feed_cursors WHERE department = ?", .code(department)) { $0.integer(0) } ?? 0
    }

    package func setFeedCursor(of department: DepartmentCode, to entry: Int64, at now: Instant) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO feed_cursors(department, entry, at) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET entry = max(entry, excluded.entry), at = excluded.at
            """, .code(department), .integer(entry), .instant(now))
    }
}
