extension Schema {
    /// What an operator's console keeps between two lines, two shifts and two restarts (practice 40), and what the index of words
    /// must know.
    ///
    /// - `drafts`: one row for each text that was begun and has come to nothing yet. `command`: the line that takes it up again.
    ///   `is_parked`: put aside for the next caller.
    /// - `erased_texts`: every text that was wiped, in its order, so that the words go too, whoever wiped it.
    /// - `expires_at`: from then on a token opens nothing; null for one without an end.
    static let workbench = """
        CREATE TABLE drafts(
            person TEXT NOT NULL,
            key TEXT NOT NULL,
            command TEXT NOT NULL,
            body TEXT NOT NULL,
            at INTEGER NOT NULL,
            is_parked INTEGER NOT NULL CHECK (is_parked IN (0, 1)),
            PRIMARY KEY (person, key)
        ) STRICT, WITHOUT ROWID;
        -- what is old enough to be forgotten.
        CREATE INDEX drafts_at ON drafts(at);

        CREATE TABLE saved_filters(
            person TEXT NOT NULL,
            name TEXT NOT NULL,
            filter TEXT NOT NULL,
            PRIMARY KEY (person, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE erased_texts(
            id INTEGER PRIMARY KEY,
            entry INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER texts_erased AFTER DELETE ON texts BEGIN
            INSERT INTO erased_texts(entry) VALUES (old.entry);
        END;

        ALTER TABLE tokens ADD COLUMN expires_at INTEGER;

        -- what a person has open, for the change of shifts; a ticket that comes in costs nothing here.
        CREATE INDEX tickets_taken ON tickets(taken_by) WHERE taken_by IS NOT NULL;
        """
}
