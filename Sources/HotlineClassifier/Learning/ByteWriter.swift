/// Numbers and texts as bytes, low byte first.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func append(_ more: [UInt8]) { bytes += more }

    mutating func append(_ number: UInt32) {
        for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    mutating func append(_ number: UInt64) {
        append(UInt32(truncatingIfNeeded: number))
        append(UInt32(truncatingIfNeeded: number >> 32))
    }

    /// Its length first.
    mutating func append(_ text: String) {
        append(UInt32(text.utf8.count))
        append(Array(text.utf8))
    }
}

/// Reads what `ByteWriter` wrote; whatever is missing is damage.
struct ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ count: Int) throws(ModelProblem) -> ArraySlice<UInt8> {
        guard count >= 0, count <= rest.count else { throw .damaged }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func number32() throws(ModelProblem) -> UInt32 {
        try take(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    mutating func number64() throws(ModelProblem) -> UInt64 {
        let low = UInt64(try number32())
        return low | UInt64(try number32()) << 32
    }

    mutating func text() throws(ModelProblem) -> String {
        let count = Int(try number32())
        guard let text = String(validating: try take(count), as: UTF8.self) else { throw .damaged }
        return text
    }
}
