extension Schema {
    /// Where departments' feeds are pushed to. The secrets are derived from the journal's key and the row's number, so none is kept.
    ///
    /// - `id`: never given twice, for the secret hangs on it.
    /// - `cursor`: the last entry that the receiver has acknowledged.
    /// - `next_at`: nothing is sent before; null for one that is switched off.
    /// - `is_asked`: somebody wants a message now, though it be an empty page.
    /// - `outcome`: how the last delivery ended; null before the first.
    static let webhooks = """
        CREATE TABLE webhooks(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            department TEXT NOT NULL,
            url TEXT NOT NULL,
            cursor INTEGER NOT NULL,
            failures INTEGER NOT NULL DEFAULT 0,
            next_at INTEGER,
            is_asked INTEGER NOT NULL DEFAULT 0 CHECK (is_asked IN (0, 1)),
            outcome TEXT,
            outcome_at INTEGER,
            made_by TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            UNIQUE (department, url)
        ) STRICT;
        """
}
