import HotlineCore
import HotlineRouting

/// A clerk's table: records are the same whole and in pieces, no byte is read twice or left out, and any cell can be shown.
@_cdecl("LLVMFuzzerTestOneInput") public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = Input(data, count) else { return 0 }
    let (delimiter, encoding) = input.choice(
        of: [UInt8(ascii: ","), 0x09].flatMap { delimiter in TextEncoding.allCases.map { (delimiter, $0) } })
    let whole = read(input.bytes, by: delimiter, pieces: input.bytes.count)
    precondition(
        whole == read(input.bytes, by: delimiter, pieces: input.pieces), "every split of the same bytes gives the same records")
    // A few: looking a converter up costs a hundred times what cutting a field does.
    for case .record(let record) in whole.prefix(2) {
        for field in record.fields.prefix(4) { _ = encoding.decode(field) }
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
