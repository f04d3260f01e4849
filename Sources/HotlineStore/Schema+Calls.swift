extension Schema {
    /// Calls as the telephone platform's logs tell them, beside the tickets that came of them (domain 6.1–6.5).
    static let calls = """
        -- phone: the number outside; is_outgoing: the house called it. is_queued, is_answered, is_unanswered: what some line says.
        -- record_due: when the agent's record should be here; null where it is, or none is owed.
        CREATE TABLE call_details(
            call TEXT PRIMARY KEY,
            source TEXT NOT NULL,
            phone TEXT,
            is_outgoing INTEGER NOT NULL,
            agent TEXT,
            began_at INTEGER NOT NULL,
            ended_at INTEGER,
            is_queued INTEGER NOT NULL,
            is_answered INTEGER NOT NULL,
            is_unanswered INTEGER NOT NULL,
            wait_seconds INTEGER,
            talk_seconds INTEGER,
            record_due INTEGER
        ) STRICT, WITHOUT ROWID;
        -- answered calls whose record is not here yet.
        CREATE INDEX call_details_due ON call_details(record_due) WHERE record_due IS NOT NULL;
        -- a number's calls, for what came after one that was missed.
        CREATE INDEX call_details_phone ON call_details(phone, began_at) WHERE phone IS NOT NULL;

        -- The lines of a call, in the order in which they came.
        CREATE TABLE call_events(
            call TEXT NOT NULL,
            position INTEGER NOT NULL,
            at INTEGER NOT NULL,
            event TEXT NOT NULL,
            agent TEXT,
            seconds INTEGER,
            words TEXT,
            PRIMARY KEY (call, position)
        ) STRICT, WITHOUT ROWID;

        -- What was said; erasable.
        CREATE TABLE call_segments(
            call TEXT NOT NULL,
            number INTEGER NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('agent', 'citizen', 'unknown')),
            begin_ms INTEGER NOT NULL,
            end_ms INTEGER NOT NULL,
            body TEXT NOT NULL,
            taken_at INTEGER NOT NULL,
            PRIMARY KEY (call, number)
        ) STRICT, WITHOUT ROWID;
        -- what is old enough to be wiped.
        CREATE INDEX call_segments_taken ON call_segments(taken_at);

        -- 漏接回拨: one open task a number, closed by any later contact (practice 35). phone: null once wiped.
        CREATE TABLE missed_calls(
            id INTEGER PRIMARY KEY,
            phone TEXT,
            first_at INTEGER NOT NULL,
            last_at INTEGER NOT NULL,
            calls INTEGER NOT NULL,
            taken_by TEXT,
            taken_at INTEGER,
            closed_at INTEGER,
            closed_by TEXT,
            how TEXT
        ) STRICT;
        -- the open one of a number, and the list.
        CREATE UNIQUE INDEX missed_calls_open ON missed_calls(phone) WHERE closed_at IS NULL;
        -- closed ones whose number is old enough to be wiped.
        CREATE INDEX missed_calls_closed ON missed_calls(closed_at) WHERE closed_at IS NOT NULL AND phone IS NOT NULL;
        """
}
