import Dispatch
import HotlineSystem

/// `POST /tickets` over connections that are kept, each with one request out.
struct PostBench {
    let ground: Ground
    let tickets: Int

    private static let connections = 64
    private static let threads = 4
    /// Enough for a p99 that means something; more says nothing more.
    private static let most = 20_000

    func run(_ report: inout Report) throws {
        let folder = try ground.folder("post")
        defer { ground.remove(folder) }
        let daemon = try ChildDaemon(in: folder, routing: ground.routing, onTwoCores: true)
        defer { daemon.stop() }
        let port = try daemon.port(of: "public")
        let each = min(tickets, Self.most) / Self.threads
        let outcomes = Confined<[Result<Waits, BenchProblem>]>([], label: "bench.posts")
        let before = try daemon.processor()
        let total = seconds {
            DispatchQueue.concurrentPerform(iterations: Self.threads) { thread in
                let outcome = PostClient.run(
                    port: port, connections: Self.connections / Self.threads, requests: thread * each..<(thread + 1) * each)
                outcomes.sync { $0.append(outcome) }
            }
        }
        let cost = try daemon.processor() - before
        var waits = Waits()
        for outcome in outcomes.sync({ $0 }) { waits.add(try outcome.get()) }
        report.row(
            rate: Double(waits.count) / total, "POST /tickets",
            "\(waits.count) at \(Self.connections) connections, \(waits.words), daemon \(daemon.place), \(cost.words(over: total, tickets: waits.count))"
        )
    }
}
