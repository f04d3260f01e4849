extension TimeOfDay {
    package static let midnight: TimeOfDay = {
        guard let midnight = TimeOfDay(minutes: 0) else { preconditionFailure("nought is a minute of the day") }
        return midnight
    }()

    /// `09:00`; the end of the day is 24:00.
    package var words: String { pad(minutes / 60, 2) + ":" + pad(minutes % 60, 2) }
}
