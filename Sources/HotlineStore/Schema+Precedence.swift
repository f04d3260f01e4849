extension Schema {
    /// The order that every list of tickets has, in one place, and the indexes that deliver it, so that a list costs what it shows
    /// and not what the department holds.
    ///
    /// - `precedence`: 0 特急; 1 and 2 the green lane (art. 10), urgent and ordinary; 4 and 5 the others. Of one precedence the first
    ///   due comes first. An urgency `u` is `2 - u` and `5 - u`.
    /// - `assignments` and `raised` carry their ticket's precedence and due while it is their own. Whoever inserts an assignment gives
    ///   them; all else the rows keep themselves.
    ///
    /// A rung of another round than the ticket's no longer lowers the one that its own round has climbed.
    static let precedence = """
        ALTER TABLE tickets ADD COLUMN precedence INTEGER
            GENERATED ALWAYS AS (CASE WHEN urgency = 2 OR is_vulnerable = 1 THEN 2 - urgency ELSE 5 - urgency END) VIRTUAL;
        ALTER TABLE assignments ADD COLUMN precedence INTEGER;
        ALTER TABLE assignments ADD COLUMN due_at INTEGER;
        ALTER TABLE raised ADD COLUMN precedence INTEGER;
        ALTER TABLE raised ADD COLUMN due_at INTEGER;
        UPDATE assignments SET (precedence, due_at) = (SELECT t.precedence, t.due_at FROM tickets t WHERE t.id = assignments.ticket)
            WHERE ended_at IS NULL;
        UPDATE raised SET (precedence, due_at) = (SELECT t.precedence, t.due_at FROM tickets t WHERE t.id = raised.ticket);

        CREATE TRIGGER raised_ordered AFTER INSERT ON raised BEGIN
            UPDATE raised SET (precedence, due_at) = (SELECT t.precedence, t.due_at FROM tickets t WHERE t.id = new.ticket)
                WHERE rung = new.rung AND ticket = new.ticket;
        END;
        CREATE TRIGGER tickets_ordered AFTER UPDATE OF urgency, is_vulnerable, due_at ON tickets
            WHEN old.precedence <> new.precedence OR old.due_at IS NOT new.due_at BEGIN
            UPDATE assignments SET precedence = new.precedence, due_at = new.due_at WHERE ticket = new.id AND ended_at IS NULL;
            UPDATE raised SET precedence = new.precedence, due_at = new.due_at WHERE ticket = new.id;
        END;

        -- a state's open tickets; the green lane needs no index of its own any more.
        DROP INDEX tickets_green;
        DROP INDEX tickets_open;
        CREATE INDEX tickets_open ON tickets(state, precedence, due_at) WHERE next_at IS NOT NULL;
        -- 疑难: asked back twice or more.
        DROP INDEX tickets_hard;
        CREATE INDEX tickets_hard ON tickets(precedence, due_at) WHERE next_at IS NOT NULL AND returns >= 2;
        -- what somebody was asked first and has told nobody of.
        DROP INDEX tickets_first_person;
        CREATE INDEX tickets_first_person ON tickets(first_person, precedence, due_at) WHERE is_transfer_told = 0;
        -- a department's open work; `assignments_open` gave it unsorted.
        DROP INDEX assignments_open;
        -- signed_at: a pull passes over what is signed without reading its row.
        CREATE INDEX assignments_held ON assignments(department, precedence, due_at, ticket, signed_at) WHERE ended_at IS NULL;
        -- a handler's open work, and how much it is.
        CREATE INDEX assignments_handled ON assignments(handler, precedence, due_at, ticket)
            WHERE ended_at IS NULL AND handler IS NOT NULL;
        -- whatever a department ever had, newest number first: `find`.
        CREATE INDEX assignments_department ON assignments(department, ticket, round);
        -- a rung's tickets.
        CREATE INDEX raised_first ON raised(rung, precedence, due_at, ticket);

        DROP TRIGGER rungs_raised_again;
        CREATE TRIGGER rungs_raised_again AFTER UPDATE ON rungs BEGIN
            DELETE FROM raised WHERE rung = old.rung AND ticket = (SELECT id FROM tickets WHERE id = old.ticket AND round = old.round);
            INSERT OR IGNORE INTO raised(rung, ticket)
                SELECT new.rung, id FROM tickets
                WHERE id = new.ticket AND round = new.round AND next_at IS NOT NULL AND new.is_passed_over = 0;
        END;
        DROP TRIGGER rungs_lowered;
        CREATE TRIGGER rungs_lowered AFTER DELETE ON rungs BEGIN
            DELETE FROM raised WHERE rung = old.rung AND ticket = (SELECT id FROM tickets WHERE id = old.ticket AND round = old.round);
        END;
        """
}
