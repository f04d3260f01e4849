import HotlineCore

/// A lateness or an extension that is looked at again (art. 13 ¶5).
package struct LateReviewRow: Hashable, Sendable {
    package enum Kind: String, Sendable { case late, extended }
    package enum Verdict: String, Sendable { case stands, fails }

    package let ticket: Int64
    package let number: Int
    package let kind: Kind
    package let round: Int
    package let clock: ClockName
    /// Who held the ticket; the hotline where it was in its own rooms.
    package let department: DepartmentCode
    /// The due that was missed, or the one that was extended.
    package let due: Instant
    package let notedAt: Instant
    /// Until then nobody judges what the department has not explained.
    package let explainBy: Instant
    package var explanation: Int64?
    package var verdict: Verdict?
    package var judgedAt: Instant?
    package var judgedBy: PersonID?
    package var judgement: Int64?
    package var nextAt: Instant?

    package init(
        ticket: Int64, number: Int, kind: Kind, round: Int, clock: ClockName, department: DepartmentCode, due: Instant,
        notedAt: Instant, explainBy: Instant
    ) {
        self.ticket = ticket
        self.number = number
        self.kind = kind
        self.round = round
        self.clock = clock
        self.department = department
        self.due = due
        self.notedAt = notedAt
        self.explainBy = explainBy
        nextAt = explainBy
    }

    fileprivate init(_ row: Statement) {
        self.init(
            ticket: row.integer(0), number: row.int(1), kind: Kind(rawValue: row.text(2)) ?? .late, round: row.int(3),
            clock: ClockName(rawValue: row.text(4)) ?? .promised, department: row.code(5), due: row.instant(6),
            notedAt: row.instant(7), explainBy: row.instant(8))
        explanation = row.optionalInteger(9)
        verdict = row.optionalText(10).flatMap { Verdict(rawValue: $0) }
        judgedAt = row.optionalInstant(11)
        judgedBy = row.optionalCode(12)
        judgement = row.optionalInteger(13)
        nextAt = row.optionalInstant(14)
    }
}

extension Store {
    package func put(_ review: LateReviewRow) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO late_reviews(ticket, number, kind, round, clock, department, due, noted_at, explain_by, explanation,
                verdict, judged_at, judged_by, judgement, next_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET explanation = excluded.explanation, verdict = excluded.verdict,
                judged_at = excluded.judged_at, judged_by = excluded.judged_by, judgement = excluded.judgement,
                next_at = excluded.next_at
            """,
            .integer(review.ticket), .integer(review.number), .text(review.kind.rawValue), .integer(review.round),
            .text(review.clock.rawValue), .code(review.department), .instant(review.due), .instant(review.notedAt),
            .instant(review.explainBy), .integer(review.explanation), .text(review.verdict?.rawValue), .instant(review.judgedAt),
            .code(review.judgedBy), .integer(review.judgement), .instant(review.nextAt))
    }

    /// A ticket's reviews, oldest first.
    package func lateReviews(of ticket: Int64) throws(StoreFailure) -> [LateReviewRow] {
        try database.all(
            """
            SELECT ticket, number, kind, round, clock, department, due, noted_at, explain_by, explanation, verdict, judged_at,
                judged_by, judgement, next_at
            FROM late_reviews WHERE ticket = ? ORDER BY number
            """, .integer(ticket)
        ) { LateReviewRow($0) }
    }

    /// Whether this round's lateness stands in the list already.
    package func isLateNoted(_ ticket: Int64, round: Int) throws(StoreFailure) -> Bool {
        try database.first(
            "SELECT 1 FROM late_reviews WHERE ticket = ? AND round = ? AND kind = 'late'", .integer(ticket), .integer(round)
        ) { _ in true } ?? false
    }

    /// Tickets whose lateness or extension nobody has judged, oldest first; one with two of them twice.
    package func lateTickets(limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            "SELECT ticket FROM late_reviews WHERE verdict IS NULL ORDER BY noted_at LIMIT ?", .integer(limit)
        ) { $0.integer(0) }
    }

    /// Reviews of which somebody is to be reminded, oldest first.
    package func dueLateReviews(at now: Instant, limit: Int) throws(StoreFailure) -> [LateReviewRow] {
        try database.all(
            """
            SELECT ticket, number, kind, round, clock, department, due, noted_at, explain_by, explanation, verdict, judged_at,
                judged_by, judgement, next_at
            FROM late_reviews WHERE next_at <= ? ORDER BY next_at LIMIT ?
            """, .instant(now), .integer(limit)
        ) { LateReviewRow($0) }
    }
}
