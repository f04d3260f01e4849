import HotlineCore

/// Lists that are no state: what is nearly late, what the supervisor was told of, what nobody gets done.
extension Store {
    /// Open tickets of whose rungs one of these was climbed in this round, the first first.
    ///
    /// - Parameter isLate: whether their first due has passed; nil for both.
    package func climbed(_ rungs: Set<String>, isLate: Bool?, at now: Instant, limit: Int) throws(StoreFailure) -> [ListedTicket] {
        var found: Set<Int64> = []
        var listed: [ListedTicket] = []
        for rung in rungs {
            listed += try database.all(
                """
                SELECT ticket, precedence, due_at FROM raised INDEXED BY raised_first
                WHERE rung = ?1 AND (?2 IS NULL OR (due_at IS NOT NULL AND due_at <= ?3) = ?2)
                ORDER BY precedence, due_at LIMIT ?4
                """, .text(rung), isLate.map { .flag($0) } ?? .null, .instant(now), .integer(limit), row: ListedTicket.init
            ).filter { found.insert($0.id).inserted }
        }
        return Array(listed.sorted().prefix(limit))
    }

    /// 疑难: open tickets that stand in 挂账, or whose departments have asked twice to give them back, so that the next dispatch is a
    /// designation (practice 20).
    package func hard(limit: Int) throws(StoreFailure) -> [ListedTicket] {
        let shelved = try database.all(
            """
            SELECT id, precedence, due_at FROM tickets INDEXED BY tickets_open WHERE state = 'shelved' AND next_at IS NOT NULL
            ORDER BY precedence, due_at LIMIT ?
            """, .integer(limit), row: ListedTicket.init)
        let returned = try database.all(
            """
            SELECT id, precedence, due_at FROM tickets INDEXED BY tickets_hard
            WHERE returns >= 2 AND next_at IS NOT NULL AND state <> 'shelved' ORDER BY precedence, due_at LIMIT ?
            """, .integer(limit), row: ListedTicket.init)
        return Array((shelved + returned).sorted().prefix(limit))
    }

    /// What a person has open at an instant.
    package func taken(by person: PersonID, at now: Instant, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            "SELECT id FROM tickets WHERE taken_by = ? AND taken_until > ? AND next_at IS NOT NULL ORDER BY id LIMIT ?", .code(person),
            .instant(now), .integer(limit)
        ) { $0.integer(0) }
    }
}

/// What `find` asks of the rows; what is nil matches all.
package struct FindConditions: Sendable {
    package var department: DepartmentCode?
    package var state: TicketState?
    package var kind: Kind?
    package var category: CategoryCode?
    /// Row ids of the days' six-digit numbers; a seven-digit number is one of these with a digit more.
    package var ids: ClosedRange<Int64>

    package init(ids: ClosedRange<Int64>) { self.ids = ids }
}

extension Store {
    /// Tickets looked at for one answer, the newest: past it a question is too wide for a console, and the answer says so.
    package static let findScan = 100_000
    /// Of one department's: each costs a second look-up, in the index of all tickets.
    private static let findScanOfDepartment = 20_000

    /// The newest tickets that match, newest number first.
    ///
    /// - Returns: with the lowest number that was looked at; nil where all in the days were.
    package func find(_ conditions: FindConditions, limit: Int) throws(StoreFailure) -> (ids: [Int64], reached: Int64?) {
        let days = conditions.ids
        // A day's numbers past 999,999 have a digit more, and stand in a range of their own.
        let longer = try find(conditions, in: days.lowerBound * 10...days.upperBound * 10 + 9, limit: limit)
        let reached = try bound(of: days, conditions.department)
        let found = try find(conditions, in: (reached ?? days.lowerBound)...days.upperBound, limit: limit)
        return (Array((longer + found).prefix(limit)), reached)
    }

    private func find(
        _ conditions: FindConditions, in ids: ClosedRange<Int64>, limit: Int
    ) throws(StoreFailure) -> [Int64] {
        if let department = conditions.department { return try find(conditions, of: department, in: ids, limit: limit) }
        return try database.all(
            """
            SELECT t.id FROM tickets t INDEXED BY tickets_found
            WHERE t.id BETWEEN ?4 AND ?5 AND (?1 IS NULL OR t.state = ?1) AND (?2 IS NULL OR t.kind = ?2)
                AND (?3 IS NULL OR t.category = ?3)
            ORDER BY t.id DESC LIMIT ?6
            """, .text(conditions.state?.rawValue), .text(conditions.kind?.rawValue), .code(conditions.category),
            .integer(ids.lowerBound), .integer(ids.upperBound), .integer(limit)
        ) { $0.integer(0) }
    }

    /// Off the department's own index: one that has a ticket a day is found as fast as one that has thousands.
    private func find(
        _ conditions: FindConditions, of department: DepartmentCode, in ids: ClosedRange<Int64>, limit: Int
    ) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT a.ticket FROM assignments a INDEXED BY assignments_department
                CROSS JOIN tickets t INDEXED BY tickets_found ON t.id = a.ticket AND t.round = a.round
            WHERE a.department = ?1 AND a.ticket BETWEEN ?5 AND ?6 AND (?2 IS NULL OR t.state = ?2) AND (?3 IS NULL OR t.kind = ?3)
                AND (?4 IS NULL OR t.category = ?4)
            GROUP BY a.ticket ORDER BY a.ticket DESC LIMIT ?7
            """, .code(department), .text(conditions.state?.rawValue), .text(conditions.kind?.rawValue), .code(conditions.category),
            .integer(ids.lowerBound), .integer(ids.upperBound), .integer(limit)
        ) { $0.integer(0) }
    }

    /// The number below which nothing is looked at; nil where there are not so many.
    private func bound(of ids: ClosedRange<Int64>, _ department: DepartmentCode?) throws(StoreFailure) -> Int64? {
        guard let department else {
            return try database.first(
                "SELECT id FROM tickets INDEXED BY tickets_found WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1 OFFSET ?",
                .integer(ids.lowerBound), .integer(ids.upperBound), .integer(Self.findScan)
            ) { $0.integer(0) }
        }
        return try database.first(
            """
            SELECT ticket FROM assignments INDEXED BY assignments_department
            WHERE department = ? AND ticket BETWEEN ? AND ? ORDER BY ticket DESC LIMIT 1 OFFSET ?
            """, .code(department), .integer(ids.lowerBound), .integer(ids.upperBound), .integer(Self.findScanOfDepartment)
        ) { $0.integer(0) }
    }

    /// Of these tickets, in their order, those that match.
    package func those(of ids: [Int64], like conditions: FindConditions) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT t.id FROM json_each(?1) j JOIN tickets t INDEXED BY tickets_found ON t.id = j.value
            WHERE (?2 IS NULL OR t.state = ?2) AND (?3 IS NULL OR t.kind = ?3) AND (?4 IS NULL OR t.category = ?4)
                AND (?5 IS NULL OR EXISTS (
                    SELECT 1 FROM assignments a WHERE a.ticket = t.id AND a.round = t.round AND a.department = ?5))
            ORDER BY j.key
            """, .text("[" + ids.map(String.init).joined(separator: ",") + "]"), .text(conditions.state?.rawValue),
            .text(conditions.kind?.rawValue), .code(conditions.category), .code(conditions.department)
        ) { $0.integer(0) }
    }
}

/// What the index of words is fed from.
extension Store {
    /// A text of the journal, for the index.
    package struct IndexedText: Sendable {
        package let entry: Int64
        package let ticket: Int64
        package let words: [String]
    }

    /// The texts of tickets in these entries.
    package func texts(after entry: Int64, upTo last: Int64) throws(StoreFailure) -> [IndexedText] {
        try database.all(
            """
            SELECT x.entry, e.ticket, x.body, x.goal, x.place FROM texts x JOIN entries e ON e.id = x.entry
            WHERE x.entry > ? AND x.entry <= ? AND e.ticket IS NOT NULL ORDER BY x.entry
            """, .integer(entry), .integer(last)
        ) { row in
            IndexedText(
                entry: row.integer(0), ticket: row.integer(1),
                words: [row.text(2), row.optionalText(3), row.optionalText(4).map(Masking.address)].compactMap { $0 })
        }
    }

    /// Entries whose text was wiped after the `id`-th wiping, in their order.
    package func erasedTexts(after id: Int64, limit: Int) throws(StoreFailure) -> [(id: Int64, entry: Int64)] {
        try database.all("SELECT id, entry FROM erased_texts WHERE id > ? ORDER BY id LIMIT ?", .integer(id), .integer(limit)) {
            (id: $0.integer(0), entry: $0.integer(1))
        }
    }
}
