import HotlineCore

/// Somebody is away for some days.
package struct LeaveRow: Hashable, Sendable {
    package let id: Int64
    package let person: PersonID
    package let department: DepartmentCode
    package let days: ClosedRange<CivilDate>
    package let deputy: PersonID?

    /// From `id, person, department, first_day, last_day, deputy`.
    ///
    /// - Returns: nil where the days are in the wrong order, which the table's check keeps out.
    init?(_ row: Statement) {
        let (first, last) = (CivilDate(dayNumber: row.int(3)), CivilDate(dayNumber: row.int(4)))
        guard first <= last else { return nil }
        id = row.integer(0)
        person = row.code(1)
        department = row.code(2)
        days = first...last
        deputy = row.optionalCode(5)
    }
}

/// Somebody is on duty for some hours, as their department says.
package struct DutyRow: Hashable, Sendable {
    package let id: Int64
    package let department: DepartmentCode
    package let person: PersonID
    package let hours: Range<Instant>

    /// From `id, department, person, from_at, until_at`.
    init?(_ row: Statement) {
        let (from, until) = (row.instant(3), row.instant(4))
        guard from < until else { return nil }
        id = row.integer(0)
        department = row.code(1)
        person = row.code(2)
        hours = from..<until
    }
}
