import HotlineCore
import HotlineSystem

/// One whole answer: a code and its lines. `-` after the code means that more lines follow, a space ends the answer.
package struct Reply: Hashable, Sendable {
    package let code: Int
    /// At least one; every one short of `longest`; none holds a line end once encoded, whatever came from outside.
    package let lines: [String]
    /// What a program reads of a line, by the line's place; a line that has none is its words alone.
    package var values: [Int: JSONValue] = [:]

    init(_ code: ReplyCode, _ lines: [String], values: [Int: JSONValue] = [:]) {
        self.code = code.rawValue
        self.lines = lines.isEmpty ? [""] : lines
        self.values = values
    }

    private init(code: Int, lines: [String], values: [Int: JSONValue]) {
        self.code = code
        self.lines = lines
        self.values = values
    }

    /// With a line more before its last, which ends it.
    func adding(_ line: String) -> Reply { Reply(code: code, lines: lines + [line], values: values) }

    /// With more words at the end of its last line.
    func ending(with words: String) -> Reply {
        Reply(code: code, lines: lines.dropLast() + [(lines.last ?? "") + words], values: values)
    }

    init(_ code: ReplyCode, _ lines: String...) { self.init(code, lines) }

    /// - Parameter hints: what may be typed now, after what went wrong; the refusal's own next step where there is none.
    init(_ refusal: Refusal, in language: Language, roles: Set<Role>? = nil, hints: [String] = []) {
        code = refusal.codes.console
        var lines = [refusal.said(in: language)]
        if case .reloadRefused(let problems) = refusal { lines += problems.dropFirst() }
        if case .rosterRefused(let faults) = refusal { lines += faults.dropFirst() }
        values = [0: JSONValue.object(["error": .string(refusal.codes.slug)])]
        self.lines = lines + (hints.isEmpty ? [refusal.nextStep(in: language, roles: roles)].compactMap { $0 } : hints)
    }

    /// Bytes of the longest answer: an operator reads a screen, a script asks for less at a time. The listener's write backlog
    /// must hold it.
    package static let longest = 256 * 1024

    /// The answer as bytes. Lines end in CRLF as telnet wants; control and bidi characters are escaped here, once for all.
    /// Lines that would make it too long are left out, and `…` stands for them; the last line always comes.
    package func bytes(as format: ReplyFormat = .text) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in lines.indices.dropLast() {
            let encoded = encoded(shown(index, as: format), mark: "-")
            guard bytes.count + encoded.count < Self.longest else {
                bytes += self.encoded(format == .text ? "…" : #"{"text":"…"}"#, mark: "-")
                break
            }
            bytes += encoded
        }
        return bytes + encoded(shown(lines.count - 1, as: format), mark: " ")
    }

    /// A line as it is written after its code.
    private func shown(_ index: Int, as format: ReplyFormat) -> String {
        guard format == .json else { return lines[index] }
        var members: [JSONValue.Member] = []
        if case .object(let known)? = values[index] { members = known }
        return String(decoding: JSONValue.object(members + [.init(name: "text", value: .string(lines[index]))]).bytes, as: UTF8.self)
    }

    private func encoded(_ line: String, mark: String) -> [UInt8] { Array("\(code)\(mark)\(TerminalText.escape(line))\r\n".utf8) }
}
