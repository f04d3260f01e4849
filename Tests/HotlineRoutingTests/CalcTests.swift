import Foundation
import HotlineRouting
import Testing

/// The good folder's tables as LibreOffice Calc 7.4 in Chinese saved them (`soffice --convert-to ods`, then to `csv`): zeros eaten from
/// codes, seconds added to times, quotes where it likes.
struct CalcTests {
    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Calc")
    private static let saved = [
        "calendar.csv", "categories.csv", "deadlines.csv", "hours.csv", "people.csv", "places.csv", "roster.csv", "rules.csv",
    ]

    private static func load(_ names: [String: String]) throws -> LoadedRouting {
        var files = GoodRouting.folder().files
        for (name, saved) in names { files[name] = [UInt8](try Data(contentsOf: directory.appending(path: saved))) }
        return RoutingTables.load(RoutingFolder(files: files), digest: { "\($0.count)" })
    }

    @Test func `tables saved by Calc are the tables that were opened`() throws {
        let loaded = try Self.load(Dictionary(uniqueKeysWithValues: Self.saved.map { ($0, $0) }))
        #expect(loaded.problems.map(\.description) == [])
        let (tables, good) = (try #require(loaded.tables), GoodRouting.tables())
        #expect(tables.rules == good.rules)
        #expect(tables.categoryRows == good.categoryRows)
        #expect(tables.deadlines == good.deadlines)
        #expect(tables.roster == good.roster)
        #expect(tables.calendar.days == good.calendar.days)
        #expect(
            loaded.warnings.map(\.description).contains("routing/categories.csv:2 (A2): “101” is read as “0101”, expected 0101 in full"))
    }

    @Test func `times as Calc and Excel set up in English save them are the same times`() throws {
        var files = GoodRouting.folder().files
        let roster = try String(contentsOf: Self.directory.appending(path: "roster.csv"), encoding: .utf8)
            .replacing("08:00:00", with: "08:00:00 AM").replacing("20:00:00", with: "08:00:00 PM")
        let hours = try String(contentsOf: Self.directory.appending(path: "hours.csv"), encoding: .utf8)
            .replacing("09:00:00", with: "9:00 AM").replacing("12:00:00", with: "12:00 PM").replacing("17:30:00", with: "5:30 PM")
        files["roster.csv"] = Array(roster.utf8)
        files["hours.csv"] = Array(hours.utf8)
        let loaded = RoutingTables.load(RoutingFolder(files: files), digest: { "\($0.count)" })
        #expect(loaded.problems.map(\.description) == [])
        let (tables, good) = (try #require(loaded.tables), GoodRouting.tables())
        #expect(tables.roster == good.roster)
    }

    @Test func `saved in GB18030 it is the same, with a warning`() throws {
        let loaded = try Self.load(["categories.csv": "categories-gb18030.csv"])
        #expect(loaded.problems.map(\.description) == [])
        #expect(loaded.tables?.categoryRows == GoodRouting.tables().categoryRows)
        #expect(loaded.warnings.map(\.description).contains { $0.hasPrefix("routing/categories.csv: the file is GB18030") })
    }
}
