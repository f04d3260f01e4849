import HotlineCore

/// A stretch of time for which a clock stood still.
package struct PauseRow: Hashable, Sendable {
    package let round: Int
    package let name: ClockName
    package let beganAt: Instant
    /// Nil while it lasts.
    package let endedAt: Instant?
    package let cause: PauseCause
}

extension Store {
    package func beginPause(_ clock: ClockRow, cause: PauseCause, at now: Instant) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO pauses(ticket, round, name, began_at, reason) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET ended_at = NULL, reason = excluded.reason
            """,
            .integer(clock.ticket), .integer(clock.round), .text(clock.name.rawValue), .instant(now), .text(cause.rawValue))
    }

    package func endPauses(of ticket: Int64, at now: Instant) throws(StoreFailure) {
        try database.run("UPDATE pauses SET ended_at = ? WHERE ticket = ? AND ended_at IS NULL", .instant(now), .integer(ticket))
    }

    /// Every pause of a ticket's clocks, oldest first.
    package func pauses(of ticket: Int64) throws(StoreFailure) -> [PauseRow] {
        try database.all(
            "SELECT round, name, began_at, ended_at, reason FROM pauses WHERE ticket = ? ORDER BY began_at, round, name",
            .integer(ticket)
        ) {
            PauseRow(
                round: $0.int(0), name: ClockName(rawValue: $0.text(1)) ?? .promised, beganAt: $0.instant(2),
                endedAt: $0.optionalInstant(3), cause: PauseCause(rawValue: $0.text(4)) ?? .shelved)
        }
    }
}
