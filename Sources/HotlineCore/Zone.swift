/// A fixed offset from UTC. A zone whose offset changes within the calendar is refused by the settings,
/// so the house needs no zone database to know when a working day begins.
package struct Zone: Hashable, Sendable {
    package let offsetSeconds: Int

    /// - Parameter offsetSeconds: east is positive; at most 18 hours either way, as ISO 8601 users expect.
    package init?(offsetSeconds: Int) {
        guard abs(offsetSeconds) <= 18 * 3600, offsetSeconds % 60 == 0 else { return nil }
        self.offsetSeconds = offsetSeconds
    }

    private init(constant offsetSeconds: Int) { self.offsetSeconds = offsetSeconds }

    /// Beijing time, +08:00, without summer time since 1991.
    package static let china = Zone(constant: 8 * 3600)
    package static let utc = Zone(constant: 0)

    package func date(of instant: Instant) -> CivilDate {
        CivilDate(dayNumber: Int(Self.floorDivide(instant.milliseconds + Int64(offsetSeconds) * 1000, 86_400_000)))
    }

    /// Milliseconds after local midnight.
    package func millisecondOfDay(of instant: Instant) -> Int64 {
        let local = instant.milliseconds + Int64(offsetSeconds) * 1000
        return local - Self.floorDivide(local, 86_400_000) * 86_400_000
    }

    package func instant(_ date: CivilDate, _ time: TimeOfDay) -> Instant {
        Instant(milliseconds: (Int64(date.dayNumber) * 86_400 + Int64(time.minutes) * 60 - Int64(offsetSeconds)) * 1000)
    }

    private static func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
        let quotient = a / b
        return a % b < 0 ? quotient - 1 : quotient
    }
}
