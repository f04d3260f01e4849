import HotlineCore

extension Store {
    /// The running clocks of open tickets that end within a stretch of time, the first due first.
    package func dues(
        from start: Instant, to end: Instant, limit: Int
    ) throws(StoreFailure) -> [(ticket: Int64, clock: ClockName, due: Instant)] {
        try database.all(
            """
            SELECT c.ticket, c.name, c.due FROM tickets t INDEXED BY tickets_open JOIN clocks c ON c.ticket = t.id
            WHERE t.next_at IS NOT NULL AND c.stopped_at IS NULL AND c.due >= ? AND c.due < ?
            ORDER BY c.due, c.ticket LIMIT ?
            """, .instant(start), .instant(end), .integer(limit)
        ) { (ticket: $0.integer(0), clock: ClockName(rawValue: $0.text(1)) ?? .promised, due: $0.instant(2)) }
    }

    /// What a person must still tell: a citizen's notices that no channel carries, and urgent ones that nobody acknowledged,
    /// counted up to `cap` each.
    package func countToTell(cap: Int) throws(StoreFailure) -> Int {
        let urgent = try database.first(
            """
            SELECT count(*) FROM (SELECT 1 FROM outbox WHERE is_urgent = 1 AND told_at IS NULL AND how IS NULL
                AND NOT (recipient = 'citizen' AND way = 'person') LIMIT ?)
            """, .integer(cap)
        ) { $0.int(0) }
        return try countUntold(to: "citizen", by: .person, cap: cap) + (urgent ?? 0)
    }

    /// Urgent notices that nobody has acknowledged, whoever they are for, oldest first.
    package func untoldUrgent(limit: Int) throws(StoreFailure) -> [OutboxRow] {
        try database.all(
            """
            SELECT id, entry, ticket, subject, arguments, recipient, way, address, is_urgent, created_at, next_at, attempts,
                told_at, how
            FROM outbox WHERE is_urgent = 1 AND told_at IS NULL AND how IS NULL ORDER BY id LIMIT ?
            """, .integer(limit)
        ) { OutboxRow($0) }
    }

    /// When the oldest notice was written that still waits for a delivery, among the 10,000 whose delivery is next.
    package func oldestDelivery() throws(StoreFailure) -> Instant? {
        try database.first(
            "SELECT min(created_at) FROM (SELECT created_at FROM outbox WHERE next_at IS NOT NULL ORDER BY next_at LIMIT 10000)"
        ) { $0.optionalInstant(0) } ?? nil
    }
}
