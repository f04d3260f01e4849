import HotlineCore

/// How a department did, counted from its own entries since one of them: by `entries_feed`, whatever the others did.
extension Store {
    /// The number of the first entry at or after an instant; one past the last where there is none. The journal's instants never
    /// go back and its numbers have no gaps, so halving finds it without an index.
    package func firstEntry(at instant: Instant) throws(StoreFailure) -> Int64 {
        var low: Int64 = 1
        var high = try lastEntry() + 1
        while low < high {
            let middle = (low + high) / 2
            let at = try database.first("SELECT at FROM entries WHERE id = ?", .integer(middle)) { $0.instant(0) }
            if let at, at >= instant { high = middle } else { low = middle + 1 }
        }
        return low
    }

    package func eventCounts(of department: DepartmentCode, from entry: Int64) throws(StoreFailure) -> [String: Int] {
        let rows = try database.all(
            "SELECT event, count(*) FROM entries WHERE department = ? AND id >= ? GROUP BY event", .code(department), .integer(entry)
        ) { (event: $0.text(0), count: $0.int(1)) }
        return Dictionary(rows.map { ($0.event, $0.count) }) { first, _ in first }
    }

    /// The open tickets that a department leads: by state, those with a clock past its due, those leased.
    package func standing(
        with department: DepartmentCode, at now: Instant
    ) throws(StoreFailure) -> (states: [TicketState: Int], overdue: Int, leased: Int) {
        let rows = try database.all(
            """
            SELECT t.state, count(*), coalesce(sum(t.due_at <= ?), 0),
                coalesce(sum(t.state = 'awaiting_signature' AND a.leased_until > ?), 0)
            FROM assignments a JOIN tickets t ON t.id = a.ticket AND t.round = a.round
            WHERE a.department = ? AND a.ended_at IS NULL AND a.part = 0 AND t.next_at IS NOT NULL
            GROUP BY t.state
            """, .instant(now), .instant(now), .code(department)
        ) { (state: TicketState(rawValue: $0.text(0)), count: $0.int(1), overdue: $0.int(2), leased: $0.int(3)) }
        var states: [TicketState: Int] = [:]
        for row in rows { if let state = row.state { states[state] = row.count } }
        return (states, rows.reduce(0) { $0 + $1.overdue }, rows.reduce(0) { $0 + $1.leased })
    }

    /// Tickets that a department replied to as their lead: how many, how many of them are noted as late in its hands, and of how
    /// many it had contacted the citizen.
    package func replyFigures(
        of department: DepartmentCode, from entry: Int64
    ) throws(StoreFailure) -> (replied: Int, late: Int, contacted: Int) {
        try database.first(
            """
            SELECT count(*),
                coalesce(sum(EXISTS (SELECT 1 FROM late_reviews l
                    WHERE l.ticket = r.ticket AND l.department = ?1 AND l.kind = 'late')), 0),
                coalesce(sum(EXISTS (SELECT 1 FROM assignments a
                    WHERE a.ticket = r.ticket AND a.part = 0 AND a.department = ?1 AND a.contacted_at IS NOT NULL)), 0)
            FROM (SELECT DISTINCT e.ticket FROM entries e
                JOIN assignments a ON a.ticket = e.ticket AND a.part = 0 AND a.department = ?1
                WHERE e.department = ?1 AND e.id >= ?2 AND e.event = 'reply') r
            """, .code(department), .integer(entry)
        ) { ($0.int(0), $0.int(1), $0.int(2)) } ?? (0, 0, 0)
    }

    /// Ratings that somebody who was reached gave for a department's tickets, and those of three levels and above.
    package func ratingFigures(
        of department: DepartmentCode, from entry: Int64, since instant: Instant
    ) throws(StoreFailure) -> (rated: Int, satisfied: Int) {
        try database.first(
            """
            SELECT count(*), coalesce(sum(g.grade >= 3), 0)
            FROM (SELECT DISTINCT ticket FROM entries WHERE department = ?1 AND id >= ?2 AND event IN ('call_back', 'rate', 'rated_low')) r
            JOIN ratings g ON g.ticket = r.ticket AND g.at >= ?3 AND g.grade > 0
            """, .code(department), .integer(entry), .instant(instant)
        ) { ($0.int(0), $0.int(1)) } ?? (0, 0)
    }

    /// The journal number of what last changed a ticket. A look at it is journalled and changes nothing.
    package func lastChange(of ticket: Int64) throws(StoreFailure) -> Int64 {
        try database.first("SELECT max(id) FROM entries WHERE ticket = ? AND event <> 'looked'", .integer(ticket)) {
            $0.optionalInteger(0) ?? 0
        } ?? 0
    }
}
