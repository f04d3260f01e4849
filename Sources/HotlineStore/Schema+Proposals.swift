extension Schema {
    /// What one person proposed and another must confirm: one row a proposal, kept when it has ended.
    ///
    /// subject: tells proposals of one matter on one ticket apart, or says what it is about where there is no ticket.
    /// entry: the journal's, whose text is the reason. outcome: `confirmed`, `refused` or `replaced`.
    static let proposals = """
        CREATE TABLE proposals(
            id INTEGER PRIMARY KEY,
            matter TEXT NOT NULL,
            ticket INTEGER REFERENCES tickets(id),
            subject TEXT NOT NULL,
            arguments TEXT NOT NULL,
            entry INTEGER NOT NULL REFERENCES entries(id),
            proposed_by TEXT NOT NULL,
            proposed_at INTEGER NOT NULL,
            outcome TEXT,
            ended_by TEXT,
            ended_at INTEGER,
            CHECK ((outcome IS NULL) = (ended_at IS NULL))
        ) STRICT;
        -- the one that waits, of a matter on a ticket or a subject.
        CREATE UNIQUE INDEX proposals_open ON proposals(matter, coalesce(ticket, 0), subject) WHERE ended_at IS NULL;
        """
}
