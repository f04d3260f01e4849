/// What lies where in the state folder. Everything in it is the daemon's own; others ask the daemon.
package struct StateFolder: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path }

    /// The rows (SQLite, with `-wal` and `-shm` beside it).
    package var database: String { path + "/hotline.db" }
    /// Held with `flock` for the daemon's life.
    package var lock: String { path + "/lock" }
    /// The key of the journal's chain, unless the service's credentials bring one.
    package var journalKey: String { path + "/journal.key" }
    /// What the classifier learnt: made from the tables' examples and the rows, so it may be deleted.
    package var model: String { path + "/model.hotline" }
    /// The words of the journal, for `find`: made from the rows, so it may be deleted.
    package var words: String { path + "/words.db" }
    /// Which door listens where: `{"console": "unix:/run/hotline/console.sock", …}`.
    package var listeners: String { path + "/listeners.json" }
}
