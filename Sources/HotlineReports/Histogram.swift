/// How often a value fell below each of its bounds: what Prometheus calls a histogram. Memory is one number a bound.
package struct Histogram: Hashable, Sendable {
    /// Ascending; a value above the last counts only in `count`.
    package let bounds: [Double]
    /// Values at or below each bound and above the one before.
    package private(set) var buckets: [Int]
    package private(set) var count = 0
    package private(set) var sum = 0.0

    package init(bounds: [Double]) {
        self.bounds = bounds
        buckets = bounds.map { _ in 0 }
    }

    package mutating func observe(_ value: Double) {
        count += 1
        sum += value
        if let index = bounds.firstIndex(where: { value <= $0 }) { buckets[index] += 1 }
    }

    /// - Precondition: both have the same bounds.
    package mutating func add(_ other: Histogram) {
        precondition(bounds == other.bounds, "histograms of one name have one set of bounds")
        for index in buckets.indices { buckets[index] += other.buckets[index] }
        count += other.count
        sum += other.sum
    }

    /// Seconds from a minute to twenty days: a ticket's steps.
    package static let ofDays = Histogram(bounds: [
        60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 172_800, 432_000, 864_000, 1_728_000,
    ])
    /// Orders that one commit carried.
    package static let ofBatches = Histogram(bounds: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512])
    /// Seconds of one turn with its commit.
    package static let ofTurns = Histogram(bounds: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1])
}
