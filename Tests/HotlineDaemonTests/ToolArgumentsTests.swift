import HotlineDaemon
import Testing

private let routing = ToolFlag("routing", .value("DIR"), "目录", "folder")
private let json = ToolFlag("json", .plain, "格式", "format")
private let then = ToolFlag("then", .separator, "再发", "more")
private let flags = [routing, json, then]

@Test(
    arguments: [
        ([], [[]], [:]),
        (["a", "b"], [["a", "b"]], [:]),
        (["--routing", "r", "a"], [["a"]], ["routing": "r"]),
        (["a", "--routing=r", "b"], [["a", "b"]], ["routing": "r"]),
        (["--routing=--x"], [[]], ["routing": "--x"]),
        (["--routing=a=b"], [[]], ["routing": "a=b"]),
        (["--json", "a"], [["a"]], ["json": ""]),
        (["a", "--then", "b c", "d", "--then", "e"], [["a"], ["b c", "d"], ["e"]], ["then": ""]),
        (["--", "--json", "-x"], [["--json", "-x"]], [:]),
        (["a", "--then", "", "-"], [["a"], ["", "-"]], ["then": ""]),
    ] as [([String], [[String]], [String: String])])
func `flags and words are told apart`(words: [String], groups: [[String]], values: [String: String]) throws {
    let arguments = try ToolArguments(words, flags: flags)
    #expect(arguments.groups == groups)
    #expect(arguments.values == values)
    #expect(!arguments.asksForHelp)
}

@Test(
    arguments: [
        (["--bogus"], "unknown flag --bogus"),
        (["--bogus=1"], "unknown flag --bogus"),
        (["-x"], "unknown flag -x"),
        (["--rout", "r"], "unknown flag --rout"),
        (["--routing"], "--routing DIR: the value is missing"),
        (["--routing="], "--routing DIR: the value is missing"),
        (["--routing", "--json"], "--routing DIR: the value is missing"),
        (["--routing", "a", "--routing=b"], "--routing stands twice"),
        (["--json=yes"], "--json takes no value"),
    ] as [([String], String)])
func `a wrong flag is refused by its name`(words: [String], complaint: String) {
    let stop = #expect(throws: ToolStop.self) { try ToolArguments(words, flags: flags) }
    #expect(stop?.exit == .wrongUsage)
    #expect(stop?.words.english == complaint)
}

@Test(arguments: [["--help"], ["-h"], ["a", "--help"]])
func `help may be asked for anywhere`(words: [String]) throws {
    #expect(try ToolArguments(words, flags: flags).asksForHelp)
}

@Test(arguments: ["check", "explain", "calendar", "send", "console", "token", "verify", "version"])
func `every command explains itself in both languages`(command: String) throws {
    let asked = try ToolRun([command, "--help"])
    #expect(asked.exit == .done)
    #expect(asked.answers.first?.hasPrefix("用法 usage: hotline \(command)") == true)
    #expect(asked.answers.contains("退出码：0 完成，1 答案为否，2 用法不对，75 稍后再试"))
    #expect(asked.answers.contains("exit codes: 0 done, 1 the answer is no, 2 wrong usage, 75 try again later"))
    #expect(asked.complaints.isEmpty)
    #expect(try ToolRun(["help", command]).answers == asked.answers)
    #expect(try ToolRun(["--help"]).answers.contains { $0.hasPrefix("  hotline \(command)") })
}

@Test(arguments: [
    [], ["bogus"], ["check", "a", "b"], ["check", "--bogus"], ["explain"], ["explain", " 　"], ["explain", "a", "--at", "noon"],
    ["explain", "a", "--channel", "smoke"], ["calendar"], ["calendar", "26"], ["calendar", "0000"], ["calendar", "二〇二六"], ["send"],
    ["send", "--then"],
    ["console", "status"], ["token"], ["token", "issue"], ["token", "revoke"], ["token", "list", "all"], ["token", "issue", "8001"],
    ["token", "issue", "king:8001"], ["token", "issue", "person:"], ["verify", "--source", "x"], ["verify", "--name", "x"],
    ["version", "2"],
    ["send", "status", "--console", "somewhere"],
])
func `wrong usage exits with two and prints no answer`(words: [String]) throws {
    let run = try ToolRun(words)
    #expect(run.exit == .wrongUsage)
    #expect(run.answers.isEmpty)
    #expect(!run.complaints.isEmpty)
}

@Test func `the version is one line`() throws {
    #expect(try ToolRun(["version"]).answers == ["hotline \(HotlinedProgram.version)"])
    #expect(try ToolRun(["--version"]).answers == ["hotline \(HotlinedProgram.version)"])
}
