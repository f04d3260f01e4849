extension Schema {
    /// What departments say of their own people (practice 42).
    ///
    /// - `leaves`: days are day numbers, both ends among them. next_at: when the open work moves to the deputy, null once it has.
    /// - `leave_moves`: what moved, for whoever comes back.
    /// - `duties`: who is on duty; until_at is not among the hours.
    static let duty = """
        CREATE TABLE leaves(
            id INTEGER PRIMARY KEY,
            person TEXT NOT NULL,
            department TEXT NOT NULL,
            first_day INTEGER NOT NULL,
            last_day INTEGER NOT NULL CHECK (last_day >= first_day),
            deputy TEXT,
            entry INTEGER NOT NULL REFERENCES entries(id),
            next_at INTEGER,
            cancelled_at INTEGER
        ) STRICT;
        -- who is away: what is neither over nor cancelled.
        CREATE INDEX leaves_last ON leaves(last_day) WHERE cancelled_at IS NULL;
        -- tick: whose work moves next.
        CREATE INDEX leaves_next ON leaves(next_at) WHERE next_at IS NOT NULL;

        CREATE TABLE leave_moves(
            leave INTEGER NOT NULL REFERENCES leaves(id),
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            to_person TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (leave, ticket)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE duties(
            id INTEGER PRIMARY KEY,
            department TEXT NOT NULL,
            person TEXT NOT NULL,
            from_at INTEGER NOT NULL,
            until_at INTEGER NOT NULL CHECK (until_at > from_at),
            entry INTEGER NOT NULL REFERENCES entries(id),
            cancelled_at INTEGER
        ) STRICT;
        -- who is on duty: what is neither over nor cancelled.
        CREATE INDEX duties_until ON duties(until_at) WHERE cancelled_at IS NULL;
        """
}
