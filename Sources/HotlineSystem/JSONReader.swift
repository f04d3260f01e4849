/// Why bytes are no JSON that is taken; offsets count bytes from 0.
package enum JSONFault: Error, Hashable, Sendable {
    case notUTF8
    case unexpected(at: Int)
    case tooDeep(limit: Int)
    case repeatedKey(String)
}

/// Reads JSON (RFC 8259) from whoever is at the other end of a socket or a file.
///
/// By hand, because Foundation's readers cannot keep what the doors promise: an id of 64 bits comes as a number and must
/// come out digit for digit, a member that is there twice is refused and not the last one taken, and a nest is cut off
/// before it costs anything. Half of a surrogate pair, which gateways and browsers make by cutting text, reads as U+FFFD:
/// what a citizen says is not refused for half an emoji. The length is bounded by the doors.
package struct JSONReader {
    /// Arrays and objects inside one another. A chat line or a form needs two.
    package static let depthLimit = 8

    /// Reads one value with nothing but blanks around it.
    package static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.index == bytes.count else { throw .unexpected(at: reader.index) }
        return value
    }

    private let bytes: [UInt8]
    private var index = 0

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
        skipBlanks()
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "["), depth == Self.depthLimit { throw .tooDeep(limit: Self.depthLimit) }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == byte.value else { return false }
        index += 1
        return true
    }

    private mutating func expect(_ byte: Unicode.Scalar) throws(JSONFault) {
        guard take(byte) else { throw .unexpected(at: index) }
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        for byte in text.description.unicodeScalars { try expect(byte) }
        return value
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        try expect("{")
        skipBlanks()
        if take("}") { return .object([]) }
        repeat {
            skipBlanks()
            let name = try string()
            // Two readers would disagree which of them counts.
            guard names.insert(name).inserted else { throw .repeatedKey(name) }
            skipBlanks()
            try expect(":")
            members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
            skipBlanks()
        } while take(",")
        try expect("}")
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
        var items: [JSONValue] = []
        try expect("[")
        skipBlanks()
        if take("]") { return .array(items) }
        repeat {
            items.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(",")
        try expect("]")
        return .array(items)
    }

    private mutating func number() throws(JSONFault) -> String {
        let start = index
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits() throws(JSONFault) {
        let start = index
        while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
        guard index > start else { throw .unexpected(at: index) }
    }

    private mutating func string() throws(JSONFault) -> String {
        try expect("\"")
        var text: [UInt8] = []
        while let byte = next {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += UTF8.encode(try escape()) ?? UTF8.encodedReplacementCharacter
            case 0..<0x20: throw .unexpected(at: index - 1)
            default: text.append(byte)
            }
        }
        throw .unexpected(at: index)
    }

    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        guard let byte = next else { throw .unexpected(at: index) }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unit()
        default: throw .unexpected(at: index - 1)
        }
    }

    /// `\uXXXX`, and the second half of a pair where there is one.
    private mutating func unit() throws(JSONFault) -> Unicode.Scalar {
        let first = try hexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let here = index
        if first < 0xDC00, take("\\"), take("u") {
            let second = try hexDigits()
            if (0xDC00...0xDFFF).contains(second), let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) {
                return scalar
            }
        }
        index = here
        return "\u{FFFD}"
    }

    private mutating func hexDigits() throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            switch next {
            case let byte? where (0x30...0x39).contains(byte): value = value << 4 | UInt32(byte - 0x30)
            case let byte? where (0x41...0x46).contains(byte): value = value << 4 | UInt32(byte - 0x37)
            case let byte? where (0x61...0x66).contains(byte): value = value << 4 | UInt32(byte - 0x57)
            default: throw .unexpected(at: index)
            }
            index += 1
        }
        return value
    }
}
