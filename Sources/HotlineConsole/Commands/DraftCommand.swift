import HotlineCore
import HotlineDesk

/// What was begun and not finished: by a dropped line, a restart, or another caller (practice 40).
struct DraftCommand: Command {
    let card = Card(
        names: ["draft", "草稿", "cg", "drafts"], usage: "draft [LINE] | draft show LINE | draft drop LINE",
        help: Words(
            "接着写没写完的正文：断线、重启、被别的来电打断都还在；只有一份时直接接上。hold 挂起的也在这里。草稿留七天",
            "takes up a text that was not finished, after a dropped line, a restart or another caller; the only one at once. What hold put aside is here too. Drafts are kept for seven days"
        ))

    private enum Deed: Sendable { case resume, show, drop }

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard seat.person != nil else { throw .notPermitted(verb: "draft") }
        var deed = Deed.resume
        if words.take("show", "查看", "看") { deed = .show } else if words.take("drop", "删除", "删") { deed = .drop }
        let line = words.next()
        try words.finish()
        if line == nil, deed != .resume { throw words.refusal }
        return .ask(seat.query(.workbench(.drafts, by: seat.actor))) { [deed] answer, seat in
            guard case .workbench(.drafts(let drafts)) = answer else { return seat.unexpected(answer) }
            guard let line else { return drafts.count == 1 ? Self.resume(drafts[0], at: &seat) : .reply(Self.list(drafts, at: seat)) }
            guard let number = Int(line.folded), drafts.indices.contains(number - 1) else {
                return seat.refuse(
                    .invalid(
                        field: seat.words(Wording.draftLine), value: line.short,
                        expected: drafts.isEmpty ? seat.words(Wording.noDrafts) : "1–\(drafts.count)"))
            }
            let draft = drafts[number - 1]
            switch deed {
            case .resume: return Self.resume(draft, at: &seat)
            case .show: return .reply(Reply(.list, draft.lines + [seat.description(of: draft)]))
            case .drop:
                return .ask(seat.plainOrder(.dropDraft(key: draft.key))) { answer, seat in
                    guard case .done = answer else { return seat.unexpected(answer) }
                    return .reply(Reply(.done, seat.words(Wording.dropped)))
                }
            }
        }
    }

    /// Begins the draft's command again; the text that it asks for has the draft's lines.
    private static func resume(_ draft: DraftText, at seat: inout Seat) -> Move {
        let line = TypedLine(draft.command)
        let name = line.plain.prefix { $0 != " " }
        guard let command = CommandTable.command(named: String(name)) else { return seat.refuse(.unknownCommand(String(name))) }
        var words = Arguments(line, usage: command.card.usage.in(seat.language), skipping: 1)
        seat.resumed = draft
        seat.begun = draft.command
        do throws(Refusal) { return try command.begin(&words, at: &seat) } catch { return seat.refuse(error) }
    }

    private static func list(_ drafts: [DraftText], at seat: Seat) -> Reply {
        guard !drafts.isEmpty else { return Reply(.list, seat.words(Wording.noDrafts)) }
        let rows = DisplayWidth.aligned(drafts.enumerated().map { ["\($0.offset + 1)"] + seat.cells(of: $0.element) })
        return Reply(.list, rows + [seat.words(Wording.drafts(drafts.count))])
    }
}

extension Seat {
    /// `09:20 挂起 reply …1315 门口的井盖…`: when, for what, and how it begins.
    func description(of draft: DraftText) -> String { cells(of: draft).filter { !$0.isEmpty }.joined(separator: " ") }

    fileprivate func cells(of draft: DraftText) -> [String] {
        [
            draft.at.map(time) ?? "", draft.isParked ? words(Wording.isParked) : "", DisplayWidth.cut(Self.shown(draft.command), to: 40),
            DisplayWidth.cut(draft.lines.first { !$0.trimmingSpaces.isEmpty } ?? "", to: 24),
        ]
    }

    /// The command without what only the machine needs of it, and with no number in full.
    private static func shown(_ command: String) -> String {
        Arguments(TypedLine(command), usage: "", skipping: 0).words.compactMap { word in
            if word.typed.hasPrefix("key=") || word.typed.hasPrefix("set=") { return nil }
            guard word.typed.hasPrefix("phone=") else { return word.typed }
            return Phone(String(word.folded.dropFirst("phone=".count)))?.masked
        }.joined(separator: " ")
    }
}
