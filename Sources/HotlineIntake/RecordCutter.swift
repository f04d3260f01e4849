import Glibc

/// Cuts a file's bytes, in pieces of any size, into whole records; remembers where it stands and the bytes just before.
///
/// A record over the limit comes out as one that is not whole, and the next one intact. Nothing comes out for a last
/// record whose line end has not been written yet.
package struct RecordCutter: Sendable {
    /// Bytes of one record without its line end: 12,000 characters of content are 48,000 bytes at most, the rest is ample.
    package static let recordLimit = 65_536
    /// Bytes kept before the position, so that another file under the same name is known for another.
    package static let tailLength = 4096

    package struct Piece: Equatable, Sendable {
        /// Without the line end; of a record over the limit, its beginning.
        package let bytes: [UInt8]
        /// In the file, in bytes.
        package let offset: Int64
        /// Counted from 1.
        package let line: Int
        package let isWhole: Bool
    }

    /// Begins at most `tailLength` bytes before `next`.
    private var buffer: [UInt8] = []
    /// The first byte of `buffer` that belongs to no record taken so far.
    private var next = 0
    /// Where `buffer` begins in the file.
    private var base: Int64
    /// Line ends before `next`.
    private var linesTaken: Int
    /// The beginning of a record over the limit whose end has not come.
    private var overlong: Piece?
    /// In the file: no LF stands between `next` and here.
    private var searched: Int64
    private var quotes: QuoteScan

    /// - Parameters:
    ///   - tail: the bytes before `position`, at most `tailLength`.
    ///   - line: line ends before `position`.
    package init(position: Int64 = 0, tail: [UInt8] = [], line: Int = 0) {
        buffer = tail
        next = tail.count
        base = position - Int64(tail.count)
        linesTaken = line
        searched = position
        quotes = QuoteScan(from: position)
    }

    /// After the last record that came out.
    package var position: Int64 { overlong?.offset ?? base + Int64(next) }
    /// Line ends before `position`.
    package var line: Int { overlong.map { $0.line - 1 } ?? linesTaken }
    package var isInsideOverlong: Bool { overlong != nil }
    /// After the last byte that went in.
    package var end: Int64 { base + Int64(buffer.count) }
    /// The bytes before `position`, at most `tailLength`. Not asked for while a record over the limit goes on.
    package var tail: ArraySlice<UInt8> { buffer[max(0, next - Self.tailLength)..<next] }
    /// The last bytes that went in, at most `tailLength`: what the file must still hold there if it is the same file.
    package var lastBytes: ArraySlice<UInt8> { buffer.suffix(Self.tailLength) }
    /// The bytes of a record that has not ended, at most `recordLimit` of them.
    package var unfinished: ArraySlice<UInt8> { overlong.map { $0.bytes[...] } ?? buffer[next...].prefix(Self.recordLimit) }

    /// Whether anything but blanks stands after the last record.
    package var hasUnfinished: Bool { unfinished.contains { $0 > 0x20 } }

    package mutating func append(_ bytes: some Collection<UInt8>) {
        if next > Self.tailLength {
            let dropped = next - Self.tailLength
            buffer.removeFirst(dropped)
            base += Int64(dropped)
            next = Self.tailLength
        }
        buffer += bytes
    }

    /// The next whole record, or nil until more is appended.
    package mutating func take(as format: RecordFormat) -> Piece? {
        if let overlong {
            guard let lineEnd = lineEnd() else {
                next = buffer.count
                return nil
            }
            self.overlong = nil
            linesTaken += 1
            next = lineEnd + 1
            return overlong
        }
        guard let recordEnd = recordEnd(as: format) else {
            // One byte more for a CR that belongs to the line end.
            guard buffer.count - next > Self.recordLimit + 1 else { return nil }
            overlong = piece(next..<next + Self.recordLimit, isWhole: false)
            next = buffer.count
            return nil
        }
        var contentEnd = recordEnd
        if contentEnd > next, buffer[contentEnd - 1] == RecordFormat.carriageReturn { contentEnd -= 1 }
        let isWhole = contentEnd - next <= Self.recordLimit
        let taken = piece(next..<(isWhole ? contentEnd : next + Self.recordLimit), isWhole: isWhole)
        linesTaken += format != .commas ? 1 : buffer[next...recordEnd].reduce(0) { $0 + ($1 == RecordFormat.lineFeed ? 1 : 0) }
        next = recordEnd + 1
        return taken
    }

    private func piece(_ range: Range<Int>, isWhole: Bool) -> Piece {
        Piece(bytes: Array(buffer[range]), offset: base + Int64(range.lowerBound), line: linesTaken + 1, isWhole: isWhole)
    }

    /// The index of the LF that ends the record at `next`.
    private mutating func recordEnd(as format: RecordFormat) -> Int? {
        guard let lineEnd = lineEnd() else { return nil }
        guard format == .commas else { return lineEnd }
        let position = base + Int64(next)
        // One byte more for a CR that belongs to the line end, and the LF itself.
        let limit = position + Int64(Self.recordLimit) + 2
        if quotes.start != position { quotes = QuoteScan(from: position, below: quotes) }
        buffer.withUnsafeBufferPointer { quotes.goOn($0, at: base, until: limit) }
        switch quotes.outcome {
        case .ended: return Int(quotes.reached - base)
        // A quote that never closes, or not where it may, must not swallow the lines below: the line alone is the record.
        case .broken: return lineEnd
        case .open: return quotes.reached == limit ? lineEnd : nil
        }
    }

    /// The index of the LF that ends the line at `next`.
    private mutating func lineEnd() -> Int? {
        let start = max(next, Int(searched - base))
        let found = buffer.withUnsafeBytes { bytes -> Int? in
            guard start < bytes.count, let first = bytes.baseAddress,
                let found = memchr(first + start, Int32(RecordFormat.lineFeed), bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - first
        }
        searched = base + Int64(found ?? buffer.count)
        return found
    }
}
