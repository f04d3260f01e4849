import HotlineRouting
import Testing

/// Whatever a disk, an editor or an enemy does to the files, loading ends with tables or with reasons.
struct DamagedFolderTests {
    /// The generator of Knuth's MMIX: the same damage on every machine.
    private struct Dice {
        var state: UInt64
        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
    }

    private static let splinters: [[UInt8]] = [
        [0x22], [0x0D], [0x0A], [0x2C], [0x09], [0xFF], [0x00], Array("任意".utf8), Array("4.4E+11".utf8), Array("９".utf8), Array("-1".utf8),
        Array("99999999999999999999".utf8), Array("%".utf8), Array("至".utf8), Array("2026-02-30".utf8), Array("、".utf8), Array("{".utf8),
        [],
    ]

    @Test(arguments: GoodRouting.files.keys.sorted())
    func `a damaged file gives tables or reasons`(file: String) throws {
        let good = GoodRouting.folder().files
        let bytes = try #require(good[file])
        var dice = Dice(state: UInt64(bytes.count))
        for _ in 0..<40 {
            var damaged = bytes
            for _ in 0...dice.roll(3) {
                let from = dice.roll(damaged.count)
                let to = min(damaged.count, from + dice.roll(6))
                damaged.replaceSubrange(from..<to, with: Self.splinters[dice.roll(Self.splinters.count)])
            }
            var files = good
            files[file] = damaged
            let loaded = RoutingTables.load(RoutingFolder(files: files), digest: { "\($0.count)" })
            #expect((loaded.tables == nil) == !loaded.problems.isEmpty)
        }
    }

    @Test(arguments: GoodRouting.files.keys.sorted())
    func `a file cut short gives tables or reasons`(file: String) throws {
        let good = GoodRouting.folder().files
        let bytes = try #require(good[file])
        for end in stride(from: 0, through: bytes.count, by: 13) {
            var files = good
            files[file] = Array(bytes[..<end])
            let loaded = RoutingTables.load(RoutingFolder(files: files), digest: { "\($0.count)" })
            #expect((loaded.tables == nil) == !loaded.problems.isEmpty)
        }
    }
}
