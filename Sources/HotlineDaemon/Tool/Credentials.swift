import Glibc
import HotlineSystem

/// `ID TOKEN` for a console over TCP: from a file or the keyboard, never from an argument, which every user of the machine can see.
enum Credentials {
    /// - Returns: nil on a Unix socket, which knows its caller, and where there is neither file nor keyboard.
    static func obtain(for endpoint: Endpoint, _ arguments: ToolArguments, _ surroundings: ToolSurroundings) throws(ToolStop) -> String? {
        if let file = arguments[.tokenFile] { return try read(file) }
        guard case .tcp = endpoint, isatty(surroundings.input) == 1 else { return nil }
        surroundings.output.complain("编号 ID:")
        var input = InputLines(surroundings.input)
        guard let id = input.next(), !id.isEmpty else { throw none }
        surroundings.output.complain("令牌 token（不显示 not shown）:")
        guard let token = withoutEcho(surroundings.input, { input.next() }), !token.isEmpty, !token.utf8.contains(3) else { throw none }
        return id + " " + token
    }

    static func read(_ file: String) throws(ToolStop) -> String {
        let text: String
        do throws(SecretFile.Problem) { text = try SecretFile.readText(file) } catch {
            throw ToolStop(.wrongUsage, error.chinese, error.description)
        }
        let words = text.split { $0 == " " || $0 == "\t" || $0.isNewline }
        guard words.count == 2 else {
            throw ToolStop(.wrongUsage, "\(file) 应为一行：编号 令牌", "\(file): expected one line, ID TOKEN")
        }
        return words.joined(separator: " ")
    }

    private static var none: ToolStop { ToolStop(.wrongUsage, "没有给出编号和令牌", "no id and token were given") }

    /// Control-C is read as a character meanwhile, so that the terminal is never left without echo.
    private static func withoutEcho<R>(_ terminal: Int32, _ body: () -> R) -> R {
        var before = termios()
        guard tcgetattr(terminal, &before) == 0 else { return body() }
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO | ISIG)
        tcsetattr(terminal, TCSAFLUSH, &quiet)
        defer { tcsetattr(terminal, TCSAFLUSH, &before) }
        return body()
    }
}
