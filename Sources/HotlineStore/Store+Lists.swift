import HotlineCore

extension Store {
    /// Days back in which a ticket is looked for by its last digits: what people still talk about.
    private static let suffixDays = 30
    /// Row ids tried for one suffix; with four digits and 100,000 tickets a day about a hundred a day.
    private static let suffixTries = 20_000

    /// Tickets of the newest day that has one whose number ends with these digits, check digit included.
    ///
    /// - Parameter digits: four to sixteen decimal digits; else nothing matches.
    package func tickets(endingWith digits: String, prefix: TicketNumber.Prefix) throws(StoreFailure) -> [Int64] {
        guard (4...16).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let newest = try database.first("SELECT max(id) FROM tickets", row: { $0.optionalInteger(0) }) ?? nil,
            let last = TicketNumber(prefix: prefix, body: newest), let wanted = Int64(digits.dropLast())
        else { return [] }
        if let number = TicketNumber(parsing: prefix.letters + digits) {
            return try exists(number.body) ? [number.body] : []
        }
        var scale: Int64 = 1
        for _ in 0..<(digits.utf8.count - 1) { scale *= 10 }
        var tries = 0
        for back in 0..<Self.suffixDays {
            let day = last.date.adding(days: -back)
            let written = Int64(day.year * 10_000 + day.month * 100 + day.day)
            var found: [Int64] = []
            for unit in [Int64(1_000_000), 10_000_000] {
                guard let lastOfDay = try lastTicket(from: written * unit, below: (written + 1) * unit) else { continue }
                let base = written * unit
                var body = base - base % scale + wanted
                while body <= lastOfDay, tries < Self.suffixTries {
                    tries += 1
                    if body > base, TicketNumber(prefix: prefix, body: body)?.description.hasSuffix(digits) == true, try exists(body) {
                        found.append(body)
                    }
                    body += scale
                }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func exists(_ id: Int64) throws(StoreFailure) -> Bool {
        try database.first("SELECT 1 FROM tickets WHERE id = ?", .integer(id)) { _ in true } ?? false
    }

    /// Open tickets of a state that nobody else has taken: 特急, then the green lane, then most urgent, then first due.
    package func firstOpen(in state: TicketState, by person: PersonID, at now: Instant, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT id FROM (
                SELECT * FROM (SELECT id, 0 AS lane, urgency, due_at FROM tickets
                    WHERE state = ?1 AND next_at IS NOT NULL AND urgency = 2
                        AND (taken_until IS NULL OR taken_until <= ?2 OR taken_by = ?3) ORDER BY due_at LIMIT ?4)
                UNION ALL
                SELECT * FROM (SELECT id, 1, urgency, due_at FROM tickets INDEXED BY tickets_green
                    WHERE state = ?1 AND next_at IS NOT NULL AND is_vulnerable = 1 AND urgency < 2
                        AND (taken_until IS NULL OR taken_until <= ?2 OR taken_by = ?3) ORDER BY due_at LIMIT ?4)
                UNION ALL
                SELECT * FROM (SELECT id, 2, urgency, due_at FROM tickets INDEXED BY tickets_open
                    WHERE state = ?1 AND next_at IS NOT NULL AND is_vulnerable = 0 AND urgency < 2
                        AND (taken_until IS NULL OR taken_until <= ?2 OR taken_by = ?3) ORDER BY urgency DESC, due_at LIMIT ?4)
            ) ORDER BY lane, urgency DESC, due_at LIMIT ?4
            """, .text(state.rawValue), .instant(now), .code(person), .integer(limit)
        ) { $0.integer(0) }
    }

    /// Open tickets of a state: 特急, then the green lane, then most urgent, then first due (art. 10).
    package func open(in state: TicketState, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT id FROM (
                SELECT * FROM (SELECT id, 0 AS lane, urgency, due_at FROM tickets
                    WHERE state = ?1 AND next_at IS NOT NULL AND urgency = 2 ORDER BY due_at LIMIT ?2)
                UNION ALL
                SELECT * FROM (SELECT id, 1, urgency, due_at FROM tickets INDEXED BY tickets_green
                    WHERE state = ?1 AND next_at IS NOT NULL AND is_vulnerable = 1 AND urgency < 2 ORDER BY due_at LIMIT ?2)
                UNION ALL
                SELECT * FROM (SELECT id, 2, urgency, due_at FROM tickets INDEXED BY tickets_open
                    WHERE state = ?1 AND next_at IS NOT NULL AND is_vulnerable = 0 AND urgency < 2
                    ORDER BY urgency DESC, due_at LIMIT ?2)
            ) ORDER BY lane, urgency DESC, due_at LIMIT ?2
            """, .text(state.rawValue), .integer(limit)
        ) { $0.integer(0) }
    }

    /// Open tickets by state and urgency, and how many of them are past their first due: read from kept counts, and from the index
    /// as far as what is late.
    package func openCounts(at now: Instant) throws(StoreFailure) -> [(state: TicketState, urgency: Int, count: Int, overdue: Int)] {
        try database.all(
            """
            SELECT state, urgency, tickets, (
                SELECT count(*) FROM tickets t INDEXED BY tickets_open
                WHERE t.state = c.state AND t.urgency = c.urgency AND t.due_at <= ? AND t.next_at IS NOT NULL)
            FROM open_counts c WHERE tickets > 0
            """, .instant(now)
        ) { (state: $0.ticketState(0), urgency: $0.int(1), count: $0.int(2), overdue: $0.int(3)) }
    }

    /// Open tickets past their first due: 特急, then the green lane, then most urgent, then first due.
    ///
    /// Each state and urgency is read off its index as far as the limit, so that a morning with fifty thousand late costs what one
    /// with fifty does.
    package func overdue(limit: Int, at now: Instant) throws(StoreFailure) -> [Int64] {
        var found: [(lane: Int, urgency: Int, due: Int64, id: Int64)] = []
        for state in TicketState.allCases where state.isOpen {
            for urgency in 0...2 {
                found += try database.all(
                    """
                    SELECT id, is_vulnerable, due_at FROM tickets INDEXED BY tickets_open
                    WHERE state = ? AND next_at IS NOT NULL AND urgency = ? AND due_at <= ? ORDER BY due_at LIMIT ?
                    """, .text(state.rawValue), .integer(urgency), .instant(now), .integer(limit)
                ) { (lane: urgency == 2 ? 0 : $0.flag(1) ? 1 : 2, urgency: -urgency, due: $0.integer(2), id: $0.integer(0)) }
            }
            found += try database.all(
                """
                SELECT id, urgency, due_at FROM tickets INDEXED BY tickets_green
                WHERE state = ? AND next_at IS NOT NULL AND is_vulnerable = 1 AND urgency < 2 AND due_at <= ? ORDER BY due_at LIMIT ?
                """, .text(state.rawValue), .instant(now), .integer(limit)
            ) { (lane: 1, urgency: -$0.int(1), due: $0.integer(2), id: $0.integer(0)) }
        }
        var seen: Set<Int64> = []
        return Array(found.sorted(by: <).map(\.id).filter { seen.insert($0).inserted }.prefix(limit))
    }

    /// A department's open tickets, as lead or with a sub-task that it still owes, most urgent first.
    package func held(by department: DepartmentCode, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT a.ticket FROM assignments a JOIN tickets t ON t.id = a.ticket AND t.round = a.round
            WHERE a.department = ? AND a.ended_at IS NULL AND (a.part = 0 OR EXISTS (
                SELECT 1 FROM subtasks s WHERE s.ticket = a.ticket AND s.round = a.round AND s.part = a.part))
            ORDER BY t.urgency = 2 DESC, t.is_vulnerable DESC, t.urgency DESC, t.due_at LIMIT ?
            """, .code(department), .integer(limit)
        ) { $0.integer(0) }
    }

    package func ticketCount() throws(StoreFailure) -> Int {
        try database.first("SELECT count(*) FROM tickets") { $0.int(0) } ?? 0
    }
}
