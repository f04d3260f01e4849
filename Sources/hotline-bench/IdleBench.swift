import Glibc
import HotlineCore
import HotlineSystem

/// What ten thousand peers cost that ask nothing: consoles between two calls, kept HTTP connections, departments that wait for
/// news; and what an operator waits for an answer meanwhile.
struct IdleBench {
    let ground: Ground

    /// Of each kind; consoles by their door's own limit.
    private static let consoles = 1_900
    private static let kept = 7_100
    private static let polls = 1_000
    private static let rounds = 500
    /// Tickets there, so that the console has something to show.
    private static let standing = 1_000
    /// Descriptors for all of them at this end.
    private static let descriptors: rlim_t = 20_000
    /// The daemon's timers and queues come to rest.
    private static let restMicroseconds: UInt32 = 1_000_000

    func run(_ report: inout Report) throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        guard limit.rlim_max >= Self.descriptors else {
            return report.row("idle connections", "not measured: at most \(limit.rlim_max) files may be open; raise ulimit -n")
        }
        limit.rlim_cur = Self.descriptors
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)

        let folder = try ground.folder("idle")
        defer { ground.remove(folder) }
        let daemon = try ChildDaemon(in: folder, routing: ground.routing, onTwoCores: true)
        defer { daemon.stop() }
        try daemon.spool(0..<Self.standing)
        try daemon.wait(for: Self.standing)
        var console = try ConsoleTalk(at: daemon.consolePath)
        try console.findTicket()
        guard let department = ground.tables.routing.departments.keys.min() else { throw BenchProblem("the tables know no department") }
        let token = try console.token(of: "department:\(department)")

        usleep(Self.restMicroseconds)
        var before = try daemon.memory().resident
        var peers: [IdlePeer] = []
        for _ in 0..<Self.consoles { peers.append(try IdlePeer(to: .unix(path: daemon.consolePath))) }
        usleep(Self.restMicroseconds)
        before = try tell(&report, "idle, \(Self.consoles) consoles", Self.consoles, since: before, daemon)
        let citizens = Endpoint.tcp(address: "127.0.0.1", port: try daemon.port(of: "public"))
        for _ in 0..<Self.kept {
            let peer = try IdlePeer(to: citizens)
            try peer.send("GET /style.css HTTP/1.1\r\nHost: bench\r\n\r\n")
            peers.append(peer)
        }
        usleep(Self.restMicroseconds)
        before = try tell(&report, "idle, \(Self.kept) kept HTTP connections", Self.kept, since: before, daemon)
        let departments = Endpoint.tcp(address: "127.0.0.1", port: try daemon.port(of: "internal"))
        for _ in 0..<Self.polls {
            let peer = try IdlePeer(to: departments)
            try peer.send(
                "GET /api/departments/\(department)/tickets?after=\(Int64.max)&wait=60 HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer \(token)\r\n\r\n"
            )
            peers.append(peer)
        }
        usleep(Self.restMicroseconds)
        before = try tell(&report, "idle, \(Self.polls) long polls", Self.polls, since: before, daemon)
        for _ in 0..<Self.rounds { try console.round() }
        for (command, waits) in console.takeWaits() {
            report.row("console beside \(Report.grouped(Double(peers.count))) idle peers", "\(command): \(waits.words) of \(waits.count)")
        }
        withExtendedLifetime(peers) {}
    }

    private func tell(_ report: inout Report, _ what: String, _ count: Int, since before: Double, _ daemon: ChildDaemon) throws -> Double {
        let resident = try daemon.memory().resident
        let each = (resident - before) * 1_024 / Double(count)
        report.row(what, "\(Report.short(each)) KiB resident each, \(Report.short(resident, digits: 1)) MiB in all")
        return resident
    }
}

/// A connection that is opened and left alone.
private final class IdlePeer {
    private let client: LineClient

    init(to endpoint: Endpoint) throws { client = try LineClient(to: endpoint) }

    func send(_ text: String) throws { try client.send(Array(text.utf8)) }
}
