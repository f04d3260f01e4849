import Glibc
import HotlineSystem

/// How long a body took, in seconds of the monotonic clock.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let began = MonotonicClock.microseconds()
    try body()
    return Double(MonotonicClock.microseconds() - began) / 1_000_000
}

/// What a loop on one thread costs: by the wall, and in the thread's own processor time, which other work on the machine changes less.
struct LoopCost {
    private(set) var wall = 0.0
    private(set) var processor = 0.0

    mutating func add(_ body: () throws -> Void) throws {
        let began = try Self.processorSeconds()
        wall += try seconds(body)
        processor += try Self.processorSeconds() - began
    }

    /// - Parameter tickets: that the loop took.
    func words(tickets: Int) -> String { "\(Report.short(processor / Double(tickets) * 1_000_000, digits: 1)) µs of CPU a ticket" }

    private static func processorSeconds() throws -> Double {
        var time = timespec()
        guard clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { throw BenchProblem("the kernel keeps no time of a thread") }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}

/// Waiting times in microseconds, one a request.
struct Waits: Sendable {
    private(set) var all: [Int64] = []

    init(_ all: [Int64] = []) { self.all = all }

    var count: Int { all.count }

    mutating func add(_ microseconds: Int64) { all.append(microseconds) }
    mutating func add(_ others: Waits) { all += others.all }

    /// The wait that so many of a hundred requests did not pass (nearest rank), in milliseconds.
    func milliseconds(percentile: Int) -> Double {
        let sorted = all.sorted()
        let rank = max(1, (sorted.count * percentile + 99) / 100)
        return sorted.dropFirst(rank - 1).first.map { Double($0) / 1_000 } ?? 0
    }

    var words: String {
        "p50 \(Report.short(milliseconds(percentile: 50))) ms, p99 \(Report.short(milliseconds(percentile: 99))) ms"
    }
}
