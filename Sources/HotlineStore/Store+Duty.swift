import HotlineCore

extension Store {
    /// Leaves and duties read at once: more than a city's departments have at a time.
    private static let boardLimit = 20_000

    package func insertLeave(
        of person: PersonID, in department: DepartmentCode, days: ClosedRange<CivilDate>, deputy: PersonID?, entry: Int64, begins: Instant
    ) throws(StoreFailure) {
        try database.run(
            "INSERT INTO leaves(person, department, first_day, last_day, deputy, entry, next_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            .code(person), .code(department), .integer(days.lowerBound.dayNumber), .integer(days.upperBound.dayNumber), .code(deputy),
            .integer(entry), .instant(begins))
    }

    package func insertDuty(
        of person: PersonID, in department: DepartmentCode, hours: Range<Instant>, entry: Int64
    ) throws(StoreFailure) {
        try database.run(
            "INSERT INTO duties(department, person, from_at, until_at, entry) VALUES (?, ?, ?, ?, ?)",
            .code(department), .code(person), .instant(hours.lowerBound), .instant(hours.upperBound), .integer(entry))
    }

    /// Leaves that are not over before `day`, in the order in which they were entered.
    package func leaves(notOverBefore day: CivilDate) throws(StoreFailure) -> [LeaveRow] {
        try database.all(
            "SELECT id, person, department, first_day, last_day, deputy FROM leaves WHERE cancelled_at IS NULL AND last_day >= ? ORDER BY id LIMIT ?",
            .integer(day.dayNumber), .integer(Self.boardLimit)
        ) { LeaveRow($0) }.compactMap { $0 }
    }

    package func leave(_ id: Int64) throws(StoreFailure) -> LeaveRow? {
        try database.first(
            "SELECT id, person, department, first_day, last_day, deputy FROM leaves WHERE id = ? AND cancelled_at IS NULL", .integer(id)
        ) {
            LeaveRow($0)
        } ?? nil
    }

    package func duties(notOverBefore now: Instant) throws(StoreFailure) -> [DutyRow] {
        try database.all(
            "SELECT id, department, person, from_at, until_at FROM duties WHERE cancelled_at IS NULL AND until_at > ? ORDER BY id LIMIT ?",
            .instant(now), .integer(Self.boardLimit)
        ) { DutyRow($0) }.compactMap { $0 }
    }

    package func duty(_ id: Int64) throws(StoreFailure) -> DutyRow? {
        try database.first(
            "SELECT id, department, person, from_at, until_at FROM duties WHERE id = ? AND cancelled_at IS NULL", .integer(id)
        ) {
            DutyRow($0)
        } ?? nil
    }

    package func cancelLeave(_ id: Int64, at now: Instant) throws(StoreFailure) {
        try database.run("UPDATE leaves SET cancelled_at = ?, next_at = NULL WHERE id = ?", .instant(now), .integer(id))
    }

    package func cancelDuty(_ id: Int64, at now: Instant) throws(StoreFailure) {
        try database.run("UPDATE duties SET cancelled_at = ? WHERE id = ?", .instant(now), .integer(id))
    }

    package func nextLeave() throws(StoreFailure) -> Instant? {
        try database.first("SELECT min(next_at) FROM leaves WHERE next_at IS NOT NULL") { $0.optionalInstant(0) } ?? nil
    }

    /// The leave whose beginning has come and whose work has not all moved.
    package func leaveBegun(at now: Instant) throws(StoreFailure) -> LeaveRow? {
        try database.first(
            "SELECT id, person, department, first_day, last_day, deputy FROM leaves WHERE next_at IS NOT NULL AND next_at <= ? ORDER BY next_at, id LIMIT 1",
            .instant(now)
        ) { LeaveRow($0) } ?? nil
    }

    /// Sets when a leave's work goes on moving; nil once it has moved.
    package func setNext(ofLeave id: Int64, to next: Instant?) throws(StoreFailure) {
        try database.run("UPDATE leaves SET next_at = ? WHERE id = ?", .instant(next), .integer(id))
    }

    /// Open tickets that a person has in hand in one department and that did not move before, most urgent first.
    package func inHand(
        of person: PersonID, in department: DepartmentCode, notMovedBy leave: Int64, limit: Int
    ) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT a.ticket FROM assignments a INDEXED BY assignments_handled JOIN tickets t ON t.id = a.ticket
            WHERE a.department = ? AND a.ended_at IS NULL AND a.handler = ? AND a.part = 0 AND t.next_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM leave_moves m WHERE m.leave = ? AND m.ticket = a.ticket)
            ORDER BY a.precedence, a.due_at, a.ticket LIMIT ?
            """, .code(department), .code(person), .integer(leave), .integer(limit)
        ) { $0.integer(0) }
    }

    package func insertLeaveMove(_ leave: Int64, of ticket: Int64, to person: PersonID, at now: Instant) throws(StoreFailure) {
        try database.run(
            "INSERT INTO leave_moves(leave, ticket, to_person, at) VALUES (?, ?, ?, ?)",
            .integer(leave), .integer(ticket), .code(person), .instant(now))
    }

    /// What moved while somebody was away.
    package func moves(ofLeave id: Int64, limit: Int) throws(StoreFailure) -> [(ticket: Int64, to: PersonID, at: Instant)] {
        try database.all(
            "SELECT ticket, to_person, at FROM leave_moves WHERE leave = ? ORDER BY at, ticket LIMIT ?", .integer(id), .integer(limit)
        ) { (ticket: $0.integer(0), to: $0.code(1), at: $0.instant(2)) }
    }
}
