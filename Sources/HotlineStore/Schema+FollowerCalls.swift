extension Schema {
    /// since: when the main ticket's answer went out. A row goes when its citizen was called, or is to be called no more.
    static let followerCalls = """
        CREATE TABLE follower_calls(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            since INTEGER NOT NULL
        ) STRICT;
        """
}
