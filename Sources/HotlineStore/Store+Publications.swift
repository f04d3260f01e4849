import HotlineCore

/// A ticket's place in the public register.
package struct PublicationRow: Hashable, Sendable {
    package let requestedAt: Instant
    package let allowsText: Bool
    /// The entry whose text everybody may read.
    package var entry: Int64?

    package init(requestedAt: Instant, allowsText: Bool, entry: Int64? = nil) {
        self.requestedAt = requestedAt
        self.allowsText = allowsText
        self.entry = entry
    }
}

/// What the register shows of a ticket, before names are put to its codes.
package struct PublishedRow: Sendable {
    package let ticket: Int64
    package let state: TicketState
    package let category: CategoryCode?
    package let department: DepartmentCode?
    package let district: PlaceCode?
    package let street: PlaceCode?
    package let requestedAt: Instant
    /// Of its latest entry.
    package let updatedAt: Instant
    package let closedAt: Instant?
    /// The first of the answer's clocks that runs.
    package let expectedAt: Instant?
    package let text: String?

    fileprivate init(_ row: Statement) {
        ticket = row.integer(0)
        state = TicketState(rawValue: row.text(1)) ?? .pending
        category = row.optionalCode(2)
        department = row.optionalCode(3)
        district = row.optionalCode(4)
        street = row.optionalCode(5)
        requestedAt = row.instant(6)
        updatedAt = row.instant(7)
        closedAt = row.optionalInstant(8)
        expectedAt = row.optionalInstant(9)
        text = row.optionalText(10)
    }
}

extension Store {
    package func insert(_ publication: PublicationRow, of ticket: Int64) throws(StoreFailure) {
        try database.run(
            "INSERT INTO publications(ticket, requested_at, allows_text, entry) VALUES (?, ?, ?, ?)", .integer(ticket),
            .instant(publication.requestedAt), .flag(publication.allowsText), .integer(publication.entry))
    }

    package func publication(of ticket: Int64) throws(StoreFailure) -> PublicationRow? {
        try database.first("SELECT requested_at, allows_text, entry FROM publications WHERE ticket = ?", .integer(ticket)) {
            PublicationRow(requestedAt: $0.instant(0), allowsText: $0.flag(1), entry: $0.optionalInteger(2))
        }
    }

    package func setPublicText(_ entry: Int64?, of ticket: Int64) throws(StoreFailure) {
        try database.run("UPDATE publications SET entry = ? WHERE ticket = ?", .integer(entry), .integer(ticket))
    }

    /// Open tickets whose words the citizen allowed and nobody has released, oldest first.
    package func unpublished(limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            "SELECT ticket FROM register WHERE allows_text = 1 AND entry IS NULL AND is_open ORDER BY requested_at LIMIT ?",
            .integer(limit)
        ) { $0.integer(0) }
    }

    /// One listed ticket; nil also for one that must never be shown.
    package func published(_ ticket: Int64) throws(StoreFailure) -> PublishedRow? {
        try database.first(
            """
            SELECT r.ticket, r.state, r.category, a.department, r.district, r.street, r.requested_at,
                coalesce((SELECT max(e.at) FROM entries e WHERE e.ticket = r.ticket), r.requested_at), r.closed_at,
                (SELECT min(c.due) FROM clocks c
                    WHERE c.ticket = r.ticket AND c.name IN ('promised', 'statutory') AND c.stopped_at IS NULL),
                CASE WHEN r.allows_text THEN (SELECT x.body FROM texts x WHERE x.entry = r.entry) END
            FROM register r LEFT JOIN assignments a ON a.ticket = r.ticket AND a.round = r.round AND a.part = 0
            WHERE r.ticket = ?
            """, .integer(ticket)
        ) { PublishedRow($0) }
    }

    /// Listed tickets that were requested from `from` to `until`, both included, newest first.
    ///
    /// - Parameters:
    ///   - services: nil for every class.
    ///   - isOpen: nil for both.
    package func published(
        from: Instant, until: Instant, services: [CategoryCode]?, isOpen: Bool?, skipping: Int, limit: Int
    ) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT ticket FROM register
            WHERE requested_at BETWEEN ?1 AND ?2 AND (?3 IS NULL OR category IN (SELECT value FROM json_each(?3)))
                AND (?4 IS NULL OR is_open = ?4)
            ORDER BY requested_at DESC, ticket DESC LIMIT ?5 OFFSET ?6
            """, .instant(from), .instant(until), .text(services.map { ArgumentList.encode($0.map(\.rawValue)) }),
            isOpen.map { .flag($0) } ?? .null, .integer(limit), .integer(skipping)
        ) { $0.integer(0) }
    }
}
