import HotlineCore

package struct ObjectionRow: Hashable, Sendable {
    package let raisedAt: Instant
    package let ruledBy: PersonID?
    package let isUpheld: Bool?
}

package struct RatingRow: Hashable, Sendable {
    package let grade: Int
    package let at: Instant
    /// Nil where the citizen rated it.
    package let person: PersonID?
    /// What the citizen said of the end: solved, partly, unsolved; nil where nobody asked.
    package let solved: String?

    /// Two levels out of five; nil where nobody was reached.
    package var isSatisfied: Bool? { grade == 0 ? nil : grade >= 3 }
}

/// A call-back that reached nobody.
package struct CallBackAttemptRow: Hashable, Sendable {
    package let attempt: Int
    package let at: Instant
    package let how: String
    /// Nil after the last.
    package let next: Instant?

    package init(attempt: Int, at: Instant, how: String, next: Instant?) {
        self.attempt = attempt
        self.at = at
        self.how = how
        self.next = next
    }
}

extension Store {
    package func objection(of ticket: Int64) throws(StoreFailure) -> ObjectionRow? {
        try database.first("SELECT raised_at, ruled_by, is_upheld FROM objections WHERE ticket = ?", .integer(ticket)) {
            ObjectionRow(raisedAt: $0.instant(0), ruledBy: $0.optionalCode(1), isUpheld: $0.isNull(2) ? nil : $0.flag(2))
        }
    }

    package func raiseObjection(to ticket: Int64, at now: Instant) throws(StoreFailure) {
        try database.run("INSERT INTO objections(ticket, raised_at) VALUES (?, ?)", .integer(ticket), .instant(now))
    }

    package func ruleObjection(to ticket: Int64, isUpheld: Bool, by person: PersonID?, at now: Instant) throws(StoreFailure) {
        try database.run(
            "UPDATE objections SET ruled_by = ?, ruled_at = ?, is_upheld = ? WHERE ticket = ?", .code(person), .instant(now),
            .flag(isUpheld), .integer(ticket))
    }

    /// Who took part in ending a ticket: whoever answered, released, declined or let it be withdrawn.
    package func deciders(of ticket: Int64) throws(StoreFailure) -> Set<PersonID> {
        Set(
            try database.all(
                """
                SELECT DISTINCT person FROM entries WHERE ticket = ? AND person IS NOT NULL AND event IN ('decline', 'decline_proposed',
                    'answer', 'release', 'final_answer', 'allow_withdrawal', 'hand_over')
                """, .integer(ticket)
            ) { PersonID(rawValue: $0.text(0)) })
    }

    /// Who wrote the reply or the direct answer.
    package func repliers(to ticket: Int64) throws(StoreFailure) -> Set<PersonID> {
        Set(
            try database.all(
                "SELECT DISTINCT person FROM entries WHERE ticket = ? AND person IS NOT NULL AND event IN ('reply', 'answer')",
                .integer(ticket)
            ) { PersonID(rawValue: $0.text(0)) })
    }

    package func rating(of ticket: Int64, round: Int) throws(StoreFailure) -> RatingRow? {
        try database.first(
            "SELECT grade, at, person, solved FROM ratings WHERE ticket = ? AND round = ?", .integer(ticket), .integer(round)
        ) {
            RatingRow(grade: $0.int(0), at: $0.instant(1), person: $0.optionalCode(2), solved: $0.optionalText(3))
        }
    }

    /// The last round that was rated.
    package func lastRating(of ticket: Int64) throws(StoreFailure) -> RatingRow? {
        try database.first("SELECT grade, at, person, solved FROM ratings WHERE ticket = ? ORDER BY round DESC", .integer(ticket)) {
            RatingRow(grade: $0.int(0), at: $0.instant(1), person: $0.optionalCode(2), solved: $0.optionalText(3))
        }
    }

    package func rate(
        _ ticket: Int64, round: Int, grade: Int, solved: String?, by person: PersonID?, at now: Instant
    ) throws(StoreFailure) {
        try database.run(
            "INSERT INTO ratings(ticket, round, grade, at, person, solved) VALUES (?, ?, ?, ?, ?, ?)", .integer(ticket), .integer(round),
            .integer(grade), .instant(now), .code(person), .text(solved))
    }

    package func callBackAttempts(of ticket: Int64, round: Int) throws(StoreFailure) -> [CallBackAttemptRow] {
        try database.all(
            "SELECT attempt, at, how, next_at FROM callback_attempts WHERE ticket = ? AND round = ? ORDER BY attempt", .integer(ticket),
            .integer(round)
        ) { CallBackAttemptRow(attempt: $0.int(0), at: $0.instant(1), how: $0.text(2), next: $0.optionalInstant(3)) }
    }

    /// When a person last called about a ticket, and reached the citizen or not.
    package func lastCall(about ticket: Int64) throws(StoreFailure) -> Instant? {
        try database.first(
            """
            SELECT max(at) FROM (
                SELECT at FROM ratings WHERE ticket = ? AND person IS NOT NULL
                UNION ALL SELECT at FROM callback_attempts WHERE ticket = ?)
            """, .integer(ticket), .integer(ticket)
        ) { $0.optionalInstant(0) } ?? nil
    }

    package func insert(_ attempt: CallBackAttemptRow, of ticket: Int64, round: Int, by person: PersonID) throws(StoreFailure) {
        try database.run(
            "INSERT INTO callback_attempts(ticket, round, attempt, at, person, how, next_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            .integer(ticket), .integer(round), .integer(attempt.attempt), .instant(attempt.at), .code(person), .text(attempt.how),
            .instant(attempt.next))
    }

    /// Tickets of a chat's user, newest first.
    package func chatTickets(of address: ChatAddress, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT ticket FROM chat_sessions WHERE gateway = ? AND chat_user = ? AND ticket IS NOT NULL ORDER BY id DESC LIMIT ?
            """, .code(address.gateway), .text(address.user), .integer(limit)
        ) { $0.integer(0) }
    }
}
