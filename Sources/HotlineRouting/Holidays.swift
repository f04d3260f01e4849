import HotlineCore

/// Days off in one piece that the calendar names, with the weekend days beside them.
package struct Holiday: Hashable, Sendable {
    package let name: String
    package let first: CivilDate
    package let last: CivilDate
}

/// A stretch of a holiday in which nobody on a department's roster is there.
package struct RosterHole: Hashable, Sendable {
    package let department: DepartmentCode
    package let date: CivilDate
    package let shift: WorkingCalendar.Shift
    /// Who has it then: the table's 值班, or the liaison, or those of the department above; empty where nobody is.
    package let instead: [PersonID]
}

extension RoutingTables {
    /// The city's holidays that begin, or still last, within so many days (practice 16 looks thirty ahead).
    package func holidays(from date: CivilDate, within days: Int) -> [Holiday] {
        var found: [Holiday] = []
        var day = date
        let end = date.adding(days: days)
        while day.dayNumber <= end.dayNumber {
            let (isWorked, name) = calendar.day(day, in: .city)
            // A weekend by itself is no holiday.
            guard !isWorked, !name.isEmpty, name != WorkingCalendar.weekend else {
                day = day.adding(days: 1)
                continue
            }
            var first = day
            while isOff(first.adding(days: -1)), day.dayNumber - first.dayNumber < Self.longestHoliday { first = first.adding(days: -1) }
            var last = day
            while isOff(last.adding(days: 1)), last.dayNumber - first.dayNumber < Self.longestHoliday { last = last.adding(days: 1) }
            found.append(Holiday(name: name, first: first, last: last))
            day = last.adding(days: 1)
        }
        return found
    }

    /// Days of one holiday at most; the longest that was ever published had nine.
    private static let longestHoliday = 31

    private func isOff(_ date: CivilDate) -> Bool { !calendar.day(date, in: .city).isWorked }

    /// Where the roster leaves a holiday uncovered. A department without a roster has none to leave: its 值班 or liaison is there.
    package func rosterHoles(in holiday: Holiday) -> [RosterHole] {
        var holes: [RosterHole] = []
        for department in index.rosters.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            for number in holiday.first.dayNumber...holiday.last.dayNumber {
                holes += rosterHoles(of: department, on: CivilDate(dayNumber: number))
            }
        }
        return holes
    }

    func rosterHoles(of department: DepartmentCode, on date: CivilDate) -> [RosterHole] {
        let rows = index.rosters[department] ?? []
        // Duties begin and end on minutes that some row names, so between two of them nothing changes.
        var edges = Set(rows.flatMap { [$0.from.minutes, $0.to.minutes] })
        edges.formUnion([0, 24 * 60])
        let sorted = edges.sorted()
        var holes: [RosterHole] = []
        for (from, to) in zip(sorted, sorted.dropFirst()) {
            let isCovered = rows.contains { $0.covers(minute: from, of: date) && present($0.person, deputy: $0.deputy, on: date) != nil }
            guard !isCovered, let begin = TimeOfDay(minutes: from), let end = TimeOfDay(minutes: to) else { continue }
            let instead = onCall(department, at: calendar.zone.instant(date, begin)).people
            if let last = holes.last, last.shift.to == begin, last.instead == instead {
                holes[holes.count - 1] = RosterHole(
                    department: department, date: date, shift: WorkingCalendar.Shift(from: last.shift.from, to: end), instead: instead)
            } else {
                holes.append(
                    RosterHole(department: department, date: date, shift: WorkingCalendar.Shift(from: begin, to: end), instead: instead))
            }
        }
        return holes
    }
}
