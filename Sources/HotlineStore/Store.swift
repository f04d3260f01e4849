import HotlineCore

/// The rows, and nothing that the rows do not say. One value writes; the readers have their own.
///
/// Every method runs inside whatever transaction its caller has begun: the Desk's turn, or a reader's snapshot.
package struct Store {
    package let database: Database
    let journalKey: JournalKey
    var cachedHead: JournalHead?

    /// Pages the writer keeps in memory: the unique index of marks is hit at random and should stay there (64 MiB).
    private static let writerCacheKiB = 65_536
    private static let readerCacheKiB = 16_384
    /// Bytes of WAL that stay on disk to be written over (128 MiB): a file that grows is dearer to write than one that stands.
    private static let walBytesKept = 134_217_728
    /// Bytes that a turn of long matters adds.
    private static let roomOfTurn: UInt64 = 262_144

    /// Opens the one writer, makes or migrates the schema.
    package static func openWriter(path: String, journalKey: JournalKey) throws(StoreFailure) -> Store {
        let database = try Database(path: path, access: .readWrite, cacheKiB: writerCacheKiB)
        try database.execute("PRAGMA journal_mode = WAL")
        try database.execute("PRAGMA synchronous = FULL")
        // A checkpoint inside a commit would make that turn wait for all the turns before it.
        try database.execute("PRAGMA wal_autocheckpoint = 0")
        // What a long reader let it grow to is given back when it begins anew.
        try database.execute("PRAGMA journal_size_limit = \(walBytesKept)")
        try migrate(database)
        return Store(database: database, journalKey: journalKey, cachedHead: nil)
    }

    package static func openReader(path: String, journalKey: JournalKey) throws(StoreFailure) -> Store {
        Store(
            database: try Database(path: path, access: .readOnly, cacheKiB: readerCacheKiB), journalKey: journalKey, cachedHead: nil)
    }

    /// A connection that only writes WAL pages back.
    package static func openCheckpointer(path: String) throws(StoreFailure) -> Database {
        try Database(path: path, access: .readWrite, cacheKiB: 1_024)
    }

    package var schemaVersion: Int {
        get throws(StoreFailure) { try Self.version(of: database) }
    }

    /// Writes a page and nothing else, to learn whether writing works again.
    package func probe() throws(StoreFailure) {
        try database.execute("PRAGMA user_version = \(try schemaVersion)")
    }

    /// Whether a whole turn fits on the disk, and not just the page that `probe` writes. True where the system cannot say.
    package var hasRoom: Bool { DiskRoom.bytes(at: database.path).map { $0 >= Self.roomOfTurn } ?? true }

    package func begin() throws(StoreFailure) { try database.execute("BEGIN IMMEDIATE") }
    package func commit() throws(StoreFailure) { try database.commit() }

    /// Undoes what was begun, and forgets what was remembered of it.
    package mutating func rollback() {
        database.rollback()
        cachedHead = nil
    }

    /// Runs `body` on one snapshot. A reader never writes, so ending it either way is the same.
    package func snapshot<R>(_ body: (Store) throws(StoreFailure) -> R) throws(StoreFailure) -> R {
        try database.execute("BEGIN")
        defer { database.rollback() }
        return try body(self)
    }

    /// A keyed digest, for what must not be guessed from the rows.
    package func digest(of text: String) -> [UInt8] { journalKey.digest(of: text) }

    private static func version(of database: Database) throws(StoreFailure) -> Int {
        try database.first("PRAGMA user_version") { $0.int(0) } ?? 0
    }

    private static func migrate(_ database: Database) throws(StoreFailure) {
        let found = try version(of: database)
        guard found <= Schema.migrations.count else {
            throw .unusable("the database has schema \(found), this program knows \(Schema.migrations.count); use a newer hotlined")
        }
        for number in found..<Schema.migrations.count {
            try database.execute("BEGIN IMMEDIATE")
            do throws(StoreFailure) {
                try database.execute(Schema.migrations[number])
                try database.execute("PRAGMA user_version = \(number + 1)")
                try database.commit()
            } catch {
                database.rollback()
                throw error
            }
        }
    }
}

extension Store {
    /// A store over a connection whose schema stands, for a loop that writes rows and decides nothing.
    package init(writingTo database: Database) throws(StoreFailure) {
        self.init(database: database, journalKey: JournalKey([]), cachedHead: nil)
    }
}

extension Database {
    package func insertEntry(_ v: [Value]) throws(StoreFailure) {
        try run(
            """
            INSERT INTO entries(id, ticket, at, event, door, person, actor_department, origin, slug, arguments, department,
                text_digest, mac)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, row: v)
    }

    package func insertText(_ v: [Value]) throws(StoreFailure) {
        try run("INSERT INTO texts(entry, salt, body, goal, place) VALUES (?, ?, ?, ?, ?)", row: v)
    }

    package func insertNotice(_ v: [Value]) throws(StoreFailure) {
        try run(
            """
            INSERT INTO outbox(entry, ticket, subject, arguments, recipient, way, address, is_urgent, created_at, next_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, row: v)
    }
}
