import HotlineCore

extension RoutingTables {
    /// Reads and checks all tables of a folder and reports every problem at once.
    ///
    /// - Parameter digest: lower-case hexadecimal SHA-256; of the folder's canonical bytes it gives the version.
    package static func load(
        _ folder: RoutingFolder, zone: Zone = .china, daysEndAtMidnight: Bool = false, digest: ([UInt8]) -> String
    ) -> LoadedRouting {
        LoadedRouting(tables: nil, problems: [], warnings: [])
    }

    /// What will hurt within sixty days of `date`: a calendar that ends, a department that nobody serves.
    package func warnings(on date: CivilDate) -> [RoutingProblem] { [] }
}
