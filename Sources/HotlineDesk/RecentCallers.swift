import HotlineCore
import HotlineStore

/// Who called about which class and street within the last hour: what a burst is seen by at intake, in memory, read from the rows
/// at the start and after a rollback.
struct RecentCallers {
    /// Five different callers in an hour (practice 6).
    static let threshold = 5
    static let windowMilliseconds: Int64 = 3_600_000
    /// Newest tickets read at the start: more than a city takes in an hour.
    static let readLimit = 20_000
    /// Class and street pairs kept; past it those that have gone quiet are dropped.
    private static let pairLimit = 4_096

    struct Pair: Hashable {
        let category: CategoryCode
        let street: PlaceCode
    }

    /// Callers of a pair with their last call; never more than the threshold, the newest.
    private var callers: [Pair: [(caller: String, at: Instant)]] = [:]

    /// When a pair was looked at last as a burst: the rows are asked once in the time for which it stays quiet.
    private var seen: [Pair: Instant] = [:]

    func isQuiet(_ pair: Pair, at now: Instant) -> Bool {
        seen[pair].map { now.milliseconds - $0.milliseconds < Desk.burstQuietMilliseconds } ?? false
    }

    mutating func quiet(_ pair: Pair, at now: Instant) {
        if seen.count >= Self.pairLimit { seen.removeAll() }
        seen[pair] = now
    }

    init(_ rows: [RecentCaller], at now: Instant) {
        for row in rows.reversed() where now.milliseconds - row.receivedAt.milliseconds < Self.windowMilliseconds {
            _ = add(row.caller, to: Pair(category: row.category, street: row.street), at: row.receivedAt)
        }
    }

    /// - Returns: how many different callers there are within the hour, at most the threshold.
    mutating func add(_ caller: String, to pair: Pair, at now: Instant) -> Int {
        if callers.count >= Self.pairLimit {
            callers = callers.filter { $0.value.contains { now.milliseconds - $0.at.milliseconds < Self.windowMilliseconds } }
        }
        var known = callers[pair, default: []]
        known.removeAll { $0.caller == caller || now.milliseconds - $0.at.milliseconds >= Self.windowMilliseconds }
        known.append((caller, now))
        if known.count > Self.threshold { known.removeFirst(known.count - Self.threshold) }
        callers[pair] = known
        return known.count
    }
}
