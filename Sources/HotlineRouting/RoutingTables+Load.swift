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
        let problems = loader.problems.errors.sorted()
        let warnings = loader.problems.warnings.sorted()
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
        if let end = CivilDate(year: calendar.lastPublishedYear, month: 12, day: 31), end.dayNumber - date.dayNumber < Self.calendarNoticeDays {
            found.append(RoutingProblem(Table.calendar.file, .calendarEnds(year: calendar.lastPublishedYear)))
        }
        for department in departments.values where department.validity.contains(date) {
            let rostered = index.rosters[department.code]?.map(\.person) ?? []
            let named = rostered + department.onCall + (department.liaison.map { [$0] } ?? [])
            if named.allSatisfy({ present($0, on: date) == nil }) {
                found.append(RoutingProblem(Table.departments.file, line: department.line, .nobodyThere(department.code, on: date)))
            }
        }
        return found.sorted()
    }
}
