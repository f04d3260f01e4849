/// Migrations, in order; a number once landed is never edited. `PRAGMA user_version` says how many have run.
///
/// Rows cost what their indexes cost, so a key is made to serve twice: a ticket's row id is its number's body, a
/// person's and a call's row hang on the ticket's id, a text's on its entry's.
package enum Schema {
    package static let migrations: [String] = [
        first, second, third, life, publications, followerCalls, windows, board, workbench, override, webhooks, waiting, listCounts,
        precedence, keepers,
    ]

    private static let first = """
        CREATE TABLE routing_versions(
            version TEXT PRIMARY KEY,
            loaded_at INTEGER NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;

        -- id: the body of the ticket number, so a number needs no index of its own.
        -- next_at: the instant at which the daemon itself will do something about the ticket; null once closed.
        -- due_at: the first running clock's due.
        CREATE TABLE tickets(
            id INTEGER PRIMARY KEY,
            state TEXT NOT NULL CHECK (length(state) > 0),
            urgency INTEGER NOT NULL CHECK (urgency BETWEEN 0 AND 2),
            kind TEXT NOT NULL,
            kind_claimed TEXT,
            category TEXT,
            channel TEXT NOT NULL,
            district TEXT,
            street TEXT,
            place TEXT,
            is_secret INTEGER NOT NULL CHECK (is_secret IN (0, 1)),
            is_vulnerable INTEGER NOT NULL CHECK (is_vulnerable IN (0, 1)),
            is_threat INTEGER NOT NULL CHECK (is_threat IN (0, 1)),
            received_at INTEGER NOT NULL,
            accepted_at INTEGER,
            closed_at INTEGER,
            first_person TEXT,
            first_department TEXT,
            text_entry INTEGER NOT NULL,
            reply_entry INTEGER,
            round INTEGER NOT NULL DEFAULT 0,
            returns INTEGER NOT NULL DEFAULT 0,
            redos INTEGER NOT NULL DEFAULT 0,
            urges INTEGER NOT NULL DEFAULT 0,
            contacted_at INTEGER,
            is_transfer_told INTEGER NOT NULL DEFAULT 0,
            handed_to TEXT,
            taken_by TEXT,
            taken_until INTEGER,
            ring_at INTEGER,
            due_at INTEGER,
            next_at INTEGER,
            code_hash BLOB,
            link_hash BLOB,
            routing TEXT NOT NULL,
            finding TEXT NOT NULL,
            CHECK (next_at IS NOT NULL OR state IN ('archived', 'declined', 'handed_over', 'merged'))
        ) STRICT;
        -- tick: what is due, oldest first.
        CREATE INDEX tickets_next ON tickets(next_at) WHERE next_at IS NOT NULL;
        -- inbox and lists: counts by state, most urgent first, then by due.
        CREATE INDEX tickets_open ON tickets(state, urgency DESC, due_at) WHERE next_at IS NOT NULL;
        -- 首问清单: what a person still answers for.
        CREATE INDEX tickets_first_person ON tickets(first_person) WHERE next_at IS NOT NULL AND is_transfer_told = 0;

        -- Erasable; id is the ticket's.
        CREATE TABLE persons(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            name TEXT,
            phone TEXT,
            extension TEXT,
            email TEXT,
            is_firm INTEGER NOT NULL,
            gateway TEXT,
            chat_user TEXT
        ) STRICT;
        -- the same caller's tickets, shown while a call is taken down.
        CREATE INDEX persons_phone ON persons(phone) WHERE phone IS NOT NULL;

        -- Raw input and its mark: SHA-256 of door, scope and key. One row an input, whatever became of it.
        CREATE TABLE submissions(
            id INTEGER PRIMARY KEY,
            mark BLOB NOT NULL CHECK (length(mark) = 32),
            body_digest TEXT NOT NULL,
            door TEXT NOT NULL,
            scope TEXT NOT NULL,
            ticket INTEGER REFERENCES tickets(id),
            taken_at INTEGER NOT NULL,
            raw TEXT
        ) STRICT;
        -- nothing is taken twice.
        CREATE UNIQUE INDEX submissions_mark ON submissions(mark);

        -- part 0 leads, 1 and up co-handle; a round begins with each dispatch.
        CREATE TABLE assignments(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            round INTEGER NOT NULL,
            part INTEGER NOT NULL,
            department TEXT NOT NULL,
            handler TEXT,
            assigned_at INTEGER NOT NULL,
            assigned_by TEXT,
            how TEXT NOT NULL,
            is_designated INTEGER NOT NULL DEFAULT 0,
            ladder TEXT NOT NULL,
            routing TEXT NOT NULL,
            signed_at INTEGER,
            is_auto_signed INTEGER NOT NULL DEFAULT 0,
            contacted_at INTEGER,
            touched_at INTEGER,
            quiet_until INTEGER,
            leased_until INTEGER,
            return_requested_at INTEGER,
            ended_at INTEGER,
            PRIMARY KEY (ticket, round, part)
        ) STRICT, WITHOUT ROWID;
        -- a department's open work, unsigned first: pull, lists, a handler's load.
        CREATE INDEX assignments_open ON assignments(department, signed_at) WHERE ended_at IS NULL;

        -- round 0: the ticket's own clocks (statutory, promised, the hotline's rooms); else the assignment's.
        CREATE TABLE clocks(
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            round INTEGER NOT NULL,
            name TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            original_due INTEGER NOT NULL,
            due INTEGER NOT NULL,
            is_provisional INTEGER NOT NULL,
            stopped_at INTEGER,
            allowance TEXT NOT NULL,
            PRIMARY KEY (ticket, round, name)
        ) STRICT, WITHOUT ROWID;

        -- A pause is an interval that is kept, never a moved date.
        CREATE TABLE pauses(
            ticket INTEGER NOT NULL,
            round INTEGER NOT NULL,
            name TEXT NOT NULL,
            began_at INTEGER NOT NULL,
            ended_at INTEGER,
            reason TEXT NOT NULL,
            PRIMARY KEY (ticket, round, name, began_at),
            FOREIGN KEY (ticket, round, name) REFERENCES clocks(ticket, round, name)
        ) STRICT, WITHOUT ROWID;

        -- The journal: one chain. department: whose feed it belongs to.
        CREATE TABLE entries(
            id INTEGER PRIMARY KEY,
            ticket INTEGER,
            at INTEGER NOT NULL,
            event TEXT NOT NULL,
            door TEXT NOT NULL,
            person TEXT,
            actor_department TEXT,
            origin TEXT NOT NULL,
            slug TEXT NOT NULL,
            arguments TEXT NOT NULL,
            department TEXT,
            text_digest BLOB,
            mac BLOB NOT NULL CHECK (length(mac) = 32)
        ) STRICT;
        -- a ticket's history.
        CREATE INDEX entries_ticket ON entries(ticket);
        -- a department's feed after a cursor.
        CREATE INDEX entries_feed ON entries(department, id) WHERE department IS NOT NULL;

        -- Personal text, erasable with its salt; the entry keeps the salted digest.
        CREATE TABLE texts(
            entry INTEGER PRIMARY KEY REFERENCES entries(id),
            salt BLOB NOT NULL,
            body TEXT NOT NULL,
            goal TEXT,
            place TEXT
        ) STRICT;

        -- A rung is climbed once an assignment.
        CREATE TABLE rungs(
            ticket INTEGER NOT NULL,
            round INTEGER NOT NULL,
            rung TEXT NOT NULL,
            fired_at INTEGER NOT NULL,
            is_passed_over INTEGER NOT NULL,
            PRIMARY KEY (ticket, round, rung)
        ) STRICT, WITHOUT ROWID;

        -- recipient: `citizen`, `department:CODE` or `person:ID`. next_at: the next attempt; null where none is due.
        CREATE TABLE outbox(
            id INTEGER PRIMARY KEY,
            entry INTEGER NOT NULL REFERENCES entries(id),
            ticket INTEGER NOT NULL REFERENCES tickets(id),
            subject TEXT NOT NULL,
            arguments TEXT NOT NULL,
            recipient TEXT NOT NULL,
            way TEXT NOT NULL CHECK (way IN ('chat', 'feed', 'console', 'person')),
            address TEXT,
            is_urgent INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            next_at INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            told_at INTEGER,
            how TEXT,
            UNIQUE (entry, recipient, way)
        ) STRICT;
        -- deliveries whose time has come.
        CREATE INDEX outbox_next ON outbox(next_at) WHERE next_at IS NOT NULL;
        -- 待告知, a person's notices, and what a department's feed tells.
        CREATE INDEX outbox_untold ON outbox(recipient, way, id) WHERE told_at IS NULL AND how IS NULL;

        CREATE TABLE feed_cursors(
            department TEXT PRIMARY KEY,
            entry INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- ticket: opened early by 特急, or at the close; what comes within three days after is its supplement.
        CREATE TABLE chat_sessions(
            id INTEGER PRIMARY KEY,
            gateway TEXT NOT NULL,
            chat_user TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            last_at INTEGER NOT NULL,
            quiet_at INTEGER,
            ticket INTEGER REFERENCES tickets(id)
        ) STRICT;
        -- the last session of a user.
        CREATE INDEX chat_sessions_user ON chat_sessions(gateway, chat_user, id);
        -- sessions whose quiet has lasted.
        CREATE INDEX chat_sessions_quiet ON chat_sessions(quiet_at) WHERE quiet_at IS NOT NULL;

        CREATE TABLE chat_messages(
            session INTEGER NOT NULL REFERENCES chat_sessions(id),
            position INTEGER NOT NULL,
            sent_at INTEGER NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (session, position)
        ) STRICT, WITHOUT ROWID;

        -- A call is one matter: what comes with its id belongs to its ticket (practice 32).
        CREATE TABLE calls(
            call TEXT PRIMARY KEY,
            ticket INTEGER NOT NULL REFERENCES tickets(id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE source_cursors(
            source TEXT NOT NULL,
            device INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            position INTEGER NOT NULL,
            line INTEGER NOT NULL,
            head_hash TEXT NOT NULL,
            head_length INTEGER NOT NULL,
            tail_hash TEXT NOT NULL,
            path TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (source, device, inode)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE rejects(
            source TEXT NOT NULL,
            device INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            position INTEGER NOT NULL,
            head_hash TEXT NOT NULL,
            line INTEGER NOT NULL,
            path TEXT NOT NULL,
            at INTEGER NOT NULL,
            slug TEXT NOT NULL,
            arguments TEXT NOT NULL,
            raw BLOB,
            PRIMARY KEY (source, device, inode, position, head_hash)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE tokens(
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
            subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'department', 'gateway')),
            subject TEXT NOT NULL,
            issued_at INTEGER NOT NULL,
            issued_by TEXT NOT NULL,
            revoked_at INTEGER
        ) STRICT, WITHOUT ROWID;

        -- A retry key and what was answered under it; kept for a day.
        CREATE TABLE idempotency(
            mark BLOB PRIMARY KEY CHECK (length(mark) = 32),
            body_digest TEXT NOT NULL,
            receipt TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        -- what is older than a day.
        CREATE INDEX idempotency_at ON idempotency(at);
        """

    /// Who has been idle longest is known from what they were given last, done or not; read from the assignments it would be
    /// a walk through all of them.
    private static let second = """
        CREATE TABLE handler_turns(
            handler TEXT PRIMARY KEY,
            last_assigned INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO handler_turns(handler, last_assigned)
            SELECT handler, max(assigned_at) FROM assignments WHERE handler IS NOT NULL GROUP BY handler;
        """

    /// A notice may be about a source and no ticket; a silence is told once, restarts or not.
    private static let third = """
        CREATE TABLE outbox_of_third(
            id INTEGER PRIMARY KEY,
            entry INTEGER NOT NULL REFERENCES entries(id),
            ticket INTEGER REFERENCES tickets(id),
            subject TEXT NOT NULL,
            arguments TEXT NOT NULL,
            recipient TEXT NOT NULL,
            way TEXT NOT NULL CHECK (way IN ('chat', 'feed', 'console', 'person')),
            address TEXT,
            is_urgent INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            next_at INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            told_at INTEGER,
            how TEXT,
            UNIQUE (entry, recipient, way, subject)
        ) STRICT;
        INSERT INTO outbox_of_third(id, entry, ticket, subject, arguments, recipient, way, address, is_urgent, created_at, next_at,
                attempts, told_at, how)
            SELECT id, entry, ticket, subject, arguments, recipient, way, address, is_urgent, created_at, next_at,
                attempts, told_at, how FROM outbox;
        DROP TABLE outbox;
        ALTER TABLE outbox_of_third RENAME TO outbox;
        -- deliveries whose time has come.
        CREATE INDEX outbox_next ON outbox(next_at) WHERE next_at IS NOT NULL;
        -- 待告知, a person's notices, and what a department's feed tells.
        CREATE INDEX outbox_untold ON outbox(recipient, way, id) WHERE told_at IS NULL AND how IS NULL;

        -- since: first seen. told_at: the duty was told of a silence that still lasts.
        CREATE TABLE source_watches(
            source TEXT PRIMARY KEY,
            since INTEGER NOT NULL,
            told_at INTEGER
        ) STRICT, WITHOUT ROWID;
        """
}
