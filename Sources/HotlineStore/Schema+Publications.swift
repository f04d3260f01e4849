extension Schema {
    /// Tickets that the public register may list (practice 31): the citizen allowed it, or sent the matter through the register.
    ///
    /// - `allows_text`: the citizen allowed the words as well. `entry`: the one whose text a person released; null until then.
    /// - `register`: what anybody may see, decided at each look, since a matter can become secret later. 举报, secret matters,
    ///   threats, and those of the young, the old and the weak never stand in it, nor what was sealed or wiped.
    static let publications = """
        CREATE TABLE publications(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            requested_at INTEGER NOT NULL,
            allows_text INTEGER NOT NULL CHECK (allows_text IN (0, 1)),
            entry INTEGER REFERENCES entries(id)
        ) STRICT;
        -- the register by time.
        CREATE INDEX publications_requested ON publications(requested_at);

        CREATE VIEW register AS
            SELECT p.ticket, p.requested_at, p.allows_text, p.entry, t.state, t.category, t.district, t.street, t.round,
                t.closed_at, t.next_at IS NOT NULL AS is_open
            FROM publications p JOIN tickets t ON t.id = p.ticket
            WHERE t.is_secret = 0 AND t.is_threat = 0 AND t.is_vulnerable = 0 AND t.kind <> 'report'
                AND NOT EXISTS (
                    SELECT 1 FROM privacy v
                    WHERE v.ticket = t.id AND (v.seal_readers IS NOT NULL OR v.erased_at IS NOT NULL));
        """
}
