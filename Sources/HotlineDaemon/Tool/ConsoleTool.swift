import Glibc
import HotlineDesk
import HotlineSystem

/// `hotline console`: an operator's line to the daemon. On a terminal with editing, history, completion and colour; in a pipe plain.
struct ConsoleTool: ToolCommand {
    /// After the keyboard's end the daemon still answers what was sent.
    private static let lastWords: Int64 = 30_000

    let card = ToolCard(
        name: "console", usage: "",
        summary: Words("坐席控制台；管道里也可用", "the operators' console; works in a pipe too"),
        flags: [.console, .state, .config, .tokenFile],
        notes: [
            Words(
                "Unix 套接字按系统账号识别身份；TCP 连接会询问编号和令牌（不显示），或用 --token-file。Ctrl-D 结束。终端上可用方向键、上下翻历史、Tab 补全命令和它后面的第一个词；设 NO_COLOR 不着色。",
                "A Unix socket knows you by your account; over TCP id and token are asked for, unseen, or come from --token-file. Control-D ends. On a terminal arrows edit, up and down go through the history, Tab completes a command and the word after it; NO_COLOR leaves colours out."
            )
        ])

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        let endpoint = try ToolPlaces(arguments).runningConsole()
        let credentials = try Credentials.obtain(for: endpoint, arguments, surroundings)
        do throws(LineClient.Problem) {
            let client = try LineClient(to: endpoint)
            if let credentials { try client.send("login " + credentials) }
            if let terminal = Terminal(input: surroundings.input, output: STDOUT_FILENO) {
                let isPlain = surroundings.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
                return try ConsoleScreen(client, terminal, input: surroundings.input, hasColour: !isPlain).run()
            }
            return try Self.carry(client, surroundings)
        } catch {
            throw ToolStop(error)
        }
    }

    /// Carries lines both ways until the daemon or the keyboard ends.
    private static func carry(_ client: LineClient, _ surroundings: ToolSurroundings) throws(LineClient.Problem) -> ToolExit {
        var last = ToolExit.done
        func show(_ line: String) {
            surroundings.output.line(line)
            if let mark = ConsoleReply.mark(of: line), mark.isLast { last = ConsoleReply(code: mark.code, lines: [line]).exit }
        }
        while true {
            var ready = [
                pollfd(fd: client.descriptorNumber, events: Int16(POLLIN), revents: 0),
                pollfd(fd: surroundings.input, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&ready, nfds_t(ready.count), -1) < 0, errno != EINTR { throw .system(SystemFailure("poll"), client.endpoint) }
            if ready[0].revents != 0, try drain(client, show) { return last == .tryLater ? .tryLater : .done }
            guard ready[1].revents != 0 else { continue }
            let typed = InputLines.read(surroundings.input)
            if typed.isEmpty { break }
            try client.send(typed, withinMilliseconds: lastWords)
        }
        client.endWriting()
        while let line = try client.readLine(withinMilliseconds: lastWords) { show(line) }
        return last == .tryLater ? .tryLater : .done
    }

    /// Shows the lines that are there.
    ///
    /// - Returns: whether the daemon has ended.
    private static func drain(_ client: LineClient, _ show: (String) -> Void) throws(LineClient.Problem) -> Bool {
        do throws(LineClient.Problem) {
            while let line = try client.readLine(withinMilliseconds: 0) { show(line) }
            return true
        } catch {
            guard case .timedOut = error else { throw error }
            return false
        }
    }
}
