import HotlineCore

extension RoutingTables {
    /// Reads and checks all tables of a folder and reports every problem at once.
    ///
    /// - Parameters:
    ///   - daysEndAtMidnight: the setting of practice 12: a limit in working days ends at 24:00 of its last day.
    ///   - digest: lower-case hexadecimal SHA-256; of the folder's canonical bytes it gives the version.
    package static func load(
        _ folder: RoutingFolder, zone: Zone = .china, daysEndAtMidnight: Bool = false, digest: ([UInt8]) -> String
    ) -> LoadedRouting {
        var loader = RoutingLoader(folder, zone: zone, daysEndAtMidnight: daysEndAtMidnight)
        loader.check()
        let problems = Problems.ordered(loader.problems.errors)
        let warnings = Problems.ordered(loader.problems.warnings)
        guard problems.isEmpty, let calendar = loader.calendar else {
            return LoadedRouting(tables: nil, problems: problems, warnings: warnings)
        }
        let version = RoutingVersion(rawValue: digest(folder.bytes))
        let tables = RoutingTables(version: version, rows: loader.rows, calendar: calendar)
        return LoadedRouting(tables: tables, problems: [], warnings: warnings)
    }

    /// Days before the last published year ends from which `warnings(on:)` asks for the next (practice 17).
    package static let calendarNoticeDays = 60

    /// What will hurt soon though the tables are right: a calendar that ends, a department that nobody serves on that day.
    package func warnings(on date: CivilDate) -> [RoutingProblem] {
        var found: [RoutingProblem] = []
        if let end = CivilDate(year: calendar.lastPublishedYear, month: 12, day: 31),
            end.dayNumber - date.dayNumber < Self.calendarNoticeDays
        {
            found.append(RoutingProblem(Table.calendar.file, .calendarEnds(year: calendar.lastPublishedYear)))
        }
        for department in departments.values where department.validity.contains(date) {
            let rostered = index.rosters[department.code]?.map(\.person) ?? []
            let named = rostered + department.onCall + (department.liaison.map { [$0] } ?? [])
            if named.allSatisfy({ present($0, on: date) == nil }) {
                found.append(RoutingProblem(Table.departments.file, line: department.line, .nobodyThere(department.code, on: date)))
            }
        }
        found += rosterHoles(inWeekFrom: date)
        return Problems.ordered(found)
    }

    /// Where the coming week's roster has nobody, the same hours of several days in one sentence. A roster of single dates covers those
    /// and leaves no hole on other days.
    private func rosterHoles(inWeekFrom date: CivilDate) -> [RoutingProblem] {
        index.rosters.values.flatMap { rows -> [RoutingProblem] in
            guard let first = rows.first, rows.contains(where: { $0.dates == nil }) else { return [] }
            let holes = (0..<7).flatMap { rosterHoles(of: first.department, on: date.adding(days: $0)) }
            return holes.enumerated().filter { position, hole in !holes[..<position].contains(where: hole.isAlike) }.map { _, hole in
                let days = holes.filter(hole.isAlike).map(\.date.weekday).sorted { $0.rawValue < $1.rawValue }
                return RoutingProblem(
                    Table.roster.file, line: first.line, .rosterHole(hole.department, days, hole.shift, instead: hole.instead))
            }
        }
    }
}

extension RosterHole {
    /// The same hours of another day, with the same people instead.
    fileprivate func isAlike(_ other: RosterHole) -> Bool { shift == other.shift && instead == other.instead }
}
