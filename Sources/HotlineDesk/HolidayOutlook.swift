import HotlineCore
import HotlineRouting

/// What a holiday will meet: who is not there, and what falls due while most are away (practice 16).
package struct HolidayOutlook: Hashable, Sendable {
    package struct Due: Hashable, Sendable {
        package let ticket: String
        package let clock: ClockName
        package let due: Instant
        package let urgency: Urgency
        package let department: String?
    }

    package let holiday: Holiday
    package let holes: [RosterHole]
    /// From its first day to the end of the first day that is worked again, the first due first; at most `mostDues`.
    package let dues: [Due]
    /// More fall due than are listed.
    package let hasMore: Bool

    package static let daysAhead = 30
    static let mostDues = 50

    package init(holiday: Holiday, holes: [RosterHole], dues: [Due] = [], hasMore: Bool = false) {
        self.holiday = holiday
        self.holes = holes
        self.dues = dues
        self.hasMore = hasMore
    }
}
