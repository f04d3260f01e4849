import HotlineCore
import Testing

/// The runner itself: what it reads, how it compares, what it says when a story went differently.
struct TranscriptTests {
    private static let sample = """
        # A story.
        @ 2026-03-12T09:20:00+08:00

        @ A = console 8001
        > 220 ready
        < list
        >B * ring
        @ edit rules.csv: old => new
        <
        """

    @Test func `a transcript is read line by line`() throws {
        let transcript = try Transcript(Self.sample)
        let start = try #require(Instant(iso8601: "2026-03-12T09:20:00+08:00"))
        #expect(
            transcript.beats.map(\.deed) == [
                .time(start), .enter("console 8001", as: "A"), .typed("list"), .edit(file: "rules.csv", old: "old", new: "new"), .typed(""),
            ])
        #expect(transcript.beats.map(\.expected) == [[], ["> 220 ready"], [">B * ring"], [], []])
        #expect(transcript.beats.map(\.above) == [["# A story."], [""], [], [], []])
        #expect(transcript.text(answers: transcript.beats.map(\.expected)) == Self.sample)
    }

    @Test(arguments: [("> early", 1), ("@ 2026-03-12T09:20:00+08:00\n# apart\n> answer", 3), ("hello", 1), ("@ two words", 1), ("@ ", 1)])
    func `what is none of these lines is named with its place`(text: String, line: Int) {
        #expect(throws: Transcript.Malformed(line: line, text: String(text.split(separator: "\n").last ?? ""))) { try Transcript(text) }
    }

    @Test(arguments: [
        ("> 250 done", "> 250 done", [:]), ("> 250 *", "> 250 done", [:]), ("> *", "> ", [:]),
        ("> code {code}.", "> code 123.", ["code": "123"]),
        (#"> {"ok":true}"#, #"> {"ok":true}"#, [:]), ("> {a}-{a}", "> 1-1", ["a": "1"]), ("> a*c*", "> abcd", [:]),
    ])
    func `a pattern is the line`(pattern: String, line: String, known: [String: String]) {
        #expect(Pattern(pattern).match(line, knowing: [:]) == known)
    }

    @Test(arguments: [("> 250 done", "> 250 don"), ("> 250 *x", "> 250 done"), ("> {a}-{a}", "> 1-2"), ("> {a}", "> "), ("> 2", "> 25")])
    func `a pattern is not the line`(pattern: String, line: String) {
        #expect(Pattern(pattern).match(line, knowing: [:]) == nil)
    }

    @Test func `what was remembered must come again, and is put into what is typed`() {
        #expect(Pattern("> {code}").match("> 124", knowing: ["code": "123"]) == nil)
        #expect(Pattern.filled("show {number} {other}", with: ["number": "0010"]) == "show 0010 {other}")
    }

    @Test(
        arguments: [
            (["> a", "> b"], ["> a", "> b"], nil), (["> a"], ["> a", "> b"], 1), (["> a", "> b"], ["> a"], 1),
            (["> ..."], ["> a", "> b"], nil),
            (["> a", "> ...", "> c"], ["> a", "> b", "> c"], nil), (["> ...", "> d"], ["> a"], 0), (["> a", "> ..."], ["> a"], nil),
            ([], [], nil),
        ] as [([String], [String], Int?)])
    func `the first difference is found`(expected: [String], actual: [String], difference: Int?) {
        #expect(Comparison(expected: expected, actual: actual, knowing: [:]).difference == difference)
    }

    @Test(
        arguments: [
            (["> a"], ["> b"], ["> b"]), (["> code *", "> b"], ["> code 1", "> c"], ["> code *", "> c"]),
            (["> a", "> ...", "> z"], ["> a", "> b", "> c"], ["> a", "> ..."]),
            (["> ...", "> c"], ["> b", "> c", "> d"], ["> ...", "> c", "> d"]),
        ] as [([String], [String], [String])])
    func `rewriting keeps the patterns that fit`(expected: [String], actual: [String], rewritten: [String]) {
        #expect(Comparison(expected: expected, actual: actual, knowing: [:]).rewritten == rewritten)
    }

    @Test func `a story that went differently is shown whole, with the first difference marked`() throws {
        let performance = try Performance(
            Transcript(
                """
                @ 2026-03-12T09:20:00+08:00
                @ A = console 8001
                > 220-12345 热线坐席控制台
                > 220 nobody
                < quit
                """))
        #expect(!performance.isAsWritten)
        #expect(
            performance.report == """
                   @ 2026-03-12T09:20:00+08:00
                   @ A = console 8001
                   > 220-12345 热线坐席控制台
                !! > 220 8001 示例甲 · HOTLINE · 坐席 · help 看命令，? 看自己在哪一步
                ?? > 220 nobody
                   < quit
                   > 221 再见
                   > (closed)
                """)
        #expect(try Performance(Transcript(performance.rewritten)).isAsWritten)
    }
}
