import HotlineCore

/// The wall's figures. They look at a day's tickets, and at open ones as far as `openWalked`, so they are asked on the long reader.
extension Store {
    /// Open tickets that one figure looks at: of thirty-six million a year seven hundred thousand are open when each takes a week.
    /// Past it the wall shows that much, which is alarm enough.
    private static let openWalked = 1_000_000

    /// Tickets of these days by the hour in which they were received, from `start` on: hours since `start`, and how many.
    ///
    /// A ticket's number tells its day, so that no index is needed for when it came.
    package func received(since start: Instant, days: ClosedRange<CivilDate>) throws(StoreFailure) -> [(hour: Int, count: Int)] {
        try database.all(
            """
            SELECT (received_at - ?1) / 3600000, count(*) FROM tickets
            WHERE (id BETWEEN ?2 AND ?3 OR id BETWEEN ?4 AND ?5) AND received_at >= ?1 GROUP BY 1
            """, .instant(start), .integer(Self.firstNumber(of: days.lowerBound, unit: 1_000_000)),
            .integer(Self.lastNumber(of: days.upperBound, unit: 1_000_000)),
            .integer(Self.firstNumber(of: days.lowerBound, unit: 10_000_000)),
            .integer(Self.lastNumber(of: days.upperBound, unit: 10_000_000))
        ) { (hour: $0.int(0), count: $0.int(1)) }
    }

    /// What was asked about since an instant, the most frequent first.
    package func categories(since start: Instant, days: ClosedRange<CivilDate>, limit: Int) throws(StoreFailure) -> [(
        category: CategoryCode, count: Int
    )] {
        try database.all(
            """
            SELECT category, count(*) FROM tickets
            WHERE (id BETWEEN ?2 AND ?3 OR id BETWEEN ?4 AND ?5) AND received_at >= ?1 AND category IS NOT NULL
            GROUP BY category ORDER BY count(*) DESC, category LIMIT ?6
            """, .instant(start), .integer(Self.firstNumber(of: days.lowerBound, unit: 1_000_000)),
            .integer(Self.lastNumber(of: days.upperBound, unit: 1_000_000)),
            .integer(Self.firstNumber(of: days.lowerBound, unit: 10_000_000)),
            .integer(Self.lastNumber(of: days.upperBound, unit: 10_000_000)), .integer(limit)
        ) { (category: $0.code(0), count: $0.int(1)) }
    }

    /// Tickets closed by the hour since `start`.
    package func closed(since start: Instant) throws(StoreFailure) -> [(hour: Int, count: Int)] {
        try database.all(
            "SELECT (closed_at - ?1) / 3600000, count(*) FROM tickets INDEXED BY tickets_closed WHERE closed_at >= ?1 GROUP BY 1",
            .instant(start)
        ) { (hour: $0.int(0), count: $0.int(1)) }
    }

    /// Open tickets whose first due lies after `now` and before `end`.
    package func countDue(after now: Instant, before end: Instant) throws(StoreFailure) -> Int {
        try database.first(
            """
            SELECT count(*) FROM (SELECT due_at FROM tickets INDEXED BY tickets_open WHERE next_at IS NOT NULL LIMIT ?)
            WHERE due_at > ? AND due_at < ?
            """, .integer(Self.openWalked), .instant(now), .instant(end)
        ) { $0.int(0) } ?? 0
    }

    /// Open tickets past their first due, by the department that leads.
    package func overdueByDepartment(limit: Int, at now: Instant) throws(StoreFailure) -> [(department: DepartmentCode, count: Int)] {
        try database.all(
            """
            SELECT a.department, count(*) FROM (
                    SELECT id, round, due_at FROM tickets INDEXED BY tickets_open WHERE next_at IS NOT NULL LIMIT ?) t
                JOIN assignments a ON a.ticket = t.id AND a.round = t.round AND a.part = 0
            WHERE t.due_at <= ? AND a.ended_at IS NULL
            GROUP BY a.department ORDER BY count(*) DESC, a.department LIMIT ?
            """, .integer(Self.openWalked), .instant(now), .integer(limit)
        ) { (department: $0.code(0), count: $0.int(1)) }
    }

    /// Open tickets by district, and how many of them are past their first due; nil is those of no district.
    package func openByDistrict(at now: Instant) throws(StoreFailure) -> [(district: PlaceCode?, count: Int, overdue: Int)] {
        try database.all(
            """
            SELECT district, count(*), sum(due_at <= ?) FROM (
                SELECT district, due_at FROM tickets INDEXED BY tickets_open WHERE next_at IS NOT NULL LIMIT ?)
            GROUP BY district ORDER BY count(*) DESC, district
            """, .instant(now), .integer(Self.openWalked)
        ) { (district: $0.optionalCode(0), count: $0.int(1), overdue: $0.int(2)) }
    }

    package func countUntoldUrgent(cap: Int) throws(StoreFailure) -> Int {
        try database.first(
            """
            SELECT count(*) FROM (SELECT 1 FROM outbox INDEXED BY outbox_urgent
                WHERE is_urgent = 1 AND told_at IS NULL AND how IS NULL LIMIT ?)
            """, .integer(cap)
        ) { $0.int(0) } ?? 0
    }

    private static func firstNumber(of day: CivilDate, unit: Int64) -> Int64 { written(day) * unit }
    private static func lastNumber(of day: CivilDate, unit: Int64) -> Int64 { (written(day) + 1) * unit - 1 }
    private static func written(_ day: CivilDate) -> Int64 { Int64(day.year * 10_000 + day.month * 100 + day.day) }
}
