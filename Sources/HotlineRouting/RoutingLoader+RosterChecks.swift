import HotlineCore

extension RoutingLoader {
    /// Two who are on duty together and stand in for each other would pass a silent ticket round (practice 21). Duties that never
    /// run at the same hour may name each other: by night the day's person stands in, by day the night's.
    mutating func checkRosterDeputies() {
        var told: Set<PersonID> = []
        for row in rows.roster where row.deputy != nil && !told.contains(row.person) {
            for date in Self.sampleDays(of: row) {
                var deputies: [PersonID: [PersonID]] = [:]
                for other in rows.roster where other.department == row.department && other.covers(minute: row.from.minutes, of: date) {
                    if let deputy = other.deputy { deputies[other.person] = [deputy] }
                }
                guard Cycle.contains(row.person, deputies) else { continue }
                let circle = Cycle.walk(row.person, deputies)
                told.formUnion(circle)
                add(Table.roster.file, line: row.line, cell: cell(.roster, row.line, .deputy), .deputyCycle(circle + [row.person]))
                break
            }
        }
    }

    /// Days on which the duty begins: a week's worth, at the beginning of each stretch that it names.
    private static func sampleDays(of row: RosterRow) -> [CivilDate] {
        let begins = row.dates?.map(\.lowerBound) ?? [CivilDate(dayNumber: 0)]
        return begins.flatMap { begin in (0..<7).map { begin.adding(days: $0) } }.filter { row.covers(minute: row.from.minutes, of: $0) }
    }
}
