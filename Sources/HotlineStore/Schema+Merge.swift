extension Schema {
    /// What puts tickets together: followers of a main ticket, incidents, the party complained about, look-alikes, bursts.
    static let merge = """
        -- A merged ticket, a line of an incident or a member of a group, under the main ticket that answers for it.
        CREATE TABLE followers(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            main INTEGER NOT NULL REFERENCES tickets(id),
            kind TEXT NOT NULL CHECK (kind IN ('merged', 'incident', 'member')),
            since INTEGER NOT NULL
        ) STRICT;
        -- whom a main ticket's answer reaches.
        CREATE INDEX followers_main ON followers(main, ticket);

        -- The same caller's new facts on an older matter: the younger ticket names the older.
        CREATE TABLE relations(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            earlier INTEGER NOT NULL REFERENCES tickets(id),
            at INTEGER NOT NULL,
            PRIMARY KEY (ticket, earlier)
        ) STRICT, WITHOUT ROWID;
        -- what came after a ticket.
        CREATE INDEX relations_earlier ON relations(earlier, ticket);

        -- ticket: the main one, whose clocks, notices and answer are the incident's.
        CREATE TABLE incidents(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            title TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            opened_by TEXT NOT NULL,
            closed_at INTEGER
        ) STRICT;
        -- the open ones.
        CREATE INDEX incidents_open ON incidents(opened_at) WHERE closed_at IS NULL;

        -- Who is complained about, as typed.
        CREATE TABLE subjects(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            name TEXT NOT NULL
        ) STRICT;
        -- the same party's other matters.
        CREATE INDEX subjects_name ON subjects(name, ticket);

        -- bucket: class and street, or a band of the signature where neither is known; ticket last, so that a bucket grows at
        -- its end. signature: 64 values of MinHash, two bytes each.
        CREATE TABLE likenesses(
            bucket INTEGER NOT NULL,
            ticket INTEGER NOT NULL,
            signature BLOB NOT NULL CHECK (length(signature) = 128),
            PRIMARY KEY (bucket, ticket)
        ) STRICT, WITHOUT ROWID;

        -- The last burst that was rung for a class and street.
        CREATE TABLE bursts(
            category TEXT NOT NULL,
            street TEXT NOT NULL,
            rung_at INTEGER NOT NULL,
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            callers INTEGER NOT NULL,
            PRIMARY KEY (category, street)
        ) STRICT, WITHOUT ROWID;
        """
}
