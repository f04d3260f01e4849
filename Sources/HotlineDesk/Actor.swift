import HotlineCore

/// Who acts, and through which door. What an actor may do is looked up from the tables at each order, never carried.
package struct Actor: Hashable, Sendable {
    package enum Door: String, Sendable, CaseIterable { case console, api, web, chat, file, time, tool }

    package let door: Door
    /// The person of `people.csv` who answers for it; nil for citizens, gateways, files and time.
    package let person: PersonID?
    /// The department whose token it came with.
    package let department: DepartmentCode?
    /// Where from, for the journal: `unix:1000`, `127.0.0.1`, `gateway wx`, `agents`. At most 64 characters are kept.
    package let origin: String

    package init(door: Door, person: PersonID? = nil, department: DepartmentCode? = nil, origin: String = "") {
        self.door = door
        self.person = person
        self.department = department
        self.origin = origin
    }

    package static let time = Actor(door: .time)
}

/// What a peer shows to say who it is.
package enum Credential: Hashable, Sendable {
    /// A bearer token: a department's, a gateway's or a person's.
    case token(String)
    /// `login ID TOKEN` on a TCP console.
    case login(PersonID, token: String)
    /// The user behind a Unix socket; `isService` for uid 0 and the daemon's own user, who are administrators.
    case unixUser(name: String, isService: Bool)
}

extension Credential {
    /// The account that is named beside the token.
    var account: String? {
        guard case .login(let person, _) = self else { return nil }
        return person.rawValue
    }
}

/// A token's public name: the first eight digits of its hash.
package enum TokenID {
    package static func of(_ token: String) -> String { of(SHA256.hash(token.utf8)) }
    package static func of(_ hash: Digest256) -> String { String(hash.hex.prefix(8)) }
}

/// Who a credential turned out to be.
package enum Identity: Hashable, Sendable {
    /// `roles` are for showing; what is allowed is looked up at each order.
    case person(PersonID, workNumber: String, name: String, department: DepartmentCode, roles: [String])
    /// `formerly`: the department that the token was issued to, where another has taken it over.
    case department(DepartmentCode, name: String, token: String, formerly: DepartmentCode? = nil)
    case gateway(GatewayName)
    /// uid 0 or the service's own user without a row in people.csv: administrator only.
    case service
}
