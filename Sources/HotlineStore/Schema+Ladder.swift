extension Schema {
    /// What the ladders leave beside their rungs.
    ///
    /// - `reassignments`: a silent handler's ticket passed on, once a round at most, by which rung and from whom to whom.
    /// - `digest_lines`: a rung that is not urgent waits for its department's digest; `digest` is the entry that told it.
    static let ladder = """
        CREATE TABLE reassignments(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            round INTEGER NOT NULL,
            rung TEXT NOT NULL,
            from_person TEXT,
            to_person TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (ticket, round)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE digest_lines(
            id INTEGER PRIMARY KEY,
            department TEXT NOT NULL,
            person TEXT NOT NULL,
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            entry INTEGER NOT NULL REFERENCES entries(id),
            rung TEXT NOT NULL,
            at INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            digest INTEGER REFERENCES entries(id),
            UNIQUE (entry, person)
        ) STRICT;
        -- digests whose time has come.
        CREATE INDEX digest_lines_due ON digest_lines(due_at) WHERE digest IS NULL;
        -- what a department's digests listed, the last one among them, and what waits for its next.
        CREATE INDEX digest_lines_told ON digest_lines(department, digest) WHERE digest IS NOT NULL;
        CREATE INDEX digest_lines_waiting ON digest_lines(department, id) WHERE digest IS NULL;
        -- the rungs of one ticket, for `why`.
        CREATE INDEX digest_lines_ticket ON digest_lines(ticket);
        -- 待告知: urgent notices, whoever they are for.
        CREATE INDEX outbox_urgent ON outbox(id) WHERE is_urgent = 1 AND told_at IS NULL AND how IS NULL;
        """
}
