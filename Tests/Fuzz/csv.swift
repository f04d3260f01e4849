import HotlineCore
import HotlineRouting

/// A clerk's tables: records are the same whole and in pieces, no byte is read twice or left out, and any cell can be shown.
@_cdecl("LLVMFuzzerTestOneInput") public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = Input(data, count) else { return 0 }
    for delimiter in [UInt8(ascii: ","), 0x09] {
        let whole = read(input.bytes, by: delimiter, pieces: input.bytes.count)
        precondition(
            whole == read(input.bytes, by: delimiter, pieces: input.pieces), "every split of the same bytes gives the same records")
        for case .record(let record) in whole {
            for field in record.fields { for encoding in TextEncoding.allCases { _ = encoding.decode(field) } }
        }
    }
    // As a whole table, of the plainest and of the strictest columns; that takes a hundred times as long, so not every time.
    guard input.pieces == 1 else { return 0 }
    for file in ["phrases.csv", "deadlines.csv"] {
        _ = RoutingTables.load(RoutingFolder(files: [file: input.bytes]), digest: { "\($0.count)" })
    }
    return 0
}

private func read(_ bytes: [UInt8], by delimiter: UInt8, pieces size: Int) -> [CSVEvent] {
    var reader = CSVReader(delimiter: delimiter)
    var events: [CSVEvent] = []
    var kept: [UInt8] = []
    var rest = bytes[...]
    repeat {
        kept += rest.prefix(size)
        rest = rest.dropFirst(min(size, rest.count))
        let batch = reader.read(kept[...], atEnd: rest.isEmpty)
        precondition(batch.consumed <= kept.count, "no byte is read that was not there")
        kept.removeFirst(batch.consumed)
        events += batch.events
    } while !rest.isEmpty
    precondition(kept.isEmpty && reader.offset == bytes.count, "all is read at the end")
    return events
}
