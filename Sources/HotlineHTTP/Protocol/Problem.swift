import HotlineCore
import HotlineSystem

/// A refusal on its way to the asker: RFC 9457 for programs, a page for people.
package struct Problem: Hashable, Sendable {
    /// What is wrong with one field.
    package struct AtField: Hashable, Sendable {
        package let field: String
        package let words: String

        package init(field: String, words: String) {
            self.field = field
            self.words = words
        }
    }

    package let status: Int
    package let refusal: Refusal
    package let atFields: [AtField]

    package init(_ refusal: Refusal, status: Int? = nil, atFields: [AtField] = []) {
        self.status = status ?? refusal.codes.http
        self.refusal = refusal
        self.atFields = atFields
    }

    package init(_ fault: RequestFault) { self.init(fault.refusal, status: fault.status) }

    package func words(in language: Language) -> String { refusal.words(in: language) }

    /// RFC 9457 §3.
    package static let mediaType = "application/problem+json"

    /// The object that says it, by itself or as one of several answers.
    func object(in language: Language) -> JSONValue {
        let errors = atFields.map { JSONValue.object(["field": .string($0.field), "detail": .string($0.words)]) }
        return .object([
            "type": .string(refusal.codes.problemType),
            "title": .string(language == .chinese ? StatusPhrase.chinese(status) : StatusPhrase.english(status)),
            "status": .int(status),
            "detail": .string(words(in: language)),
            "errors": errors.isEmpty ? nil : .array(errors),
            "allowed": allowed.map { .array($0.map(JSONValue.string)) },
        ])
    }

    /// What `object` writes, for the contract.
    static let schema = JSONSchema.object(
        name: "Problem",
        [
            JSONSchema.Member("type", .word(Refusal.allCodes.map(\.problemType))), JSONSchema.Member("title", .text()),
            JSONSchema.Member("status", .number(400...599)), JSONSchema.Member("detail", .text()),
            JSONSchema.Member(
                "errors",
                .list(.object(name: "FieldProblem", [JSONSchema.Member("field", .text()), JSONSchema.Member("detail", .text())])),
                isAlways: false),
            JSONSchema.Member("allowed", .list(.word(APIRoute.Verb.allCases.map(\.rawValue))), isAlways: false),
        ])

    package func json(in language: Language) -> HTTPResponse {
        let response = HTTPResponse(status: status, body: object(in: language).bytes)
            .with("Content-Type", Self.mediaType + "; charset=utf-8")
            .with("Content-Language", language == .chinese ? "zh-CN" : "en")
            .with("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff")
        return withFields(response)
    }

    /// What the API can do with the ticket as it stands, where this verb cannot be done: an extension member (RFC 9457 §3.2).
    private var allowed: [String]? {
        guard case .wrongState(_, let state) = refusal else { return nil }
        let events = Lifecycle.allowed(in: state)
        return APIRoute.Verb.allCases.filter { events.contains($0.event) }.map(\.rawValue)
    }

    package func page(in language: Language) -> HTTPResponse {
        withFields(.page(ProblemPage.html(self, in: language), status: status, in: language))
    }

    package func response(to preference: Preference) -> HTTPResponse {
        preference.namesHTML ? page(in: preference.language) : json(in: preference.language)
    }

    private func withFields(_ response: HTTPResponse) -> HTTPResponse {
        if case .methodNotAllowed(let allowed) = refusal { return response.with("Allow", allowed) }
        return response.withFields(of: status)
    }

    /// What a status obliges to say beside `Allow`: RFC 9110 §11.6.1, §10.2.3.
    static func field(of status: Int) -> HTTPRequest.Field? {
        switch status {
        case 401: HTTPRequest.Field(name: "WWW-Authenticate", value: "Bearer realm=\"hotline\"")
        case 429: HTTPRequest.Field(name: "Retry-After", value: String(HTTPLimits.guessWindow))
        case 503: HTTPRequest.Field(name: "Retry-After", value: String(HTTPLimits.retryAfter))
        default: nil
        }
    }
}

extension HTTPResponse {
    func withFields(of status: Int) -> HTTPResponse { Problem.field(of: status).map { with($0.name, $0.value) } ?? self }
}
