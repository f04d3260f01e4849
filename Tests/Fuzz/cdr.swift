import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineRouting

/// A telephone platform's log in every format: what a file says is the same whole and in pieces, and each record stands where it
/// is said to stand.
@_cdecl("LLVMFuzzerTestOneInput") public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = Input(data, count) else { return 0 }
    let (encoding, format) = input.choice(of: TextEncoding.allCases.flatMap { encoding in Source.Format.allCases.map { (encoding, $0) } })
    let source = LogSource(name: "fuzz", pattern: "fuzz.log", format: format, encoding: encoding)
    let whole = read(input.bytes, of: source, pieces: input.bytes.count)
    precondition(whole == read(input.bytes, of: source, pieces: input.pieces), "every split of the same bytes gives the same records")
    return 0
}

private func read(_ bytes: [UInt8], of source: LogSource, pieces size: Int) -> [String] {
    var log = source.reader()
    var cutter = RecordCutter()
    var told: [String] = []
    var rest = bytes[...]
    while !rest.isEmpty {
        cutter.append(rest.prefix(size))
        rest = rest.dropFirst(min(size, rest.count))
        while let piece = cutter.take(as: log.format) {
            precondition(piece.bytes.count <= RecordCutter.recordLimit, "a record within its limit")
            precondition(
                bytes.dropFirst(Int(piece.offset)).starts(with: piece.bytes), "a record's bytes stand at its offset")
            let content = log.read(piece)
            if case .record(let submission) = content {
                precondition(
                    !submission.content.isEmpty && submission.content.unicodeScalars.count <= Submission.contentLimit
                        && submission.raw.utf8.count <= Submission.rawLimit, "a content within its limits")
            }
            told.append("\(piece.offset) \(piece.line) \(content)")
        }
    }
    return told
}
