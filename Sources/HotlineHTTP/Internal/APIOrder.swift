import HotlineCore
import HotlineDesk

/// A department's command out of a POST: the action, the person, the retry key, and what must still be as it was.
struct APIOrder {
    /// Bytes of a retry key.
    static let keyLimit = 128

    let action: Action
    let person: PersonID?
    let key: String
    /// Of method, path and body: one key for two commands is a conflict.
    let digest: String
    /// From `If-Match`.
    let precondition: Precondition?

    init(pullBy department: DepartmentCode, _ request: HTTPRequest, _ members: [APIMember]) throws(Refusal) {
        let body = try APIBody(of: request, members)
        try self.init(.pull(department, limit: Int(body.number(ifAny: "limit") ?? Self.pulled)), body, request)
    }

    /// Tickets leased by a pull that does not say how many.
    private static let pulled: Int64 = 10

    init(_ verb: APIRoute.Verb, _ ticket: TicketReference, _ request: HTTPRequest, _ members: [APIMember]) throws(Refusal) {
        let body = try APIBody(of: request, members)
        try self.init(
            try verb.action(on: ticket, body), body, request,
            precondition: EntityTag.expected(by: request).map { Precondition(ticket: ticket, lastChanges: $0) })
    }

    /// Puts somebody on duty, or takes it back by its number.
    init(dutySet isSet: Bool, _ request: HTTPRequest, _ members: [APIMember]) throws(Refusal) {
        let body = try APIBody(of: request, members)
        guard isSet else {
            try self.init(.duty(.cancelDuty(try body.number("id"))), body, request)
            return
        }
        let action = DutyAction.setDuty(
            of: PersonID(rawValue: try body.text("who")), from: try body.instant("from"), until: try body.instant("to"))
        try self.init(.duty(action), body, request)
    }

    /// Enters a leave, or takes it back by its number.
    init(leaveSet isSet: Bool, _ request: HTTPRequest, _ members: [APIMember]) throws(Refusal) {
        let body = try APIBody(of: request, members)
        guard isSet else {
            try self.init(.duty(.cancelLeave(try body.number("id"))), body, request)
            return
        }
        let action = DutyAction.leave(
            of: PersonID(rawValue: try body.text("who")), from: try body.text("from"), to: try body.text("to"),
            deputy: body.text(ifAny: "deputy").map { PersonID(rawValue: $0) })
        try self.init(.duty(action), body, request)
    }

    /// What the department did about a suggestion.
    init(followUpOf request: HTTPRequest, _ members: [APIMember]) throws(Refusal) {
        let body = try APIBody(of: request, members)
        try self.init(.suggestion(.followUp(try body.number("id"), text: try body.text("text"))), body, request)
    }

    /// Several verbs at once, each answered by itself.
    init(batch request: HTTPRequest, _ members: [APIMember]) throws(Refusal) {
        let body = try APIBody(of: request, members)
        try self.init(.batch(try body.items("items").map(BatchPart.item)), body, request)
    }

    /// Every POST has one, so that whoever got no answer can ask again.
    static func key(of request: HTTPRequest) throws(Refusal) -> String {
        guard let key = request.value(of: "idempotency-key"), !key.isEmpty else { throw .keyMissing }
        guard key.utf8.count <= keyLimit, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .invalid(field: "Idempotency-Key", value: String(key.prefix(64)), expected: "1…\(keyLimit) ASCII")
        }
        return key
    }

    init(_ action: Action, _ body: APIBody, _ request: HTTPRequest, precondition: Precondition? = nil) throws(Refusal) {
        self.action = action
        self.precondition = precondition
        person = body.text(ifAny: APIMember.person.name).map { PersonID(rawValue: $0) }
        key = try Self.key(of: request)
        digest = Self.digest(of: request)
    }

    static func digest(of request: HTTPRequest) -> String {
        SHA256.hash(Array("\(request.method) \(request.target.path)\n".utf8) + request.body).hex
    }
}
