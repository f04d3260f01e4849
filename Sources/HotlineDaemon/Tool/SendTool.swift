import Glibc
import HotlineDesk
import HotlineSystem

/// `hotline send COMMAND…`: console commands for scripts.
struct SendTool: ToolCommand {
    private static let then = ToolFlag("then", .separator, "其后每个参数是再发的一行", "each argument after it is a further line")
    private static let yes = ToolFlag(
        "yes", .plain, "接受提案（350），并回车回答随后的问题（251）", "accepts a proposal (350), and answers the question behind it (251) with Enter")
    /// Questions that one command may ask: a text, a proposal, and the one behind it.
    private static let mostQuestions = 8

    let card = ToolCard(
        name: "send", usage: "COMMAND…",
        summary: Words(
            "向运行中的服务发控制台命令，打印应答；应答 4xx 退出码 75，5xx 退出码 1",
            "sends console commands to the running daemon and prints the answers; 4xx exits with 75, 5xx with 1"),
        flags: [then, yes, .console, .state, .config, .tokenFile], operands: 1...1_000,
        notes: [
            Words(
                "命令要正文（354）时读标准输入，到单独一行 . 或末尾为止。有一条被拒绝，后面的不再发。",
                "A text that is asked for (354) is read from standard input, up to a line of . or its end. After a refusal nothing more is sent."
            ),
            Words(
                "例：hotline send status；hotline send new phone=12000000001 --yes < text.txt",
                "hotline send list overdue --then \"show #1\" why"),
        ])

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        let lines = Self.lines(arguments)
        guard !lines.isEmpty else { throw ToolStop(.wrongUsage, "没有命令", "no command") }
        let endpoint = try ToolPlaces(arguments).runningConsole()
        let talk = try ConsoleTalk(to: endpoint, credentials: try Credentials.obtain(for: endpoint, arguments, surroundings))
        var input = InputLines(surroundings.input)
        var last = ToolExit.done
        for (index, line) in lines.enumerated() {
            try talk.send(line)
            let reply = try follow(talk, &input, accepts: arguments.has(Self.yes), surroundings.output)
            last = reply.exit
            if last != .done { return last }
            if reply.code == 350, index == lines.count - 1 {
                surroundings.output.complain(Words("提案未受理，什么也没有存；加 --yes 即受理", "nothing was stored; --yes accepts the proposal"))
            }
        }
        return last
    }

    /// The words before `--then` are one line; each argument after it is another.
    static func lines(_ arguments: ToolArguments) -> [String] {
        let first = (arguments.groups.first ?? []).joined(separator: " ")
        return (first.isEmpty ? [] : [first]) + arguments.groups.dropFirst().flatMap { $0 }
    }

    /// Reads answers and answers what they ask, until nothing more is asked.
    private func follow(
        _ talk: ConsoleTalk, _ input: inout InputLines, accepts: Bool, _ output: ToolOutput
    ) throws(ToolStop) -> ConsoleReply {
        var reply = try talk.reply()
        for line in reply.lines { output.line(line) }
        for _ in 0..<Self.mostQuestions {
            switch reply.code {
            case 354: for line in ConsoleText.sendable(text(&input)) { try talk.send(line) }
            case 350 where accepts, 251 where accepts: try talk.send("")
            default: return reply
            }
            reply = try talk.reply()
            for line in reply.lines { output.line(line) }
        }
        return reply
    }

    private func text(_ input: inout InputLines) -> [String] {
        var lines: [String] = []
        while let line = input.next(), !ConsoleText.isEnd(line) { lines.append(line) }
        return lines
    }
}
