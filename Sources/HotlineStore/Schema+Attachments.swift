extension Schema {
    /// Files that came with a ticket: what they are called and where their bytes lie (the folder `attachments`, by their hash).
    static let attachments = """
        CREATE TABLE attachments(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            position INTEGER NOT NULL CHECK (position > 0),
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            size INTEGER NOT NULL CHECK (size > 0),
            type TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (ticket, position)
        ) STRICT, WITHOUT ROWID;
        -- whether anybody still names these bytes.
        CREATE INDEX attachments_digest ON attachments(digest);
        """
}
