extension Schema {
    /// 退单: what each department asked for and how it was ruled. One row a request, none for a ticket that nobody handed back.
    ///
    /// category, district, street: what the matter was when it was asked back, by which a precedent is found.
    static let returns = """
        CREATE TABLE returns(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            number INTEGER NOT NULL,
            round INTEGER NOT NULL,
            department TEXT NOT NULL,
            code TEXT NOT NULL,
            suggested TEXT NOT NULL,
            asked_at INTEGER NOT NULL,
            asked_by TEXT,
            asked_entry INTEGER NOT NULL REFERENCES entries(id),
            outcome TEXT CHECK (outcome IN ('granted', 'refused')),
            ruled_at INTEGER,
            ruled_by TEXT,
            ruling TEXT,
            category TEXT,
            district TEXT,
            street TEXT,
            PRIMARY KEY (ticket, number),
            CHECK ((outcome IS NULL) = (ruled_at IS NULL))
        ) STRICT, WITHOUT ROWID;
        -- 先例: rulings on matters of one class, newest first.
        CREATE INDEX returns_class ON returns(category, ruled_at) WHERE ruled_at IS NOT NULL;
        -- 先例: the newest of all.
        CREATE INDEX returns_ruled ON returns(ruled_at) WHERE ruled_at IS NOT NULL;
        """
}
