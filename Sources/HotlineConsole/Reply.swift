import HotlineCore
import HotlineSystem

/// One whole answer: a code and its lines. `-` after the code means that more lines follow, a space ends the answer.
package struct Reply: Hashable, Sendable {
    package let code: Int
    /// At least one; none holds a line end once encoded, whatever came from outside.
    package let lines: [String]

    init(_ code: ReplyCode, _ lines: [String]) {
        self.code = code.rawValue
        self.lines = lines.isEmpty ? [""] : lines
    }

    init(_ code: ReplyCode, _ lines: String...) { self.init(code, lines) }

    /// - Parameter hints: what may be typed now, after what went wrong.
    init(_ refusal: Refusal, in language: Language, hints: [String] = []) {
        code = refusal.codes.console
        var lines = [refusal.words(in: language)]
        if case .reloadRefused(let problems) = refusal { lines += problems.dropFirst() }
        self.lines = lines + hints
    }

    /// The answer as bytes. Lines end in CRLF as telnet wants; control and bidi characters are escaped here, once for all.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for (index, line) in lines.enumerated() {
            let mark = index == lines.count - 1 ? " " : "-"
            bytes += Array("\(code)\(mark)\(TerminalText.escape(line))\r\n".utf8)
        }
        return bytes
    }
}
