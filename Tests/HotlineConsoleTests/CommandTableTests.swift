import HotlineConsole
import HotlineCore
import Testing

struct CommandTableTests {
    @Test func `every name and every pinyin initial belongs to one command`() {
        let names = CommandTable.cards.flatMap(\.names)
        #expect(Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted() == [])
        #expect(names.allSatisfy { $0 == $0.lowercased() && !$0.contains(" ") })
    }

    @Test(arguments: CommandTable.cards.map(\.name))
    func `every command has a Chinese name, initials, a usage and help in both languages`(name: String) throws {
        let card = try #require(CommandTable.cards.first { $0.name == name })
        #expect(card.names.contains { $0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } })
        #expect(card.names.dropFirst().contains { $0.allSatisfy { $0.isASCII && $0.isLetter } && $0.count <= 4 })
        #expect(card.usage.in(.english).hasPrefix(name) && card.usage.in(.chinese).hasPrefix(name))
        #expect(card.usage.untranslated == [])
        #expect(card.help.chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
        #expect(card.help.english.count > 10 && card.help.english != card.help.chinese)
    }

    @Test func `help is one screen of 24 lines and 80 columns with every command on it once`() {
        var peer = Peer()
        for language in ["zh", "en"] {
            _ = peer.type("lang \(language)")
            for screen in [peer.type("help"), peer.type("help rest")] {
                #expect(screen.count <= 22, "the prompt and the line typed stand on it too")
                for line in screen { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
            }
        }
        let grouped = (CommandTable.groups + CommandTable.further).flatMap(\.names)
        #expect(grouped.sorted() == CommandTable.cards.map(\.name).sorted())
    }

    @Test func `help all lists every command, and help each by each of its names`() {
        var peer = Peer()
        let list = peer.type("help all")
        for card in CommandTable.cards {
            #expect(list.contains { $0.hasPrefix("214-" + card.name + " ") })
            for name in card.names { #expect(peer.type("help \(name)").first == "214-\(card.usage.in(.chinese))") }
        }
        #expect(list.contains { $0.hasPrefix("214-new ") && $0.hasSuffix(" 立新单：先记正文，再看提案，回车受理并派单") })
        #expect(peer.type("help 开门") == ["500 没有命令“开门”，输入 help 看全部命令"])
    }

    @Test func `help codes prints every code there is, once, and none that could be mistaken for another`() {
        var peer = Peer()
        let lines = peer.type("help codes").map { String($0.dropFirst(4)) }
        #expect(lines.count == ReplyCode.allCases.count + Refusal.examples.count)
        for code in ReplyCode.allCases { #expect(lines.contains("\(code.rawValue) \(code.meaning.chinese)")) }
        for refusal in Refusal.examples {
            #expect(lines.contains { $0.hasPrefix("\(refusal.codes.console) \(refusal.codes.slug) ") })
        }
        #expect(Set(Refusal.allCodes.map(\.slug)).count == Refusal.examples.count)
        #expect(Refusal.allCodes.allSatisfy { (400...599).contains($0.console) })
        #expect(ReplyCode.allCases.allSatisfy { (200...399).contains($0.rawValue) })
    }
}
