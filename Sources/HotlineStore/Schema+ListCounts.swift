extension Schema {
    /// What the lists' lengths are read from, so that a thousand consoles that ask cost no walk through all open tickets. The rows
    /// keep it themselves: whoever writes a ticket or a rung has it written too, in the same transaction.
    ///
    /// - `open_counts`: open tickets by state and urgency.
    /// - `raised`: rungs climbed by open tickets in the round they are in, passed over ones left out.
    static let listCounts = """
        CREATE TABLE open_counts(
            state TEXT NOT NULL,
            urgency INTEGER NOT NULL,
            tickets INTEGER NOT NULL CHECK (tickets >= 0),
            PRIMARY KEY (state, urgency)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO open_counts(state, urgency, tickets)
            SELECT state, urgency, count(*) FROM tickets WHERE next_at IS NOT NULL GROUP BY state, urgency;
        CREATE TRIGGER tickets_counted AFTER INSERT ON tickets WHEN new.next_at IS NOT NULL BEGIN
            INSERT INTO open_counts(state, urgency, tickets) VALUES (new.state, new.urgency, 1)
                ON CONFLICT DO UPDATE SET tickets = tickets + 1;
        END;
        CREATE TRIGGER tickets_left AFTER UPDATE OF state, urgency, next_at ON tickets
            WHEN old.next_at IS NOT NULL AND (new.next_at IS NULL OR old.state <> new.state OR old.urgency <> new.urgency) BEGIN
            UPDATE open_counts SET tickets = tickets - 1 WHERE state = old.state AND urgency = old.urgency;
        END;
        CREATE TRIGGER tickets_entered AFTER UPDATE OF state, urgency, next_at ON tickets
            WHEN new.next_at IS NOT NULL AND (old.next_at IS NULL OR old.state <> new.state OR old.urgency <> new.urgency) BEGIN
            INSERT INTO open_counts(state, urgency, tickets) VALUES (new.state, new.urgency, 1)
                ON CONFLICT DO UPDATE SET tickets = tickets + 1;
        END;

        CREATE TABLE raised(
            rung TEXT NOT NULL,
            ticket INTEGER NOT NULL,
            PRIMARY KEY (rung, ticket)
        ) STRICT, WITHOUT ROWID;
        -- a ticket's rungs, when its round ends or it is closed.
        CREATE INDEX raised_ticket ON raised(ticket);
        INSERT INTO raised(rung, ticket)
            SELECT r.rung, r.ticket FROM tickets t JOIN rungs r ON r.ticket = t.id AND r.round = t.round
            WHERE t.next_at IS NOT NULL AND r.is_passed_over = 0;
        CREATE TRIGGER rungs_raised AFTER INSERT ON rungs WHEN new.is_passed_over = 0 BEGIN
            INSERT OR IGNORE INTO raised(rung, ticket)
                SELECT new.rung, id FROM tickets WHERE id = new.ticket AND round = new.round AND next_at IS NOT NULL;
        END;
        CREATE TRIGGER rungs_raised_again AFTER UPDATE ON rungs BEGIN
            DELETE FROM raised WHERE rung = old.rung AND ticket = old.ticket;
            INSERT OR IGNORE INTO raised(rung, ticket)
                SELECT new.rung, id FROM tickets
                WHERE id = new.ticket AND round = new.round AND next_at IS NOT NULL AND new.is_passed_over = 0;
        END;
        CREATE TRIGGER rungs_lowered AFTER DELETE ON rungs BEGIN
            DELETE FROM raised WHERE rung = old.rung AND ticket = old.ticket;
        END;
        CREATE TRIGGER tickets_round AFTER UPDATE OF round, next_at ON tickets
            WHEN old.round <> new.round OR (old.next_at IS NULL) <> (new.next_at IS NULL) BEGIN
            DELETE FROM raised WHERE ticket = new.id;
            INSERT INTO raised(rung, ticket)
                SELECT rung, ticket FROM rungs
                WHERE ticket = new.id AND round = new.round AND is_passed_over = 0 AND new.next_at IS NOT NULL;
        END;

        -- 疑难: asked back twice or more; nearly no ticket is in it.
        CREATE INDEX tickets_hard ON tickets(returns) WHERE next_at IS NOT NULL AND returns >= 2;
        """
}
