import HotlineCore

/// A story written down as it is typed and answered: documentation, test and demonstration at once.
///
/// A line's first character says what it is:
///
///     # for the reader, like an empty line
///     @ 2026-03-12T09:20:00+08:00       the clock goes there, from due to due; the first one is where it starts
///     @ A = console 8001                somebody comes in, and speaks from here on (see below)
///     @ A                               A speaks again
///     @ restart                         the daemon ends and starts again; everybody comes in anew
///     @ edit rules.csv: OLD => NEW      a clerk changes a table in the daemon's folder (then `reload`); `\n` ends a row
///     < new phone=12000000001           what the speaker types; a bare `<` is Enter
///     > 354 请记录                       what the speaker is answered
///     >B * 特急 …                        what B is sent meanwhile
///     > ...                             any lines, or none; found as early as what follows allows
///
/// In an answer `*` stands for anything, and `{code}` (letters in braces) for something that is remembered under that name:
/// in a later answer it must be the same, and in what is typed it is put in.
///
/// Who comes in: `console 8001` a person of people.csv (by the Unix socket where a system account stands there, else over TCP
/// with a token), `console root` the service's own account, `console stranger` a TCP client that has not logged in;
/// `department 440106011` a department's system, with its token; `gateway wx` a chat gateway, greeted; `public` a citizen's browser.
/// To HTTP one types `GET /path` or `POST /path BODY`, with `key=K` before the body for an idempotency key of one's own and
/// `json` to ask a public page for JSON; a JSON answer is shown a member a line. To a gateway one types `u1: text` for user u1's
/// message, or the whole JSON line.
///
/// `HOTLINE_DIALOGUES=rewrite swift test --filter DialogueTests` writes what happened into the transcripts that differ, and
/// keeps `*`, `{…}` and `...` where they still fit; read the change before committing it.
struct Transcript {
    /// One thing done, what was expected to come of it, and what stood above it for the reader.
    struct Beat: Equatable {
        var above: [String] = []
        /// The line that does something, whole.
        let done: String
        let deed: Deed
        /// Lines that begin with `>`, whole.
        var expected: [String] = []
        /// Where `done` stands, from 1.
        let line: Int
    }

    enum Deed: Equatable {
        case time(Instant)
        case enter(String, as: String)
        case turnTo(String)
        case edit(file: String, old: String, new: String)
        case typed(String)
        /// The daemon ends and starts again on the same folder; whoever had come in has to come in anew.
        case restart
    }

    struct Malformed: Error, Equatable {
        let line: Int
        let text: String
    }

    private(set) var beats: [Beat] = []
    /// What stands below the last beat.
    private(set) var below: [String] = []

    init(_ text: String) throws(Malformed) {
        var above: [String] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated() {
            switch line.first {
            case nil, "#": above.append(line)
            case ">":
                // An answer belongs to what stands right above it.
                guard let last = beats.indices.last, above.isEmpty else { throw Malformed(line: index + 1, text: line) }
                beats[last].expected.append(line)
            default:
                guard let deed = Deed(line) else { throw Malformed(line: index + 1, text: line) }
                beats.append(Beat(above: above, done: line, deed: deed, line: index + 1))
                above = []
            }
        }
        below = above
    }

    func text(answers: [[String]]) -> String {
        (zip(beats, answers).flatMap { beat, answer in beat.above + [beat.done] + answer } + below).joined(separator: "\n")
    }
}

extension Transcript.Deed {
    init?(_ line: String) {
        let rest = String(line.dropFirst(2))
        switch line.first {
        case "<": self = .typed(rest)
        case "@":
            if let instant = Instant(iso8601: rest) {
                self = .time(instant)
            } else if rest.hasPrefix("edit "), let edit = Self.edit(rest.dropFirst(5)) {
                self = edit
            } else if rest == "restart" {
                self = .restart
            } else if let equals = rest.range(of: " = ") {
                self = .enter(String(rest[equals.upperBound...]), as: String(rest[..<equals.lowerBound]))
            } else {
                guard !rest.isEmpty, !rest.contains(" ") else { return nil }
                self = .turnTo(rest)
            }
        default: return nil
        }
    }

    private static func edit(_ text: Substring) -> Self? {
        guard let colon = text.range(of: ": "), let arrow = text.range(of: " => "), colon.upperBound <= arrow.lowerBound else { return nil }
        return .edit(
            file: String(text[..<colon.lowerBound]), old: String(text[colon.upperBound..<arrow.lowerBound]),
            new: String(text[arrow.upperBound...]).replacing("\\n", with: "\r\n"))
    }
}
