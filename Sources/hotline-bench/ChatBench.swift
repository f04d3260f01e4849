import Dispatch
import HotlineSystem

/// The chat door with a thousand citizens who write at once, behind a few gateways: each session has several messages and an end,
/// and a ticket comes of it.
struct ChatBench {
    let ground: Ground

    private static let sessions = 1_000
    private static let gateways = 4
    private static let messages = 3

    func run(_ report: inout Report) throws {
        let folder = try ground.folder("chat")
        defer { ground.remove(folder) }
        let daemon = try ChildDaemon(in: folder, routing: ground.routing, onTwoCores: true)
        defer { daemon.stop() }
        let path = daemon.chatPath
        let each = Self.sessions / Self.gateways
        let outcomes = Confined<[Result<Waits, BenchProblem>]>([], label: "bench.chats")
        let before = try daemon.processor()
        let total = seconds {
            DispatchQueue.concurrentPerform(iterations: Self.gateways) { gateway in
                let outcome = ChatClient.run(
                    at: path, as: "bench-\(gateway)", users: gateway * each..<(gateway + 1) * each, messages: Self.messages)
                outcomes.sync { $0.append(outcome) }
            }
        }
        let cost = try daemon.processor() - before
        var waits = Waits()
        for outcome in outcomes.sync({ $0 }) { waits.add(try outcome.get()) }
        report.row(
            rate: Double(Self.sessions) / total, "chat door",
            "\(Self.sessions) sessions of \(Self.messages) messages at \(Self.gateways) gateways, a line \(waits.words), "
                + "daemon \(daemon.place), \(cost.words(over: total, tickets: Self.sessions))")
    }
}
