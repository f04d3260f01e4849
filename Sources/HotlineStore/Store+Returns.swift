import HotlineCore

/// One request to return a ticket, and how it was ruled.
package struct ReturnRow: Hashable, Sendable {
    package enum Outcome: String, Sendable { case granted, refused }

    package let ticket: Int64
    /// 1, 2…: the ticket's request by number.
    package let number: Int
    package let round: Int
    package let department: DepartmentCode
    package let code: ReturnCode
    package let suggested: DepartmentCode
    package let askedAt: Instant
    package let askedBy: PersonID?
    /// The entry whose text is the basis.
    package let askedEntry: Int64
    package let category: CategoryCode?
    package let district: PlaceCode?
    package let street: PlaceCode?
    /// Nil while nobody has ruled.
    package var outcome: Outcome?
    package var ruledAt: Instant?
    package var ruledBy: PersonID?
    package var ruling: String?

    package init(
        ticket: Int64, number: Int, round: Int, department: DepartmentCode, code: ReturnCode, suggested: DepartmentCode,
        askedAt: Instant, askedBy: PersonID?, askedEntry: Int64, category: CategoryCode?, district: PlaceCode?, street: PlaceCode?
    ) {
        self.ticket = ticket
        self.number = number
        self.round = round
        self.department = department
        self.code = code
        self.suggested = suggested
        self.askedAt = askedAt
        self.askedBy = askedBy
        self.askedEntry = askedEntry
        self.category = category
        self.district = district
        self.street = street
    }

    fileprivate init(_ row: Statement) {
        self.init(
            ticket: row.integer(0), number: row.int(1), round: row.int(2), department: row.code(3),
            code: ReturnCode(rawValue: row.text(4)) ?? .notInDuty, suggested: row.code(5), askedAt: row.instant(6),
            askedBy: row.optionalCode(7), askedEntry: row.integer(8), category: row.optionalCode(9), district: row.optionalCode(10),
            street: row.optionalCode(11))
        outcome = row.optionalText(12).flatMap { Outcome(rawValue: $0) }
        ruledAt = row.optionalInstant(13)
        ruledBy = row.optionalCode(14)
        ruling = row.optionalText(15)
    }
}

/// A department's requests, by how they ended.
package struct ReturnCount: Hashable, Sendable {
    package let department: DepartmentCode
    package let asked: Int
    package let granted: Int
    package let refused: Int
}

extension Store {
    package func insert(_ request: ReturnRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO returns(ticket, number, round, department, code, suggested, asked_at, asked_by, asked_entry, category,
                district, street)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(request.ticket), .integer(request.number), .integer(request.round), .code(request.department),
            .text(request.code.rawValue), .code(request.suggested), .instant(request.askedAt), .code(request.askedBy),
            .integer(request.askedEntry), .code(request.category), .code(request.district), .code(request.street))
    }

    package func update(_ request: ReturnRow) throws(StoreFailure) {
        try database.run(
            "UPDATE returns SET outcome = ?, ruled_at = ?, ruled_by = ?, ruling = ? WHERE ticket = ? AND number = ?",
            .text(request.outcome?.rawValue), .instant(request.ruledAt), .code(request.ruledBy), .text(request.ruling),
            .integer(request.ticket), .integer(request.number))
    }

    /// A ticket's requests, oldest first.
    package func returns(of ticket: Int64) throws(StoreFailure) -> [ReturnRow] {
        try database.all(
            """
            SELECT ticket, number, round, department, code, suggested, asked_at, asked_by, asked_entry, category, district, street,
                outcome, ruled_at, ruled_by, ruling
            FROM returns WHERE ticket = ? ORDER BY number
            """, .integer(ticket)
        ) { ReturnRow($0) }
    }

    /// Rulings on matters of a class, newest first.
    package func rulings(on category: CategoryCode, limit: Int) throws(StoreFailure) -> [ReturnRow] {
        try database.all(
            """
            SELECT ticket, number, round, department, code, suggested, asked_at, asked_by, asked_entry, category, district, street,
                outcome, ruled_at, ruled_by, ruling
            FROM returns WHERE category = ? AND ruled_at IS NOT NULL ORDER BY ruled_at DESC LIMIT ?
            """, .code(category), .integer(limit)
        ) { ReturnRow($0) }
    }

    /// The newest rulings of all.
    package func rulings(limit: Int) throws(StoreFailure) -> [ReturnRow] {
        try database.all(
            """
            SELECT ticket, number, round, department, code, suggested, asked_at, asked_by, asked_entry, category, district, street,
                outcome, ruled_at, ruled_by, ruling
            FROM returns WHERE ruled_at IS NOT NULL ORDER BY ruled_at DESC LIMIT ?
            """, .integer(limit)
        ) { ReturnRow($0) }
    }

    /// Every department that ever asked, those that asked most first.
    package func returnCounts(limit: Int) throws(StoreFailure) -> [ReturnCount] {
        try database.all(
            """
            SELECT department, count(*), coalesce(sum(outcome = 'granted'), 0), coalesce(sum(outcome = 'refused'), 0) FROM returns
            GROUP BY department ORDER BY count(*) DESC, department LIMIT ?
            """, .integer(limit)
        ) { ReturnCount(department: $0.code(0), asked: $0.int(1), granted: $0.int(2), refused: $0.int(3)) }
    }
}
