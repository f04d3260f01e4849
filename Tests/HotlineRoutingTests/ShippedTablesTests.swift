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

    @Test func `three hundred sentences and more are tried before every reload`() throws {
        let loaded = RoutingTables.load(try RoutingFolder.read(directory: Self.directory), digest: { "\($0.count)" })
        #expect(loaded.tables?.expectations.count ?? 0 >= 300)
    }

    @Test func `danger is learnt from three hundred sentences and more, and from as many that only sound like it`() throws {
        let loaded = RoutingTables.load(try RoutingFolder.read(directory: Self.directory), digest: { "\($0.count)" })
        let dangers = loaded.tables?.dangers ?? []
        #expect(dangers.count { $0.urgency > .ordinary } >= 300)
        #expect(dangers.count { $0.urgency == .ordinary } >= 300)
    }
}
