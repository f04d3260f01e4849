extension Schema {
    /// What a person of the hotline made of a ticket's class, beside what the machine had made of it: one row a ticket, the last word
    /// counts. The words themselves stay in `texts`, so that an erasure takes them from the learner too.
    ///
    /// guessed_*: null where the machine named none.
    static let lessons = """
        CREATE TABLE lessons(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            kind TEXT NOT NULL,
            category TEXT,
            guessed_kind TEXT,
            guessed_category TEXT,
            person TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        """
}
