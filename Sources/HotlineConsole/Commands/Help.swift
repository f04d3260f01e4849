import HotlineCore

/// `help`, `help COMMAND`, `help codes`.
struct Help: Command {
    let card = Card(
        names: ["help", "帮助", "bz"], usage: "help [COMMAND|codes]",
        help: Words("列出命令，或说明一个命令；help codes 列出应答码", "lists the commands, explains one, or with codes lists the reply codes"),
        isOpen: true)

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard let subject = words.next()?.folded else { return .reply(Reply(.help, list(in: seat.language))) }
        try words.finish()
        if subject.lowercased() == "codes" || subject == "应答码" { return .reply(Reply(.help, codes(in: seat.language))) }
        guard let command = CommandTable.command(named: subject) else { throw .unknownCommand(DisplayWidth.cut(subject, to: 40)) }
        let card = command.card
        return .reply(Reply(.help, card.usage, card.names.dropFirst().joined(separator: " "), card.help.in(seat.language)))
    }

    private func list(in language: Language) -> [String] {
        DisplayWidth.aligned(
            CommandTable.all.map { command in
                [command.card.name, command.card.names.dropFirst().joined(separator: " "), command.card.help.in(language)]
            })
            + [Words("help 命令 看用法", "help COMMAND shows how to call it").in(language)]
    }

    /// One line a code, the refusals from the one table of the house.
    private func codes(in language: Language) -> [String] {
        ReplyCode.allCases.map { "\($0.rawValue) \($0.meaning.in(language))" }
            + Refusal.examples.sorted { $0.codes.console < $1.codes.console }
            .map { "\($0.codes.console) \($0.codes.slug) \($0.words(in: language))" }
    }
}
