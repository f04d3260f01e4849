extension Schema {
    static let waiting = """
        -- who waits in the queue now: few rows, and read at each prompt.
        CREATE INDEX call_details_waiting ON call_details(began_at) WHERE is_queued = 1 AND is_answered = 0 AND is_unanswered = 0;
        -- what is looked through by `find`, newest number first: forty bytes a ticket where its row has some hundred.
        CREATE INDEX tickets_found ON tickets(id, state, kind, category, round);
        """
}
