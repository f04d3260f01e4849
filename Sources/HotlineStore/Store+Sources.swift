import HotlineCore

/// What is known of a source's silence.
package struct SourceWatch: Hashable, Sendable {
    /// When its last line was committed; nil where none ever was.
    package let lineAt: Instant?
    /// When it was first watched.
    package let since: Instant
    /// When the duty was told that it is silent; nil while it is not.
    package let toldAt: Instant?

    package var heardAt: Instant { lineAt ?? since }
}

extension Store {
    package func watch(of source: SourceName) throws(StoreFailure) -> SourceWatch? {
        try database.first(
            """
            SELECT (SELECT max(at) FROM source_cursors WHERE source = w.source), w.since, w.told_at
            FROM source_watches w WHERE w.source = ?
            """, .code(source)
        ) { SourceWatch(lineAt: $0.optionalInstant(0), since: $0.instant(1), toldAt: $0.optionalInstant(2)) }
    }

    package func beginWatch(of source: SourceName, at now: Instant) throws(StoreFailure) {
        try database.run("INSERT INTO source_watches(source, since) VALUES (?, ?)", .code(source), .instant(now))
    }

    package func setTold(_ told: Instant?, of source: SourceName) throws(StoreFailure) {
        try database.run("UPDATE source_watches SET told_at = ? WHERE source = ?", .instant(told), .code(source))
    }

    package func rejectCount(of source: SourceName) throws(StoreFailure) -> Int {
        try database.first("SELECT count(*) FROM rejects WHERE source = ?", .code(source)) { $0.int(0) } ?? 0
    }
}
