import HotlineCore

/// The wall's figures: what stands at this moment and what has come and gone since midnight. Counts and the tables' own names only;
/// no word of any ticket.
package struct Board: Hashable, Sendable {
    package struct Incident: Hashable, Sendable {
        package let number: String
        /// As whoever opened it named it; nil where the matter is secret.
        package let title: String?
        package let openedAt: Instant
        package let callers: Int

        package init(number: String, title: String?, openedAt: Instant, callers: Int) {
            self.number = number
            self.title = title
            self.openedAt = openedAt
            self.callers = callers
        }
    }

    /// A department, a district or a category with how many tickets it has.
    package struct Count: Hashable, Sendable {
        package let name: String
        package let count: Int
        /// How many of them are past their first due; nil where that is not what is counted.
        package let overdue: Int?

        package init(name: String, count: Int, overdue: Int? = nil) {
            self.name = name
            self.count = count
            self.overdue = overdue
        }
    }

    /// What came and what was closed in one hour of the day.
    package struct Hour: Hashable, Sendable {
        package var received = 0
        package var closed = 0

        package init(received: Int = 0, closed: Int = 0) {
            self.received = received
            self.closed = closed
        }
    }

    /// Rows of a list on the wall: what can be read from three metres on one screen.
    package static let rows = 10

    package let at: Instant
    package var incidents: [Incident] = []
    /// 待告知: notices that a person must tell, and how many of those are urgent.
    package var untold = 0
    package var untoldUrgent = 0
    package var workload: Workload
    /// The hours of today, from 0 to the current one.
    package var hours: [Hour] = []
    /// Open tickets whose first due lies between now and midnight.
    package var dueToday = 0
    /// The longest first, at most `rows`.
    package var overdueByDepartment: [Count] = []
    /// What was asked about in the last 24 hours, the most frequent first, at most `rows`.
    package var categories: [Count] = []
    /// Open tickets of each district, and of none.
    package var districts: [Count] = []
    /// What needs a person: silent sources, a provisional calendar, tables that were refused.
    package var warnings: [Reason] = []

    package init(at now: Instant, workload: Workload) {
        at = now
        self.workload = workload
    }

    package var receivedToday: Int { hours.reduce(0) { $0 + $1.received } }
    package var closedToday: Int { hours.reduce(0) { $0 + $1.closed } }
}
