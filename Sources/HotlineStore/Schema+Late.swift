extension Schema {
    /// Extensions, shelving, lateness and what comes of it, and the calendar that the dues were counted by.
    static let late = """
        -- 延期, 挂账: what a department asked for, and what became of it. One that is undecided or untold stands at the end.
        -- length: of an extension. until: when a shelved ticket is looked at again. asked_entry: whose text is the reason.
        -- told_entry: the decision, whose notice to the citizen makes a granted extension effective.
        CREATE TABLE petitions(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            number INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('extension', 'shelving')),
            round INTEGER NOT NULL,
            clock TEXT NOT NULL,
            department TEXT NOT NULL,
            length TEXT,
            until INTEGER,
            asked_at INTEGER NOT NULL,
            asked_by TEXT,
            asked_entry INTEGER NOT NULL,
            escalated_at INTEGER,
            outcome TEXT NOT NULL CHECK (outcome IN ('asked', 'granted', 'effective', 'refused', 'lapsed')),
            decided_at INTEGER,
            decided_by TEXT,
            told_entry INTEGER,
            effective_at INTEGER,
            due_before INTEGER NOT NULL,
            due_after INTEGER,
            PRIMARY KEY (ticket, number),
            CHECK (kind = 'extension' AND length IS NOT NULL OR kind = 'shelving' AND until IS NOT NULL)
        ) STRICT, WITHOUT ROWID;
        -- 申请审批: what nobody has decided, oldest first.
        CREATE INDEX petitions_asked ON petitions(asked_at) WHERE outcome = 'asked';

        -- 逾期复核 (art. 13 ¶5): each lateness and each extension, why, and whether the reason stands.
        -- next_at: whoever owes the next step is told then, and each working day until it is done.
        CREATE TABLE late_reviews(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            number INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('late', 'extended')),
            round INTEGER NOT NULL,
            clock TEXT NOT NULL,
            department TEXT NOT NULL,
            due INTEGER NOT NULL,
            noted_at INTEGER NOT NULL,
            explain_by INTEGER NOT NULL,
            explanation INTEGER,
            verdict TEXT CHECK (verdict IN ('stands', 'fails')),
            judged_at INTEGER,
            judged_by TEXT,
            judgement INTEGER,
            next_at INTEGER,
            PRIMARY KEY (ticket, number)
        ) STRICT, WITHOUT ROWID;
        -- 逾期复核: what nobody has judged, oldest first.
        CREATE INDEX late_reviews_open ON late_reviews(noted_at) WHERE verdict IS NULL;
        -- tick: whom to remind.
        CREATE INDEX late_reviews_next ON late_reviews(next_at) WHERE next_at IS NOT NULL;

        -- 整改: a task that outlives its ticket, with an owner, a due date and the department's ladder, from the tables it was
        -- set under. rungs: those climbed. task, follow_up: the entries whose texts they are.
        CREATE TABLE corrections(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            number INTEGER NOT NULL,
            department TEXT NOT NULL,
            owner TEXT NOT NULL,
            task INTEGER NOT NULL,
            set_at INTEGER NOT NULL,
            set_by TEXT,
            due INTEGER NOT NULL,
            routing TEXT NOT NULL,
            rungs TEXT NOT NULL,
            next_at INTEGER,
            follow_up INTEGER,
            followed_at INTEGER,
            closed_at INTEGER,
            closed_by TEXT,
            PRIMARY KEY (ticket, number),
            CHECK (next_at IS NOT NULL OR closed_at IS NOT NULL)
        ) STRICT, WITHOUT ROWID;
        -- tick: whose rung comes next; and 整改, what is not closed.
        CREATE INDEX corrections_next ON corrections(next_at) WHERE next_at IS NOT NULL;

        -- A clock's due as another calendar counts it from its beginning; the first one stays in `clocks.original_due`.
        CREATE TABLE recounted_clocks(
            ticket INTEGER NOT NULL,
            round INTEGER NOT NULL,
            name TEXT NOT NULL,
            base INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (ticket, round, name)
        ) STRICT, WITHOUT ROWID;

        -- The days and hours in force, as a digest. after: the last ticket counted anew, null once all are; earlier: the
        -- tables that they had been counted by.
        CREATE TABLE calendar_in_force(
            one INTEGER PRIMARY KEY CHECK (one = 1),
            digest TEXT NOT NULL,
            routing TEXT NOT NULL,
            earlier TEXT,
            after INTEGER,
            since INTEGER NOT NULL
        ) STRICT;
        """
}
