import HotlineCore
import HotlineDesk

/// `multipart/form-data` (RFC 7578 over RFC 2046 §5.1), pure and incremental: every split of the same bytes gives the same
/// parts, a file's bytes leave as they come, and no more than one part head or one delimiter is held back.
package struct MultipartReader: Sendable {
    package enum Event: Hashable, Sendable {
        case began(MultipartHead)
        case content([UInt8])
        case ended
    }

    private enum State {
        /// Before the first delimiter. Exits: `delimiter`.
        case preamble
        /// After a delimiter's boundary: white space and CRLF, or `--`. Exits: `head`, `epilogue`.
        case delimiter
        /// Exits: `content`.
        case head
        /// So many bytes of a line break still stand before it: an empty content's delimiter may begin with them (RFC 2046 §5.1.1).
        /// Exits: `delimiter`.
        case content(behind: Int)
        /// Whatever follows is ignored (RFC 2046 §5.1.1).
        case epilogue
    }

    /// Bytes of a boundary (RFC 2046 §5.1.1).
    package static let boundaryLimit = 70
    /// Parts of one form: every field once, and files.
    package static let partLimit = 96
    /// White space that some gateways add behind a boundary.
    private static let paddingLimit = 64

    /// CR LF `--` boundary.
    private let delimiter: [UInt8]
    private var state = State.preamble
    /// The line break that belongs to the first delimiter may be missing where there is no preamble; so one is put before all.
    private var buffer: [UInt8] = [0x0D, 0x0A]
    private var start = 0
    private var parts = 0

    package init(boundary: String) { delimiter = Array("\r\n--\(boundary)".utf8) }

    /// The closing delimiter was read: a body that ends before was cut off.
    package var isComplete: Bool {
        if case .epilogue = state { true } else { false }
    }

    package mutating func feed(_ bytes: [UInt8]) {
        if isComplete { return }
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer += bytes
    }

    /// - Returns: nil when more bytes are needed.
    package mutating func next() throws(Refusal) -> Event? {
        while true {
            switch state {
            case .preamble:
                guard skipToDelimiter() else { return nil }
            case .delimiter:
                guard try passDelimiter() else { return nil }
            case .head:
                guard let head = try takeHead() else { return nil }
                return .began(head)
            case .content(let lead):
                return takeContent(behind: lead)
            case .epilogue:
                start = buffer.count
                return nil
            }
        }
    }

    private mutating func takeHead() throws(Refusal) -> MultipartHead? {
        // A part without a header line has no empty line after it to look for.
        if buffer[start...].starts(with: MultipartHead.end.prefix(2)) { throw .malformed(detail: "Content-Disposition is missing") }
        guard let end = find(MultipartHead.end, from: start) else {
            guard buffer.count - start <= MultipartHead.limit else { throw .tooLong(field: "part head", limit: MultipartHead.limit) }
            return nil
        }
        let head = try MultipartHead(lines: buffer[start..<end])
        parts += 1
        guard parts <= Self.partLimit else { throw .tooLong(field: "parts", limit: Self.partLimit) }
        start = end + 2
        state = .content(behind: 2)
        return head
    }

    private mutating func takeContent(behind lead: Int) -> Event? {
        if let found = find(delimiter, from: start) {
            guard found > start + lead else {
                start = found + delimiter.count
                state = .delimiter
                return .ended
            }
            defer { start = found }
            state = .content(behind: 0)
            return .content(Array(buffer[start + lead..<found]))
        }
        // What may be the beginning of a delimiter waits for the rest of it.
        let safe = buffer.count - (delimiter.count - 1)
        guard safe > start + lead else { return nil }
        defer { start = safe }
        state = .content(behind: 0)
        return .content(Array(buffer[start + lead..<safe]))
    }

    private mutating func skipToDelimiter() -> Bool {
        guard let found = find(delimiter, from: start) else {
            start = max(start, buffer.count - (delimiter.count - 1))
            return false
        }
        start = found + delimiter.count
        state = .delimiter
        return true
    }

    private mutating func passDelimiter() throws(Refusal) -> Bool {
        var at = start
        if at < buffer.count, buffer[at] == 0x2D {
            guard at + 1 < buffer.count else { return false }
            guard buffer[at + 1] == 0x2D else { throw .malformed(detail: "multipart delimiter") }
            state = .epilogue
            return true
        }
        while at < buffer.count, buffer[at] == 0x20 || buffer[at] == 0x09 { at += 1 }
        guard at - start <= Self.paddingLimit else { throw .malformed(detail: "multipart delimiter") }
        guard at + 1 < buffer.count else { return false }
        guard buffer[at] == 0x0D, buffer[at + 1] == 0x0A else { throw .malformed(detail: "multipart delimiter") }
        start = at + 2
        state = .head
        return true
    }

    private func find(_ pattern: [UInt8], from: Int) -> Int? {
        guard let first = pattern.first, buffer.count - from >= pattern.count else { return nil }
        return buffer.withUnsafeBufferPointer { bytes in
            var at = from
            let last = bytes.count - pattern.count
            while at <= last {
                if bytes[at] == first, pattern.indices.allSatisfy({ bytes[at + $0] == pattern[$0] }) { return at }
                at += 1
            }
            return nil
        }
    }
}
