import HotlineCore

/// A ticket under its main one.
package struct FollowerRow: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// A citizen's matter that is the main one's: keeps its clocks.
        case merged
        /// A caller of an incident: a line and a number.
        case incident
        /// One of a group, from a roster.
        case member
    }

    package let ticket: Int64
    package let main: Int64
    package let kind: Kind
    package let since: Instant

    package init(ticket: Int64, main: Int64, kind: Kind, since: Instant) {
        self.ticket = ticket
        self.main = main
        self.kind = kind
        self.since = since
    }

    fileprivate init(_ row: Statement) {
        ticket = row.integer(0)
        main = row.integer(1)
        kind = Kind(rawValue: row.text(2)) ?? .merged
        since = row.instant(3)
    }
}

extension Store {
    package func insert(_ follower: FollowerRow) throws(StoreFailure) {
        try database.run(
            "INSERT INTO followers(ticket, main, kind, since) VALUES (?, ?, ?, ?)", .integer(follower.ticket), .integer(follower.main),
            .text(follower.kind.rawValue), .instant(follower.since))
    }

    /// Whoever follows `main` follows `other` from now on: no follower has followers.
    /// Each remembers under which ticket it was put, so that taking that one out again takes it along.
    package func moveFollowers(of main: Int64, to other: Int64) throws(StoreFailure) {
        try database.run(
            "UPDATE followers SET main = ?, under = coalesce(under, main) WHERE main = ?", .integer(other), .integer(main))
    }

    /// A ticket leaves its main one: whoever was put under it, or under one of those, follows it again.
    ///
    /// - Returns: how many.
    package func restoreFollowers(of ticket: Int64, from main: Int64) throws(StoreFailure) -> Int {
        let restored: [Int64] = try database.all(
            """
            WITH RECURSIVE below(ticket) AS (
                SELECT ticket FROM followers WHERE main = ?1 AND under = ?2
                UNION SELECT f.ticket FROM followers f JOIN below b ON f.under = b.ticket WHERE f.main = ?1)
            SELECT ticket FROM below
            """, .integer(main), .integer(ticket)
        ) { $0.integer(0) }
        for follower in restored {
            try database.run(
                "UPDATE followers SET main = ?1, under = nullif(under, ?1) WHERE ticket = ?2", .integer(ticket), .integer(follower))
        }
        return restored.count
    }

    /// A follower takes its main ticket's place: the others of these follow it.
    package func passFollowers(_ followers: [Int64], to heir: Int64, from main: Int64) throws(StoreFailure) {
        for follower in followers {
            try database.run(
                "UPDATE followers SET main = ?1, under = nullif(nullif(under, ?1), ?2) WHERE ticket = ?3", .integer(heir), .integer(main),
                .integer(follower))
        }
    }

    package func removeFollower(_ ticket: Int64) throws(StoreFailure) {
        try database.run("DELETE FROM followers WHERE ticket = ?", .integer(ticket))
    }

    /// Under which ticket this one stands.
    package func follower(_ ticket: Int64) throws(StoreFailure) -> FollowerRow? {
        try database.first("SELECT ticket, main, kind, since FROM followers WHERE ticket = ?", .integer(ticket)) { FollowerRow($0) }
    }

    /// A main ticket's followers, oldest number first.
    package func followers(of main: Int64, limit: Int) throws(StoreFailure) -> [FollowerRow] {
        try database.all(
            "SELECT ticket, main, kind, since FROM followers WHERE main = ? ORDER BY ticket LIMIT ?", .integer(main), .integer(limit)
        ) { FollowerRow($0) }
    }

    package func countFollowers(of main: Int64) throws(StoreFailure) -> Int {
        try database.first("SELECT count(*) FROM followers WHERE main = ?", .integer(main)) { $0.int(0) } ?? 0
    }

    /// Which of a main ticket's members have this phone.
    package func isMember(_ phone: String, of main: Int64) throws(StoreFailure) -> Bool {
        try database.first(
            """
            SELECT 1 FROM persons p JOIN followers f ON f.ticket = p.ticket WHERE p.phone = ? AND f.main = ? AND f.kind = 'member'
            """, .text(phone), .integer(main)
        ) { _ in true } ?? false
    }

    package func relate(_ ticket: Int64, to earlier: Int64, at now: Instant) throws(StoreFailure) {
        try database.run(
            "INSERT INTO relations(ticket, earlier, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", .integer(ticket), .integer(earlier),
            .instant(now))
    }

    /// What a ticket goes on from, and what goes on from it.
    package func related(to ticket: Int64, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all(
            """
            SELECT earlier FROM relations WHERE ticket = ?1 UNION SELECT ticket FROM relations WHERE earlier = ?1 ORDER BY 1 LIMIT ?2
            """, .integer(ticket), .integer(limit)
        ) { $0.integer(0) }
    }

    package func subject(of ticket: Int64) throws(StoreFailure) -> String? {
        try database.first("SELECT name FROM subjects WHERE ticket = ?", .integer(ticket)) { $0.text(0) }
    }

    package func setSubject(of ticket: Int64, to name: String) throws(StoreFailure) {
        try database.run(
            "INSERT INTO subjects(ticket, name) VALUES (?, ?) ON CONFLICT DO UPDATE SET name = excluded.name", .integer(ticket), .text(name)
        )
    }

    /// Tickets about the same party, newest first.
    package func tickets(about name: String, limit: Int) throws(StoreFailure) -> [Int64] {
        try database.all("SELECT ticket FROM subjects WHERE name = ? ORDER BY ticket DESC LIMIT ?", .text(name), .integer(limit)) {
            $0.integer(0)
        }
    }
}
