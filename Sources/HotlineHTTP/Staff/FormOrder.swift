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

    let subject: FormSubject
    /// What was typed, by the API's own names.
    let typed: [String: String]
    /// Drawn with the page: a second click is the same order.
    let key: String
    let token: String?

    init(_ subject: FormSubject, _ request: HTTPRequest) throws(Refusal) {
        guard case .form? = try? BodyKind(of: request) else { throw .unsupportedMedia("application/x-www-form-urlencoded") }
        var values = try URLEncodedForm(request.body).values(named: Set(subject.fields.map(\.name) + [Self.tokenName, Self.keyName]))
        self.subject = subject
        token = values.removeValue(forKey: Self.tokenName)
        key = values.removeValue(forKey: Self.keyName) ?? ""
        // Browsers end lines with CRLF (HTML §4.10.22.4); a text in the house has LF.
        typed = values.mapValues { String(String.UnicodeScalarView($0.unicodeScalars.filter { $0 != "\r" })) }
    }

    /// The row that it stood in, where it stood in one.
    var row: String? { subject.fields.first { $0.control == .row }.flatMap { typed[$0.name] } }
    var slug: String { subject.slug(ofRow: row) }

    enum Reading {
        case whole(APIOrder)
        /// In the order in which the fields stand; never empty.
        case mistaken([Refusal])
    }

    /// The order of the API, found by the API's own table of paths; or all that is wrong with the form, at once.
    func read(by visit: StaffVisit, at now: Instant) -> Reading {
        let segments = subject.segments(of: visit.holder.department)
        guard let (path, route) = APIPath.find(segments), let operation = path.operation("POST") else { return .mistaken([.noSuchPage]) }
        let mistakes = mistakes(by: operation.members)
        guard mistakes.isEmpty else { return .mistaken(mistakes) }
        let request = HTTPRequest(
            method: "POST", target: RequestTarget(path: "/" + segments.map(PercentEncoding.encoded).joined(separator: "/")),
            fields: [.init(name: "content-type", value: "application/json"), .init(name: "idempotency-key", value: key)],
            body: JSONValue.object(subject.fields.compactMap(member)).bytes)
        do throws(Refusal) {
            return .whole(try APIOrder(route, request, operation.members, under: visit.keyScope, at: now))
        } catch {
            return .mistaken([error])
        }
    }

    /// Each field by itself, as the API would read it alone.
    private func mistakes(by members: [APIMember]) -> [Refusal] {
        subject.fields.compactMap { field in
            guard let member = member(field) else { return field.isRequired ? .missing(field: field.name) : nil }
            do throws(Refusal) {
                _ = try APIBody(.object([member]), members)
                return nil
            } catch {
                return error
            }
        }
    }

    /// Nil where nothing is written.
    private func member(_ field: FormField) -> JSONValue.Member? {
        guard let text = typed[field.name], !text.allSatisfy(\.isWhitespace) else { return nil }
        // A department is chosen as `440106009 棠下街道办`, or typed by its code alone.
        let value = field.control == .department ? text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? text : text
        return JSONValue.Member(name: field.name, value: .string(value))
    }
}

/// A form that was refused, to be given back with what was typed.
package struct TriedForm: Sendable {
    let order: FormOrder
    /// All that is wrong with it, from the top; never empty.
    let refusals: [Refusal]

    /// Of the answer.
    var status: Int { refusals.first?.codes.http ?? 400 }

    /// What is wrong, by the name of its field.
    var besideFields: [String: Refusal] {
        Dictionary(
            refusals.compactMap { refusal in field(of: refusal).map { ($0.name, refusal) } }, uniquingKeysWith: { first, _ in first })
    }

    /// The field that is wrong: the refusal names it, or the person or department typed there; nil where the whole is.
    func field(of refusal: Refusal) -> FormField? {
        order.subject.fields.first { field in
            switch field.control {
            case .row: false
            case .person, .subordinate, .department:
                field.name == refusal.field
                    || refusal.named.map { $0 == order.typed[field.name]?.split(whereSeparator: \.isWhitespace).first.map(String.init) }
                        ?? false
            case .line, .text, .choice, .moment, .day: field.name == refusal.field
            }
        }
    }
}

extension Refusal {
    /// The field that it is about; nil where it is about the whole.
    var field: String? {
        switch self {
        case .missing(let field), .tooLong(let field, _), .invalid(let field, _, _): field
        default: nil
        }
    }

    /// The person or department that it is about, by code; nil where it is about neither.
    fileprivate var named: String? {
        switch self {
        case .unknownPerson(let code), .unknownDepartment(let code): code
        case .personOutsideDepartment(let person, _): person.rawValue
        default: nil
        }
    }

    /// Beside its field, which has its label: programs are told the field's name, people are not.
    var besideField: Words {
        switch self {
        case .missing: Words("请填这一项", "Please fill this in")
        case .tooLong(_, let limit): Words("太长了，最多 \(limit) 字", "Too long: at most \(limit) characters")
        case .invalid(_, _, let expected): Words("这样写不行，应为：\(expected)", "Not possible; expected: \(expected)")
        default: Words(said(in: .chinese), said(in: .english))
        }
    }
}
