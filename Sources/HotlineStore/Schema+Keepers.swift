extension Schema {
    /// Keepers carry their ticket's place in a list and whether its transfer was told, so that a list costs what it shows and not
    /// what was ever kept. Whoever inserts one gives them; after that the rows keep themselves.
    static let keepers = """
        ALTER TABLE keepers ADD COLUMN precedence INTEGER;
        ALTER TABLE keepers ADD COLUMN due_at INTEGER;
        ALTER TABLE keepers ADD COLUMN is_told INTEGER NOT NULL DEFAULT 0;
        UPDATE keepers SET (precedence, due_at, is_told) =
            (SELECT t.precedence, t.due_at, t.is_transfer_told FROM tickets t WHERE t.id = keepers.ticket);
        CREATE TRIGGER tickets_kept AFTER UPDATE OF urgency, is_vulnerable, due_at, is_transfer_told ON tickets
            WHEN old.precedence <> new.precedence OR old.due_at IS NOT new.due_at OR old.is_transfer_told <> new.is_transfer_told BEGIN
            UPDATE keepers SET precedence = new.precedence, due_at = new.due_at, is_told = new.is_transfer_told WHERE ticket = new.id;
        END;
        -- 首问清单 of whoever keeps them, and who does.
        DROP INDEX keepers_person;
        CREATE INDEX keepers_person ON keepers(person, precedence, due_at) WHERE is_told = 0;
        """
}
