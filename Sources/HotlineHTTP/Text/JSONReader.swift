import HotlineCore

/// Reads one JSON text (RFC 8259), strictly: UTF-8 only, at most `HTTPLimits.jsonDepth` deep, no member twice.
///
/// Foundation's reader keeps the last of two members of one name and turns `1` into `true` where asked; a door that
/// refuses what it does not understand needs to see both.
package struct JSONReader {
    private var rest: ArraySlice<UInt8>

    package static func read(_ bytes: [UInt8]) throws(Refusal) -> JSONValue {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        var reader = JSONReader(rest: bytes[...])
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.rest.isEmpty else { throw .malformed(detail: "JSON") }
        return value
    }

    private mutating func value(depth: Int) throws(Refusal) -> JSONValue {
        guard depth < HTTPLimits.jsonDepth else { throw .tooLong(field: "JSON depth", limit: HTTPLimits.jsonDepth) }
        skipSpace()
        switch rest.first {
        case 0x7B: return try object(depth: depth)
        case 0x5B: return try array(depth: depth)
        case 0x22: return .string(try string())
        case 0x74: return try word("true", .bool(true))
        case 0x66: return try word("false", .bool(false))
        case 0x6E: return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(Refusal) -> JSONValue {
        rest.removeFirst()
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        if takes(0x7D) { return .object([]) }
        repeat {
            skipSpace()
            let name = try string()
            guard names.insert(name).inserted else { throw .repeatedField(name) }
            guard takes(0x3A) else { throw .malformed(detail: "JSON") }
            members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
        } while takes(0x2C)
        guard takes(0x7D) else { throw .malformed(detail: "JSON") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(Refusal) -> JSONValue {
        rest.removeFirst()
        var values: [JSONValue] = []
        if takes(0x5D) { return .array([]) }
        repeat { values.append(try value(depth: depth + 1)) } while takes(0x2C)
        guard takes(0x5D) else { throw .malformed(detail: "JSON") }
        return .array(values)
    }

    private mutating func string() throws(Refusal) -> String {
        guard rest.first == 0x22 else { throw .malformed(detail: "JSON") }
        rest.removeFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case 0x22: return String(decoding: bytes, as: UTF8.self)
            case 0x5C: bytes += try escape()
            case 0..<0x20: throw .malformed(detail: "JSON")
            default: bytes.append(byte)
            }
        }
        throw .malformed(detail: "JSON")
    }

    private mutating func escape() throws(Refusal) -> [UInt8] {
        switch rest.popFirst() {
        case 0x22: return [0x22]
        case 0x5C: return [0x5C]
        case 0x2F: return [0x2F]
        case 0x62: return [0x08]
        case 0x66: return [0x0C]
        case 0x6E: return [0x0A]
        case 0x72: return [0x0D]
        case 0x74: return [0x09]
        case 0x75: return try unicodeEscape()
        default: throw .malformed(detail: "JSON")
        }
    }

    /// `\uXXXX`, or a surrogate pair; half a pair is refused.
    private mutating func unicodeEscape() throws(Refusal) -> [UInt8] {
        let unit = try hexUnit()
        var value = unit
        if (0xD800...0xDBFF).contains(unit) {
            guard rest.popFirst() == 0x5C, rest.popFirst() == 0x75 else { throw .malformed(detail: "JSON") }
            let low = try hexUnit()
            guard (0xDC00...0xDFFF).contains(low) else { throw .malformed(detail: "JSON") }
            value = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw .malformed(detail: "JSON") }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func hexUnit() throws(Refusal) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = rest.popFirst().flatMap(HTTPSyntax.hexDigit) else { throw .malformed(detail: "JSON") }
            value = value * 16 + UInt32(digit)
        }
        return value
    }

    /// `-? (0 | [1-9][0-9]*) (\.[0-9]+)? ([eE][+-]?[0-9]+)?`
    private mutating func number() throws(Refusal) -> JSONValue {
        let start = rest
        if rest.first == 0x2D { rest.removeFirst() }
        let hasLeadingZero = rest.first == 0x30
        let whole = digits()
        guard whole == 1 || (whole > 1 && !hasLeadingZero) else { throw .malformed(detail: "JSON") }
        if rest.first == 0x2E {
            rest.removeFirst()
            guard digits() > 0 else { throw .malformed(detail: "JSON") }
        }
        if rest.first == 0x65 || rest.first == 0x45 {
            rest.removeFirst()
            if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
            guard digits() > 0 else { throw .malformed(detail: "JSON") }
        }
        return .number(String(decoding: start.prefix(start.count - rest.count), as: UTF8.self))
    }

    private mutating func digits() -> Int {
        let count = rest.prefix { HTTPSyntax.digit($0) != nil }.count
        rest.removeFirst(count)
        return count
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Refusal) -> JSONValue {
        guard rest.starts(with: Array(word.utf8)) else { throw .malformed(detail: "JSON") }
        rest.removeFirst(word.utf8.count)
        return value
    }

    /// Whether the next byte after space is this one, which is then used up.
    private mutating func takes(_ byte: UInt8) -> Bool {
        skipSpace()
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func skipSpace() {
        rest = rest.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    }
}
