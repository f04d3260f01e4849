extension Schema {
    /// The service venue at whose window a ticket was taken, by its code in venues.csv. A ticket's id begins with its day, so a
    /// day's visits stand together.
    static let windows = """
        CREATE TABLE window_visits(
            ticket INTEGER PRIMARY KEY REFERENCES tickets(id),
            venue TEXT NOT NULL
        ) STRICT;
        """
}
