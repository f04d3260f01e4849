import Foundation
import HotlineRouting
import Testing

/// The good folder's tables written as Excel and WPS write them when a clerk opens and saves: Excel with a byte order mark, dates
/// 2026/2/1 and zeros eaten from codes; WPS in GB18030 below a title, with long dates, seconds and empty columns besides.
struct SpreadsheetTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    @Test(arguments: [("Excel", false), ("WPS", true)])
    func `tables saved by a spreadsheet are the tables that were opened`(program: String, isGB18030: Bool) throws {
        let saved = try RoutingFolder.read(directory: Self.root.appending(path: program).path())
        #expect(saved.files.count == 8)
        let files = GoodRouting.folder().files.merging(saved.files) { _, changed in changed }
        let loaded = RoutingTables.load(RoutingFolder(files: files), digest: { "\($0.count)" })
        #expect(loaded.problems.map(\.description) == [])
        #expect(RowsCompared.of(try #require(loaded.tables)) == RowsCompared.of(GoodRouting.tables()))
        #expect(loaded.warnings.contains { $0.what.contains("GB18030") } == isGB18030)
        #expect(loaded.warnings.contains { $0.what == "“101” is read as “0101”" })
    }
}

/// Every row of the tables in a form of its own, but for the line it stands on.
enum RowsCompared {
    static func of(_ tables: RoutingTables) -> [String] {
        var rows = tables.rules.map { "\($0)" } + tables.deadlines.map { "\($0)" } + tables.roster.map { "\($0)" }
        rows += tables.categoryRows.values.map { "\($0)" } + tables.people.values.map { "\($0)" }
        rows += tables.placesByCode.values.map { "\($0)" } + tables.scope.map { "\($0)" }
        rows += tables.calendar.days.map { "\($0)" } + tables.calendar.cityHours.map { "\($0)" }
        rows += tables.calendar.departmentHours.map { "\($0)" }
        return rows.map(canonical).sorted()
    }

    /// Sets and dictionaries have no order of their own: the words of a row are put in one.
    private static func canonical(_ row: String) -> String {
        row.replacing(/line: [0-9]+/, with: "line").split { "[](),: ".contains($0) }.sorted().joined(separator: " ")
    }
}
