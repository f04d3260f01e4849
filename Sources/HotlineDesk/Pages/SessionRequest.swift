import HotlineCore

/// Showing a token, and signing in on a page. The door draws the session's id and keeps it nowhere; here only its hash is known.
package enum SessionRequest: Sendable {
    /// With a person's token, or with a department's and the person who acts for it (practice 29).
    ///
    /// - Parameter id: SHA-256 of the 256 random bits that the browser gets as its cookie.
    case open(token: String, person: PersonID?, id: Digest256, address: String)
    /// Who is signed in under the id, looked up anew: a token that was revoked and a person who has left are nobody any more.
    case resume(Digest256, withChoices: Bool)
    case close(Digest256)
    /// Whose credential it is, asked by a door beyond this machine; answered like `Query.identify`. Wrong ones count against the address,
    /// and against the account that was named.
    case identify(Credential, address: String)
}

package enum SessionAnswer: Hashable, Sendable {
    case holder(SessionHolder)
    case closed
}

/// Who is signed in.
package struct SessionHolder: Hashable, Sendable {
    package let person: PersonID
    package let workNumber: String
    /// As which department they act: their own, or the one whose token was shown.
    package let department: DepartmentCode
    package let departmentName: String
    /// They work for a department; else in the hotline, whose people have the console and the board.
    package let isBound: Bool
    /// What their roles allow; the Desk asks again at each order.
    package let rights: Set<Verb>
    /// Nil where they were not asked for.
    package let choices: SessionChoices?

    package init(
        person: PersonID, workNumber: String, department: DepartmentCode, departmentName: String, isBound: Bool,
        rights: Set<Verb>, choices: SessionChoices? = nil
    ) {
        self.person = person
        self.workNumber = workNumber
        self.department = department
        self.departmentName = departmentName
        self.isBound = isBound
        self.rights = rights
        self.choices = choices
    }
}

/// What the forms of a ticket let one choose from.
package struct SessionChoices: Hashable, Sendable {
    package struct Choice: Hashable, Sendable {
        package let code: String
        package let name: String

        package init(code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// Departments valid today, by code.
    package let departments: [Choice]
    /// The department's own people in office, by id; named by their work numbers (practice 29).
    package let people: [Choice]

    package init(departments: [Choice], people: [Choice]) {
        self.departments = departments
        self.people = people
    }
}
