import HotlineCore

/// Who has the list of somebody who left. A ticket without a row is its first person's own.
extension Store {
    package func keeper(of ticket: Int64) throws(StoreFailure) -> PersonID? {
        try database.first("SELECT person FROM keepers WHERE ticket = ?", .integer(ticket)) { PersonID(rawValue: $0.text(0)) }
    }

    package func keep(_ ticket: Int64, by person: PersonID, at now: Instant) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO keepers(ticket, person, since) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET person = excluded.person, since = excluded.since
            """, .integer(ticket), .code(person), .instant(now))
    }

    /// What a person still answers for as the first responsible, or in the place of one who left: nobody has told the citizen
    /// where it went, be it closed or not.
    package func answeredFor(by person: PersonID, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT id FROM (
                SELECT id, urgency, is_vulnerable, due_at FROM tickets
                    WHERE first_person = ? AND is_transfer_told = 0 AND NOT EXISTS (SELECT 1 FROM keepers WHERE ticket = tickets.id)
                UNION ALL
                SELECT t.id, t.urgency, t.is_vulnerable, t.due_at FROM keepers k JOIN tickets t ON t.id = k.ticket
                    WHERE k.person = ? AND t.is_transfer_told = 0)
            ORDER BY urgency = 2 DESC, is_vulnerable DESC, urgency DESC, due_at LIMIT ?
            """, .code(person), .code(person), .integer(limit)
        ) { $0.integer(0) }
    }

    package func countAnsweredFor(by person: PersonID) throws(StoreFailure) -> Int {
        try database.first(
            """
            SELECT (SELECT count(*) FROM tickets
                    WHERE first_person = ? AND is_transfer_told = 0 AND NOT EXISTS (SELECT 1 FROM keepers WHERE ticket = tickets.id))
                + (SELECT count(*) FROM keepers k JOIN tickets t ON t.id = k.ticket WHERE k.person = ? AND t.is_transfer_told = 0)
            """, .code(person), .code(person)
        ) { $0.int(0) } ?? 0
    }

    /// The first persons who still answer for something, from the one after `last`: a step along the index for each.
    package func nextFirstPerson(after last: PersonID?) throws(StoreFailure) -> PersonID? {
        try database.first(
            "SELECT min(first_person) FROM tickets WHERE is_transfer_told = 0 AND first_person > ?", .text(last?.rawValue ?? "")
        ) { $0.optionalCode(0) } ?? nil
    }

    /// The keepers, each once: whoever left passes on what they kept too.
    package func keepers() throws(StoreFailure) -> [PersonID] {
        try database.all("SELECT DISTINCT k.person FROM keepers k JOIN tickets t ON t.id = k.ticket WHERE t.is_transfer_told = 0") {
            PersonID(rawValue: $0.text(0))
        }
    }
}
