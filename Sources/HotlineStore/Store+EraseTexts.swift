import HotlineCore

extension Store {
    /// Erases every text of a ticket with its salt: the journal keeps the digests, so that `verify` stays clean (practice 28).
    package func eraseTexts(of ticket: Int64) throws(StoreFailure) {
        // What was taken in for it was taken in at the instants of its entries.
        let instants = try database.all("SELECT DISTINCT at FROM entries WHERE ticket = ? AND text_digest IS NOT NULL", .integer(ticket)) {
            $0.instant(0)
        }
        for instant in instants {
            try database.run(
                "UPDATE submissions SET raw = NULL WHERE id >= ? AND id < ? AND ticket = ?", .integer(try firstSubmission(from: instant)),
                .integer(try firstSubmission(from: Instant(milliseconds: instant.milliseconds + 1))), .integer(ticket))
        }
        try database.run("DELETE FROM texts WHERE entry IN (SELECT id FROM entries WHERE ticket = ?)", .integer(ticket))
        try database.run(
            """
            UPDATE outbox SET arguments = '[]', next_at = NULL, how = coalesce(how, 'erased')
            WHERE entry IN (SELECT id FROM entries WHERE ticket = ?)
            """, .integer(ticket))
        try database.run("DELETE FROM subjects WHERE ticket = ?", .integer(ticket))
        // What was found names the words it was found by.
        try database.run("UPDATE tickets SET finding = '{}' WHERE id = ?", .integer(ticket))
        // A duty that a person typed may name somebody.
        try database.run("UPDATE subtasks SET duty = '' WHERE ticket = ? AND source = 'person'", .integer(ticket))
        try forgetAttachments(of: ticket)
        try eraseChats(of: ticket)
    }

    private func eraseChats(of ticket: Int64) throws(StoreFailure) {
        guard let person = try person(of: ticket), let chat = person.chat else { return }
        let sessions = try database.all(
            "SELECT id, opened_at, last_at FROM chat_sessions WHERE gateway = ? AND chat_user = ? AND ticket = ?", .code(chat.gateway),
            .text(chat.user), .integer(ticket)
        ) { (id: $0.integer(0), opened: $0.instant(1), last: $0.instant(2)) }
        for session in sessions {
            try database.run("UPDATE chat_messages SET body = '' WHERE session = ?", .integer(session.id))
            // A message's raw line names no ticket, so those of the same gateway and the same minutes go too: their words stand
            // in their own tickets.
            try database.run(
                "UPDATE submissions SET raw = NULL WHERE id >= ? AND id < ? AND door = 'chat' AND scope = ?",
                .integer(try firstSubmission(from: session.opened)),
                .integer(try firstSubmission(from: session.last.adding(seconds: 1))), .code(chat.gateway))
        }
    }

    /// The first submission taken at or after an instant, found by halves: ids and instants grow together.
    private func firstSubmission(from instant: Instant) throws(StoreFailure) -> Int64 {
        var low: Int64 = 0
        var high = (try database.first("SELECT coalesce(max(id), 0) FROM submissions") { $0.integer(0) } ?? 0) + 1
        while low < high {
            let middle = low + (high - low) / 2
            let taken = try database.first("SELECT taken_at FROM submissions WHERE id >= ? ORDER BY id LIMIT 1", .integer(middle)) {
                $0.instant(0)
            }
            if let taken, taken < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
