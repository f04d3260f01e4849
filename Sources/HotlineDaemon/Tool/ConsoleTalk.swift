import HotlineSystem

/// The tool's side of a console: a line out, a whole answer in.
struct ConsoleTalk {
    /// `clock advance` over months and a reload of large tables answer late; nothing answers later than this.
    private static let patience: Int64 = 600_000
    /// Lines of one answer: the longest one, 256 KiB of short lines, has fewer.
    private static let mostLines = 65_536

    let client: LineClient

    /// Connects, reads the greeting, and logs in where that is asked for.
    ///
    /// - Parameter credentials: `ID TOKEN`, for a TCP console.
    /// - Throws: `ToolStop` with the greeting's own words where it is a refusal.
    init(to endpoint: Endpoint, credentials: String?) throws(ToolStop) {
        do throws(LineClient.Problem) { client = try LineClient(to: endpoint) } catch { throw ToolStop(error) }
        try expectDone(try reply())
        if let credentials {
            try send("login " + credentials)
            try expectDone(try reply())
        }
    }

    func send(_ line: String) throws(ToolStop) {
        do throws(LineClient.Problem) { try client.send(line) } catch { throw ToolStop(error) }
    }

    /// The next answer; rings between answers are passed over, for the console shows them.
    func reply() throws(ToolStop) -> ConsoleReply {
        var lines: [String] = []
        while lines.count < Self.mostLines {
            let line: String?
            do throws(LineClient.Problem) { line = try client.readLine(withinMilliseconds: Self.patience) } catch { throw ToolStop(error) }
            guard let line else { throw ToolStop(.ended(client.endpoint)) }
            if line.hasPrefix("* ") { continue }
            guard let mark = ConsoleReply.mark(of: line) else { break }
            lines.append(line)
            if mark.isLast { return ConsoleReply(code: mark.code, lines: lines) }
        }
        throw ToolStop(.no, "\(client.endpoint) 不像是热线控制台", "\(client.endpoint) does not speak like a hotline console")
    }

    private func expectDone(_ reply: ConsoleReply) throws(ToolStop) {
        guard reply.exit != .done else { return }
        let words = reply.lines.joined(separator: " ")
        throw ToolStop(reply.exit, words, "\(client.endpoint) refused")
    }
}

extension ToolStop {
    /// Nobody there, too late, or gone: another time it may be there.
    init(_ problem: LineClient.Problem) { self.init(.tryLater, problem.chinese, problem.description) }
}
