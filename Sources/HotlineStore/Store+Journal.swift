import HotlineCore

/// The end of the journal's chain: a copy of the last row, forgotten on any rollback.
package struct JournalHead: Sendable {
    package var id: Int64
    package var mac: [UInt8]
    package var at: Instant
}

extension Store {
    /// Appends an entry to the chain, and its personal text beside it.
    ///
    /// The entry's code is HMAC-SHA-256 under the journal's key over the code before it and every field, each with
    /// its length in front, so that no two entries share their bytes.
    /// - Returns: the entry's journal number.
    @discardableResult
    package mutating func append(_ entry: JournalEntry) throws(StoreFailure) -> Int64 {
        var head = try journalHead()
        let id = head.id + 1
        let arguments = ArgumentList.encode(entry.reason.arguments)
        let digest = entry.text.map { $0.digest.bytes }
        let code = journalKey.code(
            previous: head.mac,
            fields: ChainedFields(
                id: id, ticket: entry.ticket, at: entry.at, event: entry.event, door: entry.door, person: entry.person?.rawValue,
                actorDepartment: entry.actorDepartment?.rawValue, origin: entry.origin, slug: entry.reason.slug,
                arguments: arguments, department: entry.department?.rawValue, textDigest: digest))
        try database.run(
            """
            INSERT INTO entries(id, ticket, at, event, door, person, actor_department, origin, slug, arguments, department,
                text_digest, mac)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(id), .integer(entry.ticket), .instant(entry.at), .text(entry.event), .text(entry.door), .code(entry.person),
            .code(entry.actorDepartment), .text(entry.origin), .text(entry.reason.slug), .text(arguments),
            .code(entry.department), .blob(digest), .blob(code))
        if let text = entry.text {
            try database.run(
                "INSERT INTO texts(entry, salt, body, goal, place, words) VALUES (?, ?, ?, ?, ?, ?)",
                .integer(id), .blob(text.salt), .text(text.body), .text(text.goal), .text(text.place),
                .text(text.words.isEmpty ? nil : ArgumentList.encode(text.words)))
        }
        head.id = id
        head.mac = code
        head.at = max(head.at, entry.at)
        cachedHead = head
        return id
    }

    /// The last entry's number, code and instant; number 0 where the journal is empty.
    package mutating func journalHead() throws(StoreFailure) -> JournalHead {
        if let cachedHead { return cachedHead }
        let head =
            try database.first("SELECT id, mac, at FROM entries ORDER BY id DESC LIMIT 1") {
                JournalHead(id: $0.integer(0), mac: $0.blob(1), at: $0.instant(2))
            } ?? JournalHead(id: 0, mac: [UInt8](repeating: 0, count: 32), at: Instant(milliseconds: 0))
        cachedHead = head
        return head
    }

    /// The last entry's number.
    package mutating func journalHeadID() throws(StoreFailure) -> Int64 { try journalHead().id }

    /// A ticket's history, oldest first, at most `limit` of the newest.
    package func entries(of ticket: Int64, limit: Int = 500) throws(StoreFailure) -> [EntryRow] {
        try database.all(
            """
            SELECT e.id, e.ticket, e.at, e.event, e.door, e.person, e.actor_department, e.slug, e.arguments, e.department, x.body, x.words,
                e.origin
            FROM entries e LEFT JOIN texts x ON x.entry = e.id WHERE e.ticket = ? ORDER BY e.id DESC LIMIT ?
            """, .integer(ticket), .integer(limit)
        ) { EntryRow($0) }.reversed()
    }

    /// A department's entries after a cursor, in the order of the journal.
    package func feed(of department: DepartmentCode, after cursor: Int64, limit: Int) throws(StoreFailure) -> [EntryRow] {
        try database.all(
            """
            SELECT e.id, e.ticket, e.at, e.event, e.door, e.person, e.actor_department, e.slug, e.arguments, e.department, NULL, x.words,
                e.origin
            FROM entries e LEFT JOIN texts x ON x.entry = e.id WHERE e.department = ? AND e.id > ? ORDER BY e.id LIMIT ?
            """, .code(department), .integer(cursor), .integer(limit)
        ) { EntryRow($0) }
    }

    package func text(of entry: Int64) throws(StoreFailure) -> JournalText? {
        try database.first("SELECT salt, body, goal, place, words FROM texts WHERE entry = ?", .integer(entry)) {
            JournalText(
                salt: $0.blob(0), body: $0.text(1), goal: $0.optionalText(2), place: $0.optionalText(3),
                words: $0.optionalText(4).map { ArgumentList.decode($0) } ?? [])
        }
    }

    /// What is wrong in the chain, and in the texts that still stand; empty where nothing was altered.
    ///
    /// - Parameter most: how many faults are listed before giving up.
    package func verifyJournal(most: Int = 20) throws(StoreFailure) -> (entries: Int64, faults: [String]) {
        var faults: [String] = []
        var previous = [UInt8](repeating: 0, count: 32)
        var last: Int64 = 0
        // Read in pages, so that no snapshot lives long (design 4).
        while faults.count < most {
            let page = try database.all(
                """
                SELECT e.id, e.ticket, e.at, e.event, e.door, e.person, e.actor_department, e.origin, e.slug, e.arguments,
                    e.department, e.text_digest, e.mac, x.salt, x.body, x.goal, x.place, x.words
                FROM entries e LEFT JOIN texts x ON x.entry = e.id WHERE e.id > ? ORDER BY e.id LIMIT 2000
                """, .integer(last)
            ) { row in
                (
                    fields: ChainedFields(
                        id: row.integer(0), ticket: row.optionalInteger(1), at: row.instant(2), event: row.text(3),
                        door: row.text(4), person: row.optionalText(5), actorDepartment: row.optionalText(6), origin: row.text(7),
                        slug: row.text(8), arguments: row.text(9), department: row.optionalText(10),
                        textDigest: row.isNull(11) ? nil : row.blob(11)),
                    mac: row.blob(12),
                    text: row.isNull(13)
                        ? nil
                        : JournalText(
                            salt: row.blob(13), body: row.text(14), goal: row.optionalText(15), place: row.optionalText(16),
                            words: row.optionalText(17).map { ArgumentList.decode($0) } ?? [])
                )
            }
            if page.isEmpty { break }
            for entry in page {
                if entry.fields.id != last + 1 { faults.append("entry \(last + 1) is missing") }
                if journalKey.code(previous: previous, fields: entry.fields) != entry.mac {
                    faults.append("entry \(entry.fields.id) was altered, or the key is another")
                }
                if let text = entry.text, text.digest.bytes != entry.fields.textDigest {
                    faults.append("the text of entry \(entry.fields.id) was altered")
                }
                previous = entry.mac
                last = entry.fields.id
            }
        }
        return (last, Array(faults.prefix(most)))
    }
}

/// The fields of an entry that its code covers.
struct ChainedFields {
    let id: Int64
    let ticket: Int64?
    let at: Instant
    let event: String
    let door: String
    let person: String?
    let actorDepartment: String?
    let origin: String
    let slug: String
    let arguments: String
    let department: String?
    let textDigest: [UInt8]?
}

/// The key of the journal's chain, from the service's credentials.
package struct JournalKey: Sendable {
    private let key: HMAC.Key

    /// - Parameter bytes: 32 random bytes or more.
    package init(_ bytes: [UInt8]) { key = HMAC.Key(bytes) }

    func code(previous: [UInt8], fields: ChainedFields) -> [UInt8] {
        var bytes = previous
        bytes.reserveCapacity(512)
        bytes.append(field: fields.id)
        bytes.append(field: fields.ticket ?? -1)
        bytes.append(field: fields.at.milliseconds)
        let texts = [
            fields.event, fields.door, fields.person, fields.actorDepartment, fields.origin, fields.slug, fields.arguments,
            fields.department,
        ]
        for text in texts {
            bytes.append(field: Int64(text?.utf8.count ?? -1))
            if let text { bytes.append(contentsOf: text.utf8) }
        }
        if let digest = fields.textDigest { bytes.append(contentsOf: digest) }
        return key.code(for: bytes).bytes
    }

    /// A keyed digest of something short that must not be guessed from the rows: a query code, a link.
    package func digest(of text: String) -> [UInt8] { key.code(for: Array(text.utf8)).bytes }
}

extension [UInt8] {
    fileprivate mutating func append(field number: Int64) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
