import HotlineCore

/// What stands with a department now, and how it did since `since`.
package struct DepartmentFigures: Hashable, Sendable {
    package struct Open: Hashable, Sendable {
        package let state: TicketState
        package let count: Int

        package init(state: TicketState, count: Int) {
            self.state = state
            self.count = count
        }
    }

    /// So many of a whole.
    package struct Share: Hashable, Sendable {
        package let count: Int
        package let whole: Int

        package init(_ count: Int, of whole: Int) {
            self.count = count
            self.whole = whole
        }

        /// Rounded to the nearest; nil of nothing.
        package var percent: Int? { whole == 0 ? nil : (count * 200 + whole) / (whole * 2) }
    }

    package let department: String
    package let since: Instant
    package let at: Instant
    /// Tickets that it leads, by state; states without one are left out.
    package let open: [Open]
    /// Of those, how many have a clock past its due.
    package let overdue: Int
    /// Pulled and not signed yet, the lease still running.
    package let leased: Int
    /// Leases that ran out unsigned since `since`; so also what follows.
    package let lapsedLeases: Int
    package let returnRequests: Int
    package let returnsGranted: Int
    /// Tickets that it replied to, and how many of them are not noted as late in its hands.
    package let onTime: Share
    /// Of the same, how many citizens it had contacted.
    package let contacted: Share
    /// Ratings of what it replied to by citizens who were reached, and how many were satisfied.
    package let satisfied: Share

    package init(
        department: String, since: Instant, at now: Instant, open: [Open], overdue: Int, leased: Int, lapsedLeases: Int,
        returnRequests: Int, returnsGranted: Int, onTime: Share, contacted: Share, satisfied: Share
    ) {
        self.department = department
        self.since = since
        at = now
        self.open = open
        self.overdue = overdue
        self.leased = leased
        self.lapsedLeases = lapsedLeases
        self.returnRequests = returnRequests
        self.returnsGranted = returnsGranted
        self.onTime = onTime
        self.contacted = contacted
        self.satisfied = satisfied
    }
}
