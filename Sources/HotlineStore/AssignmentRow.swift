import HotlineCore

/// One department's part in one round of a ticket; part 0 leads.
package struct AssignmentRow: Sendable {
    package let ticket: Int64
    package let round: Int
    package let part: Int
    /// Another one only where it took over from the first.
    package var department: DepartmentCode
    package var handler: PersonID?
    package let assignedAt: Instant
    package let assignedBy: PersonID?
    /// rule, person, designated, redo.
    package let how: String
    package let isDesignated: Bool
    /// Frozen to the tables it was assigned under.
    package let ladder: LadderName
    package let routing: RoutingVersion
    package var signedAt: Instant?
    package var isAutoSigned = false
    package var contactedAt: Instant?
    package var touchedAt: Instant?
    /// A note with a next step and a date quiets the first rung until then.
    package var quietUntil: Instant?
    package var leasedUntil: Instant?
    package var returnRequestedAt: Instant?
    package var endedAt: Instant?

    package init(
        ticket: Int64, round: Int, part: Int, department: DepartmentCode, handler: PersonID?, assignedAt: Instant,
        assignedBy: PersonID?, how: String, isDesignated: Bool, ladder: LadderName, routing: RoutingVersion
    ) {
        self.ticket = ticket
        self.round = round
        self.part = part
        self.department = department
        self.handler = handler
        self.assignedAt = assignedAt
        self.assignedBy = assignedBy
        self.how = how
        self.isDesignated = isDesignated
        self.ladder = ladder
        self.routing = routing
    }
}

/// How much open work a person has, and when they were given something last, be it done or not.
package struct HandlerLoad: Sendable, Hashable {
    package var open: Int
    package var lastAssigned: Instant

    package init(open: Int, lastAssigned: Instant) {
        self.open = open
        self.lastAssigned = lastAssigned
    }
}

extension Store {
    package func insert(_ assignment: AssignmentRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO assignments(ticket, round, part, department, handler, assigned_at, assigned_by, how, is_designated,
                ladder, routing, signed_at, is_auto_signed, contacted_at, touched_at, quiet_until, leased_until,
                return_requested_at, ended_at, precedence, due_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
                (SELECT precedence FROM tickets WHERE id = ?1), (SELECT due_at FROM tickets WHERE id = ?1))
            """,
            .integer(assignment.ticket), .integer(assignment.round), .integer(assignment.part), .code(assignment.department),
            .code(assignment.handler), .instant(assignment.assignedAt), .code(assignment.assignedBy), .text(assignment.how),
            .flag(assignment.isDesignated), .text(assignment.ladder.rawValue), .code(assignment.routing),
            .instant(assignment.signedAt), .flag(assignment.isAutoSigned), .instant(assignment.contactedAt),
            .instant(assignment.touchedAt), .instant(assignment.quietUntil), .instant(assignment.leasedUntil),
            .instant(assignment.returnRequestedAt), .instant(assignment.endedAt))
        guard let handler = assignment.handler else { return }
        try database.run(
            """
            INSERT INTO handler_turns(handler, last_assigned) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET last_assigned = max(last_assigned, excluded.last_assigned)
            """, .code(handler), .instant(assignment.assignedAt))
    }

    package func update(_ assignment: AssignmentRow) throws(StoreFailure) {
        try database.run(
            """
            UPDATE assignments SET handler = ?, signed_at = ?, is_auto_signed = ?, contacted_at = ?, touched_at = ?,
                quiet_until = ?, leased_until = ?, return_requested_at = ?, ended_at = ?
            WHERE ticket = ? AND round = ? AND part = ?
            """,
            .code(assignment.handler), .instant(assignment.signedAt), .flag(assignment.isAutoSigned),
            .instant(assignment.contactedAt), .instant(assignment.touchedAt), .instant(assignment.quietUntil),
            .instant(assignment.leasedUntil), .instant(assignment.returnRequestedAt), .instant(assignment.endedAt),
            .integer(assignment.ticket), .integer(assignment.round), .integer(assignment.part))
    }

    /// A department's open tickets by number, in whatever part it has of them.
    package func openTickets(of department: DepartmentCode, after ticket: Int64, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT DISTINCT ticket FROM assignments INDEXED BY assignments_held
            WHERE department = ? AND ended_at IS NULL AND ticket > ? ORDER BY ticket LIMIT ?
            """, .code(department), .integer(ticket), .integer(limit)
        ) { $0.integer(0) }
    }

    /// An open ticket of the class; nil where there is none. Reads every open ticket, for classes are seldom taken away.
    package func openTicket(ofClass category: CategoryCode) throws(StoreFailure) -> Int64? {
        try database.first(
            "SELECT id FROM tickets INDEXED BY tickets_next WHERE next_at IS NOT NULL AND category = ? LIMIT 1", .code(category)
        ) { $0.integer(0) }
    }

    /// Another department has taken over from this one what it had of a round.
    package func pass(ticket: Int64, round: Int, from old: DepartmentCode, to new: DepartmentCode) throws(StoreFailure) {
        try database.run(
            "UPDATE assignments SET department = ? WHERE ticket = ? AND round = ? AND department = ? AND ended_at IS NULL",
            .code(new), .integer(ticket), .integer(round), .code(old))
    }

    /// All parts of all rounds, in order.
    package func assignments(of ticket: Int64) throws(StoreFailure) -> [AssignmentRow] {
        try database.all(
            """
            SELECT ticket, round, part, department, handler, assigned_at, assigned_by, how, is_designated, ladder, routing,
                signed_at, is_auto_signed, contacted_at, touched_at, quiet_until, leased_until, return_requested_at, ended_at
            FROM assignments WHERE ticket = ? ORDER BY round, part
            """, .integer(ticket), row: Self.assignment)
    }

    /// The lead's part of one round.
    package func lead(of ticket: Int64, round: Int) throws(StoreFailure) -> AssignmentRow? {
        try database.first(
            """
            SELECT ticket, round, part, department, handler, assigned_at, assigned_by, how, is_designated, ladder, routing,
                signed_at, is_auto_signed, contacted_at, touched_at, quiet_until, leased_until, return_requested_at, ended_at
            FROM assignments WHERE ticket = ? AND round = ? AND part = 0
            """, .integer(ticket), .integer(round), row: Self.assignment)
    }

    /// Ends every open part of a round: a return granted, a redo, a close.
    package func endAssignments(of ticket: Int64, round: Int, at now: Instant) throws(StoreFailure) {
        try database.run(
            "UPDATE assignments SET ended_at = ? WHERE ticket = ? AND round = ? AND ended_at IS NULL",
            .instant(now), .integer(ticket), .integer(round))
    }

    /// Every handler's open work. Read once; the Desk keeps it up to date and reads it again after a rollback.
    package func handlerLoads() throws(StoreFailure) -> [PersonID: HandlerLoad] {
        let rows: [(PersonID, HandlerLoad)] = try database.all("SELECT handler, last_assigned FROM handler_turns") {
            (PersonID(rawValue: $0.text(0)), HandlerLoad(open: 0, lastAssigned: $0.instant(1)))
        }
        var loads = Dictionary(rows) { first, _ in first }
        let open: [(PersonID, Int)] = try database.all(
            "SELECT handler, count(*) FROM assignments WHERE ended_at IS NULL AND handler IS NOT NULL GROUP BY handler"
        ) { (PersonID(rawValue: $0.text(0)), $0.int(1)) }
        for (handler, count) in open { loads[handler]?.open = count }
        return loads
    }

    /// A department's unsigned tickets that nobody has leased, the first first.
    package func unsigned(of department: DepartmentCode, at now: Instant, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT a.ticket FROM assignments a INDEXED BY assignments_held
                JOIN tickets t ON t.id = a.ticket AND t.round = a.round
            WHERE a.department = ? AND a.signed_at IS NULL AND a.ended_at IS NULL AND a.part = 0
                AND (a.leased_until IS NULL OR a.leased_until <= ?) AND t.state = 'awaiting_signature'
            ORDER BY a.precedence, a.due_at, a.ticket LIMIT ?
            """, .code(department), .instant(now), .integer(limit)
        ) { $0.integer(0) }
    }

    private static func assignment(_ row: Statement) -> AssignmentRow {
        var assignment = AssignmentRow(
            ticket: row.integer(0), round: row.int(1), part: row.int(2), department: row.code(3), handler: row.optionalCode(4),
            assignedAt: row.instant(5), assignedBy: row.optionalCode(6), how: row.text(7), isDesignated: row.flag(8),
            ladder: LadderName(rawValue: row.text(9)) ?? .ordinary, routing: row.code(10))
        assignment.signedAt = row.optionalInstant(11)
        assignment.isAutoSigned = row.flag(12)
        assignment.contactedAt = row.optionalInstant(13)
        assignment.touchedAt = row.optionalInstant(14)
        assignment.quietUntil = row.optionalInstant(15)
        assignment.leasedUntil = row.optionalInstant(16)
        assignment.returnRequestedAt = row.optionalInstant(17)
        assignment.endedAt = row.optionalInstant(18)
        return assignment
    }
}
