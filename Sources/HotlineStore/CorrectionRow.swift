import HotlineCore

/// 整改: what must be put right after a lateness, by whom, until when.
package struct CorrectionRow: Hashable, Sendable {
    package let ticket: Int64
    package let number: Int
    package let department: DepartmentCode
    package let owner: PersonID
    package let task: Int64
    package let setAt: Instant
    package let setBy: PersonID?
    package let due: Instant
    package let routing: RoutingVersion
    package var rungs: [String] = []
    /// Nil once closed.
    package var nextAt: Instant?
    package var followUp: Int64?
    package var followedAt: Instant?
    package var closedAt: Instant?
    package var closedBy: PersonID?

    package init(
        ticket: Int64, number: Int, department: DepartmentCode, owner: PersonID, task: Int64, setAt: Instant, setBy: PersonID?,
        due: Instant, routing: RoutingVersion
    ) {
        self.ticket = ticket
        self.number = number
        self.department = department
        self.owner = owner
        self.task = task
        self.setAt = setAt
        self.setBy = setBy
        self.due = due
        self.routing = routing
    }

    fileprivate init(_ row: Statement) {
        self.init(
            ticket: row.integer(0), number: row.int(1), department: row.code(2), owner: row.code(3), task: row.integer(4),
            setAt: row.instant(5), setBy: row.optionalCode(6), due: row.instant(7), routing: row.code(8))
        rungs = ArgumentList.decode(row.text(9))
        nextAt = row.optionalInstant(10)
        followUp = row.optionalInteger(11)
        followedAt = row.optionalInstant(12)
        closedAt = row.optionalInstant(13)
        closedBy = row.optionalCode(14)
    }
}

extension Store {
    package func put(_ correction: CorrectionRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO corrections(ticket, number, department, owner, task, set_at, set_by, due, routing, rungs, next_at, follow_up,
                followed_at, closed_at, closed_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET rungs = excluded.rungs, next_at = excluded.next_at, follow_up = excluded.follow_up,
                followed_at = excluded.followed_at, closed_at = excluded.closed_at, closed_by = excluded.closed_by
            """,
            .integer(correction.ticket), .integer(correction.number), .code(correction.department), .code(correction.owner),
            .integer(correction.task), .instant(correction.setAt), .code(correction.setBy), .instant(correction.due),
            .code(correction.routing), .text(ArgumentList.encode(correction.rungs)), .instant(correction.nextAt),
            .integer(correction.followUp), .instant(correction.followedAt), .instant(correction.closedAt), .code(correction.closedBy))
    }

    /// A ticket's corrections, oldest first.
    package func corrections(of ticket: Int64) throws(StoreFailure) -> [CorrectionRow] {
        try database.all(
            """
            SELECT ticket, number, department, owner, task, set_at, set_by, due, routing, rungs, next_at, follow_up, followed_at,
                closed_at, closed_by
            FROM corrections WHERE ticket = ? ORDER BY number
            """, .integer(ticket)
        ) { CorrectionRow($0) }
    }

    /// Corrections whose next rung has come, oldest first.
    package func dueCorrections(at now: Instant, limit: Int) throws(StoreFailure) -> [CorrectionRow] {
        try database.all(
            """
            SELECT ticket, number, department, owner, task, set_at, set_by, due, routing, rungs, next_at, follow_up, followed_at,
                closed_at, closed_by
            FROM corrections WHERE next_at <= ? ORDER BY next_at LIMIT ?
            """, .instant(now), .integer(limit)
        ) { CorrectionRow($0) }
    }

    /// Tickets with a correction that is not closed, by what is to happen next.
    package func ticketsToCorrect(limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            "SELECT ticket FROM corrections WHERE next_at IS NOT NULL ORDER BY next_at LIMIT ?", .integer(limit)
        ) { $0.integer(0) }
    }

    /// The first instant at which somebody is reminded of a lateness or a correction.
    package func nextLateMoment() throws(StoreFailure) -> Instant? {
        let review = try database.first("SELECT min(next_at) FROM late_reviews WHERE next_at IS NOT NULL") { $0.optionalInstant(0) } ?? nil
        let correction =
            try database.first("SELECT min(next_at) FROM corrections WHERE next_at IS NOT NULL") { $0.optionalInstant(0) } ?? nil
        return [review, correction].compactMap { $0 }.min()
    }
}
