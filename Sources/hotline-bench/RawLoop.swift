import CSQLite
import HotlineStore

/// Copies the Desk's rows and writes them again, into a database of its own with the same schema and the same settings, as many
/// tickets a commit: prepared statements, bound and stepped, deciding nothing.
final class RawLoop {
    private let reader: RawConnection
    private let writer: RawConnection
    private let selects: [OpaquePointer]
    private let inserts: [OpaquePointer]
    private var lastTicket: Int64 = 0
    private var lastSubmission: Int64 = 0
    private var lastCall = ""
    private(set) var rows = 0

    /// SQLite copies what it is given before the call returns.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// - Parameters:
    ///   - source: the Desk's database.
    ///   - path: a database that does not stand yet.
    init(copying source: String, to path: String, key: JournalKey) throws {
        let store = try Store.openWriter(path: path, journalKey: key)
        let reader = try RawConnection(source, as: store)
        let writer = try RawConnection(path, as: store)
        let columns = try CopiedTable.all.map { try reader.columns(of: $0.name) }
        selects = try zip(CopiedTable.all, columns).map { table, columns in
            try reader.prepare(table.query.replacing("ROW", with: columns.joined(separator: ", ")))
        }
        inserts = try zip(CopiedTable.all, columns).map { table, columns in
            let values = columns.map { _ in "?" }.joined(separator: ", ")
            return try writer.prepare("INSERT INTO \(table.name)(\(columns.joined(separator: ", "))) VALUES (\(values))")
        }
        self.reader = reader
        self.writer = writer
    }

    /// The rows that came since the last chunk.
    func read() throws -> CopiedRows {
        var copied = CopiedRows()
        for (table, select) in selects.enumerated() {
            defer { sqlite3_reset(select) }
            // A query that names fewer than four is bound as far as it goes.
            sqlite3_bind_int64(select, 1, lastTicket + 1)
            sqlite3_bind_int64(select, 2, .max)
            sqlite3_bind_int64(select, 3, lastSubmission)
            sqlite3_bind_text(select, 4, lastCall, -1, Self.transient)
            guard copied.add(from: select, table: table) == SQLITE_DONE else { throw reader.problem(CopiedTable.all[table].name) }
        }
        copied.sortByTicket()
        return copied
    }

    /// Writes a chunk. The caller takes the time of this, and of nothing else.
    func write(_ copied: CopiedRows, perCommit: Int) throws {
        try copied.bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            var ticket: Int64?
            var inCommit = 0
            for row in copied.rows {
                if row.ticket != ticket {
                    ticket = row.ticket
                    if inCommit == perCommit { try writer.execute("COMMIT") }
                    if inCommit == 0 || inCommit == perCommit {
                        try writer.execute("BEGIN IMMEDIATE")
                        inCommit = 0
                    }
                    inCommit += 1
                }
                try insert(row, copied.cells, base)
            }
            if inCommit > 0 { try writer.execute("COMMIT") }
        }
    }

    private func insert(_ row: CopiedRows.Row, _ cells: [CopiedRows.Cell], _ base: UnsafePointer<UInt8>) throws {
        let statement = inserts[row.table]
        for (column, cell) in row.cells.enumerated() {
            let index = Int32(column + 1)
            // The bytes stay where they are until the statement has run: nothing need be copied.
            switch cells[cell] {
            case .null: sqlite3_bind_null(statement, index)
            case .integer(let number): sqlite3_bind_int64(statement, index, number)
            case .text(let at, let count):
                UnsafeRawPointer(base + at).withMemoryRebound(to: CChar.self, capacity: Int(count)) {
                    _ = sqlite3_bind_text(statement, index, $0, count, nil)
                }
            case .blob(let at, let count): sqlite3_bind_blob(statement, index, base + at, count, nil)
            }
        }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw writer.problem(CopiedTable.all[row.table].name) }
        sqlite3_reset(statement)
    }

    /// Writes the WAL back and notes how far the copy has come, between two chunks.
    func finish(_ copied: CopiedRows) throws {
        rows += copied.rows.count
        for row in copied.rows {
            switch (CopiedTable.all[row.table].name, copied.cells[row.cells.lowerBound]) {
            case ("tickets", .integer(let id)): lastTicket = max(lastTicket, id)
            case ("submissions", .integer(let id)): lastSubmission = max(lastSubmission, id)
            case ("calls", .text(let at, let count)):
                lastCall = max(lastCall, String(decoding: copied.bytes[at..<at + Int(count)], as: UTF8.self))
            default: break
            }
        }
        sqlite3_wal_checkpoint_v2(writer.handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    }
}
