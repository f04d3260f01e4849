import HotlineCore

/// Counts of open tickets as they were counted last. Counting looks at each open ticket, and a thousand consoles ask;
/// a count that took long stands for twenty times as long, so that counting never takes more of the reader than that.
/// Where it is quick, nothing is kept and everybody reads what they have just written.
package struct SlowCount<Counts: Sendable>: Sendable {
    private var last: (counts: Counts, at: Instant, takenAt: Int64, cost: Int64)?

    /// Microseconds up to which a count is made anew each time.
    private static var quick: Int64 { 2_000 }
    private static var rest: Int64 { 20 }
    /// A count says what is late at an instant; after this it is another question.
    private static var validMilliseconds: Int64 { 1_000 }

    package init() {}

    /// - Parameters:
    ///   - now: the instant asked about.
    ///   - clock: microseconds of a clock that only goes forwards.
    package mutating func counts<E: Error>(at now: Instant, clock: () -> Int64, count: () throws(E) -> Counts) throws(E) -> Counts {
        let began = clock()
        if let last, (0..<Self.validMilliseconds).contains(now.milliseconds - last.at.milliseconds),
            began - last.takenAt < last.cost * Self.rest
        {
            return last.counts
        }
        let counts = try count()
        let ended = clock()
        last = ended - began < Self.quick ? nil : (counts, now, ended, ended - began)
        return counts
    }
}
