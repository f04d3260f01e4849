import HotlineCore
import HotlineDesk
import HotlineStore
import HotlineSystem

/// The Desk and the raw loop, chunk by chunk in turn, so that what else the machine does falls on all alike.
struct DeskBench {
    let ground: Ground
    let tickets: Int

    /// Tickets a commit in every loop: what a turn of two milliseconds holds.
    private static let perCommit = 16
    /// Orders made, and rows held, at a time: 256 commits, some tens of megabytes.
    private static let chunk = 4_096
    /// Tickets beside the Desk's own run: what a million shows is how the tables' size tells, and that the first run does.
    private static let mostBeside = 100_000

    /// - Parameter isShown: whether the Desk's own rows are wanted, or the raw loop's rate alone.
    func run(_ report: inout Report, isShown: Bool) throws {
        let folder = try ground.folder("desk")
        defer { ground.remove(folder) }
        var desk = try ground.desk(folder + "/desk.db")
        var judging = try ground.desk(folder + "/judging.db")
        let raw = try RawLoop(copying: folder + "/desk.db", to: folder + "/raw.db", key: Ground.key)
        var (deskCost, judgingCost, rawCost) = (LoopCost(), LoopCost(), LoopCost())
        var judged = 0
        for first in stride(from: 0, to: tickets, by: Self.chunk) {
            let bare = (first..<min(first + Self.chunk, tickets)).map { SampleMatters.order($0, at: SampleMatters.start) }
            let prepared = bare.map { ground.prepared($0) }
            try deskCost.add { try Self.take(prepared, into: &desk, perCommit: Self.perCommit) }
            // The service writes the WAL back on another queue; here it is done between two chunks of every loop.
            _ = desk.store.database.checkpointPassively()
            let copied = try raw.read()
            try rawCost.add { try raw.write(copied, perCommit: Self.perCommit) }
            try raw.finish(copied)
            guard isShown, first < Self.mostBeside else { continue }
            judged += bare.count
            try judgingCost.add { try Self.take(bare, into: &judging, perCommit: Self.perCommit) }
            _ = judging.store.database.checkpointPassively()
        }
        let rowsEach = Report.short(Double(raw.rows) / Double(tickets), digits: 1)
        report.setRaw(
            rate: Double(tickets) / rawCost.wall,
            "\(tickets) tickets, \(rowsEach) rows each, \(Self.perCommit) tickets a commit, \(rawCost.words(tickets: tickets))")
        guard isShown else { return }
        report.row(
            rate: Double(tickets) / deskCost.wall, "Desk",
            "each classified before its turn, as every door does, \(deskCost.words(tickets: tickets))")
        report.row(
            rate: Double(judged) / judgingCost.wall, "Desk, judging too",
            "\(judged) tickets, each classified in its turn, as after a reload, \(judgingCost.words(tickets: judged))")
        try service(&report)
    }

    /// Has the Desk take the orders, so many a commit.
    static func take(_ orders: [Order], into desk: inout Desk, perCommit: Int) throws {
        for batch in stride(from: 0, to: orders.count, by: perCommit) {
            try desk.begin()
            for order in orders[batch..<min(batch + perCommit, orders.count)] {
                guard case .success = try desk.perform(order) else { throw BenchProblem("the Desk refuses a matter of the bench") }
            }
            try desk.commit(at: SampleMatters.start)
        }
    }

    // As the doors have it: classified on the caller's queue, group commits, answers after them.

    /// Orders out at once: what the phone logs' reader has.
    private static let inFlight = 512

    private func service(_ report: inout Report) throws {
        let folder = try ground.folder("service")
        defer { ground.remove(folder) }
        let service = try ground.service(folder + "/desk.db")
        let refused = Confined(0, label: "bench.refused")
        let room = Room(Self.inFlight)
        let tickets = min(tickets, Self.mostBeside)
        var total = 0.0
        for first in stride(from: 0, to: tickets, by: Self.chunk) {
            let orders = (first..<min(first + Self.chunk, tickets)).map { SampleMatters.order($0, at: SampleMatters.start) }
            total += seconds {
                for order in orders {
                    room.enter()
                    service.handle(.order(order)) { answer in
                        if case .done = answer {} else { refused.async { $0 += 1 } }
                        room.leave()
                    }
                }
                room.empty()
            }
        }
        guard refused.sync({ $0 }) == 0 else { throw BenchProblem("the service refused \(refused.sync { $0 }) matters of the bench") }
        let figures = service.figures()
        report.row(
            rate: Double(tickets) / total, "Desk behind its service",
            "\(tickets) tickets, \(Self.inFlight) orders out, classified by the caller, \(Report.short(Double(figures.orders) / Double(figures.turns), digits: 1)) a turn,"
                + " slowest turn \(Report.short(Double(figures.slowestMicroseconds) / 1_000, digits: 1)) ms")
    }
}
