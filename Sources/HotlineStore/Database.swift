import CSQLite

/// One SQLite connection and its prepared statements. Belongs to one queue; never shared.
package final class Database {
    /// What is opened, and how.
    package enum Access: Sendable {
        case readWrite, readOnly
    }

    let path: String
    private let handle: OpaquePointer
    private var statements: [StaticSQL: Statement] = [:]

    /// Statements are constants beside their only use, so the cache is bounded by the source code; this bound says so.
    private static let statementLimit = 400

    /// Once, before the first connection: nobody asks how much memory SQLite has, and each count of it would take a lock.
    private static let configuration = hotline_sqlite_counts_no_memory()

    package init(path: String, access: Access, cacheKiB: Int) throws(StoreFailure) {
        _ = Self.configuration
        var opened: OpaquePointer?
        let flags: Int32 =
            switch access {
            case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
            case .readOnly: SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
            }
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            let words = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw .unusable("\(path): \(words)")
        }
        self.path = path
        handle = opened
        sqlite3_extended_result_codes(opened, 1)
        // A checkpoint or another reader may hold a lock for a moment; longer is somebody else's transaction.
        sqlite3_busy_timeout(opened, 5_000)
        try execute("PRAGMA foreign_keys = ON")
        try execute("PRAGMA trusted_schema = OFF")
        try execute("PRAGMA temp_store = MEMORY")
        try execute("PRAGMA cache_size = -\(cacheKiB)")
    }

    deinit {
        for statement in statements.values { statement.finalize() }
        sqlite3_close_v2(handle)
    }

    /// True while no transaction is open: after an error the transaction may be gone, and the next statement would
    /// commit by itself.
    package var isAutocommit: Bool { sqlite3_get_autocommit(handle) != 0 }

    /// Runs statements that return nothing and are run once: pragmas, migrations, BEGIN.
    package func execute(_ sql: String) throws(StoreFailure) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code, isCommit: false) }
    }

    /// `COMMIT`, whose I/O errors leave the outcome unknown.
    package func commit() throws(StoreFailure) {
        let code = sqlite3_exec(handle, "COMMIT", nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code, isCommit: true) }
    }

    /// Ends a transaction that must not stand. Never fails in a way that matters: without a transaction there is nothing to undo.
    package func rollback() {
        if !isAutocommit { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
    }

    /// Runs a write with its values bound in order.
    package func run(_ sql: StaticSQL, _ values: Value...) throws(StoreFailure) { try run(sql, row: values) }

    /// Likewise, of a row that is a value already.
    package func run(_ sql: StaticSQL, row values: [Value]) throws(StoreFailure) {
        let statement = try prepared(sql)
        try statement.bind(values)
        defer { statement.reset() }
        let code = statement.step()
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code, isCommit: false) }
    }

    /// How many rows the last write changed.
    package var changes: Int { Int(sqlite3_changes(handle)) }

    /// Runs a query and makes a value of each row, at most `limit` rows.
    package func all<Row>(_ sql: StaticSQL, _ values: Value..., limit: Int = .max, row make: (Statement) -> Row) throws(StoreFailure)
        -> [Row]
    {
        let statement = try prepared(sql)
        try statement.bind(values)
        defer { statement.reset() }
        var rows: [Row] = []
        while rows.count < limit {
            let code = statement.step()
            if code == SQLITE_DONE { break }
            guard code == SQLITE_ROW else { throw failure(code, isCommit: false) }
            rows.append(make(statement))
        }
        return rows
    }

    /// The first row's value, or nil where no row matches.
    package func first<Row>(_ sql: StaticSQL, _ values: Value..., row make: (Statement) -> Row) throws(StoreFailure) -> Row? {
        let statement = try prepared(sql)
        try statement.bind(values)
        defer { statement.reset() }
        let code = statement.step()
        if code == SQLITE_DONE { return nil }
        guard code == SQLITE_ROW else { throw failure(code, isCommit: false) }
        return make(statement)
    }

    /// How many rows all writes of this connection changed.
    package var totalChanges: Int { Int(sqlite3_total_changes(handle)) }

    /// Writes WAL pages back without waiting for anybody.
    ///
    /// - Returns: pages in the WAL, and how many of them are in the database now.
    package func checkpointPassively() -> (walPages: Int, written: Int) {
        var log: Int32 = 0
        var checkpointed: Int32 = 0
        sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &log, &checkpointed)
        return (Int(log), Int(checkpointed))
    }

    private func prepared(_ sql: StaticSQL) throws(StoreFailure) -> Statement {
        if let statement = statements[sql] { return statement }
        precondition(statements.count < Self.statementLimit, "statements are constants; something makes SQL at run time")
        var compiled: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql.text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &compiled, nil)
        guard code == SQLITE_OK, let compiled else { throw failure(code, isCommit: false) }
        let statement = Statement(compiled)
        statements[sql] = statement
        return statement
    }

    private func failure(_ code: Int32, isCommit: Bool) -> StoreFailure {
        let words = String(cString: sqlite3_errmsg(handle)) + " (\(code))"
        switch code & 0xFF {
        case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_RANGE: return .guilty(words)
        case SQLITE_FULL, SQLITE_NOMEM: return .full(words)
        case SQLITE_IOERR where isCommit: return .outcomeUnknown(words)
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR, SQLITE_INTERRUPT, SQLITE_PROTOCOL, SQLITE_CANTOPEN, SQLITE_READONLY:
            return .unavailable(words)
        default: return isCommit ? .outcomeUnknown(words) : .unusable(words)
        }
    }
}

/// A statement's text: only literals make one, so no value can slip into SQL. Known by its address, so that finding
/// the compiled statement costs no comparison of text.
package struct StaticSQL: Hashable, ExpressibleByStringLiteral, Sendable {
    let literal: StaticString

    package init(stringLiteral value: StaticString) { literal = value }

    var text: UnsafePointer<CChar> {
        UnsafeRawPointer(literal.utf8Start).assumingMemoryBound(to: CChar.self)
    }

    package static func == (a: StaticSQL, b: StaticSQL) -> Bool { a.literal.utf8Start == b.literal.utf8Start }
    package func hash(into hasher: inout Hasher) { hasher.combine(UInt(bitPattern: literal.utf8Start)) }
}
