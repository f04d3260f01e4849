import HotlineCore
import HotlineStore

extension Desk {
    /// A token is 256 random bits, shown once by whoever drew it; only its hash is kept (design 11).
    mutating func issueToken(
        _ subject: TokenSubject, secret: String, until expiry: Instant?, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        try require(.token, of: order.actor)
        if let expiry, expiry <= order.at {
            throw .refused(.invalid(field: "days", value: expiry.iso8601(), expected: "将来的时间 a time to come"))
        }
        guard secret.utf8.count >= 32 else { throw .refused(.invalid(field: "secret", value: "", expected: "256 bit")) }
        let (kind, name): (String, String)
        switch subject {
        case .person(let person):
            guard tables.routing.people[person] != nil else { throw .refused(.unknownPerson(person.rawValue)) }
            (kind, name) = ("person", person.rawValue)
        case .department(let department):
            _ = try requireDepartment(department, at: order.at)
            (kind, name) = ("department", department.rawValue)
        case .gateway(let gateway):
            guard !gateway.rawValue.isEmpty, gateway.rawValue.utf8.count <= 32, !gateway.rawValue.contains(" ") else {
                throw .refused(.invalid(field: "gateway", value: gateway.rawValue, expected: "1–32 letters, no space"))
            }
            (kind, name) = ("gateway", gateway.rawValue)
        }
        return try stored { () throws(StoreFailure) in
            try store.insertToken(
                hash: SHA256.hash(secret.utf8).bytes, kind: kind, subject: name,
                by: order.actor.person?.rawValue ?? order.actor.origin, until: expiry, at: order.at)
            try store.append(
                JournalEntry(
                    ticket: nil, at: order.at, event: "token", door: order.actor.door.rawValue, person: order.actor.person,
                    actorDepartment: nil, origin: String(order.actor.origin.prefix(64)), reason: Reason("token-issued", kind, name),
                    department: nil, text: nil))
            return Receipt()
        }
    }
}
