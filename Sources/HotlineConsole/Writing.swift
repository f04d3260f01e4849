import HotlineCore
import HotlineDesk

/// A text that is being written, kept line by line so that neither a dropped line nor a restart loses it (practice 40).
struct Writing: Sendable {
    let key: String
    /// The line that takes it up again, but for what was changed at the proposal.
    private let line: String
    /// What was typed at the proposal, a line for each change.
    var changes: [String] = []
    /// What was given to the Desk to keep.
    var lines: [String] = []
    /// The Desk has it.
    var isKept = false

    /// - Parameter command: of a draft that is taken up again with the changes that it had.
    init(key: String, command: String, lines: [String] = [], isKept: Bool = false) {
        self.key = key
        line = String(command.firstRange(of: Self.changed).map { command[..<$0.lowerBound] } ?? command[...])
        changes = Self.changes(in: command)
        self.lines = lines
        self.isKept = isKept
    }

    func draft(isParked: Bool = false) -> DraftText {
        let plain = changes.map { String(String.UnicodeScalarView($0.unicodeScalars.filter { !Self.isMark($0) })) }
        let changed = plain.isEmpty ? "" : Self.changed + plain.joined(separator: "|") + "\""
        return DraftText(key: key, command: line + changed, lines: lines, isParked: isParked)
    }

    /// The last option of the command: `set="k投诉|d440106011"`.
    private static let changed = " set=\""

    private static func changes(in command: String) -> [String] {
        guard let range = command.firstRange(of: changed) else { return [] }
        return command[range.upperBound...].prefix { $0 != "\"" }.split(separator: "|").map(String.init)
    }

    /// What would end the option early.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { ["\"", "|"].contains(TypedLine.fold(scalar)) }
}

extension Seat {
    /// Has the Desk keep what was typed, and goes on whatever it says: the text is still here.
    func keep(then: @escaping @Sendable (inout Seat) -> Move) -> Move {
        let writing = writing ?? Writing(key: draftKey(), command: begun)
        return .ask(plainOrder(.keepDraft(writing.draft()))) { answer, seat in
            if case .done = answer { seat.writing?.isKept = true }
            return then(&seat)
        }
    }

    /// Puts the text aside for the next caller.
    mutating func park() -> Move {
        guard let writing else { return .reply(Reply(.done, words(Wording.dropped))) }
        self.writing = nil
        return .ask(plainOrder(.keepDraft(writing.draft(isParked: true)))) { answer, seat in
            guard case .done = answer else { return seat.unexpected(answer) }
            return seat.endCall(Reply(.done, seat.words(Wording.parked)))
        }
    }

    /// Lets the text go, here and at the Desk.
    mutating func drop() -> Move {
        let reply = Reply(.done, words(Wording.dropped))
        guard let writing, writing.isKept else {
            self.writing = nil
            return .reply(reply)
        }
        self.writing = nil
        return .ask(plainOrder(.dropDraft(key: writing.key))) { _, _ in .reply(reply) }
    }

    /// The answer that ends a command. Where it refuses a text that the Desk keeps, it says so.
    mutating func ending(with reply: Reply) -> Reply {
        defer { (writing, resumed) = (nil, nil) }
        guard let writing, writing.isKept, reply.code >= 400 else { return reply }
        return reply.adding(words(Wording.textKept))
    }

    /// A greeting that tells of drafts, where there are any.
    func greeted(_ reply: Reply) -> Move {
        guard person != nil else { return .reply(reply) }
        return .ask(query(.workbench(.drafts, by: actor))) { answer, seat in
            guard case .workbench(.drafts(let drafts)) = answer, !drafts.isEmpty else { return .reply(reply) }
            return .reply(reply.adding(seat.words(Wording.draftsWait(drafts.count))))
        }
    }
}

extension ConsoleSession {
    /// Asks for a text; one that is taken up again begins with the lines it had.
    mutating func begin(_ wanted: TextWanted) {
        var gathering = TextGathering(wanted, limits: seat.limits)
        var heading = wanted.heading
        let resumed = seat.resumed
        seat.resumed = nil
        if let resumed {
            gathering.take(draft: resumed.lines)
            heading.append(seat.words(Wording.resumed(resumed.lines.count)))
            heading += resumed.lines.suffix(Self.linesShown).map { "  " + $0 }
        }
        if seat.person != nil {
            seat.writing = Writing(
                key: resumed?.key ?? wanted.key ?? seat.draftKey(), command: resumed?.command ?? command(of: wanted),
                lines: gathering.lines, isKept: resumed != nil)
        }
        standing = .text(gathering)
        send(Reply(.text, heading + [seat.words(Wording.sendText)]))
    }

    /// Of a draft, when it is taken up again: the screen's worth.
    private static let linesShown = 20

    /// The line as it was typed, with what makes it the same submission.
    private func command(of wanted: TextWanted) -> String {
        guard !wanted.resumesWith.isEmpty, !seat.begun.contains("key=") else { return seat.begun }
        let name = seat.begun.prefix { $0 != " " }
        return ([String(name)] + wanted.resumesWith + [String(seat.begun.dropFirst(name.count)).trimmingSpaces])
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Notes what the text holds now.
    ///
    /// - Returns: whether there is something that the Desk does not have yet.
    @discardableResult
    mutating func keep(_ gathering: TextGathering) -> Bool {
        guard var writing = seat.writing, gathering.fault == nil else { return false }
        let isNew = writing.lines != gathering.lines || !writing.isKept
        writing.lines = gathering.lines
        seat.writing = writing
        return isNew
    }

    /// All that came was worked: the lines typed since the last time are given to the Desk before anything else is awaited.
    mutating func keepTyped() {
        guard case .text(let gathering) = standing, let writing = seat.writing, writing.lines != gathering.lines, keep(gathering) else {
            return
        }
        perform(seat.keep { _ in .goOn(gathering) })
    }
}
