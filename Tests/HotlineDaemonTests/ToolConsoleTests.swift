import HotlineDaemon
import Testing

@Test(
    arguments: [
        ("250 done", 250, true), ("250-more", 250, false), ("221", 221, true), ("250 ", 250, true),
    ] as [(String, Int, Bool)])
func `a reply line has a code and says whether more follows`(line: String, code: Int, isLast: Bool) throws {
    let mark = try #require(ConsoleReply.mark(of: line))
    #expect(mark.code == code)
    #expect(mark.isLast == isLast)
}

@Test(arguments: ["", "2", "25", "2500", "25x done", "* 2026", "HTTP/1.1 400", "２５０ 好", "+50 a", "250:x"])
func `what is no reply line has no code`(line: String) {
    #expect(ConsoleReply.mark(of: line) == nil)
}

@Test(arguments: [
    (200, ToolExit.done), (250, .done), (350, .done), (354, .done), (399, .done), (400, .tryLater), (421, .tryLater), (454, .tryLater),
    (500, .no), (545, .no), (599, .no),
])
func `the reply code gives the exit code`(code: Int, exit: ToolExit) {
    #expect(ConsoleReply(code: code, lines: []).exit == exit)
}

@Test func `a line without its code is its words`() {
    #expect(ConsoleReply.words(of: "250 0123abcd") == "0123abcd")
    #expect(ConsoleReply.words(of: "250-令牌") == "令牌")
    #expect(ConsoleReply.words(of: "250") == "")
}

@Test(arguments: [".", "。", "．", " . "])
func `a line of a full stop ends a text`(line: String) {
    #expect(ConsoleText.isEnd(line))
}

@Test(arguments: ["", "..", ".q", "?", "a.", ". ."])
func `nothing else ends a text`(line: String) {
    #expect(!ConsoleText.isEnd(line))
}

@Test(
    arguments: [
        ([], ["."]),
        (["路灯不亮", "", "三天了"], ["路灯不亮", "", "三天了", "."]),
        (["..", "...三"], ["...", "....三", "."]),
        ([".q", "。q", ".Q"], ["..q", "..。q", "..Q", "."]),
        (["几时", "?", "？"], ["几时?？", "."]),
        (["?", "几时"], ["几时", "."]),
    ] as [([String], [String])])
func `a text is sent so that no line of it is a command`(lines: [String], sent: [String]) {
    #expect(ConsoleText.sendable(lines) == sent)
}
