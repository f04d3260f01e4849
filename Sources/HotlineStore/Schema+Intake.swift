extension Schema {
    /// Files that came with a ticket: what they are called and where their bytes lie (the folder `attachments`, by their hash).
    private static let attachments = """
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

    /// What chats leave behind: whether a session was asked back, and of which kind each gateway says it is.
    private static let chats = """
        ALTER TABLE chat_sessions ADD COLUMN is_asked INTEGER NOT NULL DEFAULT 0 CHECK (is_asked IN (0, 1));

        CREATE TABLE gateways(
            name TEXT PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('chat', 'sms', 'voice')),
            greeted_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    static let intake = attachments + chats
}
