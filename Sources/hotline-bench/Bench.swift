import Foundation

/// The hotline beside a raw loop that writes the same rows through the same schema, in the same run. Nothing here passes or fails.
enum Bench {
    /// The raw rate is wanted even where the Desk is not; so many tickets give it.
    private static let mostForRate = 20_000

    static func main(_ words: [String]) {
        signal(SIGPIPE, SIG_IGN)
        do {
            let options = try BenchOptions(words)
            if options.asksForHelp { return print(BenchOptions.help) }
            if let rounds = options.crashes { try CrashRounds.become(rounds) }
            let ground = try Ground(routing: options.routing)
            defer { ground.remove(ground.path) }
            try measure(options, on: ground)
        } catch {
            FileHandle.standardError.write(Data("hotline-bench: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func measure(_ options: BenchOptions, on ground: Ground) throws {
        var report = Report("\(options.tickets) tickets · \(ProcessInfo.processInfo.processorCount) cores · \(build)")
        let isDeskShown = options.parts.contains(.desk)
        if options.parts.contains(where: \.isRated) {
            try DeskBench(ground: ground, tickets: isDeskShown ? options.tickets : min(options.tickets, mostForRate))
                .run(&report, isShown: isDeskShown)
        }
        for part in BenchOptions.Part.allCases where options.parts.contains(part) {
            switch part {
            case .desk: break
            case .classify: try ClassifyBench(ground: ground, messages: options.tickets).run(&report)
            case .files:
                try FileDoorBench(ground: ground, lines: options.tickets).run(&report)
                try CallLogBench(ground: ground, lines: options.tickets).run(&report)
            case .post: try PostBench(ground: ground, tickets: options.tickets).run(&report)
            case .chat: try ChatBench(ground: ground).run(&report)
            case .tick: try TickBench(ground: ground, open: options.open).run(&report)
            case .console: try ConsoleBench(ground: ground, lines: options.tickets).run(&report)
            case .find: try FindBench(ground: ground, tickets: options.tickets, open: min(options.open, options.tickets / 10)).run(&report)
            case .idle: try IdleBench(ground: ground).run(&report)
            case .memory: try MemoryBench(ground: ground, open: options.open).run(&report)
            }
        }
    }

    #if DEBUG
        private static let build = "a debug build: figures mean little"
    #else
        private static let build = "release"
    #endif
}
