import HotlineConsole
import HotlineCore
import HotlineDesk
import Testing

struct CompletionTests {
    private static let seen: SeenWords = {
        var seen = SeenWords()
        seen.read("240-1 特急 待签收 \(Samples.number) 井盖缺失破损 棠下街道办 签收 09:35")
        seen.read("350-依据 规则 顺序 110（第 13 行）→ 440106011 棠下街道办事处，抄 SWJ")
        return seen
    }()

    @Test(arguments: [
        ("draft", ["drop", "show"]),
        ("clock", ["advance", "confirm", "set"]),
        ("handover", ["110", "119", "120", "122", Samples.number]),
        ("rule", ["no", "yes", Samples.number]),
        ("told", ["no", Samples.number]),
        ("token", ["issue", "list", "revoke"]),
        ("merge", ["into", Samples.number]),
        ("co", ["440106011", Samples.number, "SWJ"]),
        ("webhook", ["add", "list", "remove", "test"]),
        ("for", ["440106011", "SWJ"]),
        ("quit", []),
        ("broadcast", []),
        ("no-such-command", []),
        ("cz", ["--despite"]),
        ("incident", ["all", "answer", "close", "join", "list", "open", "show"]),
    ])
    func `after a command's name its own words are offered, and what was on the screen`(name: String, words: [String]) {
        #expect(Completion.second(after: name, seen: Self.seen) == words.sorted())
    }

    @Test func `lists and states are offered in both languages, and help knows every name`() {
        let list = Completion.second(after: "列表", seen: SeenWords())
        for name in TicketList.Name.allCases { #expect(list.contains(name.rawValue) && list.contains(name.chinese)) }
        for state in TicketState.allCases { #expect(list.contains(state.rawValue) && list.contains(state.chinese)) }
        let help = Completion.second(after: "help", seen: SeenWords())
        #expect(help.contains("codes") && help.contains("rest") && Set(Completion.first).isSubset(of: help))
        let new = Completion.second(after: "xd", seen: SeenWords())
        #expect(new.contains("phone=") && new.contains("key=") && !new.contains("key"))
    }

    @Test func `only the latest of what was shown is kept`() {
        var seen = SeenWords()
        for first in UInt8(ascii: "A")...UInt8(ascii: "J") {
            for second in UInt8(ascii: "A")...UInt8(ascii: "J") { seen.read(String(decoding: [first, second], as: UTF8.self)) }
        }
        #expect(seen.departments.count == 64 && seen.departments.last == "JJ" && !seen.departments.contains("AA"))
        seen.read("GZ202603120001480 is no number, 1234 neither")
        #expect(seen.tickets.isEmpty)
    }
}
