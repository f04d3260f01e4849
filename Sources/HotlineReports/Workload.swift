import HotlineCore

/// How much stands in each state, and how much of it is 特急 or late: what `inbox` and `status` show.
package struct Workload: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package let state: TicketState
        package let count: Int
        package let critical: Int
        package let overdue: Int

        package init(state: TicketState, count: Int, critical: Int, overdue: Int) {
            self.state = state
            self.count = count
            self.critical = critical
            self.overdue = overdue
        }
    }

    private let rows: [TicketState: Row]

    /// - Parameter rows: those of one state are added up.
    package init(_ rows: [Row]) {
        self.rows = Dictionary(rows.map { ($0.state, $0) }) { a, b in
            Row(state: a.state, count: a.count + b.count, critical: a.critical + b.critical, overdue: a.overdue + b.overdue)
        }
    }

    package func count(_ state: TicketState) -> Int { rows[state]?.count ?? 0 }
    package func critical(_ state: TicketState) -> Int { rows[state]?.critical ?? 0 }

    package var open: Int { rows.values.reduce(0) { $0 + $1.count } }
    package var critical: Int { rows.values.reduce(0) { $0 + $1.critical } }
    package var overdue: Int { rows.values.reduce(0) { $0 + $1.overdue } }

    /// Figures by name, in the order in which a ticket passes the states.
    package var figures: [(name: String, value: String)] {
        [("open", "\(open)"), ("critical", "\(critical)"), ("overdue", "\(overdue)")]
            + TicketState.allCases.compactMap { state in rows[state].map { (state.rawValue, "\($0.count)") } }
    }
}
