import CSQLite
import HotlineStore

/// A connection straight to SQLite, without the Store: what the machine can do with these rows at best.
final class RawConnection {
    let handle: OpaquePointer
    private var statements: [OpaquePointer] = []

    /// The settings of a connection that change what a row costs.
    private static let pragmas: [(name: String, question: StaticSQL)] = [
        ("synchronous", "PRAGMA synchronous"), ("foreign_keys", "PRAGMA foreign_keys"),
        ("wal_autocheckpoint", "PRAGMA wal_autocheckpoint"), ("cache_size", "PRAGMA cache_size"), ("temp_store", "PRAGMA temp_store"),
        ("trusted_schema", "PRAGMA trusted_schema"),
    ]

    /// - Parameter store: whose settings this connection takes over, whatever they are.
    init(_ path: String, as store: Store) throws {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else { throw BenchProblem("\(path): cannot be opened (\(code))") }
        handle = opened
        for pragma in Self.pragmas {
            guard let value = try store.database.first(pragma.question, row: { $0.integer(0) }) else { continue }
            try execute("PRAGMA \(pragma.name) = \(value)")
        }
    }

    deinit {
        for statement in statements { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw problem(sql) }
    }

    /// A statement that lives as long as the connection.
    func prepare(_ sql: String) throws -> OpaquePointer {
        var compiled: OpaquePointer?
        guard sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &compiled, nil) == SQLITE_OK, let compiled else {
            throw problem(sql)
        }
        statements.append(compiled)
        return compiled
    }

    /// A table's columns that can be written, in their order.
    func columns(of table: String) throws -> [String] {
        let statement = try prepare("SELECT name FROM pragma_table_info('\(table)')")
        defer { sqlite3_reset(statement) }
        var names: [String] = []
        while sqlite3_step(statement) == SQLITE_ROW { names.append(String(cString: sqlite3_column_text(statement, 0))) }
        return names
    }

    func problem(_ sql: String) -> BenchProblem { BenchProblem(sql + ": " + String(cString: sqlite3_errmsg(handle))) }
}
