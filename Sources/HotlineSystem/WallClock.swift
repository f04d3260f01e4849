import Glibc

/// What time it is. The one file that asks the machine; everything below the daemon is told, by an argument.
///
/// A simulated clock stands still until it is set, so that tests and demonstrations say what happens when.
package struct WallClock: Sendable {
    private let simulated: Confined<Int64>?

    /// The machine's clock. It may step when the machine's time is corrected.
    package static func system() -> WallClock { WallClock(simulated: nil) }

    /// Stands at `startingAt`, in milliseconds since 1970.
    package static func simulated(startingAt milliseconds: Int64) -> WallClock {
        WallClock(simulated: Confined(milliseconds, label: "hotline.clock"))
    }

    package var isSimulated: Bool { simulated != nil }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    package func now() -> Int64 {
        guard let simulated else { return Self.read(CLOCK_REALTIME) }
        return simulated.sync { $0 }
    }

    /// Puts a simulated clock to an instant, backwards too: who keeps time from running backwards is the Desk.
    /// - Returns: false on the machine's own clock, which nobody sets from here.
    @discardableResult
    package func set(to milliseconds: Int64) -> Bool {
        guard let simulated else { return false }
        simulated.sync { $0 = milliseconds }
        return true
    }

    /// Moves a simulated clock on.
    /// - Returns: where it stands now; `nil` on the machine's own clock, or past the end of 64 bits.
    @discardableResult
    package func advance(milliseconds: Int64) -> Int64? {
        guard let simulated else { return nil }
        return simulated.sync { now -> Int64? in
            let (sum, isTooFar) = now.addingReportingOverflow(milliseconds)
            if isTooFar { return nil }
            now = sum
            return sum
        }
    }

    fileprivate static func read(_ clock: clockid_t) -> Int64 {
        let time = readPrecisely(clock)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    fileprivate static func readPrecisely(_ clock: clockid_t) -> timespec {
        var time = timespec()
        let outcome = clock_gettime(clock, &time)
        precondition(outcome == 0, "every Linux has the real-time and the monotonic clock")
        return time
    }
}

/// Time that never steps, for limits on input and output. Its zero is the machine's start; it says nothing about the date.
package enum MonotonicClock {
    package static func milliseconds() -> Int64 { WallClock.read(CLOCK_MONOTONIC) }

    /// For sd_notify's `MONOTONIC_USEC` and for measuring.
    package static func microseconds() -> Int64 {
        let time = WallClock.readPrecisely(CLOCK_MONOTONIC)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}
