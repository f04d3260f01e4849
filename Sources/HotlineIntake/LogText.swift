/// What the cells of a phone log mean as text.
enum LogText {
    /// Without blanks at its ends: space, TAB, no-break and ideographic space, byte order mark.
    static func trimmed(_ text: String) -> String {
        let bytes = text.utf8
        // Nearly every cell begins and ends with neither a blank nor the first byte of a wide one.
        if let first = bytes.first, let last = bytes.last, !mayBlank(first), !mayEndBlank(last) { return text }
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isBlank($0) }), let end = scalars.lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(scalars[start...end])
    }

    /// The cell's text, or nil for `\N`, NULL, null, none and blanks (domain 6.6).
    static func value(_ cell: String) -> String? {
        let text = trimmed(cell)
        guard !text.isEmpty else { return nil }
        guard text.utf8.count <= 4 else { return text }
        switch text {
        case "\\N", "NULL", "null", "Null", "none", "None", "NONE": return nil
        default: return text
        }
    }

    /// With the two characters `\n` as a line break.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte == UInt8(ascii: "n"), out.last == UInt8(ascii: "\\") {
                out[out.count - 1] = UInt8(ascii: "\n")
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, 0xFEFF: true
        default: false
        }
    }

    private static func mayBlank(_ first: UInt8) -> Bool { first <= 0x20 || first == 0xC2 || first == 0xE3 || first == 0xEF }

    private static func mayEndBlank(_ last: UInt8) -> Bool { last <= 0x20 || last == 0xA0 || last == 0x80 || last == 0xBF }
}
