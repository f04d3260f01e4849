import HotlineCore
import HotlineDesk

/// What a due ticket costs, with few and with many open beside it. The two should be equal.
struct TickBench {
    let ground: Ground
    /// Open tickets of the larger run; the smaller has a thousand.
    let open: Int

    private static let few = 1_000
    private static let due = 500
    /// Things done in one commit, as the service does them.
    private static let slice = 64
    /// The others come so much later that none of them is due with the first.
    private static let laterMinutes: Int64 = 30
    /// Tickets a commit while the database is filled, which nobody times.
    private static let filled = 256
    /// Orders made at a time.
    private static let chunk = 4_096

    func run(_ report: inout Report) throws {
        for count in [Self.few, max(open, Self.few)] {
            let (each, others) = try measure(open: count)
            report.row(
                "tick, \(Report.grouped(Double(count))) open",
                "\(Report.short(each, digits: 1)) µs for each of \(Self.due) due; \(others) open are not")
        }
    }

    private func measure(open: Int) throws -> (microsecondsEach: Double, others: Int) {
        let folder = try ground.folder("tick")
        defer { ground.remove(folder) }
        var desk = try ground.desk(folder + "/desk.db")
        // One text for all: they come due together.
        let alike = (0..<Self.due).map { SampleMatters.order($0 * SampleMatters.textCount, at: SampleMatters.start) }
        try DeskBench.take(alike, into: &desk, perCommit: Self.filled)
        // What is due of them alone: nothing else is open yet.
        guard let moment = try desk.nextTicketMoment() else { throw BenchProblem("the tickets of the bench never come due") }
        let later = SampleMatters.start.adding(minutes: Self.laterMinutes)
        let others = Self.due * SampleMatters.textCount..<Self.due * SampleMatters.textCount + open - Self.due
        for first in stride(from: others.lowerBound, to: others.upperBound, by: Self.chunk) {
            try DeskBench.take(
                (first..<min(first + Self.chunk, others.upperBound)).map { SampleMatters.order($0, at: later) }, into: &desk,
                perCommit: Self.filled)
            _ = desk.store.database.checkpointPassively()
        }
        // Notices whose time has come are not what is measured.
        _ = try Self.tick(&desk, at: Instant(milliseconds: moment.milliseconds - 1))
        var done = 0
        let total = try seconds { done = try Self.tick(&desk, at: moment) }
        guard done == Self.due else { throw BenchProblem("\(done) were due where \(Self.due) were expected") }
        return (total / Double(done) * 1_000_000, others.count)
    }

    private static func tick(_ desk: inout Desk, at now: Instant) throws -> Int {
        var (total, done) = (0, slice)
        while done == slice {
            var generator = SystemRandomNumberGenerator()
            try desk.begin()
            done = try desk.tick(limit: slice, secrets: .draw(using: &generator), at: now)
            try desk.commit(at: now)
            total += done
        }
        return total
    }
}

extension Desk {
    /// The instant at which the first ticket has something due, whatever notices wait to be sent before.
    fileprivate func nextTicketMoment() throws -> Instant? { try store.nextMoment() }
}
