import Foundation
import HotlineCore
import HotlineDesk
import HotlineSystem

/// `hotline`: the operator's and administrator's tool. Finds the command, reads its flags, runs it.
package enum HotlineTool {
    static let commands: [any ToolCommand] = [
        CheckTool(), ExplainTool(), BacktestTool(), CalendarTool(), SendTool(), ConsoleTool(), TokenTool(), WebhookTool(), VerifyTool(),
        AnonymiseTool(),
        TrainTool(), EvaluateTool(), ClassifyTool(), VersionTool(),
    ]

    static let exitCodes = Words(
        "退出码：0 完成，1 答案为否，2 用法不对，75 稍后再试",
        "exit codes: 0 done, 1 the answer is no, 2 wrong usage, 75 try again later")

    package static func main(_ arguments: [String]) -> Never {
        // Nothing that is made here is for others' eyes.
        umask(0o077)
        let surroundings = ToolSurroundings(
            output: .standard, input: STDIN_FILENO, now: Instant(milliseconds: WallClock.system().now()),
            environment: ProcessInfo.processInfo.environment)
        exit(run(arguments, in: surroundings).rawValue)
    }

    /// - Parameter arguments: the command's name and what follows it.
    package static func run(_ arguments: [String], in surroundings: ToolSurroundings) -> ToolExit {
        let output = surroundings.output
        guard let name = arguments.first else {
            for line in help { output.complain(line) }
            return .wrongUsage
        }
        var words = Array(arguments.dropFirst())
        switch name {
        case "--help", "-h", "help":
            guard let wanted = words.first, let command = command(named: wanted) else {
                for line in help { output.line(line) }
                return .done
            }
            for line in command.card.help { output.line(line) }
            return .done
        case "--version": words = []
        default: break
        }
        guard let command = command(named: name == "--version" ? "version" : name) else {
            output.complain(Words("没有 \(name) 这个命令，见 hotline --help", "unknown command \(name), see hotline --help"))
            return .wrongUsage
        }
        return run(command, words, in: surroundings)
    }

    private static func run(_ command: any ToolCommand, _ words: [String], in surroundings: ToolSurroundings) -> ToolExit {
        let card = command.card
        let output = surroundings.output
        do throws(ToolStop) {
            let arguments = try ToolArguments(words, flags: card.flags)
            if arguments.asksForHelp {
                for line in card.help { output.line(line) }
                return .done
            }
            guard card.operands.contains(arguments.operands.count) else {
                throw ToolStop(.wrongUsage, "用法：\(card.call)", "usage: \(card.call)")
            }
            return try command.run(arguments, in: surroundings)
        } catch {
            output.complain(error.words)
            if error.exit == .wrongUsage { output.complain(Words("见 hotline \(card.name) --help", "see hotline \(card.name) --help")) }
            return error.exit
        }
    }

    private static func command(named name: String) -> (any ToolCommand)? { commands.first { $0.card.name == name } }

    private static var help: [String] {
        var lines = ["hotline：12345 热线坐席与管理工具 / the operator's and administrator's tool", ""]
        for command in commands {
            lines += ["  " + command.card.call, "      \(command.card.summary.chinese)", "      \(command.card.summary.english)"]
        }
        return lines + ["", "hotline COMMAND --help", exitCodes.chinese, exitCodes.english]
    }
}
