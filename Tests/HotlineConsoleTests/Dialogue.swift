import HotlineCore

/// A conversation written down: documentation, test and demonstration at once.
///
/// `@ 2026-03-12T09:20:00+08:00` sets the time, `< ` begins what is typed, `> ` a line of the reply; a bare `<` is Enter. Lines that begin
/// with `#` and empty lines are for the reader. Reading knows nothing of what answers: give `replayed` anything that talks.
struct Dialogue {
    enum Line: Equatable {
        case time(Instant)
        case typed(String)
        case reply(String)
    }

    struct Malformed: Error, Equatable {
        let line: Int
        let text: String
    }

    let lines: [Line]

    init(_ text: String) throws(Malformed) {
        var lines: [Line] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let rest = String(line.dropFirst(2))
            switch line.first {
            case "@":
                guard let instant = Instant(iso8601: rest) else { throw Malformed(line: index + 1, text: String(line)) }
                lines.append(.time(instant))
            case "<": lines.append(.typed(rest))
            case ">": lines.append(.reply(rest))
            default: throw Malformed(line: index + 1, text: String(line))
            }
        }
        self.lines = lines
    }

    /// As it went when it was played again: to be compared with `text`.
    ///
    /// - Parameter talk: is told what is typed (nil: the connection opens) and the time, and gives the lines that came back.
    func replayed(by talk: (String?, Instant) -> [String]) -> String {
        var now = Instant(milliseconds: 0)
        var isOpen = false
        var actual: [Line] = []
        for line in lines {
            switch line {
            case .time(let instant):
                now = instant
                actual.append(line)
                if !isOpen { actual += talk(nil, now).map(Line.reply) }
                isOpen = true
            case .typed(let typed):
                actual.append(line)
                actual += talk(typed, now).map(Line.reply)
            case .reply: break
            }
        }
        return Self.text(actual)
    }

    /// Without what is for the reader only.
    var text: String { Self.text(lines) }

    private static func text(_ lines: [Line]) -> String {
        lines.map { line in
            switch line {
            case .time(let instant): "@ " + instant.iso8601()
            case .typed(let typed): typed.isEmpty ? "<" : "< " + typed
            case .reply(let reply): "> " + reply
            }
        }.joined(separator: "\n")
    }
}
