extension Schema {
    /// What a ticket needs beyond the ordinary to spare the people in it; most have no row. Who said so, when and why stands in
    /// the journal.
    ///
    /// accused_*: JSON arrays of codes. restatement: the entry whose text departments may read, once released. seal_readers: JSON
    /// array of people; null where it is not sealed. erased_at: its personal data were wiped.
    static let privacy = """
        CREATE TABLE privacy(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            accused_departments TEXT NOT NULL,
            accused_people TEXT NOT NULL,
            restatement INTEGER REFERENCES entries(id),
            seal_readers TEXT,
            is_text_only INTEGER NOT NULL,
            representative_name TEXT,
            representative_phone TEXT,
            representative_extension TEXT,
            venue TEXT,
            excluded_at INTEGER,
            erased_at INTEGER
        ) STRICT;
        -- tickets left out of the statistics.
        CREATE INDEX privacy_excluded ON privacy(excluded_at) WHERE excluded_at IS NOT NULL;
        -- 绿色通道: open tickets of the old and the disabled, first in every order.
        CREATE INDEX tickets_green ON tickets(state, due_at) WHERE next_at IS NOT NULL AND is_vulnerable = 1;
        """
}
