import Glibc

/// The terminal of a tool, without its own line editing while this value lives.
final class Terminal {
    private let descriptor: Int32
    private var before = termios()

    /// - Returns: nil where `input` or `output` is no terminal: then lines come and go as they are.
    init?(input: Int32, output: Int32) {
        guard isatty(input) == 1, isatty(output) == 1, tcgetattr(input, &before) == 0 else { return nil }
        if let name = getenv("TERM"), String(cString: name) == "dumb" { return nil }
        descriptor = input
        var raw = before
        raw.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
        raw.c_iflag &= ~tcflag_t(ICRNL | IXON)
        guard tcsetattr(input, TCSADRAIN, &raw) == 0 else { return nil }
    }

    deinit { tcsetattr(descriptor, TCSADRAIN, &before) }

    /// 80 where the terminal does not say.
    var columns: Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
