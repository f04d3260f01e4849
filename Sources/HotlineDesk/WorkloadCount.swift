import HotlineCore
import HotlineReports

/// The counts of open tickets as they were counted last. Counting looks at each open ticket, and a thousand consoles ask;
/// a count that took long stands for twenty times as long, so that counting never takes more of the reader than that.
/// Where it is quick, nothing is kept and everybody reads what they have just written.
package struct WorkloadCount: Sendable {
    private var last: (workload: Workload, at: Instant, takenAt: Int64, cost: Int64)?

    /// Microseconds up to which a count is made anew each time.
    private static let quick: Int64 = 2_000
    private static let rest: Int64 = 20
    /// A count says what is late at an instant; after this it is another question.
    private static let validMilliseconds: Int64 = 1_000

    package init() {}

    /// - Parameters:
    ///   - now: the instant asked about.
    ///   - clock: microseconds of a clock that only goes forwards.
    package mutating func workload<E: Error>(at now: Instant, clock: () -> Int64, count: () throws(E) -> Workload) throws(E) -> Workload {
        let began = clock()
        if let last, (0..<Self.validMilliseconds).contains(now.milliseconds - last.at.milliseconds),
            began - last.takenAt < last.cost * Self.rest
        {
            return last.workload
        }
        let workload = try count()
        let ended = clock()
        last = ended - began < Self.quick ? nil : (workload, now, ended, ended - began)
        return workload
    }
}
