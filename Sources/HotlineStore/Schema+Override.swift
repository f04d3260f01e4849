extension Schema {
    /// Tables that were put in force although sentences of their expectations.csv come out otherwise (practice 49). At most one row: of
    /// the version in force. It outlives a restart, so that a start with these very tables is no harder than the reload was.
    ///
    /// - `failures`: rows of expectations.csv that came out otherwise then. `person`: by people.csv.
    static let override = """
        CREATE TABLE routing_override(
            version TEXT PRIMARY KEY REFERENCES routing_versions(version),
            at INTEGER NOT NULL,
            person TEXT,
            reason TEXT NOT NULL,
            failures INTEGER NOT NULL CHECK (failures > 0)
        ) STRICT, WITHOUT ROWID;
        """
}
