/// Joint work (art. 13 ¶2): serial limits add up, of parallel ones the longest counts.
extension Limit {
    /// Minutes of a working day as the shipped hours have it: what a limit in working hours counts for beside one in days.
    private static let minutesOfWorkingDay = 420
    private static let minutesOfDay = 1_440

    /// One after the other. Limits of different units are added as days, each rounded up.
    ///
    /// - Returns: nil for none.
    package static func sum(_ limits: [Limit]) -> Limit? {
        guard var sum = limits.first else { return nil }
        for limit in limits.dropFirst() {
            switch (sum, limit) {
            case (.workingMinutes(let a), .workingMinutes(let b)): sum = .workingMinutes(a + b)
            case (.workingDays(let a), .workingDays(let b)): sum = .workingDays(a + b)
            case (.clockMinutes(let a), .clockMinutes(let b)): sum = .clockMinutes(a + b)
            case (.workingMinutes, _), (.workingDays, _), (.clockMinutes, _): sum = .workingDays(sum.days + limit.days)
            }
        }
        return sum
    }

    private var days: Int {
        switch self {
        case .workingMinutes(let minutes): (minutes + Self.minutesOfWorkingDay - 1) / Self.minutesOfWorkingDay
        case .workingDays(let days): days
        case .clockMinutes(let minutes): (minutes + Self.minutesOfDay - 1) / Self.minutesOfDay
        }
    }
}
