import CSQLite

/// Rows of one chunk as they stand in the Desk's database, in the order in which a loop writes them: ticket by ticket.
///
/// Values lie in two flat arrays, so that binding one again costs no more than SQLite itself does.
struct CopiedRows {
    enum Cell {
        case null
        case integer(Int64)
        case text(at: Int, count: Int32)
        case blob(at: Int, count: Int32)
    }

    struct Row {
        let ticket: Int64
        /// Index in `CopiedTable.all`.
        let table: Int
        let cells: Range<Int>
    }

    private(set) var bytes: [UInt8] = []
    private(set) var cells: [Cell] = []
    private(set) var rows: [Row] = []

    /// - Parameter statement: its first column is the ticket, the rest is the row.
    mutating func add(from statement: OpaquePointer, table: Int) -> Int32 {
        var code = sqlite3_step(statement)
        while code == SQLITE_ROW {
            let first = cells.count
            for column in 1..<sqlite3_column_count(statement) { cells.append(cell(statement, column)) }
            rows.append(Row(ticket: sqlite3_column_int64(statement, 0), table: table, cells: first..<cells.count))
            code = sqlite3_step(statement)
        }
        return code
    }

    private mutating func cell(_ statement: OpaquePointer, _ column: Int32) -> Cell {
        let type = sqlite3_column_type(statement, column)
        switch type {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        default:
            let at = bytes.count
            // No address for an empty value: nothing is appended.
            let start = sqlite3_column_blob(statement, column)
            let count = sqlite3_column_bytes(statement, column)
            bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(count)))
            return type == SQLITE_BLOB ? .blob(at: at, count: count) : .text(at: at, count: count)
        }
    }

    /// Puts each ticket's rows together, in the order of the tables, as they were read within one.
    mutating func sortByTicket() {
        rows.sort { ($0.ticket, $0.table, $0.cells.lowerBound) < ($1.ticket, $1.table, $1.cells.lowerBound) }
        // Room behind the last value, so that an empty one there has an address too.
        bytes.append(0)
    }
}

/// A table that accepting a ticket writes to. What a foreign key names stands before what names it.
///
/// `handler_turns` is left out: it is one row rewritten again and again, of which only the last is left to copy. The raw loop
/// does that much less.
struct CopiedTable {
    let name: String
    /// ?1 and ?2: the first and the last ticket of the chunk; ?3: the last submission's id and ?4 the last call of the chunk before.
    /// ROW: the columns that are written, for what the schema makes of them can only be read.
    let query: String

    static let all = [
        CopiedTable(name: "tickets", query: "SELECT id, ROW FROM tickets WHERE id BETWEEN ?1 AND ?2 ORDER BY id"),
        CopiedTable(name: "submissions", query: "SELECT ticket, ROW FROM submissions WHERE id > ?3 AND ticket <= ?2 ORDER BY id"),
        CopiedTable(name: "persons", query: "SELECT ticket, ROW FROM persons WHERE ticket BETWEEN ?1 AND ?2 ORDER BY ticket"),
        CopiedTable(name: "calls", query: "SELECT ticket, ROW FROM calls WHERE call > ?4 ORDER BY call"),
        CopiedTable(name: "assignments", query: "SELECT ticket, ROW FROM assignments WHERE ticket BETWEEN ?1 AND ?2"),
        CopiedTable(name: "subtasks", query: "SELECT ticket, ROW FROM subtasks WHERE ticket BETWEEN ?1 AND ?2"),
        CopiedTable(name: "clocks", query: "SELECT ticket, ROW FROM clocks WHERE ticket BETWEEN ?1 AND ?2"),
        CopiedTable(name: "entries", query: "SELECT ticket, ROW FROM entries WHERE ticket BETWEEN ?1 AND ?2 ORDER BY id"),
        CopiedTable(
            name: "texts",
            query: "SELECT e.ticket, x.* FROM entries e JOIN texts x ON x.entry = e.id WHERE e.ticket BETWEEN ?1 AND ?2 ORDER BY x.entry"),
        CopiedTable(
            name: "outbox",
            query: "SELECT o.ticket, o.* FROM entries e JOIN outbox o ON o.entry = e.id WHERE e.ticket BETWEEN ?1 AND ?2 ORDER BY o.id"),
        CopiedTable(name: "likenesses", query: "SELECT ticket, ROW FROM likenesses WHERE ticket BETWEEN ?1 AND ?2"),
    ]
}
