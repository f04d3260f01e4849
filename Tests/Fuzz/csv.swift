import HotlineCore
import HotlineRouting

/// A clerk's table: records stand one below the other, none below the file's end, and any cell can be shown.
@_cdecl("LLVMFuzzerTestOneInput") public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = Input(data, count) else { return 0 }
    let (delimiter, encoding) = input.choice(
        of: [UInt8(ascii: ","), 0x09].flatMap { delimiter in TextEncoding.allCases.map { (delimiter, $0) } })
    let events = CSVReader.read(input.bytes, delimiter: delimiter)
    var line = 0
    for event in events {
        switch event {
        case .record(let record):
            precondition(record.line > line, "records stand one below the other")
            line = record.line
        case .refused(let refusal):
            precondition(refusal.line > line, "and so do those that are refused")
            line = refusal.line
        }
    }
    let ends = input.bytes.count { $0 == 0x0A || $0 == 0x0D }
    precondition(line <= ends + 1, "no record begins below the last line")
    // A few: looking a converter up costs a hundred times what cutting a field does.
    for case .record(let record) in events.prefix(2) {
        for field in record.fields.prefix(4) { _ = encoding.decode(field) }
    }
    return 0
}
