import HotlineCore

/// `help`, `help COMMAND`, `help codes`, `help text`.
struct Help: Command {
    let card = Card(
        names: ["help", "帮助", "bz"], usage: "help [COMMAND|codes|text]",
        help: Words(
            "列出命令，或说明一个命令；help codes 列出应答码，help text 说明怎样输入正文",
            "lists the commands, explains one, or with codes lists the reply codes, with text says how texts are typed"),
        isOpen: true)

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard let subject = words.next()?.folded else { return .reply(Reply(.help, list(in: seat.language))) }
        try words.finish()
        if subject.lowercased() == "codes" || subject == "应答码" { return .reply(Reply(.help, codes(in: seat.language))) }
        if subject.lowercased() == "text" || subject == "正文" { return .reply(Reply(.help, Self.text.map { $0.in(seat.language) })) }
        guard let command = CommandTable.command(named: subject) else { throw .unknownCommand(DisplayWidth.cut(subject, to: 40)) }
        let card = command.card
        return .reply(Reply(.help, card.usage, card.names.dropFirst().joined(separator: " "), card.help.in(seat.language)))
    }

    private static let text = [
        Words("354 之后的每一行都是正文，最多 12000 字", "every line after 354 is text, 12,000 characters at most"),
        Words("单独一行 . 或 。 或 ． 结束", "a line of ., 。 or ． alone ends it"),
        Words("以两个点开头的行去掉一个点，所以 .. 就是正文里的 .", "a line that begins with two dots loses one: .. is a dot in the text"),
        Words("单独一行 ? 看写到哪里，不进正文；单独一行 .q 放弃", "? alone says how far you are and is no text; .q alone drops it"),
    ]

    private func list(in language: Language) -> [String] {
        DisplayWidth.aligned(
            CommandTable.all.map { command in
                [command.card.name, command.card.names.dropFirst().joined(separator: " "), firstSentence(command.card.help.in(language))]
            })
            + [Words("help 命令 看用法", "help COMMAND shows how to call it").in(language)]
    }

    private func firstSentence(_ help: String) -> String {
        String(help.prefix { !"；。;.".contains($0) })
    }

    /// One line a code, the refusals from the one table of the house.
    private func codes(in language: Language) -> [String] {
        ReplyCode.allCases.map { "\($0.rawValue) \($0.meaning.in(language))" }
            + Refusal.examples.sorted { $0.codes.console < $1.codes.console }
            .map { "\($0.codes.console) \($0.codes.slug) \($0.words(in: language))" }
    }
}
