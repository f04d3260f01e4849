import Glibc
import HotlineDesk
import HotlineSystem

/// What a command prints: answers on one stream, complaints on the other, each line escaped for the terminal.
package struct ToolOutput: Sendable {
    private let answers: @Sendable (String) -> Void
    private let complaints: @Sendable (String) -> Void

    /// The closures take one line each, without its end.
    package init(answers: @escaping @Sendable (String) -> Void, complaints: @escaping @Sendable (String) -> Void) {
        self.answers = answers
        self.complaints = complaints
    }

    /// The process's own streams.
    package static let standard = ToolOutput(answers: { write($0, to: STDOUT_FILENO) }, complaints: { write($0, to: STDERR_FILENO) })

    /// Escapes everything but tabs, which part columns.
    package func line(_ text: String) { answers(Self.escaped(text)) }
    package func complain(_ text: String) { complaints(Self.escaped(text)) }
    package func complain(_ words: Words) { complain(words.chinese + " / " + words.english) }

    /// Lines of JSON, whose hidden characters are escaped as JSON wants.
    func json(_ text: String) {
        for line in text.split(separator: "\n") { answers(String(line)) }
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "\t", omittingEmptySubsequences: false).map { TerminalText.escape(String($0)) }.joined(separator: "\t")
    }

    /// What cannot be written has no reader: the kernel's SIGPIPE ends the tool, as a pipe's writer expects.
    private static func write(_ line: String, to descriptor: Int32) {
        var rest = Array((line + "\n").utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
