import HotlineCore

/// Who has the list of somebody who left. A ticket without a row is its first person's own.
extension Store {
    package func keeper(of ticket: Int64) throws(StoreFailure) -> PersonID? {
        try database.first("SELECT person FROM keepers WHERE ticket = ?", .integer(ticket)) { PersonID(rawValue: $0.text(0)) }
    }

    package func keep(_ ticket: Int64, by person: PersonID, at now: Instant) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO keepers(ticket, person, since, precedence, due_at, is_told)
                SELECT id, ?2, ?3, precedence, due_at, is_transfer_told FROM tickets WHERE id = ?1
            ON CONFLICT DO UPDATE SET person = excluded.person, since = excluded.since
            """, .integer(ticket), .code(person), .instant(now))
    }

    /// What a person still answers for as the first responsible, or in the place of one who left: nobody has told the citizen
    /// where it went, be it closed or not.
    package func answeredFor(by person: PersonID, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT id FROM (
                SELECT * FROM (
                    SELECT id, precedence, due_at FROM tickets INDEXED BY tickets_first_person
                    WHERE first_person = ?1 AND is_transfer_told = 0
                        AND NOT EXISTS (SELECT 1 FROM keepers WHERE ticket = tickets.id)
                    ORDER BY precedence, due_at LIMIT ?2)
                UNION ALL
                SELECT * FROM (
                    SELECT ticket, precedence, due_at FROM keepers INDEXED BY keepers_person
                    WHERE person = ?1 AND is_told = 0 ORDER BY precedence, due_at LIMIT ?2))
            ORDER BY precedence, due_at LIMIT ?2
            """, .code(person), .integer(limit)
        ) { $0.integer(0) }
    }

    /// How many that are, each list counted as far as `cap`.
    package func countAnsweredFor(by person: PersonID, cap: Int) throws(StoreFailure) -> Int {
        try database.first(
            """
            SELECT (SELECT count(*) FROM (SELECT 1 FROM tickets
                    WHERE first_person = ?1 AND is_transfer_told = 0 AND NOT EXISTS (SELECT 1 FROM keepers WHERE ticket = tickets.id)
                    LIMIT ?2))
                + (SELECT count(*) FROM (SELECT 1 FROM keepers WHERE person = ?1 AND is_told = 0 LIMIT ?2))
            """, .code(person), .integer(cap)
        ) { $0.int(0) } ?? 0
    }

    /// The first persons who still answer for something, from the one after `last`: a step along the index for each.
    package func nextFirstPerson(after last: PersonID?) throws(StoreFailure) -> PersonID? {
        try database.first(
            "SELECT min(first_person) FROM tickets WHERE is_transfer_told = 0 AND first_person > ?", .text(last?.rawValue ?? "")
        ) { $0.optionalCode(0) } ?? nil
    }

    /// What a person has in hand for a department, as its lead's handler.
    package func handled(by person: PersonID, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT a.ticket FROM assignments a INDEXED BY assignments_handled JOIN tickets t ON t.id = a.ticket AND t.round = a.round
            WHERE a.handler = ? AND a.ended_at IS NULL AND a.part = 0 ORDER BY a.precedence, a.due_at LIMIT ?
            """, .code(person), .integer(limit)
        ) { $0.integer(0) }
    }

    /// A department's open work as lead by state, counted over its first `cap` parts, the most urgent first.
    package func heldCounts(
        by department: DepartmentCode, cap: Int, at now: Instant
    ) throws(StoreFailure) -> [(state: TicketState, count: Int, critical: Int, overdue: Int)] {
        try database.all(
            """
            SELECT state, count(*), sum(urgency = 2), coalesce(sum(due_at <= ?1), 0) FROM (
                SELECT t.state, t.urgency, t.due_at FROM assignments a INDEXED BY assignments_held
                    JOIN tickets t ON t.id = a.ticket AND t.round = a.round
                WHERE a.department = ?2 AND a.ended_at IS NULL AND a.part = 0 ORDER BY a.precedence, a.due_at LIMIT ?3)
            GROUP BY state
            """, .instant(now), .code(department), .integer(cap)
        ) { (state: $0.ticketState(0), count: $0.int(1), critical: $0.int(2), overdue: $0.int(3)) }
    }

    /// The keepers who still answer for something, from the one after `last`: a step along the index for each.
    package func nextKeeper(after last: PersonID?) throws(StoreFailure) -> PersonID? {
        try database.first("SELECT min(person) FROM keepers WHERE is_told = 0 AND person > ?", .text(last?.rawValue ?? "")) {
            $0.optionalCode(0)
        } ?? nil
    }
}
