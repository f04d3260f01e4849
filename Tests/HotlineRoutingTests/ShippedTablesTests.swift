import Foundation
import HotlineCore
import HotlineRouting
import Testing

/// The tables that are shipped load without a word said against them.
struct ShippedTablesTests {
    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "routing").path()

    @Test func `the shipped tables are right`() throws {
        let loaded = RoutingTables.load(try RoutingFolder.read(directory: Self.directory), digest: { "\($0.count)" })
        #expect(loaded.problems.map(\.description) == [])
        #expect(loaded.warnings.map(\.description) == [])
    }

    @Test func `every shipped table has the mark of UTF-8 and ends its lines as Excel does`() throws {
        let files = try RoutingFolder.read(directory: Self.directory).files.filter { $0.key.hasSuffix(".csv") }
        #expect(files.count >= 20)
        for (name, bytes) in files {
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(name)")
            let bare = zip([0] + bytes, bytes).count { $1 == UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            #expect(bare == 0 && bytes.last == UInt8(ascii: "\n"), "\(name)")
        }
    }

    @Test func `three hundred sentences and more are tried before every reload`() throws {
        let loaded = RoutingTables.load(try RoutingFolder.read(directory: Self.directory), digest: { "\($0.count)" })
        #expect(loaded.tables?.expectations.count ?? 0 >= 300)
    }

    @Test func `danger is learnt from three hundred sentences and more, and from as many that only sound like it`() throws {
        let loaded = RoutingTables.load(try RoutingFolder.read(directory: Self.directory), digest: { "\($0.count)" })
        let dangers = loaded.tables?.dangers ?? []
        #expect(dangers.count { $0.urgency > .ordinary } >= 300)
        #expect(dangers.count { $0.isThreat } >= 100)
        #expect(dangers.count { $0.urgency == .ordinary } >= 300)
    }

    @Test(arguments: Kind.allCases)
    func `every kind is learnt from twenty sentences and more`(kind: Kind) throws {
        let loaded = RoutingTables.load(try RoutingFolder.read(directory: Self.directory), digest: { "\($0.count)" })
        #expect(loaded.tables?.examples.count { $0.kind == kind } ?? 0 >= 20)
    }
}
