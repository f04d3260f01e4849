import HotlineCore
import HotlineDesk
import HotlineSystem

/// A department's command out of a POST: the action, the person, the retry key.
struct APIOrder {
    /// Unicode scalars of a reply or a note; as long as a citizen's own words may be.
    private static let textLimit = Submission.contentLimit
    /// Of a code, an id or a slug.
    private static let wordLimit = 64
    /// Tickets leased by one pull.
    private static let mostPulled = 50

    let action: Action
    let person: PersonID?
    let key: String
    /// Of method, path and body: one key for two commands is a conflict.
    let digest: String

    init(pullBy department: DepartmentCode, _ request: HTTPRequest) throws(Refusal) {
        let body = try Self.body(of: request, named: ["limit"])
        try self.init(.pull(department, limit: try body.int("limit", in: 1...Self.mostPulled) ?? 10), body, request)
    }

    init(_ verb: APIRoute.Verb, _ ticket: TicketReference, _ request: HTTPRequest) throws(Refusal) {
        switch verb {
        case .sign:
            try self.init(.sign(ticket), try Self.body(of: request, named: []), request)
        case .return:
            let body = try Self.body(of: request, named: ["reason", "basis", "suggested"])
            let suggested = DepartmentCode(rawValue: try body.required("suggested", limit: Self.wordLimit))
            let reason = try body.required("reason", limit: Self.wordLimit)
            let basis = try body.required("basis", limit: Self.textLimit)
            try self.init(.requestReturn(ticket, code: reason, basis: basis, suggested: suggested), body, request)
        case .contact:
            let body = try Self.body(of: request, named: ["result"])
            try self.init(.contact(ticket, result: try body.required("result", limit: Self.textLimit)), body, request)
        case .note:
            let body = try Self.body(of: request, named: ["text", "until"])
            let until = try Self.instant("until", of: body)
            try self.init(.note(ticket, text: try body.required("text", limit: Self.textLimit), until: until), body, request)
        case .reply:
            let body = try Self.body(of: request, named: ["public_text", "inner_text", "truth", "solved", "without"])
            let publicText = try body.required("public_text", limit: Self.textLimit)
            let inner = try body.string("inner_text", limit: Self.textLimit)
            let truth = try body.string("truth", limit: Self.wordLimit)
            let solved = try body.string("solved", limit: Self.wordLimit)
            let early = try body.string("without", limit: Self.reasonLimit)
            let action: Action =
                early.map {
                    .joint(ticket, .replyEarly(publicText: publicText, innerText: inner, truth: truth, solved: solved, reason: $0))
                }
                ?? .reply(ticket, publicText: publicText, innerText: inner, truth: truth, solved: solved)
            try self.init(action, body, request)
        case .rule, .told, .urge, .handover, .ask, .unmask:
            let body = try Self.body(of: request, named: Self.namesBeside(verb))
            try self.init(try Self.beside(verb, ticket, body), body, request)
        case .co, .delegate, .convene, .appeal:
            let body = try Self.body(of: request, named: Self.jointNames(verb))
            try self.init(.joint(ticket, try Self.joint(verb, body)), body, request)
        case .assign:
            let body = try Self.body(of: request, named: ["handler", "reason"])
            let handler = PersonID(rawValue: try body.required("handler", limit: Self.wordLimit))
            let reason = try body.required("reason", limit: Self.textLimit)
            try self.init(.duty(.assign(ticket, to: handler, reason: reason)), body, request)
        case .extend, .shelve, .approve, .explainLate, .correct, .unshelve:
            let body = try Self.body(of: request, named: Self.lateNames(verb))
            try self.init(.late(ticket, try Self.late(verb, body)), body, request)
        }
    }

    /// Puts somebody on duty, or takes it back by its number.
    init(dutySet isSet: Bool, _ request: HTTPRequest) throws(Refusal) {
        guard isSet else {
            let body = try Self.body(of: request, named: ["id"])
            try self.init(.duty(.cancelDuty(try Self.serial(of: body))), body, request)
            return
        }
        let body = try Self.body(of: request, named: ["who", "from", "to"])
        let who = PersonID(rawValue: try body.required("who", limit: Self.wordLimit))
        guard let from = try Self.instant("from", of: body) else { throw .missing(field: "from") }
        guard let until = try Self.instant("to", of: body) else { throw .missing(field: "to") }
        try self.init(.duty(.setDuty(of: who, from: from, until: until)), body, request)
    }

    /// Enters a leave, or takes it back by its number.
    init(leaveSet isSet: Bool, _ request: HTTPRequest) throws(Refusal) {
        guard isSet else {
            let body = try Self.body(of: request, named: ["id"])
            try self.init(.duty(.cancelLeave(try Self.serial(of: body))), body, request)
            return
        }
        let body = try Self.body(of: request, named: ["who", "from", "to", "deputy"])
        let action = DutyAction.leave(
            of: PersonID(rawValue: try body.required("who", limit: Self.wordLimit)), from: try body.required("from", limit: Self.wordLimit),
            to: try body.required("to", limit: Self.wordLimit),
            deputy: try body.string("deputy", limit: Self.wordLimit).map { PersonID(rawValue: $0) })
        try self.init(.duty(action), body, request)
    }

    /// What the department did about a suggestion.
    init(followUpOf request: HTTPRequest) throws(Refusal) {
        let body = try Self.body(of: request, named: ["id", "text"])
        let text = try body.required("text", limit: Self.textLimit)
        try self.init(.suggestion(.followUp(try Self.serial(of: body), text: text)), body, request)
    }

    private static func serial(of body: JSONBody) throws(Refusal) -> Int64 {
        let text = try body.required("id", limit: wordLimit)
        guard let id = Int64(text), id > 0 else { throw .invalid(field: "id", value: text, expected: "1…") }
        return id
    }

    init(_ action: Action, _ body: JSONBody, _ request: HTTPRequest) throws(Refusal) {
        self.action = action
        person = try body.string("person", limit: Self.wordLimit).map { PersonID(rawValue: $0) }
        (key, digest) = try Self.retry(request)
    }

    /// The retry key, and what it stands for.
    static func retry(_ request: HTTPRequest) throws(Refusal) -> (key: String, digest: String) {
        guard let key = request.value(of: "idempotency-key"), !key.isEmpty else { throw .keyMissing }
        guard key.utf8.count <= 128, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .invalid(field: "Idempotency-Key", value: String(key.prefix(64)), expected: "1…128 ASCII")
        }
        return (key, SHA256.hash(Array("\(request.method) \(request.target.path)\n".utf8) + request.body).hex)
    }

    static func body(of request: HTTPRequest, named names: Set<String>) throws(Refusal) -> JSONBody {
        let names = names.union(["person"])
        if request.body.isEmpty { return try JSONBody(.object([JSONValue.Member]()), named: names) }
        guard case .json? = try? BodyKind(of: request) else { throw .unsupportedMedia("application/json") }
        return try JSONBody(try JSONValue(parsing: request.body), named: names)
    }

    private static func instant(_ name: String, of body: JSONBody) throws(Refusal) -> Instant? {
        guard let text = try body.string(name, limit: wordLimit) else { return nil }
        guard let instant = Instant(iso8601: text) else {
            throw .invalid(field: name, value: text, expected: "2026-03-11T23:20:00+08:00")
        }
        return instant
    }
}
