extension Schema {
    /// 改进意见 (art. 18 ¶1): what a department should do better, typed by a person, and what became of it. It goes into the
    /// monthly bulletin, so it is kept from the first day.
    ///
    /// - entry, follow_up: the entries whose texts they are. ticket: what gave occasion to it, if one did.
    static let suggestions = """
        CREATE TABLE suggestions(
            id INTEGER PRIMARY KEY,
            department TEXT NOT NULL,
            ticket INTEGER REFERENCES tickets(id),
            entry INTEGER NOT NULL REFERENCES entries(id),
            made_at INTEGER NOT NULL,
            made_by TEXT,
            follow_up INTEGER REFERENCES entries(id),
            followed_at INTEGER,
            closed_at INTEGER,
            closed_by TEXT
        ) STRICT;
        -- a department's suggestions, and those of a month.
        CREATE INDEX suggestions_department ON suggestions(department, made_at);

        -- 用时: a department's latenesses, newest first.
        CREATE INDEX late_reviews_department ON late_reviews(department, noted_at) WHERE kind = 'late';
        """
}
