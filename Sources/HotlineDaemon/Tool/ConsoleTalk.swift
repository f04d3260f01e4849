import HotlineSystem

/// The tool's side of a console: a line out, a whole answer in.
struct ConsoleTalk {
    /// `clock advance` over months and a reload of large tables answer late; nothing answers later than this.
    private static let patience: Int64 = 600_000
    /// A door that is no console waits for us to speak.
    private static let greetingPatience: Int64 = 30_000
    /// Lines of one answer: the longest one, 256 KiB of short lines, has fewer.
    private static let mostLines = 65_536

    let client: LineClient

    /// Connects, reads the greeting, and logs in where that is asked for.
    ///
    /// - Parameter credentials: `ID TOKEN`, for a TCP console.
    /// - Throws: `ToolStop` with the greeting's own words where it is a refusal.
    init(to endpoint: Endpoint, credentials: String?) throws(ToolStop) {
        do throws(LineClient.Problem) { client = try LineClient(to: endpoint) } catch { throw ToolStop(error) }
        try greet(credentials)
    }

    /// The same, but nil where nobody listens.
    init?(ifAnybodyAt endpoint: Endpoint, credentials: String?) throws(ToolStop) {
        do throws(LineClient.Problem) { client = try LineClient(to: endpoint) } catch {
            if case .refused = error { return nil }
            throw ToolStop(error)
        }
        try greet(credentials)
    }

    private func greet(_ credentials: String?) throws(ToolStop) {
        try expectDone(try reply(within: Self.greetingPatience))
        guard let credentials else { return }
        try send("login " + credentials)
        try expectDone(try reply(within: Self.greetingPatience))
    }

    func send(_ line: String) throws(ToolStop) {
        do throws(LineClient.Problem) { try client.send(line) } catch { throw ToolStop(error) }
    }

    /// The next answer; rings between answers are passed over, for the console shows them.
    func reply(within patience: Int64 = patience) throws(ToolStop) -> ConsoleReply {
        var lines: [String] = []
        while lines.count < Self.mostLines {
            let line: String?
            do throws(LineClient.Problem) { line = try client.readLine(withinMilliseconds: patience) } catch { throw ToolStop(error) }
            guard let line else { throw ToolStop(.ended(client.endpoint)) }
            if line.hasPrefix("* ") { continue }
            guard let mark = ConsoleReply.mark(of: line) else { break }
            lines.append(line)
            if mark.isLast { return ConsoleReply(code: mark.code, lines: lines) }
        }
        throw ToolStop(.no, "\(client.endpoint) 不像是热线控制台", "\(client.endpoint) does not speak like a hotline console")
    }

    /// One command to the running daemon.
    ///
    /// - Returns: the answer's lines without their codes.
    /// - Throws: `ToolStop` with its words where the daemon refuses.
    static func answer(
        to words: [String], _ arguments: ToolArguments, _ surroundings: ToolSurroundings
    ) throws(ToolStop) -> [String] {
        let endpoint = try ToolPlaces(arguments).runningConsole()
        let talk = try ConsoleTalk(to: endpoint, credentials: try Credentials.obtain(for: endpoint, arguments, surroundings))
        try talk.send(words.joined(separator: " "))
        let reply = try talk.reply()
        let lines = reply.lines.map(ConsoleReply.words)
        guard reply.exit == .done else { throw ToolStop(reply.exit, lines.joined(separator: " "), "the daemon refused") }
        return lines
    }

    private func expectDone(_ reply: ConsoleReply) throws(ToolStop) {
        guard reply.exit != .done else { return }
        let words = reply.lines.joined(separator: " ")
        throw ToolStop(reply.exit, words, "\(client.endpoint) refused")
    }
}

extension ToolStop {
    /// Nobody there, too late, or gone: another time it may be there.
    init(_ problem: LineClient.Problem) {
        switch problem {
        case .refused, .timedOut, .ended: self.init(.tryLater, problem.chinese, problem.description)
        case .tooLong, .system: self.init(.no, problem.chinese, problem.description)
        }
    }
}
