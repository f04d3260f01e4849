/// A JSON value (RFC 8259). Members keep their order, so that the same value is always the same bytes.
package enum JSONValue: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package let name: String
        package let value: JSONValue
    }

    case null
    case bool(Bool)
    /// As written; nothing here computes with fractions.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// An object of the members that are there: absent rather than null.
    package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
    }

    package static func int(_ value: Int) -> JSONValue { .number(String(value)) }

    /// UTF-8, without spaces between tokens.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        write(to: &result)
        return result
    }

    private func write(to result: inout [UInt8]) {
        switch self {
        case .null: result += Array("null".utf8)
        case .bool(let value): result += Array((value ? "true" : "false").utf8)
        case .number(let text): result += Array(text.utf8)
        case .string(let text): Self.write(text, to: &result)
        case .array(let values):
            result.append(0x5B)
            for (index, value) in values.enumerated() {
                if index > 0 { result.append(0x2C) }
                value.write(to: &result)
            }
            result.append(0x5D)
        case .object(let members):
            result.append(0x7B)
            for (index, member) in members.enumerated() {
                if index > 0 { result.append(0x2C) }
                Self.write(member.name, to: &result)
                result.append(0x3A)
                member.value.write(to: &result)
            }
            result.append(0x7D)
        }
    }

    private static func write(_ text: String, to result: inout [UInt8]) {
        result.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: result += [0x5C, byte]
            case 0x0A: result += [0x5C, 0x6E]
            case 0x0D: result += [0x5C, 0x72]
            case 0x09: result += [0x5C, 0x74]
            case 0..<0x20, 0x7F:
                let digits = Array("0123456789abcdef".utf8)
                result += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: result.append(byte)
            }
        }
        result.append(0x22)
    }
}
