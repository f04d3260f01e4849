import HotlineCore
import HotlineDesk

/// Whose token a request came with, and as whom it may act. The Desk checks rights again; this only refuses early.
struct APICaller {
    private enum Holder {
        case department(DepartmentCode)
        case person(PersonID, DepartmentCode)
    }

    private let holder: Holder
    /// The department that the token was issued to, where another has taken it over: its paths are the heir's.
    private let formerly: DepartmentCode?
    private let origin: String
    /// For retry keys: two systems may use the same key.
    let tokenID: String

    init(_ identity: Identity, from origin: String) throws(Refusal) {
        self.origin = origin
        switch identity {
        case .department(let code, _, let token, let formerly):
            holder = .department(code)
            self.formerly = formerly
            tokenID = token
        case .person(let id, _, _, let department, _):
            holder = .person(id, department)
            formerly = nil
            tokenID = "person:" + id.rawValue
        // A gateway has the chat door; the service is known by its user, not by a token.
        case .gateway, .service: throw .notPermitted(verb: "api")
        }
    }

    /// A department's token reaches its own feed; whose else a person may see is the Desk's to say.
    ///
    /// - Returns: the department whose it is by now.
    func own(_ department: DepartmentCode) throws(Refusal) -> DepartmentCode {
        guard case .department(let own) = holder else { return department }
        guard own == department || formerly == department else { throw .notYours }
        return own
    }

    func actor(person: PersonID?) throws(Refusal) -> Actor {
        switch holder {
        case .department(let code): return Actor(door: .api, person: person, department: code, origin: origin)
        case .person(let id, let department):
            guard person == nil || person == id else { throw .notPermitted(verb: "person") }
            return Actor(door: .api, person: id, department: department, origin: origin)
        }
    }

    /// For what a person's own token alone may ask: a question names nobody else.
    func itself(_ verb: Verb) throws(Refusal) -> Actor {
        if case .department = holder { throw .notPermitted(verb: verb.rawValue) }
        return try actor(person: nil)
    }

    /// A department's token names a system; whoever writes is a person (practice 29).
    func writer(person: PersonID?) throws(Refusal) -> Actor {
        if case .department = holder, person == nil { throw .missing(field: "person") }
        return try actor(person: person)
    }
}
