extension Schema {
    /// What is decided about a ticket at its ends: declined, objected to, called back, rated; and callers who were flagged.
    static let quality = """
        -- waits_for: `second`, another person's decision (practice 23); `sample`, the 5 % that are looked at afterwards.
        CREATE TABLE declines(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            code TEXT NOT NULL,
            words TEXT NOT NULL,
            proposed_by TEXT NOT NULL,
            proposed_at INTEGER NOT NULL,
            decided_by TEXT,
            decided_at INTEGER,
            waits_for TEXT CHECK (waits_for IN ('second', 'sample'))
        ) STRICT;
        -- the list of what a second person must see.
        CREATE INDEX declines_waiting ON declines(proposed_at) WHERE waits_for IS NOT NULL;

        -- One a ticket, whoever brought it.
        CREATE TABLE objections(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            raised_at INTEGER NOT NULL,
            ruled_by TEXT,
            ruled_at INTEGER,
            is_upheld INTEGER
        ) STRICT;

        -- grade: 5 to 1; 0 could not be reached. person: nil where the citizen rated it.
        CREATE TABLE ratings(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            round INTEGER NOT NULL,
            grade INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 5),
            at INTEGER NOT NULL,
            person TEXT,
            PRIMARY KEY (ticket, round)
        ) STRICT, WITHOUT ROWID;

        -- A call that reached nobody, and when the next one is planned.
        CREATE TABLE callback_attempts(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            round INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            at INTEGER NOT NULL,
            person TEXT NOT NULL,
            how TEXT NOT NULL,
            next_at INTEGER,
            PRIMARY KEY (ticket, round, attempt)
        ) STRICT, WITHOUT ROWID;

        -- Flagged callers; in force once a second person has agreed, and until the date. calls: what came since.
        CREATE TABLE caller_flags(
            phone TEXT PRIMARY KEY,
            reason TEXT NOT NULL,
            until INTEGER NOT NULL,
            proposed_by TEXT NOT NULL,
            proposed_at INTEGER NOT NULL,
            confirmed_by TEXT,
            calls INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;
        """
}
