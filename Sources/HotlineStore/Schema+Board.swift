extension Schema {
    static let board = """
        -- what was closed since an instant: the board's outflow.
        CREATE INDEX tickets_closed ON tickets(closed_at) WHERE closed_at IS NOT NULL;
        """
}
