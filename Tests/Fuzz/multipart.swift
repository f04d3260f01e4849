import HotlineCore
import HotlineHTTP

/// Multipart bodies: the parts are the same whole and in pieces, and no content holds the delimiter.
@_cdecl("LLVMFuzzerTestOneInput") public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = Input(data, count) else { return 0 }
    let whole = read(input.bytes, pieces: input.bytes.count)
    let cut = read(input.bytes, pieces: input.pieces)
    precondition(whole == cut, "every split of the same bytes gives the same parts")
    return 0
}

private func read(_ bytes: [UInt8], pieces size: Int) -> [String] {
    var reader = MultipartReader(boundary: "b")
    var told: [String] = []
    var content: [UInt8] = []
    var rest = bytes[...]
    do {
        while !rest.isEmpty {
            reader.feed(Array(rest.prefix(size)))
            rest = rest.dropFirst(min(size, rest.count))
            while let event = try reader.next() {
                switch event {
                case .began(let head): told.append("\(head)")
                case .content(let bytes): content += bytes
                case .ended:
                    precondition(!content.contains("\r\n--b"), "a delimiter in a content")
                    told.append("\(content)")
                    content = []
                }
            }
        }
    } catch {
        return told + ["\(error)"]
    }
    return told + [reader.isComplete ? "end" : "\(content.isEmpty)"]
}

extension [UInt8] {
    fileprivate func contains(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return count >= wanted.count && (0...count - wanted.count).contains { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }
}
