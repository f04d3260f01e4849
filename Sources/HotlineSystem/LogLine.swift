/// One event as the journal takes it: `<6>ticket-accepted ticket=GZ202603120000127 source="电话 平台"`.
///
/// The priority is sd-daemon(3)'s; the rest is logfmt, the event's slug first.
package enum LogLine {
    /// Bytes of a whole line with its LF. A pipe takes that many at once or not at all (PIPE_BUF, pipe(7)), so lines never mix.
    package static let longest = 4096
    /// Scalars of one value; what is cut off is shown by `…`.
    package static let longestValue = 512

    package static func render(_ level: Log.Level, _ event: String, _ fields: [(key: String, value: String)]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        bytes += "<\(level.rawValue)>".utf8
        bytes += key(event).utf8
        for field in fields {
            bytes.append(0x20)
            bytes += key(field.key).utf8
            bytes.append(0x3D)
            bytes += quote(field.value).utf8
        }
        if bytes.count > longest - 1 {
            let mark = Array("…".utf8)
            var end = longest - 1 - mark.count
            // Not in the middle of a character.
            while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            bytes.removeSubrange(end...)
            bytes += mark
        }
        bytes.append(0x0A)
        return bytes
    }

    /// A value: bare where it is one plain word, otherwise in quotes with `"`, `\` and everything hidden escaped.
    package static func quote(_ value: String) -> String {
        if isPlainASCII(value) { return value }
        var scalars = value.unicodeScalars.prefix(longestValue)[...]
        let isCut = scalars.endIndex < value.unicodeScalars.endIndex
        if !isCut, !scalars.isEmpty, scalars.allSatisfy(isPlain) { return value }
        var quoted = "\""
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default:
                if scalar.isHidden { quoted += TerminalText.escaped(scalar) } else { quoted.unicodeScalars.append(scalar) }
            }
        }
        return quoted + (isCut ? "…\"" : "\"")
    }

    /// Numbers, slugs and codes: nearly every value, so they are known by their bytes.
    private static func isPlainASCII(_ value: String) -> Bool {
        let bytes = value.utf8
        guard (1...longestValue).contains(bytes.count) else { return false }
        return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3D && $0 != 0x5C }
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\"", "\\", "=", "\u{A0}", "\u{3000}": false
        default: !scalar.isHidden
        }
    }

    /// Slugs and keys are ours; whatever could break the line in them is replaced.
    private static func key(_ name: String) -> String {
        if isPlainASCII(name) { return name }
        return name.isEmpty
            ? "_" : String(String.UnicodeScalarView(name.unicodeScalars.prefix(longestValue).map { isPlain($0) ? $0 : "_" }))
    }
}
