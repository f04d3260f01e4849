extension Schema {
    /// The tables of a ticket's whole life, each part beside the rows that it holds. All hang on a ticket that has need of
    /// them, so that one which has none costs nothing more.
    static let life = [
        answers,
        quality,
        merge,
        late,
        ladder,
        proposals,
        privacy,
        duty,
        suggestions,
        returns,
        told,
        joint,
        danger,
        lessons,
        calls,
        intake,
    ].joined(separator: "\n")

    private static let answers = "ALTER TABLE tickets ADD COLUMN answered_at INTEGER;"
}
