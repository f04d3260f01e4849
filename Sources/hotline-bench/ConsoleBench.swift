import HotlineSystem

/// What an operator waits for an answer, alone and while a phone log is taken in.
struct ConsoleBench {
    let ground: Ground
    private let lines: Int

    /// Lines of the log that is taken in meanwhile: seconds of it, some hundred rounds of questions.
    private static let mostLines = 50_000
    /// Tickets there before anything is asked.
    private static let standing = 1_000
    private static let rounds = 500

    init(ground: Ground, lines: Int) {
        self.ground = ground
        self.lines = min(lines, Self.mostLines)
    }

    func run(_ report: inout Report) throws {
        let folder = try ground.folder("console")
        defer { ground.remove(folder) }
        let daemon = try ChildDaemon(in: folder, routing: ground.routing, onTwoCores: true)
        defer { daemon.stop() }
        try daemon.spool(0..<Self.standing)
        try daemon.wait(for: Self.standing)
        var console = try ConsoleTalk(at: daemon.consolePath)
        try console.findTicket()
        for _ in 0..<Self.rounds { try console.round() }
        tell(&report, "console, nothing else", console.takeWaits())

        let store = try daemon.reader()
        try daemon.spool(Self.standing..<Self.standing + lines)
        while try daemon.taken(store) == Self.standing { continue }
        while try daemon.taken(store) < Self.standing + lines { try console.round() }
        tell(&report, "console, a log coming in", console.takeWaits())
    }

    private func tell(_ report: inout Report, _ what: String, _ waits: [(command: String, waits: Waits)]) {
        for (command, waits) in waits { report.row(what, "\(command): \(waits.words) of \(waits.count)") }
    }
}

/// A console that asks the same few things again and again.
struct ConsoleTalk {
    private let client: LineClient
    private var commands = ["list", "inbox", "status"]
    private var waits: [String: Waits] = [:]

    init(at path: String) throws {
        client = try LineClient(to: .unix(path: path))
        _ = try answer()
    }

    /// `show` is asked of the first ticket on the list.
    mutating func findTicket() throws {
        try client.send("list 1")
        let words = try answer().flatMap { $0.split { " -".contains($0) } }
        guard let number = words.first(where: { $0.hasPrefix("GZ") }) else { throw BenchProblem("the list shows no ticket") }
        commands.append("show \(number)")
    }

    /// A new token, which an administrator's console tells once.
    mutating func token(of subject: String) throws -> String {
        try client.send("token issue \(subject)")
        guard let secret = try answer().last?.dropFirst(4), secret.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw BenchProblem("no token for \(subject)")
        }
        return String(secret)
    }

    mutating func round() throws {
        for command in commands {
            let asked = MonotonicClock.microseconds()
            try client.send(command)
            let lines = try answer()
            guard lines.last?.hasPrefix("2") == true else { throw BenchProblem("\(command): \(lines.last ?? "no answer")") }
            waits[command, default: Waits()].add(MonotonicClock.microseconds() - asked)
        }
    }

    mutating func takeWaits() -> [(command: String, waits: Waits)] {
        defer { waits.removeAll() }
        return commands.map { (String($0.prefix { $0 != " " }), waits[$0] ?? Waits()) }
    }

    /// A whole answer: its last line has a blank behind the code. Rings, which nobody asked for, are passed over.
    private func answer() throws -> [String] {
        var lines: [String] = []
        while let line = try client.readLine() {
            if line.hasPrefix("7") { continue }
            lines.append(line)
            if line.dropFirst(3).first == " " { return lines }
        }
        throw BenchProblem("the console closed: \(lines.last ?? "")")
    }
}
