import HotlineCore
import HotlineDesk

/// What a form of the staff's pages is about.
package enum FormSubject: Hashable, Sendable {
    case ticket(String, APIRoute.Verb)
    case department(DepartmentForm)

    var title: Words {
        switch self {
        case .ticket(_, let verb): VerbForm(verb).title
        case .department(let form): form.title
        }
    }

    var fields: [FormField] {
        switch self {
        case .ticket(_, let verb): VerbForm(verb).fields
        case .department(let form): form.fields
        }
    }

    /// Its id on the page.
    var slug: String {
        switch self {
        case .ticket(_, let verb): verb.rawValue
        case .department(let form): String(form.rawValue.map { $0 == "/" ? "-" : $0 })
        }
    }

    /// Where the page sends it.
    var path: String {
        switch self {
        case .ticket(let number, let verb): "\(StaffRoute.path(ofTicket: number))/\(verb.rawValue)"
        case .department(let form): "/department/" + form.rawValue
        }
    }

    /// The path of the API whose order it is.
    func segments(of department: DepartmentCode) -> [String] {
        switch self {
        case .ticket(let number, let verb): ["api", "tickets", number, verb.rawValue]
        case .department(let form): ["api", "departments", department.rawValue] + form.rawValue.split(separator: "/").map(String.init)
        }
    }

    /// The same with one row of a list: what one of several like forms is told by.
    func slug(ofRow row: String?) -> String { row.map { "\(slug)-\($0)" } ?? slug }
}
