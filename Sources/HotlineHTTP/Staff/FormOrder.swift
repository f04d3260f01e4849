import HotlineCore
import HotlineDesk
import HotlineSystem

/// A form of a ticket's page, said as the API says it: one place reads orders, whoever sends them.
package struct FormOrder: Sendable {
    static let tokenName = "form_token"
    static let keyName = "form_key"
    /// Of a person's id and of a token, as the sign-in takes them; ours have 64 characters.
    static let personLimit = 64
    static let tokenLimit = 128

    let verb: APIRoute.Verb
    let number: String
    /// What was typed, by the verb's own names.
    let typed: [String: String]
    /// Drawn with the page: a second click is the same order.
    let key: String
    let token: String?

    init(_ verb: APIRoute.Verb, _ number: String, _ request: HTTPRequest) throws(Refusal) {
        guard case .form? = try? BodyKind(of: request) else { throw .unsupportedMedia("application/x-www-form-urlencoded") }
        let fields = VerbForm(verb).fields
        var values = try URLEncodedForm(request.body).values(named: Set(fields.map(\.name) + [Self.tokenName, Self.keyName]))
        self.verb = verb
        self.number = number
        token = values.removeValue(forKey: Self.tokenName)
        key = values.removeValue(forKey: Self.keyName) ?? ""
        // Browsers end lines with CRLF (HTML §4.10.22.4); a text in the house has LF.
        typed = values.mapValues { String(String.UnicodeScalarView($0.unicodeScalars.filter { $0 != "\r" })) }
    }

    /// The order of the API.
    func order(_ reference: TicketReference) throws(Refusal) -> APIOrder {
        let fields = VerbForm(verb).fields
        let members = fields.compactMap { field -> JSONValue.Member? in
            guard let text = typed[field.name], !text.allSatisfy(\.isWhitespace) else { return nil }
            // A department is chosen as `440106009 棠下街道办`, or typed by its code alone.
            let value = field.control == .department ? text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? text : text
            return JSONValue.Member(name: field.name, value: .string(value))
        }
        let request = HTTPRequest(
            method: "POST", target: RequestTarget(path: "/api/tickets/\(number)/\(verb.rawValue)"),
            fields: [.init(name: "content-type", value: "application/json"), .init(name: "idempotency-key", value: key)],
            body: JSONValue.object(members).bytes)
        return try APIOrder(verb, reference, request, verb.members)
    }
}

/// A form that was refused, to be given back with what was typed.
package struct TriedForm: Sendable {
    let order: FormOrder
    let refusal: Refusal
}

extension Refusal {
    /// The field that it is about; nil where it is about the whole.
    var field: String? {
        switch self {
        case .missing(let field), .tooLong(let field, _), .invalid(let field, _, _): field
        default: nil
        }
    }

    /// Beside its field, which has its label: programs are told the field's name, people are not.
    var besideField: Words {
        switch self {
        case .missing: Words("请填这一项", "Please fill this in")
        case .tooLong(_, let limit): Words("太长了，最多 \(limit) 字", "Too long: at most \(limit) characters")
        case .invalid(_, _, let expected): Words("这样写不行，应为：\(expected)", "Not possible; expected: \(expected)")
        default: Words(words(in: .chinese), words(in: .english))
        }
    }
}
