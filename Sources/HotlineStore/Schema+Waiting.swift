extension Schema {
    static let waiting = """
        -- who waits in the queue now: few rows, and read at each prompt.
        CREATE INDEX call_details_waiting ON call_details(began_at) WHERE is_queued = 1 AND is_answered = 0 AND is_unanswered = 0;
        """
}
