import Foundation
import HotlineCore
import HotlineRouting
import Testing

/// `Tests/BadRouting`: every tolerance and every refusal of the tables (practice 45–49) as a folder that a clerk could have saved.
///
/// A folder holds the files that differ from the good tables, and `expected.txt`: `refused MESSAGE` and `warned MESSAGE` as the clerk is
/// told, then `same` where the rows must be those of the good tables, or `read` where they are others and good.
/// A code that an open ticket holds (practice 48) needs a ticket and no folder: `CodesInUseTests`.
struct BadFoldersTests {
    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "BadRouting")

    private static let names: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: directory.path())
        precondition(names?.isEmpty == false, "Tests/BadRouting has no folders")
        return (names ?? []).sorted()
    }()

    private struct Expected {
        var refused: [String] = []
        var warned: [String] = []
        var outcome: String?

        init(_ text: String) {
            for line in text.split(separator: "\n") where !line.hasPrefix("#") {
                if line.hasPrefix("refused ") {
                    refused.append(String(line.dropFirst("refused ".count)))
                } else if line.hasPrefix("warned ") {
                    warned.append(String(line.dropFirst("warned ".count)))
                } else {
                    outcome = String(line)
                }
            }
        }
    }

    /// A Thursday on which nobody of the good tables has left.
    private static let day = CivilDate(year: 2026, month: 3, day: 12)

    @Test(arguments: names)
    func `a folder is refused, warned of or read as its clerk is told`(name: String) throws {
        let directory = Self.directory.appending(path: name)
        let expected = Expected(try String(contentsOf: directory.appending(path: "expected.txt"), encoding: .utf8))
        var files = GoodRouting.folder().files
        files.merge(try RoutingFolder.read(directory: directory.path()).files) { _, changed in changed }
        let loaded = RoutingTables.load(RoutingFolder(files: files), digest: { "\($0.count)" })

        #expect(loaded.problems.map(\.description) == expected.refused)
        #expect((loaded.tables == nil) == (expected.outcome == nil))
        let weekly = try #require(Self.day)
        let warnings = loaded.warnings.map(\.description) + (loaded.tables?.warnings(on: weekly).map(\.description) ?? [])
        for warning in expected.warned { #expect(warnings.contains(warning), "\(warnings)") }
        if expected.outcome == "same", let tables = loaded.tables {
            #expect(RowsCompared.of(tables) == RowsCompared.of(GoodRouting.tables()))
        }
    }

    @Test func `each rule of practice has its folders, and all of them say what they expect`() throws {
        for rule in ["45-", "46-", "47-", "48-", "49-", "clerk-"] { #expect(Self.names.contains { $0.hasPrefix(rule) }, "\(rule)") }
        for name in Self.names {
            let expected = Expected(
                try String(contentsOf: Self.directory.appending(path: name).appending(path: "expected.txt"), encoding: .utf8))
            #expect(expected.refused.isEmpty == (expected.outcome != nil), "\(name)")
            #expect(["same", "read", nil].contains(expected.outcome), "\(name)")
        }
    }
}
