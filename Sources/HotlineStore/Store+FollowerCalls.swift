import HotlineCore

/// Citizens under a main ticket that was answered who left a telephone alone: each is called back under their own number.
extension Store {
    package func addFollowerCall(_ ticket: Int64, at now: Instant) throws(StoreFailure) {
        try database.run("INSERT INTO follower_calls(ticket, since) VALUES (?, ?) ON CONFLICT DO NOTHING", .integer(ticket), .instant(now))
    }

    /// Called, or to be called no more.
    package func endFollowerCall(_ ticket: Int64) throws(StoreFailure) {
        try database.run("DELETE FROM follower_calls WHERE ticket = ?", .integer(ticket))
    }

    package func endFollowerCalls(under main: Int64) throws(StoreFailure) {
        try database.run(
            "DELETE FROM follower_calls WHERE ticket IN (SELECT ticket FROM followers WHERE main = ?)", .integer(main))
    }

    package func isFollowerCallWaiting(_ ticket: Int64) throws(StoreFailure) -> Bool {
        try database.first("SELECT 1 FROM follower_calls WHERE ticket = ?", .integer(ticket)) { _ in true } ?? false
    }

    /// Those who wait longest first.
    package func followerCalls(limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all("SELECT ticket FROM follower_calls ORDER BY since, ticket LIMIT ?", .integer(limit)) { $0.integer(0) }
    }
}
