import HotlineCore

/// An input that was taken before.
package struct SubmissionRow: Sendable {
    package let id: Int64
    package let ticket: Int64?
    package let bodyDigest: String
}

extension Store {
    /// The key of a mark: SHA-256 over door, scope and key, each ended by a zero byte.
    package static func key(of mark: Mark) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in [mark.door.rawValue, mark.scope, mark.key] {
            bytes += part.utf8
            bytes.append(0)
        }
        return SHA256.hash(bytes).bytes
    }

    package func submission(_ mark: Mark) throws(StoreFailure) -> SubmissionRow? {
        try database.first("SELECT id, ticket, body_digest FROM submissions WHERE mark = ?", .blob(Self.key(of: mark))) {
            SubmissionRow(id: $0.integer(0), ticket: $0.optionalInteger(1), bodyDigest: $0.text(2))
        }
    }

    package func insertSubmission(_ mark: Mark, ticket: Int64?, raw: String?, at now: Instant) throws(StoreFailure) {
        try database.run(
            "INSERT INTO submissions(mark, body_digest, door, scope, ticket, taken_at, raw) VALUES (?, ?, ?, ?, ?, ?, ?)",
            .blob(Self.key(of: mark)), .text(mark.bodyDigest), .text(mark.door.rawValue), .text(mark.scope), .integer(ticket),
            .instant(now), .text(raw))
    }

    package func insertPerson(_ citizen: Citizen, ticket: Int64) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO persons(ticket, name, phone, extension, email, is_firm, gateway, chat_user)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(ticket), .text(citizen.name), .text(citizen.phone?.number), .text(citizen.phone?.ext), .text(citizen.email),
            .flag(citizen.isFirm), .code(citizen.chat?.gateway), .text(citizen.chat?.user))
    }

    package func person(of ticket: Int64) throws(StoreFailure) -> Citizen? {
        try database.first(
            "SELECT name, phone, extension, email, is_firm, gateway, chat_user FROM persons WHERE ticket = ?", .integer(ticket)
        ) { row in
            let phone = row.optionalText(1).flatMap { Phone($0 + (row.optionalText(2).map { "转\($0)" } ?? "")) }
            let gateway: GatewayName? = row.optionalCode(5)
            return Citizen(
                name: row.optionalText(0), phone: phone, email: row.optionalText(3), isFirm: row.flag(4),
                chat: gateway.flatMap { gateway in row.optionalText(6).map { ChatAddress(gateway: gateway, user: $0) } })
        }
    }

    /// Tickets of the same phone, newest first.
    package func tickets(ofPhone phone: Phone, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            "SELECT ticket FROM persons WHERE phone = ? ORDER BY ticket DESC LIMIT ?", .text(phone.number), .integer(limit)
        ) { $0.integer(0) }
    }

    package func ticket(ofCall call: String) throws(StoreFailure) -> Int64? {
        try database.first("SELECT ticket FROM calls WHERE call = ?", .text(call)) { $0.integer(0) }
    }

    package func bind(call: String, to ticket: Int64) throws(StoreFailure) {
        try database.run("INSERT INTO calls(call, ticket) VALUES (?, ?) ON CONFLICT DO NOTHING", .text(call), .integer(ticket))
    }

    package func cursors(of source: SourceName) throws(StoreFailure) -> [SourceCursor] {
        try database.all(
            """
            SELECT source, device, inode, position, line, head_hash, head_length, tail_hash, path FROM source_cursors
            WHERE source = ?
            """, .code(source)
        ) { row in
            SourceCursor(
                source: row.code(0), device: row.integer(1), inode: row.integer(2), offset: row.integer(3), line: row.int(4),
                headHash: row.text(5), headLength: row.int(6), tailHash: row.text(7), path: row.text(8))
        }
    }

    package func put(_ cursor: SourceCursor, at now: Instant) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO source_cursors(source, device, inode, position, line, head_hash, head_length, tail_hash, path, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET position = excluded.position, line = excluded.line, head_hash = excluded.head_hash,
                head_length = excluded.head_length, tail_hash = excluded.tail_hash, path = excluded.path, at = excluded.at
            """,
            .code(cursor.source), .integer(cursor.device), .integer(cursor.inode), .integer(cursor.offset), .integer(cursor.line),
            .text(cursor.headHash), .integer(cursor.headLength), .text(cursor.tailHash), .text(cursor.path), .instant(now))
    }

    /// One row a place in a file: a file read again makes no second one.
    package func insertReject(_ reason: Reason, raw: [UInt8], at offset: Int64, line: Int, of cursor: SourceCursor, at now: Instant)
        throws(StoreFailure)
    {
        try database.run(
            """
            INSERT INTO rejects(source, device, inode, position, head_hash, line, path, at, slug, arguments, raw)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            .code(cursor.source), .integer(cursor.device), .integer(cursor.inode), .integer(offset), .text(cursor.headHash),
            .integer(line), .text(cursor.path), .instant(now), .text(reason.slug), .text(ArgumentList.encode(reason.arguments)),
            .blob(raw))
    }

    package func rejectCount() throws(StoreFailure) -> Int {
        try database.first("SELECT count(*) FROM rejects") { $0.int(0) } ?? 0
    }
}
