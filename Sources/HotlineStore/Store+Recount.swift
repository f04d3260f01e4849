import HotlineCore

/// The calendar that dues are counted by, and how far a change of it has got.
package struct CalendarInForce: Hashable, Sendable {
    package let digest: String
    /// The first tables that had it.
    package let routing: RoutingVersion
    /// The tables that the dues had been counted by.
    package let earlier: RoutingVersion?
    /// The last ticket counted anew; nil once all are.
    package var after: Int64?
    package let since: Instant

    package init(digest: String, routing: RoutingVersion, earlier: RoutingVersion?, after: Int64?, since: Instant) {
        self.digest = digest
        self.routing = routing
        self.earlier = earlier
        self.after = after
        self.since = since
    }
}

extension Store {
    package func calendarInForce() throws(StoreFailure) -> CalendarInForce? {
        try database.first("SELECT digest, routing, earlier, after, since FROM calendar_in_force WHERE one = 1") {
            CalendarInForce(
                digest: $0.text(0), routing: $0.code(1), earlier: $0.optionalCode(2), after: $0.optionalInteger(3), since: $0.instant(4))
        }
    }

    package func put(_ calendar: CalendarInForce) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO calendar_in_force(one, digest, routing, earlier, after, since) VALUES (1, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET digest = excluded.digest, routing = excluded.routing, earlier = excluded.earlier,
                after = excluded.after, since = excluded.since
            """,
            .text(calendar.digest), .code(calendar.routing), .code(calendar.earlier), .integer(calendar.after), .instant(calendar.since))
    }

    /// When a count that is not finished began.
    package func recountingSince() throws(StoreFailure) -> Instant? {
        try database.first("SELECT since FROM calendar_in_force WHERE one = 1 AND after IS NOT NULL") { $0.instant(0) }
    }

    /// The open ticket with the lowest number.
    package func oldestOpen() throws(StoreFailure) -> Int64? {
        try database.first("SELECT min(id) FROM tickets WHERE next_at IS NOT NULL") { $0.optionalInteger(0) } ?? nil
    }

    /// The tickets after one, in order of their numbers, and whether each is open.
    package func tickets(after id: Int64, limit: Int) throws(StoreFailure) -> [(id: Int64, isOpen: Bool)] {
        try database.all("SELECT id, next_at IS NOT NULL FROM tickets WHERE id > ? ORDER BY id LIMIT ?", .integer(id), .integer(limit)) {
            (id: $0.integer(0), isOpen: $0.flag(1))
        }
    }

    /// Bases of a ticket's clocks that another calendar gave, by round and name, with when.
    package func recounted(of ticket: Int64) throws(StoreFailure) -> [(round: Int, name: ClockName, base: Instant, at: Instant)] {
        try database.all("SELECT round, name, base, at FROM recounted_clocks WHERE ticket = ?", .integer(ticket)) {
            (round: $0.int(0), name: ClockName(rawValue: $0.text(1)) ?? .promised, base: $0.instant(2), at: $0.instant(3))
        }
    }

    package func setBase(_ base: Instant, of clock: ClockRow, at now: Instant) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO recounted_clocks(ticket, round, name, base, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET base = excluded.base, at = excluded.at
            """,
            .integer(clock.ticket), .integer(clock.round), .text(clock.name.rawValue), .instant(base), .instant(now))
    }

    /// A rung may be climbed again: another petition climbs the same ones.
    package func unfire(_ rung: String, of ticket: Int64, round: Int) throws(StoreFailure) {
        try database.run(
            "DELETE FROM rungs WHERE ticket = ? AND round = ? AND rung = ?", .integer(ticket), .integer(round), .text(rung))
    }
}
