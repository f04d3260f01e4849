extension Schema {
    /// What keeps danger from being lost: followers that outlive their main ticket, words of reasons that can be erased, and a
    /// hand-over whose incident number is still to come.
    ///
    /// followers.under: the ticket that a person put it under, where that one follows another itself; null where it is `main`.
    /// texts.words: JSON array of what a person wrote in the entry's reason; null where the reason holds no such words.
    static let danger = """
        ALTER TABLE followers ADD COLUMN under INTEGER REFERENCES tickets(id);
        ALTER TABLE texts ADD COLUMN words TEXT;

        -- 110, 119, 120 or 122 has been called: who took it there and when; the number is to come until the ticket is handed over.
        CREATE TABLE handovers(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            line TEXT NOT NULL,
            taken_by TEXT NOT NULL,
            taken_at INTEGER NOT NULL
        ) STRICT;
        """
}
