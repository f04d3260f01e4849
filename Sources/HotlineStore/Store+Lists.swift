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

    /// Open tickets of a state that nobody else has taken, the first first.
    package func firstOpen(in state: TicketState, by person: PersonID, at now: Instant, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT id FROM tickets INDEXED BY tickets_open
            WHERE state = ? AND next_at IS NOT NULL AND (taken_until IS NULL OR taken_until <= ? OR taken_by = ?)
            ORDER BY precedence, due_at LIMIT ?
            """, .text(state.rawValue), .instant(now), .code(person), .integer(limit)
        ) { $0.integer(0) }
    }

    /// Open tickets of a state, the first first.
    package func open(in state: TicketState, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT id FROM tickets INDEXED BY tickets_open WHERE state = ? AND next_at IS NOT NULL
            ORDER BY precedence, due_at LIMIT ?
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
                WHERE t.state = c.state AND t.precedence IN (2 - c.urgency, 5 - c.urgency) AND t.due_at <= ?
                    AND t.next_at IS NOT NULL)
            FROM open_counts c WHERE tickets > 0
            """, .instant(now)
        ) { (state: $0.ticketState(0), urgency: $0.int(1), count: $0.int(2), overdue: $0.int(3)) }
    }

    /// Open tickets past their first due, the first first.
    ///
    /// Each state and precedence is read off its index as far as the limit, so that a morning with fifty thousand late costs what
    /// one with fifty does.
    package func overdue(limit: Int, at now: Instant) throws(StoreFailure) -> [Int64] {
        var found: [ListedTicket] = []
        for state in TicketState.allCases where state.isOpen {
            for precedence in ListedTicket.precedences {
                found += try database.all(
                    """
                    SELECT id, precedence, due_at FROM tickets INDEXED BY tickets_open
                    WHERE state = ? AND next_at IS NOT NULL AND precedence = ? AND due_at <= ? ORDER BY due_at LIMIT ?
                    """, .text(state.rawValue), .integer(precedence), .instant(now), .integer(limit), row: ListedTicket.init)
            }
        }
        return found.sorted().prefix(limit).map(\.id)
    }

    /// A department's open tickets, as lead or with a sub-task that it still owes, the first first.
    ///
    /// - Parameters:
    ///   - state: only those in it; nil for all.
    ///   - due: only those whose first due is not after it; nil for all.
    package func held(
        by department: DepartmentCode, in state: TicketState? = nil, dueBy due: Instant? = nil, limit: Int
    ) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT a.ticket FROM assignments a INDEXED BY assignments_held JOIN tickets t ON t.id = a.ticket AND t.round = a.round
            WHERE a.department = ?1 AND a.ended_at IS NULL AND (?2 IS NULL OR t.state = ?2) AND (?3 IS NULL OR a.due_at <= ?3)
                AND (a.part = 0 OR EXISTS (
                    SELECT 1 FROM subtasks s WHERE s.ticket = a.ticket AND s.round = a.round AND s.part = a.part))
            ORDER BY a.precedence, a.due_at LIMIT ?4
            """, .code(department), .text(state?.rawValue), .instant(due), .integer(limit)
        ) { $0.integer(0) }
    }

    package func ticketCount() throws(StoreFailure) -> Int {
        try database.first("SELECT count(*) FROM tickets") { $0.int(0) } ?? 0
    }
}
