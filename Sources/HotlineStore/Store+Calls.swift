import HotlineCore

extension Store {
    package func call(_ call: String) throws(StoreFailure) -> CallRow? {
        try database.first(
            """
            SELECT call, source, is_outgoing, began_at, phone, agent, ended_at, is_queued, is_answered, is_unanswered, wait_seconds,
                talk_seconds, record_due
            FROM call_details WHERE call = ?
            """, .text(call), row: CallRow.init)
    }

    package func put(_ row: CallRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO call_details(call, source, is_outgoing, began_at, phone, agent, ended_at, is_queued, is_answered, is_unanswered,
                wait_seconds, talk_seconds, record_due)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET is_outgoing = excluded.is_outgoing, began_at = excluded.began_at, phone = excluded.phone,
                agent = excluded.agent, ended_at = excluded.ended_at, is_queued = excluded.is_queued,
                is_answered = excluded.is_answered, is_unanswered = excluded.is_unanswered, wait_seconds = excluded.wait_seconds,
                talk_seconds = excluded.talk_seconds, record_due = excluded.record_due
            """,
            .text(row.call), .code(row.source), .flag(row.isOutgoing), .instant(row.beganAt), .text(row.phone), .text(row.agent),
            .instant(row.endedAt), .flag(row.isQueued), .flag(row.isAnswered), .flag(row.isUnanswered),
            .integer(row.waitSeconds.map(Int64.init)), .integer(row.talkSeconds.map(Int64.init)), .instant(row.recordDue))
    }

    package func append(_ event: CallEventRow, to call: String) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO call_events(call, position, at, event, agent, seconds, words)
            SELECT ?1, coalesce(max(position), 0) + 1, ?2, ?3, ?4, ?5, ?6 FROM call_events WHERE call = ?1
            """,
            .text(call), .instant(event.at), .text(event.event), .text(event.agent), .integer(event.seconds.map(Int64.init)),
            .text(event.words))
    }

    package func events(ofCall call: String, limit: Int) throws(StoreFailure) -> [CallEventRow] {
        try database.all(
            "SELECT at, event, agent, seconds, words FROM call_events WHERE call = ? ORDER BY position LIMIT ?", .text(call),
            .integer(limit)
        ) { row in
            CallEventRow(
                at: row.instant(0), event: row.text(1), agent: row.optionalText(2), seconds: row.optionalInteger(3).map { Int($0) },
                words: row.optionalText(4))
        }
    }

    /// A segment that was heard again, better perhaps, stands in the place of the earlier one.
    package func put(_ segment: CallNote.Segment, of call: String, at now: Instant) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO call_segments(call, number, role, begin_ms, end_ms, body, taken_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET role = excluded.role, begin_ms = excluded.begin_ms, end_ms = excluded.end_ms,
                body = excluded.body, taken_at = excluded.taken_at
            """,
            .text(call), .integer(segment.number), .text(segment.role.rawValue), .integer(segment.begin), .integer(segment.end),
            .text(segment.text), .instant(now))
    }

    package func segments(ofCall call: String, limit: Int) throws(StoreFailure) -> [CallNote.Segment] {
        try database.all(
            "SELECT number, role, begin_ms, end_ms, body FROM call_segments WHERE call = ? ORDER BY number LIMIT ?", .text(call),
            .integer(limit)
        ) { row in
            CallNote.Segment(
                number: row.int(0), role: CallNote.Segment.Role(rawValue: row.text(1)) ?? .unknown, begin: row.integer(2),
                end: row.integer(3), text: row.text(4))
        }
    }

    /// The calls of a ticket.
    package func calls(ofTicket ticket: Int64, limit: Int) throws(StoreFailure) -> [String] {
        try database.all(
            """
            SELECT c.call FROM persons p JOIN call_details d ON d.phone = p.phone JOIN calls c ON c.call = d.call AND c.ticket = p.ticket
            WHERE p.ticket = ? ORDER BY d.began_at LIMIT ?
            """, .integer(ticket), .integer(limit)
        ) { $0.text(0) }
    }

    /// Answered calls whose agent's record should have come by now, the oldest first.
    package func callsWithoutRecord(at now: Instant, limit: Int) throws(StoreFailure) -> [CallRow] {
        try database.all(
            """
            SELECT call, source, is_outgoing, began_at, phone, agent, ended_at, is_queued, is_answered, is_unanswered, wait_seconds,
                talk_seconds, record_due
            FROM call_details WHERE record_due IS NOT NULL AND record_due <= ? ORDER BY record_due LIMIT ?
            """, .instant(now), .integer(limit), row: CallRow.init)
    }

    package func countCallsWithoutRecord(at now: Instant) throws(StoreFailure) -> Int {
        try database.first(
            "SELECT count(*) FROM call_details WHERE record_due IS NOT NULL AND record_due <= ?", .instant(now)
        ) { $0.int(0) } ?? 0
    }

    /// Calls that stand in a queue and that nobody answered or gave up.
    package func waitingCalls(of sources: [SourceName], since began: Instant) throws(StoreFailure) -> (count: Int, since: Instant?) {
        try database.first(
            """
            SELECT count(*), min(began_at) FROM call_details INDEXED BY call_details_waiting
            WHERE is_queued = 1 AND is_answered = 0 AND is_unanswered = 0 AND began_at >= ?
                AND source IN (SELECT value FROM json_each(?))
            """, .instant(began), .text(ArgumentList.encode(sources.map(\.rawValue)))
        ) { (count: $0.int(0), since: $0.optionalInstant(1)) } ?? (0, nil)
    }

    /// The record is here, or nobody waits for it any more.
    package func settleRecord(ofCall call: String) throws(StoreFailure) {
        try database.run("UPDATE call_details SET record_due = NULL WHERE call = ? AND record_due IS NOT NULL", .text(call))
    }

    /// An answered call of a number that waits for its record, taken by an agent between two instants; the last one.
    package func callWithoutRecord(ofPhone phone: Phone, agent: PersonID, from: Instant, to: Instant) throws(StoreFailure) -> String? {
        try database.first(
            """
            SELECT call FROM call_details WHERE phone = ? AND began_at BETWEEN ? AND ? AND agent = ? AND record_due IS NOT NULL
            ORDER BY began_at DESC LIMIT 1
            """, .text(phone.number), .instant(from), .instant(to), .code(agent)
        ) { $0.text(0) }
    }
}

extension CallRow {
    fileprivate init(_ row: Statement) {
        self.init(call: row.text(0), source: row.code(1), isOutgoing: row.flag(2), beganAt: row.instant(3))
        phone = row.optionalText(4)
        agent = row.optionalText(5)
        endedAt = row.optionalInstant(6)
        isQueued = row.flag(7)
        isAnswered = row.flag(8)
        isUnanswered = row.flag(9)
        waitSeconds = row.optionalInteger(10).map { Int($0) }
        talkSeconds = row.optionalInteger(11).map { Int($0) }
        recordDue = row.optionalInstant(12)
    }
}
