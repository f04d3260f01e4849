import Glibc
import HotlineConsole
import HotlineSystem

/// A console on a terminal: what the daemon says above, the line that is typed below it.
final class ConsoleScreen {
    /// After the keyboard's end the daemon still answers what was sent.
    private static let lastWords: Int64 = 30_000

    private let client: LineClient
    private let terminal: Terminal
    private let input: Int32
    private let hasColour: Bool
    private var editor: LineEditor
    private var seen = SeenWords()
    private var last = ToolExit.done

    init(_ client: LineClient, _ terminal: Terminal, input: Int32, hasColour: Bool) {
        self.client = client
        self.terminal = terminal
        self.input = input
        self.hasColour = hasColour
        editor = LineEditor(prompt: Self.prompt(for: 200), columns: terminal.columns, words: Completion.first)
    }

    /// Carries lines both ways until the daemon or the keyboard ends.
    func run() throws(LineClient.Problem) -> ToolExit {
        show(editor.drawn)
        defer { show(LineEditor.erased) }
        while true {
            var ready = [
                pollfd(fd: client.descriptorNumber, events: Int16(POLLIN), revents: 0),
                pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&ready, nfds_t(ready.count), -1) < 0 {
                guard errno == EINTR else { throw .system(SystemFailure("poll"), client.endpoint) }
                continue
            }
            if ready[0].revents != 0, try hear() { return exit }
            guard ready[1].revents != 0 else { continue }
            let bytes = InputLines.read(input)
            editor.columns = max(20, terminal.columns)
            editor.second = { [seen] first in Completion.second(after: first, seen: seen) }
            let outcome = editor.take(bytes)
            show(outcome.screen)
            for line in outcome.lines { try client.send(line, withinMilliseconds: Self.lastWords) }
            if bytes.isEmpty || outcome.hasEnded { break }
        }
        client.endWriting()
        while let line = try client.readLine(withinMilliseconds: Self.lastWords) { show(line) }
        return exit
    }

    private var exit: ToolExit { last == .tryLater ? .tryLater : .done }

    /// Shows the lines that are there.
    ///
    /// - Returns: whether the daemon has ended.
    private func hear() throws(LineClient.Problem) -> Bool {
        do throws(LineClient.Problem) {
            while let line = try client.readLine(withinMilliseconds: 0) { show(line) }
            return true
        } catch {
            guard case .timedOut = error else { throw error }
            show(editor.drawn)
            return false
        }
    }

    private func show(_ line: String) {
        seen.read(line)
        if let mark = ConsoleReply.mark(of: line), mark.isLast {
            last = ConsoleReply(code: mark.code, lines: [line]).exit
            editor.prompt = Self.prompt(for: mark.code)
            editor.isText = mark.code == Self.textCode
        }
        show(LineEditor.erased + Array((Self.coloured(line, hasColour: hasColour) + "\r\n").utf8))
    }

    private static let textCode = 354

    /// What is awaited: a command, a choice, or a text, as the transcripts write it.
    private static func prompt(for code: Int) -> String {
        switch code {
        case textCode: "‹ "
        case 251, 300..<400: "? "
        default: "< "
        }
    }

    /// The code in the colour of its kind; a ring stands out, and its bell rings.
    static func coloured(_ line: String, hasColour: Bool) -> String {
        let bell = "\u{07}"
        let isLoud = line.hasSuffix(bell)
        let text = TerminalText.escape(isLoud ? String(line.dropLast()) : line) + (isLoud ? bell : "")
        guard hasColour else { return text }
        if line.hasPrefix("* ") { return "\u{1B}[1;\(isLoud ? 31 : 33)m\(text)\u{1B}[0m" }
        guard let mark = ConsoleReply.mark(of: line) else { return text }
        let colour =
            switch mark.code {
            case ..<300: 32
            case 300..<400: 36
            case 400..<500: 33
            default: 31
            }
        return "\u{1B}[\(colour)m\(text.prefix(4))\u{1B}[0m\(text.dropFirst(4))"
    }

    private func show(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
