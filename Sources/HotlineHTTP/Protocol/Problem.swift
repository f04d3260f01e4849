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

    package func words(in language: Language) -> String {
        // The table's sentence speaks of the console's login.
        if refusal == .notAuthenticated { return PageWords.tokenNeeded.words(in: language) }
        return refusal.words(in: language)
    }

    package func json(in language: Language) -> HTTPResponse {
        let errors = atFields.map { JSONValue.object(["field": .string($0.field), "detail": .string($0.words)]) }
        let body = JSONValue.object([
            "type": .string(refusal.codes.problemType),
            "title": .string(language == .chinese ? StatusPhrase.chinese(status) : StatusPhrase.english(status)),
            "status": .int(status),
            "detail": .string(words(in: language)),
            "errors": errors.isEmpty ? nil : .array(errors),
            "allowed": allowed.map { .array($0.map(JSONValue.string)) },
        ])
        let response = HTTPResponse(status: status, body: body.bytes)
            .with("Content-Type", "application/problem+json; charset=utf-8")
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

    /// What the status obliges to say: RFC 9110 §15.5.6, §11.6.1, §10.2.3.
    private func withFields(_ response: HTTPResponse) -> HTTPResponse {
        if case .methodNotAllowed(let allowed) = refusal { return response.with("Allow", allowed) }
        switch status {
        case 401: return response.with("WWW-Authenticate", "Bearer realm=\"hotline\"")
        case 429: return response.with("Retry-After", String(HTTPLimits.guessWindow))
        case 503: return response.with("Retry-After", String(HTTPLimits.retryAfter))
        default: return response
        }
    }
}
