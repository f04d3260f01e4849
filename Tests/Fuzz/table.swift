import HotlineCore
import HotlineRouting

/// A whole table, of the plainest and of the strictest columns: whatever a clerk saved, its problems are told and nothing traps.
@_cdecl("LLVMFuzzerTestOneInput") public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = Input(data, count) else { return 0 }
    let file = input.choice(of: ["phrases.csv", "deadlines.csv"])
    _ = RoutingTables.load(RoutingFolder(files: [file: input.bytes]), digest: { "\($0.count)" })
    return 0
}
