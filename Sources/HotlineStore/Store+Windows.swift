import HotlineCore

extension Store {
    package func insertVisit(to venue: String, of ticket: Int64) throws(StoreFailure) {
        try database.run("INSERT INTO window_visits(ticket, venue) VALUES (?, ?)", .integer(ticket), .text(venue))
    }

    /// The code of the venue that took a ticket; nil where none did.
    package func venue(of ticket: Int64) throws(StoreFailure) -> String? {
        try database.first("SELECT venue FROM window_visits WHERE ticket = ?", .integer(ticket)) { $0.text(0) }
    }

    /// Tickets of a stretch of ids by the venue that took them.
    package func visits(in tickets: Range<Int64>) throws(StoreFailure) -> [(venue: String, count: Int)] {
        try database.all(
            "SELECT venue, count(*) FROM window_visits WHERE ticket >= ? AND ticket < ? GROUP BY venue ORDER BY venue",
            .integer(tickets.lowerBound), .integer(tickets.upperBound)
        ) { ($0.text(0), $0.int(1)) }
    }
}
