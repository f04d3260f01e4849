import HotlineCore
import HotlineStore

/// The rows that the Desk wrote, to be written again by a loop that decides nothing.
struct RawRows {
    private struct Ticket {
        let row: TicketRow
        let citizen: Citizen?
        let parts: [AssignmentRow]
        let clocks: [ClockRow]
        let entries: [[Value]]
        let texts: [[Value]]
        let notices: [[Value]]
        let call: String
    }

    private let tickets: [Ticket]
    let rows: Int

    init(of path: String, key: JournalKey) throws {
        let store = try Store.openReader(path: path, journalKey: key)
        let database = store.database
        let ids = try database.all("SELECT id FROM tickets ORDER BY id") { $0.integer(0) }
        tickets = try ids.compactMap { id in
            guard let row = try store.ticket(id) else { return nil }
            return Ticket(
                row: row, citizen: try store.person(of: id), parts: try store.assignments(of: id), clocks: try store.clocks(of: id),
                entries: try database.all(
                    """
                    SELECT id, ticket, at, event, door, person, actor_department, origin, slug, arguments, department, text_digest, mac
                    FROM entries WHERE ticket = ? ORDER BY id
                    """, .integer(id)
                ) { row in (0..<13).map { row.value(Int32($0), isBlob: $0 >= 11, isInteger: $0 < 3) } },
                texts: try database.all(
                    "SELECT x.entry, x.salt, x.body, x.goal, x.place FROM texts x JOIN entries e ON e.id = x.entry WHERE e.ticket = ?",
                    .integer(id)
                ) { row in (0..<5).map { row.value(Int32($0), isBlob: $0 == 1, isInteger: $0 == 0) } },
                notices: try database.all(
                    """
                    SELECT o.entry, o.ticket, o.subject, o.arguments, o.recipient, o.way, o.address, o.is_urgent, o.created_at, o.next_at
                    FROM entries e JOIN outbox o ON o.entry = e.id WHERE e.ticket = ?
                    """, .integer(id)
                ) { row in (0..<10).map { row.value(Int32($0), isBlob: false, isInteger: $0 < 2 || $0 > 6) } },
                call: "bench.\(id)")
        }
        rows = tickets.reduce(0) { $0 + 4 + $1.parts.count + $1.clocks.count + $1.entries.count + $1.texts.count + $1.notices.count }
    }

    func write(to database: Database, perCommit: Int) throws {
        let store = try Store(writingTo: database)
        for batch in stride(from: 0, to: tickets.count, by: perCommit) {
            try store.begin()
            for ticket in tickets[batch..<min(batch + perCommit, tickets.count)] { try write(ticket, store) }
            try store.commit()
        }
    }

    private func write(_ ticket: Ticket, _ store: Store) throws {
        let id = ticket.row.id
        try store.insert(ticket.row)
        try store.insertSubmission(.phoneLog("bench", fieldsDigest: "\(id)"), ticket: id, raw: "raw", at: ticket.row.receivedAt)
        if let citizen = ticket.citizen { try store.insertPerson(citizen, ticket: id) }
        try store.bind(call: ticket.call, to: id)
        for part in ticket.parts { try store.insert(part) }
        for clock in ticket.clocks { try store.put(clock) }
        for entry in ticket.entries { try store.database.insertEntry(entry) }
        for text in ticket.texts { try store.database.insertText(text) }
        for notice in ticket.notices { try store.database.insertNotice(notice) }
    }
}

extension Statement {
    func value(_ column: Int32, isBlob: Bool, isInteger: Bool) -> Value {
        if isNull(column) { return .null }
        if isBlob { return .blob(blob(column)) }
        return isInteger ? .integer(integer(column)) : .text(text(column))
    }
}
