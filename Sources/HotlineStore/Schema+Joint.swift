extension Schema {
    /// Sub-tasks: what a co-department, or a sub-unit to which the holder passed a ticket down, owes of it (arts 11 to 13). Who
    /// has it and when they signed stands in the assignment of the same part.
    ///
    /// part 0: no sub-task, but the lead's own appeal against a ruling. source: the row of joint.csv, `rule` or `person`.
    /// told_entry: by which its department heard of it; null until then. left_entry: whose text says why the lead did not wait.
    /// next_at: when time does something about it; null once nothing is owed.
    static let joint = """
        CREATE TABLE subtasks(
            ticket INTEGER NOT NULL,
            round INTEGER NOT NULL,
            part INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('co', 'below', 'lead')),
            state TEXT NOT NULL,
            duty TEXT NOT NULL,
            source TEXT NOT NULL,
            sign_due INTEGER NOT NULL,
            due INTEGER NOT NULL,
            told_entry INTEGER,
            reply_entry INTEGER,
            replied_at INTEGER,
            ruling_due INTEGER,
            refused_at INTEGER,
            refused_by TEXT,
            appealed_at INTEGER,
            left_entry INTEGER,
            next_at INTEGER,
            PRIMARY KEY (ticket, round, part),
            FOREIGN KEY (ticket, round, part) REFERENCES assignments(ticket, round, part)
        ) STRICT, WITHOUT ROWID;
        -- sub-tasks whose time has come.
        CREATE INDEX subtasks_next ON subtasks(next_at) WHERE next_at IS NOT NULL;
        -- 退单审核: what waits for a ruling.
        CREATE INDEX subtasks_asked ON subtasks(ruling_due) WHERE state IN ('returning', 'appealing');

        -- 跨区: the limits of matters that lie in several districts (art. 13 ¶3).
        ALTER TABLE tickets ADD COLUMN is_cross_district INTEGER NOT NULL DEFAULT 0;

        -- 接件转办 (art. 12): who received a matter that another department handles.
        CREATE TABLE receptions(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            department TEXT NOT NULL,
            person TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        """
}
