/// What is measured, and over how many tickets.
struct BenchOptions {
    /// A subject of measurement, by the name that `--only` takes; in the order in which they run.
    enum Part: String, CaseIterable {
        case desk, classify, files, post, chat, tick, console, find, idle, memory

        /// Whether its rows are tickets a second, to be set against the raw loop's.
        var isRated: Bool {
            switch self {
            case .desk, .classify, .files, .post, .chat: true
            case .tick, .console, .find, .idle, .memory: false
            }
        }
    }

    /// Tickets of the Desk's run and lines of the file door's log.
    var tickets = 20_000
    /// Open tickets of the larger tick and of the memory's second figure: what a city has open on a bad day.
    var open = 100_000
    var parts = Set(Part.allCases)
    var routing = "routing"
    var asksForHelp = false
    /// Rounds of kills, in place of any measurement.
    var crashes: Int?

    /// A year of a large city is 36 million; more than ten in one run would fill the disk before it says anything.
    private static let counts = 1_000...10_000_000
    private static let crashCounts = 1...10_000

    init(_ words: [String]) throws {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--help" || word == "-h" {
                asksForHelp = true
                return
            }
            guard word.hasPrefix("--") else {
                // A lone number is the tickets.
                tickets = try Self.count(word, of: "TICKETS")
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            let flag = parts.first ?? word
            guard ["--tickets", "--open", "--only", "--routing", "--crash"].contains(flag) else {
                throw BenchProblem("there is no \(flag); see hotline-bench --help")
            }
            guard let value = parts.count == 2 ? parts.last : rest.popFirst() else {
                throw BenchProblem("\(flag) needs a value; see hotline-bench --help")
            }
            try take(flag, value)
        }
    }

    private mutating func take(_ flag: String, _ value: String) throws {
        switch flag {
        case "--tickets": tickets = try Self.count(value, of: flag)
        case "--open": open = try Self.count(value, of: flag)
        case "--crash": crashes = try Self.count(value, of: flag, in: Self.crashCounts)
        case "--only":
            parts = Set(
                try value.split(separator: ",").map { name in
                    guard let part = Part(rawValue: String(name)) else {
                        throw BenchProblem("--only: nothing is called \(name); expected \(Self.partNames)")
                    }
                    return part
                })
        default: routing = value
        }
    }

    private static func count(_ text: String, of name: String, in counts: ClosedRange<Int> = counts) throws -> Int {
        guard let count = Int(text), counts.contains(count) else {
            throw BenchProblem(
                "\(name): “\(text)” is no number from \(counts.lowerBound) to \(counts.upperBound); see hotline-bench --help")
        }
        return count
    }

    private static var partNames: String { Part.allCases.map(\.rawValue).joined(separator: ",") }

    static var help: String {
        """
        hotline-bench: 与同一次运行里的裸 SQLite 循环相比 / the hotline beside a raw SQLite loop of the same run

        用法 usage: hotline-bench [TICKETS] [--tickets N] [--open N] [--only \(partNames)] [--routing FOLDER]
                 hotline-bench --crash ROUNDS

          --tickets N       工单数，默认 20000 / tickets and log lines
          --open N          到点处理与内存用的未结工单数，默认 100000 / open tickets for tick and memory
          --only LIST       只测这些 / these only
          --routing FOLDER  路由表目录，默认 routing / routing tables
          --crash ROUNDS    不测速：各门有来件时随机 kill -9，每轮核对一件一单（deploy/crash-test.py，要 python3）
                            measures nothing: kill -9 at random under load through all doors; every item exactly once after each round

        要用 release 版，hotlined 在同一目录 / build for release, with hotlined beside it
        """
    }
}
