import HotlineCore

/// A limit that runs, or ran, on a ticket. Round 0 holds the ticket's own; the others belong to an assignment.
package struct ClockRow: Hashable, Sendable {
    package let ticket: Int64
    package let round: Int
    package let name: ClockName
    package let startedAt: Instant
    package let originalDue: Instant
    package var due: Instant
    package var isProvisional: Bool
    package var stoppedAt: Instant?
    /// The limit as the table wrote it: `w240` working minutes, `d5` working days, `c15` clock minutes.
    package let allowance: Limit

    package init(
        ticket: Int64, round: Int, name: ClockName, startedAt: Instant, due: WorkingCalendar.Due, stoppedAt: Instant? = nil,
        allowance: Limit
    ) {
        self.ticket = ticket
        self.round = round
        self.name = name
        self.startedAt = startedAt
        self.originalDue = due.instant
        self.due = due.instant
        self.isProvisional = due.isProvisional
        self.stoppedAt = stoppedAt
        self.allowance = allowance
    }

    fileprivate init(_ row: Statement) {
        ticket = row.integer(0)
        round = row.int(1)
        name = ClockName(rawValue: row.text(2)) ?? .promised
        startedAt = row.instant(3)
        originalDue = row.instant(4)
        due = row.instant(5)
        isProvisional = row.flag(6)
        stoppedAt = row.optionalInstant(7)
        allowance = Limit(stored: row.text(8)) ?? .clockMinutes(0)
    }
}

extension Limit {
    package var stored: String {
        switch self {
        case .workingMinutes(let minutes): "w\(minutes)"
        case .workingDays(let days): "d\(days)"
        case .clockMinutes(let minutes): "c\(minutes)"
        }
    }

    package init?(stored text: String) {
        guard let unit = text.first, let amount = Int(text.dropFirst()) else { return nil }
        switch unit {
        case "w": self = .workingMinutes(amount)
        case "d": self = .workingDays(amount)
        case "c": self = .clockMinutes(amount)
        default: return nil
        }
    }
}

extension Store {
    /// Writes a clock; one of the same name and round is begun anew (a review after a redo).
    package func put(_ clock: ClockRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO clocks(ticket, round, name, started_at, original_due, due, is_provisional, stopped_at, allowance)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET started_at = excluded.started_at, original_due = excluded.original_due,
                due = excluded.due, is_provisional = excluded.is_provisional, stopped_at = excluded.stopped_at,
                allowance = excluded.allowance
            """,
            .integer(clock.ticket), .integer(clock.round), .text(clock.name.rawValue), .instant(clock.startedAt),
            .instant(clock.originalDue), .instant(clock.due), .flag(clock.isProvisional), .instant(clock.stoppedAt),
            .text(clock.allowance.stored))
    }

    package func setStopped(_ clock: ClockRow, at now: Instant?) throws(StoreFailure) {
        try database.run(
            "UPDATE clocks SET stopped_at = ? WHERE ticket = ? AND round = ? AND name = ?",
            .instant(now), .integer(clock.ticket), .integer(clock.round), .text(clock.name.rawValue))
    }

    /// All clocks of a ticket, by round and then as they are declared.
    package func clocks(of ticket: Int64) throws(StoreFailure) -> [ClockRow] {
        try database.all(
            """
            SELECT ticket, round, name, started_at, original_due, due, is_provisional, stopped_at, allowance
            FROM clocks WHERE ticket = ? ORDER BY round, due
            """, .integer(ticket)
        ) { ClockRow($0) }
    }

    /// The rungs of one round, told or passed over, and when.
    package func rungsFired(of ticket: Int64, round: Int) throws(StoreFailure) -> [String: Instant] {
        let rows = try database.all(
            "SELECT rung, fired_at FROM rungs WHERE ticket = ? AND round = ?", .integer(ticket), .integer(round)
        ) { ($0.text(0), $0.instant(1)) }
        return Dictionary(rows) { first, _ in first }
    }

    /// Every rung of a ticket, with its round, in order of time.
    package func rungs(of ticket: Int64) throws(StoreFailure) -> [(rung: String, round: Int, at: Instant, isPassedOver: Bool)] {
        try database.all(
            "SELECT rung, round, fired_at, is_passed_over FROM rungs WHERE ticket = ? ORDER BY fired_at, round, rung", .integer(ticket)
        ) { (rung: $0.text(0), round: $0.int(1), at: $0.instant(2), isPassedOver: $0.flag(3)) }
    }

    /// Marks a rung as climbed, once a round.
    ///
    /// - Parameter isAgain: a room of the hotline that a ticket enters anew has its rungs anew.
    package func fire(
        _ rung: String, of ticket: Int64, round: Int, isPassedOver: Bool, isAgain: Bool, at now: Instant
    ) throws(StoreFailure) {
        try database.run(
            isAgain
                ? """
                INSERT INTO rungs(ticket, round, rung, fired_at, is_passed_over) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET fired_at = excluded.fired_at, is_passed_over = excluded.is_passed_over
                """ : "INSERT INTO rungs(ticket, round, rung, fired_at, is_passed_over) VALUES (?, ?, ?, ?, ?)",
            .integer(ticket), .integer(round), .text(rung), .instant(now), .flag(isPassedOver))
    }
}
