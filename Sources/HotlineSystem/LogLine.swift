/// One event as the journal takes it: `<6>ticket-accepted ticket=GZ202603120000127 source="电话 平台"`.
///
/// The priority is sd-daemon(3)'s; the rest is logfmt, the event's slug first.
package enum LogLine {
    /// Bytes of a whole line with its LF. A pipe takes that many at once or not at all (PIPE_BUF, pipe(7)), so lines never mix.
    package static let longest = 4096
    /// Scalars of one value; what is cut off is shown by `…`.
    package static let longestValue = 512

    package static func render(_ level: Log.Level, _ event: String, _ fields: [(key: String, value: String)]) -> [UInt8] {
        var line = "<\(level.rawValue)>" + key(event)
        for field in fields {
            line += " " + key(field.key) + "=" + quote(field.value)
        }
        var bytes = Array(line.utf8)
        if bytes.count > longest - 1 {
            let mark = Array("…".utf8)
            var end = longest - 1 - mark.count
            // Not in the middle of a character.
            while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            bytes.removeSubrange(end...)
            bytes += mark
        }
        return bytes + [0x0A]
    }

    /// A value: bare where it is one plain word, otherwise in quotes with `"`, `\` and everything hidden escaped.
    package static func quote(_ value: String) -> String {
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

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\"", "\\", "=", "\u{A0}", "\u{3000}": false
        default: !scalar.isHidden
        }
    }

    /// Slugs and keys are ours; whatever could break the line in them is replaced.
    private static func key(_ name: String) -> String {
        if !name.isEmpty, name.unicodeScalars.allSatisfy(isPlain) { return name }
        return name.isEmpty ? "_" : String(String.UnicodeScalarView(name.unicodeScalars.map { isPlain($0) ? $0 : "_" }))
    }
}
