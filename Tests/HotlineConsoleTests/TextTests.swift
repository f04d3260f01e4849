import HotlineConsole
import HotlineCore
import Testing

/// The small pure things under the replies.
struct TextTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("井盖", 4), ("０１", 4), ("特急｜求助", 10), ("｡", 1), ("e\u{301}", 1), ("\u{20000}", 2), ("🚧", 2), ("…", 1),
    ])
    func `East Asian wide characters take two columns`(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test(arguments: [("井盖不见了", 10, "井盖不见了"), ("井盖不见了", 9, "井盖不见…"), ("井盖不见了", 8, "井盖不…"), ("abcdef", 4, "abc…"), ("井", 1, "…")])
    func `a text is cut to columns, never through a character`(text: String, width: Int, cut: String) {
        #expect(DisplayWidth.cut(text, to: width) == cut)
        #expect(DisplayWidth.of(DisplayWidth.cut(text, to: width)) <= width)
    }

    @Test func `columns stand under one another, empty ones vanish, nothing trails`() {
        #expect(DisplayWidth.aligned([["1", "特急", "", "井盖"], ["12", "ab", "", ""]]) == ["1  特急 井盖", "12 ab"])
        #expect(DisplayWidth.aligned([]) == [])
    }

    @Test(arguments: [
        ("2026-03-12T09:05", "09:05"), ("2026-03-11T23:59", "03-11 23:59"), ("2026-03-13T00:00", "03-13 00:00"),
        ("2025-12-31T09:05", "2025-12-31 09:05"),
    ])
    func `times are short where the day is plain`(instant: String, shown: String) {
        #expect(ShortTime.string(Samples.instant(instant), today: Samples.instant("2026-03-12T09:20")) == shown)
    }

    @Test(arguments: [
        ("ＬＩＳＴ　待签收，５！", "LIST 待签收,5!"), ("“甲”、。", "\"甲\",."), ("  x  ", "x"), ("普通话", "普通话"),
    ])
    func `full-width letters, digits, spaces and punctuation count as ASCII`(typed: String, plain: String) {
        #expect(TypedLine(typed).plain == plain)
        #expect(TypedLine(typed).typed.count == TypedLine(typed).folded.count)
    }

    @Test func `free text after the words is kept as it was typed`() {
        var peer = Peer(.done(.init()))
        _ = peer.type("ｕｒｇｅ　１４８９　市民说：“快”，　１２ 楼")
        #expect(peer.actions == ["urge(suffix(\"1489\"), text: (\"市民说：“快”，　１２ 楼\"))"])
    }

    @Test func `a dialogue is read line by line, and what is none is named`() throws {
        let dialogue = try Dialogue("# for the reader\n\n@ 2026-03-12T09:20:00+08:00\n< list\n<\n> 240 x")
        #expect(dialogue.lines == [.time(Samples.instant("2026-03-12T09:20")), .typed("list"), .typed(""), .reply("240 x")])
        #expect(throws: Dialogue.Malformed(line: 2, text: "240 x")) { try Dialogue("< list\n240 x") }
        #expect(throws: Dialogue.Malformed(line: 1, text: "@ today")) { try Dialogue("@ today") }
        #expect(dialogue.replayed { typed, _ in typed == "list" ? ["240 y"] : [] } == "@ 2026-03-12T09:20:00+08:00\n< list\n> 240 y\n<")
    }
}
