import HotlineCore

package struct IncidentRow: Hashable, Sendable {
    package let ticket: Int64
    package let title: String
    package let openedAt: Instant
    package let openedBy: PersonID
    package let closedAt: Instant?

    package init(ticket: Int64, title: String, openedAt: Instant, openedBy: PersonID, closedAt: Instant? = nil) {
        self.ticket = ticket
        self.title = title
        self.openedAt = openedAt
        self.openedBy = openedBy
        self.closedAt = closedAt
    }

    fileprivate init(_ row: Statement) {
        ticket = row.integer(0)
        title = row.text(1)
        openedAt = row.instant(2)
        openedBy = row.code(3)
        closedAt = row.optionalInstant(4)
    }
}

/// Callers of one class and street within the hour, as it was rung last.
package struct BurstRow: Hashable, Sendable {
    package let category: CategoryCode
    package let street: PlaceCode
    package let rungAt: Instant
    /// The one that made it a burst.
    package let ticket: Int64
    package let callers: Int

    package init(category: CategoryCode, street: PlaceCode, rungAt: Instant, ticket: Int64, callers: Int) {
        self.category = category
        self.street = street
        self.rungAt = rungAt
        self.ticket = ticket
        self.callers = callers
    }
}

/// Somebody's matter, as far as a burst asks.
package struct RecentCaller: Sendable {
    package let ticket: Int64
    package let category: CategoryCode
    package let street: PlaceCode
    package let receivedAt: Instant
    /// The phone, else the chat user, else the ticket itself: a form without a phone is a caller of its own.
    package let caller: String
}

extension Store {
    package func insert(_ incident: IncidentRow) throws(StoreFailure) {
        try database.run(
            "INSERT INTO incidents(ticket, title, opened_at, opened_by, closed_at) VALUES (?, ?, ?, ?, ?)", .integer(incident.ticket),
            .text(incident.title), .instant(incident.openedAt), .code(incident.openedBy), .instant(incident.closedAt))
    }

    package func closeIncident(_ ticket: Int64, at now: Instant) throws(StoreFailure) {
        try database.run("UPDATE incidents SET closed_at = ? WHERE ticket = ?", .instant(now), .integer(ticket))
    }

    package func incident(_ ticket: Int64) throws(StoreFailure) -> IncidentRow? {
        try database.first("SELECT ticket, title, opened_at, opened_by, closed_at FROM incidents WHERE ticket = ?", .integer(ticket)) {
            IncidentRow($0)
        }
    }

    /// Incidents that are not closed, newest first.
    package func openIncidents(limit: Int) throws(StoreFailure) -> [IncidentRow] {
        try database.all(
            "SELECT ticket, title, opened_at, opened_by, closed_at FROM incidents WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT ?",
            .integer(limit)
        ) { IncidentRow($0) }
    }

    package func burst(of category: CategoryCode, in street: PlaceCode) throws(StoreFailure) -> BurstRow? {
        try database.first(
            "SELECT category, street, rung_at, ticket, callers FROM bursts WHERE category = ? AND street = ?", .code(category),
            .code(street), row: Self.burst)
    }

    package func put(_ burst: BurstRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO bursts(category, street, rung_at, ticket, callers) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET rung_at = excluded.rung_at, ticket = excluded.ticket, callers = excluded.callers
            """, .code(burst.category), .code(burst.street), .instant(burst.rungAt), .integer(burst.ticket), .integer(burst.callers))
    }

    /// Bursts that were rung since, newest first. A row for each class and street there ever was: some thousands at most.
    package func bursts(since instant: Instant) throws(StoreFailure) -> [BurstRow] {
        try database.all(
            "SELECT category, street, rung_at, ticket, callers FROM bursts WHERE rung_at >= ? ORDER BY rung_at DESC", .instant(instant),
            row: Self.burst)
    }

    private static func burst(_ row: Statement) -> BurstRow {
        BurstRow(category: row.code(0), street: row.code(1), rungAt: row.instant(2), ticket: row.integer(3), callers: row.int(4))
    }

    /// The newest tickets with a class and a street, newest first.
    package func recentCallers(limit: Int) throws(StoreFailure) -> [RecentCaller] {
        try database.all(
            """
            SELECT t.id, t.category, t.street, t.received_at, coalesce(p.phone, p.gateway || ' ' || p.chat_user, t.id)
            FROM (SELECT * FROM tickets ORDER BY id DESC LIMIT ?) t JOIN persons p ON p.ticket = t.id
            WHERE t.category IS NOT NULL AND t.street IS NOT NULL
            """, .integer(limit)
        ) {
            RecentCaller(
                ticket: $0.integer(0), category: $0.code(1), street: $0.code(2), receivedAt: $0.instant(3), caller: $0.text(4))
        }
    }
}
