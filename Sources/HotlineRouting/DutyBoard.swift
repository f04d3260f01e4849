import HotlineCore

/// What departments said of their own people since the tables were written: who is away, and who is on duty (practice 42).
///
/// It lies over the tables and needs no reload; where it says nothing, the tables speak.
package struct DutyBoard: Hashable, Sendable {
    package struct Leave: Hashable, Sendable {
        package let person: PersonID
        /// Both ends among them.
        package let days: ClosedRange<CivilDate>
        /// Who has the work meanwhile; nil is the deputy of `people.csv`.
        package let deputy: PersonID?

        package init(person: PersonID, days: ClosedRange<CivilDate>, deputy: PersonID?) {
            self.person = person
            self.days = days
            self.deputy = deputy
        }
    }

    package struct Duty: Hashable, Sendable {
        package let department: DepartmentCode
        package let person: PersonID
        /// The end is not among them.
        package let hours: Range<Instant>

        package init(department: DepartmentCode, person: PersonID, hours: Range<Instant>) {
            self.department = department
            self.person = person
            self.hours = hours
        }
    }

    private let leaves: [PersonID: [Leave]]
    private let duties: [DepartmentCode: [Duty]]

    package static let empty = DutyBoard(leaves: [], duties: [])

    package init(leaves: [Leave], duties: [Duty]) {
        self.leaves = Dictionary(grouping: leaves, by: \.person)
        self.duties = Dictionary(grouping: duties, by: \.department)
    }

    package func leave(of person: PersonID, on date: CivilDate) -> Leave? {
        leaves[person]?.first { $0.days.contains(date) }
    }

    /// Who a department says is on duty, in the order in which it said so.
    package func duty(in department: DepartmentCode, at instant: Instant) -> [PersonID] {
        duties[department]?.filter { $0.hours.contains(instant) }.map(\.person) ?? []
    }
}
