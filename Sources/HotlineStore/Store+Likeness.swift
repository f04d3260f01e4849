import HotlineCore

extension Store {
    package func remember(likeness signature: [UInt8], of ticket: Int64, in bucket: Int64) throws(StoreFailure) {
        try database.run(
            "INSERT INTO likenesses(bucket, ticket, signature) VALUES (?, ?, ?)", .integer(bucket), .integer(ticket), .blob(signature))
    }

    /// A bucket forgets what is older than a ticket.
    package func forgetLikenesses(in bucket: Int64, before ticket: Int64) throws(StoreFailure) {
        try database.run("DELETE FROM likenesses WHERE bucket = ? AND ticket < ?", .integer(bucket), .integer(ticket))
    }

    /// The open, public tickets of a bucket with their signatures, newest first, none older than `first`.
    package func likenesses(in bucket: Int64, from first: Int64, limit: Int) throws(StoreFailure) -> [(ticket: Int64, signature: [UInt8])] {
        try database.all(
            """
            SELECT l.ticket, l.signature FROM likenesses l JOIN tickets t ON t.id = l.ticket
            WHERE l.bucket = ? AND l.ticket >= ? AND t.next_at IS NOT NULL AND t.is_secret = 0 AND t.kind <> 'report'
            ORDER BY l.ticket DESC LIMIT ?
            """, .integer(bucket), .integer(first), .integer(limit)
        ) { (ticket: $0.integer(0), signature: $0.blob(1)) }
    }

    /// The ticket that an operator has made of this phone within the window, where the log's record names no call of its own
    /// that is known: the first of them (practice 32).
    package func consoleTicket(
        ofPhone phone: Phone, takenBy person: PersonID, from: Instant, to: Instant, firstTicket: Int64
    ) throws(StoreFailure) -> Int64? {
        // Nearly every phone has called once that day: its index alone says so, and no row of a ticket is read.
        let earlier = try database.all(
            "SELECT ticket FROM persons WHERE phone = ? AND ticket >= ? ORDER BY ticket LIMIT 8", .text(phone.number), .integer(firstTicket)
        ) { $0.integer(0) }
        for ticket in earlier {
            let isIt = try database.first(
                """
                SELECT 1 FROM tickets t JOIN entries e ON e.id = t.text_entry
                WHERE t.id = ? AND t.first_person = ? AND t.received_at BETWEEN ? AND ? AND e.door = 'console'
                """, .integer(ticket), .code(person), .instant(from), .instant(to)
            ) { _ in true }
            if isIt == true { return ticket }
        }
        return nil
    }
}
