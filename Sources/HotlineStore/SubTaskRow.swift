import HotlineCore

/// What one department owes of a ticket that another leads; its handler and its signing stand in the assignment of its part.
package struct SubTaskRow: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case co, below
        /// The lead's own appeal against a ruling; no task.
        case lead
    }

    package let ticket: Int64
    package let round: Int
    package let part: Int
    package let kind: Kind
    package var state: SubTaskState
    package let duty: String
    /// The code of a row of `joint.csv`, `rule` or `person`.
    package let source: String
    package var signDue: Instant
    package var due: Instant
    package var toldEntry: Int64?
    package var replyEntry: Int64?
    package var repliedAt: Instant?
    /// Until then a return or an appeal is ruled on.
    package var rulingDue: Instant?
    /// The last ruling that it stays, and who made it.
    package var refusedAt: Instant?
    package var refusedBy: DepartmentCode?
    package var appealedAt: Instant?
    package var leftEntry: Int64?
    package var nextAt: Instant?

    package init(
        ticket: Int64, round: Int, part: Int, kind: Kind, state: SubTaskState, duty: String, source: String, signDue: Instant,
        due: Instant, nextAt: Instant?
    ) {
        self.ticket = ticket
        self.round = round
        self.part = part
        self.kind = kind
        self.state = state
        self.duty = duty
        self.source = source
        self.signDue = signDue
        self.due = due
        self.nextAt = nextAt
    }

    fileprivate init(_ row: Statement) {
        self.init(
            ticket: row.integer(0), round: row.int(1), part: row.int(2), kind: Kind(rawValue: row.text(3)) ?? .co,
            state: SubTaskState(rawValue: row.text(4)) ?? .ended, duty: row.text(5), source: row.text(6), signDue: row.instant(7),
            due: row.instant(8), nextAt: row.optionalInstant(17))
        toldEntry = row.optionalInteger(9)
        replyEntry = row.optionalInteger(10)
        repliedAt = row.optionalInstant(11)
        rulingDue = row.optionalInstant(12)
        refusedAt = row.optionalInstant(13)
        refusedBy = row.optionalCode(14)
        appealedAt = row.optionalInstant(15)
        leftEntry = row.optionalInteger(16)
    }
}

extension Store {
    package func put(_ task: SubTaskRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO subtasks(ticket, round, part, kind, state, duty, source, sign_due, due, told_entry, reply_entry, replied_at,
                ruling_due, refused_at, refused_by, appealed_at, left_entry, next_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET state = excluded.state, sign_due = excluded.sign_due, due = excluded.due,
                told_entry = excluded.told_entry, reply_entry = excluded.reply_entry, replied_at = excluded.replied_at,
                ruling_due = excluded.ruling_due, refused_at = excluded.refused_at, refused_by = excluded.refused_by,
                appealed_at = excluded.appealed_at, left_entry = excluded.left_entry, next_at = excluded.next_at
            """,
            .integer(task.ticket), .integer(task.round), .integer(task.part), .text(task.kind.rawValue), .text(task.state.rawValue),
            .text(task.duty), .text(task.source), .instant(task.signDue), .instant(task.due), .integer(task.toldEntry),
            .integer(task.replyEntry), .instant(task.repliedAt), .instant(task.rulingDue), .instant(task.refusedAt),
            .code(task.refusedBy), .instant(task.appealedAt), .integer(task.leftEntry), .instant(task.nextAt))
    }

    /// A round's sub-tasks, and the lead's appeal where there is one, by part.
    package func subTasks(of ticket: Int64, round: Int) throws(StoreFailure) -> [SubTaskRow] {
        try database.all(
            """
            SELECT ticket, round, part, kind, state, duty, source, sign_due, due, told_entry, reply_entry, replied_at, ruling_due,
                refused_at, refused_by, appealed_at, left_entry, next_at
            FROM subtasks WHERE ticket = ? AND round = ? ORDER BY part
            """, .integer(ticket), .integer(round)
        ) { SubTaskRow($0) }
    }

    /// Sub-tasks whose time has come, oldest first.
    package func dueSubTasks(at now: Instant, limit: Int) throws(StoreFailure) -> [SubTaskRow] {
        try database.all(
            """
            SELECT ticket, round, part, kind, state, duty, source, sign_due, due, told_entry, reply_entry, replied_at, ruling_due,
                refused_at, refused_by, appealed_at, left_entry, next_at
            FROM subtasks WHERE next_at <= ? ORDER BY next_at LIMIT ?
            """, .instant(now), .integer(limit)
        ) { SubTaskRow($0) }
    }

    /// The first instant at which time does something about a sub-task.
    package func nextSubTask() throws(StoreFailure) -> Instant? {
        try database.first("SELECT min(next_at) FROM subtasks WHERE next_at IS NOT NULL") { $0.optionalInstant(0) } ?? nil
    }

    /// Tickets of which a part asks to be given back, first due first.
    package func ticketsWithAskingParts(limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            "SELECT ticket FROM subtasks WHERE state IN ('returning', 'appealing') ORDER BY ruling_due LIMIT ?", .integer(limit)
        ) { $0.integer(0) }
    }
}
