import HotlineCore

extension Store {
    /// Opens a number's task, or counts one more call on it.
    package func addMissedCall(of phone: String, beganAt: Instant) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO missed_calls(phone, first_at, last_at, calls) VALUES (?1, ?2, ?2, 1)
            ON CONFLICT(phone) WHERE closed_at IS NULL DO UPDATE SET first_at = min(first_at, ?2), last_at = max(last_at, ?2), calls = calls + 1
            """, .text(phone), .instant(beganAt))
    }

    /// Closes a number's task if the contact was not before its last call.
    ///
    /// - Returns: whether there was one.
    package func closeMissedCall(of phone: String, contactAt: Instant, how: String, at now: Instant) throws(StoreFailure) -> Bool {
        try database.run(
            "UPDATE missed_calls SET closed_at = ?, how = ? WHERE phone = ? AND closed_at IS NULL AND last_at <= ?", .instant(now),
            .text(how), .text(phone), .instant(contactAt))
        return database.changes > 0
    }

    /// Whether the number was reached, or wrote, after a call that nobody took.
    package func isContacted(_ phone: Phone, since began: Instant, firstTicket: Int64) throws(StoreFailure) -> Bool {
        let isAnswered =
            try database.first(
                "SELECT 1 FROM call_details WHERE phone = ? AND began_at >= ? AND is_answered = 1 LIMIT 1", .text(phone.number),
                .instant(began)
            ) { _ in true } ?? false
        if isAnswered { return true }
        return try database.first(
            """
            SELECT 1 FROM persons p JOIN tickets t ON t.id = p.ticket
            WHERE p.phone = ? AND p.ticket >= ? AND t.received_at >= ? LIMIT 1
            """, .text(phone.number), .integer(firstTicket), .instant(began)
        ) { _ in true } ?? false
    }

    package func missedCalls(limit: Int) throws(StoreFailure) -> [MissedCallRow] {
        try database.all(
            """
            SELECT id, phone, first_at, last_at, calls, taken_by, taken_at FROM missed_calls
            WHERE closed_at IS NULL ORDER BY first_at, id LIMIT ?
            """, .integer(limit), row: MissedCallRow.init)
    }

    package func missedCall(_ id: Int64) throws(StoreFailure) -> MissedCallRow? {
        try database.first(
            """
            SELECT id, phone, first_at, last_at, calls, taken_by, taken_at FROM missed_calls WHERE id = ? AND closed_at IS NULL
            """, .integer(id), row: MissedCallRow.init)
    }

    package func countMissedCalls() throws(StoreFailure) -> Int {
        try database.first("SELECT count(*) FROM missed_calls WHERE closed_at IS NULL") { $0.int(0) } ?? 0
    }

    package func takeMissedCall(_ id: Int64, by person: PersonID, at now: Instant) throws(StoreFailure) {
        try database.run(
            "UPDATE missed_calls SET taken_by = ?, taken_at = ? WHERE id = ?", .code(person), .instant(now), .integer(id))
    }

    package func closeMissedCall(_ id: Int64, by person: PersonID, how: String, at now: Instant) throws(StoreFailure) {
        try database.run(
            "UPDATE missed_calls SET closed_at = ?, closed_by = ?, how = ? WHERE id = ?", .instant(now), .code(person), .text(how),
            .integer(id))
    }

    /// How much `eraseCalls` would wipe; one walk through the calls, for a reader beside the daemon.
    package func callsErasable(before instant: Instant) throws(StoreFailure) -> Int {
        try database.first(
            """
            SELECT (SELECT count(*) FROM call_segments WHERE taken_at <= ?1)
                + (SELECT count(*) FROM call_details WHERE phone IS NOT NULL AND began_at <= ?1)
                + (SELECT count(*) FROM missed_calls WHERE closed_at IS NOT NULL AND phone IS NOT NULL AND closed_at <= ?1)
            """, .instant(instant)
        ) { $0.int(0) } ?? 0
    }

    /// Wipes numbers and words of calls that ended by an instant, at most so many of each; a number that waits to be called back stays.
    ///
    /// - Returns: how many were wiped.
    package func eraseCalls(before instant: Instant, limit: Int) throws(StoreFailure) -> Int {
        try database.execute("PRAGMA secure_delete = ON")
        try database.run(
            """
            DELETE FROM call_segments WHERE (call, number) IN (
                SELECT call, number FROM call_segments WHERE taken_at <= ? ORDER BY taken_at LIMIT ?)
            """, .instant(instant), .integer(limit))
        var wiped = database.changes
        try database.run(
            """
            UPDATE call_details SET phone = NULL WHERE call IN (
                SELECT call FROM call_details WHERE phone IS NOT NULL AND began_at <= ? LIMIT ?)
            """, .instant(instant), .integer(limit))
        wiped += database.changes
        try database.run(
            """
            UPDATE missed_calls SET phone = NULL, how = NULL WHERE id IN (
                SELECT id FROM missed_calls WHERE closed_at IS NOT NULL AND phone IS NOT NULL AND closed_at <= ? LIMIT ?)
            """, .instant(instant), .integer(limit))
        return wiped + database.changes
    }
}

extension MissedCallRow {
    fileprivate init(_ row: Statement) {
        self.init(
            id: row.integer(0), phone: row.text(1), firstAt: row.instant(2), lastAt: row.instant(3), calls: row.int(4),
            takenBy: row.optionalCode(5), takenAt: row.optionalInstant(6))
    }
}
