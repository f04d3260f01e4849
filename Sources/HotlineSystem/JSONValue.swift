/// A JSON value (RFC 8259). Members keep their order, so that the same value is always the same bytes.
package enum JSONValue: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package let name: String
        package let value: JSONValue

        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    case null
    case bool(Bool)
    /// As written: ids of 64 bits do not survive floating point, and nothing here computes with fractions.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// An object of the members that are there: absent rather than null.
    package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
    }

    /// A member of an object; nil where there is none, or no object.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
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
        case .null: result += "null".utf8
        case .bool(let value): result += (value ? "true" : "false").utf8
        case .number(let text): result += text.utf8
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

    /// Control characters and the line separators are escaped, so that a value is one line wherever it is shown.
    private static func write(_ text: String, to result: inout [UInt8]) {
        result.append(0x22)
        defer { result.append(0x22) }
        var text = text
        let isPlain = text.withUTF8 { bytes in
            guard !bytes.contains(where: mayNeedEscape) else { return false }
            result.append(contentsOf: bytes)
            return true
        }
        if isPlain { return }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += [0x5C, UInt8(ascii: scalar)]
            case "\n": result += [0x5C, 0x6E]
            case "\r": result += [0x5C, 0x72]
            case "\t": result += [0x5C, 0x74]
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                result += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
    }

    /// Whether a byte of UTF-8 is, or may begin, what is escaped: U+0080–U+009F begin with C2, the line separators with E2.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2
    }
}
