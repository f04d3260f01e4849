import HotlineIntake
import Testing

/// The records of a file, whatever the pieces in which it comes.
struct RecordCutterTests {
    /// `bytes` in pieces of `size`: each record's bytes, and where it stands.
    static func cut(_ bytes: [UInt8], pieces size: Int) -> [RecordCutter.Piece] {
        var cutter = RecordCutter()
        var found: [RecordCutter.Piece] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            cutter.append(bytes[start..<min(start + size, bytes.count)])
            while let piece = cutter.take(as: .commas) { found.append(piece) }
        }
        return found
    }

    /// What RFC 4180 says, tried from each record's beginning with no memory of the one before: a record that breaks is its line alone.
    private static func plain(_ bytes: [UInt8]) -> [[UInt8]] {
        var records: [[UInt8]] = []
        var rest = bytes[...]
        while let line = rest.firstIndex(of: 0x0A) {
            guard let end = recordEnd(rest, line: line) else { break }
            let record = rest[..<end]
            records.append(Array(record.last == 0x0D ? record.dropLast() : record))
            rest = rest[(end + 1)...]
        }
        return records
    }

    private static func recordEnd(_ bytes: ArraySlice<UInt8>, line: Int) -> Int? {
        var (isQuoted, mayQuote, hasClosed) = (false, true, false)
        for index in bytes.indices {
            switch (bytes[index], isQuoted) {
            case (0x22, true): (isQuoted, hasClosed) = (false, true)
            case (0x22, false) where mayQuote || hasClosed: (isQuoted, mayQuote, hasClosed) = (true, false, false)
            case (_, true): break
            case (0x0A, false): return index
            case (0x2C, false): (mayQuote, hasClosed) = (true, false)
            case (let byte, false):
                if hasClosed, byte != 0x0D { return line }
                (mayQuote, hasClosed) = (false, false)
            }
        }
        return nil
    }

    private static let records = [
        "a,b", "\"a,\"\"b\"\"\",c", "\"一\r\n二\",三", "\"\"", ",\"\",", "x\"y,\"z\"", "\"open,\"\"", "\"a\"b,\"c", "\"a\"\r", "",
        "\"\n\"\"\n\"",
    ]

    @Test(arguments: records) func `a record torn at every byte, in pieces of every size, is what it is whole`(record: String) {
        let bytes = Array(("first,line\r\n" + record + "\nnext,\"li\nne\"\nlast,line\n").utf8)
        let whole = Self.cut(bytes, pieces: bytes.count)
        #expect(whole.map(\.bytes) == Self.plain(bytes))
        for size in 1..<bytes.count { #expect(Self.cut(bytes, pieces: size) == whole, "in pieces of \(size)") }
    }

    @Test func `whatever stands between commas and quotes, each record is cut as if none had come before`() {
        var random = SeededGenerator(state: 41)
        let letters = Array("a,\"\"\n\r".utf8)
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 1...40, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0x61 }
            let expected = Self.plain(bytes)
            for size in [1, 2, 3, 7, bytes.count] {
                #expect(Self.cut(bytes, pieces: size).map(\.bytes) == expected, "\(String(decoding: bytes, as: UTF8.self)) by \(size)")
            }
        }
    }

    // Looked at again and again, these lengths are tens of thousands of millions of bytes.

    @Test(.timeLimit(.minutes(20))) func `a long record that comes byte by byte is looked at once`() {
        let long = Array("\"\n".utf8) + [UInt8](repeating: 0x61, count: RecordCutter.recordLimit - 3) + [0x22]
        let file = Array(repeatElement(long + [0x0A], count: 8).joined())
        #expect(Self.cut(file, pieces: 1).map(\.bytes) == [[UInt8]](repeating: long, count: 8))
    }

    @Test(.timeLimit(.minutes(20))) func `a file of quotes that never close costs what any other does, and gives its lines`() {
        let line = Array("a\",\"".utf8)
        let good = Array("good,line".utf8)
        let five = Array([line, line, line, line, good].map { $0 + [0x0A] }.joined())
        let file = Array(repeatElement(five, count: 40_000).joined())
        let found = Self.cut(file, pieces: 65_536)
        // The last lines wait: their quote may still close.
        #expect(found.count > 180_000)
        #expect(found.allSatisfy { $0.bytes == line || $0.bytes == good })
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.line + 1 == $1.line })
    }
}
