import Foundation
import HotlineSystem

/// JSON for a terminal or a program: keys in order, a key a line, and no character that a terminal would obey.
enum ToolJSON {
    static func text(of value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { preconditionFailure("strings, numbers and lists have a JSON form") }
        return escaped(String(decoding: data, as: UTF8.self))
    }

    /// Writes each hidden character but the line ends as `\uXXXX` (RFC 8259, 7).
    static func escaped(_ json: String) -> String {
        json.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            TerminalText.escape(String(line)) == line ? String(line) : escapedLine(line)
        }.joined(separator: "\n")
    }

    private static func escapedLine(_ line: Substring) -> String {
        line.unicodeScalars.reduce(into: "") { text, scalar in
            let plain = String(scalar)
            guard TerminalText.escape(plain) != plain else { return text += plain }
            for unit in plain.utf16 {
                let digits = String(unit, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
    }
}
