import HotlineCore

/// A row of `people.csv`.
package struct Person: Hashable, Sendable {
    package let id: PersonID
    /// By which the person is known outside the house (practice 29).
    package let workNumber: String
    package let name: String
    package let department: DepartmentCode
    /// 第二条线: the number that is tried when the first is not answered; empty where there is none.
    package let secondLine: String
    package let roles: Set<Role>
    /// The account that names this person on the Unix socket.
    package let unixUser: String?
    /// Who has this person's work while they are away.
    package let deputy: PersonID?
    package let validity: Validity
    package let line: Int
}
