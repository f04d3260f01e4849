extension Schema {
    /// First responsibility with its proof, and what a reply and a call-back say of the end.
    ///
    /// - `tickets_first_person`: the list of whoever was asked first holds closed tickets too, where a transfer was never told.
    ///   What had closed before leaves it, unless its notice still waits.
    /// - `keepers`: who has that list's ticket in place of somebody who left; `first_person` stays as it was.
    /// - `reply_results`: what a department's reply says of the matter, by round, so that a redo overwrites nothing.
    /// - `ratings.solved`: what the citizen says of it when called.
    static let told = """
        DROP INDEX tickets_first_person;
        UPDATE tickets SET is_transfer_told = 1 WHERE next_at IS NULL AND is_transfer_told = 0 AND id NOT IN (
            SELECT ticket FROM outbox
            WHERE ticket IS NOT NULL AND recipient = 'citizen' AND subject = 'dispatched' AND told_at IS NULL AND how IS NULL);
        -- 首问清单: what a person still answers for.
        CREATE INDEX tickets_first_person ON tickets(first_person) WHERE is_transfer_told = 0;

        CREATE TABLE keepers(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            person TEXT NOT NULL,
            since INTEGER NOT NULL
        ) STRICT;
        -- 首问清单 of whoever keeps them.
        CREATE INDEX keepers_person ON keepers(person);

        CREATE TABLE reply_results(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            round INTEGER NOT NULL,
            truth TEXT NOT NULL CHECK (truth IN ('true', 'partly', 'untrue', 'unverifiable')),
            solved TEXT NOT NULL CHECK (solved IN ('solved', 'partly', 'unsolved')),
            entry INTEGER NOT NULL REFERENCES entries(id),
            PRIMARY KEY (ticket, round)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE ratings ADD COLUMN solved TEXT CHECK (solved IN ('solved', 'partly', 'unsolved'));
        """
}
