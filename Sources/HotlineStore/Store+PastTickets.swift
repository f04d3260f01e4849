import HotlineCore

/// A ticket as it came in, with the place that stands now, to be judged again by other tables.
package struct PastTicket: Hashable, Sendable {
    package let id: Int64
    package let channel: Channel
    package let receivedAt: Instant
    /// Nil while nobody accepted it.
    package let acceptedAt: Instant?
    package let content: String
    package let goal: String?
    package let placeText: String?
    package let district: PlaceCode?
    package let street: PlaceCode?
    package let kindClaimed: Kind?
    package let isSecret: Bool
}

extension Store {
    /// Tickets received at or after an instant, by number; those whose words were wiped are left out.
    ///
    /// - Parameter id: none up to and with this row id; 0 for the first page.
    package func pastTickets(since: Instant, after id: Int64, limit: Int) throws(StoreFailure) -> [PastTicket] {
        try database.all(
            """
            SELECT t.id, t.channel, t.received_at, t.accepted_at, x.body, x.goal, x.place, t.district, t.street, t.kind_claimed, t.is_secret
            FROM tickets t JOIN texts x ON x.entry = t.text_entry
            WHERE t.id > ? AND t.received_at >= ? ORDER BY t.id LIMIT ?
            """, .integer(id), .instant(since), .integer(limit)
        ) { row in
            PastTicket(
                id: row.integer(0), channel: Channel(rawValue: row.text(1)) ?? .portal, receivedAt: row.instant(2),
                acceptedAt: row.optionalInstant(3), content: row.text(4), goal: row.optionalText(5), placeText: row.optionalText(6),
                district: row.optionalCode(7), street: row.optionalCode(8), kindClaimed: row.optionalText(9).flatMap { Kind(rawValue: $0) },
                isSecret: row.flag(10))
        }
    }

    /// How many tickets there are of that time, with words or without.
    package func countTickets(since: Instant) throws(StoreFailure) -> Int {
        try database.first("SELECT count(*) FROM tickets WHERE received_at >= ?", .instant(since)) { $0.int(0) } ?? 0
    }

    /// The tables that the newest ticket was judged by; nil where there is no ticket.
    package func newestRouting() throws(StoreFailure) -> RoutingVersion? {
        try database.first("SELECT routing FROM tickets ORDER BY id DESC LIMIT 1") { $0.code(0) }
    }
}
