import HotlineCore
import HotlineDesk

/// `help`: one screen for a newcomer; `help all` a line a command; `help COMMAND`, `help codes`, `help text`.
struct Help: Command {
    let card = Card(
        names: ["help", "帮助", "bz"], usage: "help [COMMAND|rest|all|codes|text]",
        help: Words(
            "一屏看懂有哪些命令；help 命令 说明一个，help all 每个一行，help codes 列出应答码，help text 说明怎样输入正文",
            "the commands on one screen; with a command's name explains it, all has a line for each, codes the reply codes, text how texts are typed"
        ),
        isOpen: true)

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard let subject = words.next()?.folded else { return .reply(Reply(.help, Self.screen(in: seat.language))) }
        try words.finish()
        if subject.lowercased() == "all" || subject == "全部" { return .reply(Reply(.help, list(in: seat.language))) }
        if subject.lowercased() == "rest" || subject == "其余" {
            return .reply(Reply(.help, Self.lines(of: CommandTable.further, in: seat.language)))
        }
        if subject.lowercased() == "codes" || subject == "应答码" { return .reply(Reply(.help, codes(in: seat.language))) }
        if subject.lowercased() == "text" || subject == "正文" { return .reply(Reply(.help, Self.text.map { $0.in(seat.language) })) }
        guard let command = CommandTable.command(named: subject) else { throw .unknownCommand(DisplayWidth.cut(subject, to: 40)) }
        let card = command.card
        return .reply(
            Reply(.help, card.usage.in(seat.language), card.names.dropFirst().joined(separator: " "), card.help.in(seat.language)))
    }

    private static let text = [
        Words("354 之后的每一行都是正文，最多 12000 字", "every line after 354 is text, 12,000 characters at most"),
        Words("单独一行 . 或 。 或 ． 结束", "a line of ., 。 or ． alone ends it"),
        Words("以两个点开头的行去掉一个点，所以 .. 就是正文里的 .", "a line that begins with two dots loses one: .. is a dot in the text"),
        Words(
            "单独一行 ? 看写到哪里，不进正文；单独一行 .q 放弃，.h 挂起给下一位来电", "? alone says how far you are and is no text; .q alone drops it, .h puts it aside"),
    ]

    /// Columns of a terminal's line, without the code before it.
    private static let columns = 76

    private static let firstSteps = [
        Words("来电：x 记下诉求，单独一行 . 结束，看提案，⏎ 受理并派单", "a call: x, the matter, a line of . and Enter at the proposal"),
        Words("空闲：inbox 看各清单，next 取一单，pd 按建议派单", "between calls: inbox, next opens a ticket, pd dispatches it"),
        Words("工单写整个编号、末四位或清单行号；不写就是当前工单", "a ticket: its number, last four digits, or list line; else the current one"),
    ]

    private static let more = Words(
        "help 命令 看用法 · help rest 其余 · help all 逐个 · help text · help codes",
        "help COMMAND explains one; help rest, help all, help text, help codes")

    private static func screen(in language: Language) -> [String] {
        firstSteps.map { $0.in(language) } + lines(of: CommandTable.groups, in: language) + [more.in(language)]
    }

    private static func lines(of groups: [(heading: Words, names: [String])], in language: Language) -> [String] {
        let width = groups.map { DisplayWidth.of($0.heading.in(language)) }.max() ?? 0
        return groups.flatMap { group in
            wrapped(group.names.compactMap(label), heading: DisplayWidth.padded(group.heading.in(language), to: width))
        }
    }

    /// `dispatch 派单 pd`: all three may be typed.
    private static func label(_ name: String) -> String? {
        guard let card = CommandTable.command(named: name)?.card else { return nil }
        let others = card.names.dropFirst()
        let chinese = others.first { !$0.allSatisfy(\.isASCII) }
        let initials = others.first { $0.allSatisfy(\.isASCII) && $0.count <= 4 }
        return [name, chinese, initials].compactMap { $0 }.joined(separator: " ")
    }

    /// The labels after their heading, as many to a line as fit; further lines are set in.
    private static func wrapped(_ labels: [String], heading: String) -> [String] {
        var lines = [heading]
        var isFresh = true
        for label in labels {
            let added = (isFresh ? "  " : " · ") + label
            if let last = lines.last, isFresh || DisplayWidth.of(last + added) <= columns {
                lines[lines.count - 1] = last + added
            } else {
                lines.append(String(repeating: " ", count: DisplayWidth.of(heading)) + "  " + label)
            }
            isFresh = false
        }
        return lines
    }

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
