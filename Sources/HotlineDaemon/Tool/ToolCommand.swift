import HotlineCore
import HotlineDesk

/// What a command finds around it.
package struct ToolSurroundings: Sendable {
    package let output: ToolOutput
    /// Where the keyboard or a pipe is read from.
    package let input: Int32
    package let now: Instant
    /// `CREDENTIALS_DIRECTORY`, where the service manager runs the tool.
    package let environment: [String: String]

    package init(output: ToolOutput, input: Int32, now: Instant, environment: [String: String] = [:]) {
        self.output = output
        self.input = input
        self.now = now
        self.environment = environment
    }
}

/// One command of the tool: a file of its own, and a row of `HotlineTool.commands`.
protocol ToolCommand: Sendable {
    var card: ToolCard { get }
    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit
}

/// How a command is called and what it does, for the help and for the parser.
struct ToolCard: Sendable {
    let name: String
    /// Behind the name: `[DIR]`.
    let usage: String
    let summary: Words
    var flags: [ToolFlag] = []
    /// How many words may stand that are no flags.
    var operands = 0...0
    /// Further sentences, for `--help`.
    var notes: [Words] = []

    var call: String { usage.isEmpty ? "hotline \(name)" : "hotline \(name) \(usage)" }

    /// Chinese first, English beside.
    var help: [String] {
        var lines = [
            "用法 usage: " + call + (flags.isEmpty ? "" : " [--…]"), "", summary.chinese, summary.english,
        ]
        for note in notes { lines += ["", note.chinese, note.english] }
        if !flags.isEmpty { lines.append("") }
        for flag in flags { lines += ["  " + flag.shown, "      \(flag.help.chinese)", "      \(flag.help.english)"] }
        return lines + ["", HotlineTool.exitCodes.chinese, HotlineTool.exitCodes.english]
    }
}
