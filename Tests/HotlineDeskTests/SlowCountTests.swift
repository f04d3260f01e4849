import HotlineCore
import HotlineDesk
import HotlineReports
import Testing

@Suite struct SlowCountTests {
    /// Asks at the given microsecond; counting takes `cost`. Says whether it was counted.
    private static func ask(_ count: inout SlowCount<Workload>, at instant: String, microsecond: Int64, cost: Int64) -> Bool {
        var isCounted = false
        var time = microsecond
        _ = count.counts(at: at(instant), clock: { time }) {
            isCounted = true
            time += cost
            return Workload([])
        }
        return isCounted
    }

    @Test func `a quick count is made anew each time, so that everybody reads what they wrote`() {
        var count = SlowCount<Workload>()
        for microsecond in [Int64(0), 10, 20] { #expect(Self.ask(&count, at: "2026-03-12T09:20", microsecond: microsecond, cost: 1_999)) }
    }

    @Test func `a slow count stands for twenty times as long as it took, and no longer`() {
        var count = SlowCount<Workload>()
        #expect(Self.ask(&count, at: "2026-03-12T09:20", microsecond: 0, cost: 5_000))
        #expect(!Self.ask(&count, at: "2026-03-12T09:20", microsecond: 5_000, cost: 5_000))
        #expect(!Self.ask(&count, at: "2026-03-12T09:20", microsecond: 104_999, cost: 5_000))
        #expect(Self.ask(&count, at: "2026-03-12T09:20", microsecond: 105_000, cost: 5_000))
    }

    @Test func `what is late at another second is counted again, forwards or back`() {
        var count = SlowCount<Workload>()
        #expect(Self.ask(&count, at: "2026-03-12T09:20:05", microsecond: 0, cost: 5_000))
        #expect(Self.ask(&count, at: "2026-03-12T09:20:06", microsecond: 5_100, cost: 5_000))
        #expect(Self.ask(&count, at: "2026-03-12T09:20:05", microsecond: 10_200, cost: 5_000))
    }
}
