import HotlineCore
import HotlineDesk
import HotlineSystem

/// A form of the progress page: what the citizen wants done, and the proof that it is theirs.
package struct CitizenForm: Sendable {
    static let keyName = "form_key"
    /// Longer than any number, code or four digits with the spaces that people type.
    private static let answerLimit = 40

    let kind: CitizenAct.Kind
    /// What was typed, by field; never the code.
    let typed: [String: String]
    let request: ProgressRequest
    let key: String?

    /// - Parameter link: number and link of the address; nil where the form brings number and code.
    init(
        _ kind: CitizenAct.Kind, link: (number: String, link: String)?, _ request: HTTPRequest, from address: String
    ) throws(Refusal) {
        let names = Set(kind.fields + [Self.keyName] + (link == nil ? ["number", "code", "last_four"] : []))
        var values: [String: String] = [:]
        switch try BodyKind(of: request) {
        case .form: values = try URLEncodedForm(request.body).values(named: names)
        case .json: values = try JSONBody(JSONValue(parsing: request.body), named: names).strings()
        case .multipart: throw .unsupportedMedia("application/x-www-form-urlencoded, application/json")
        }
        self.kind = kind
        key = values[Self.keyName].flatMap { $0.isEmpty ? nil : $0 } ?? request.value(of: "idempotency-key")
        if let link {
            let number = String(link.number.prefix(Self.answerLimit))
            self.request = ProgressRequest(number: number, proof: .link(link.link.lowercased()), address: address)
        } else {
            func answer(_ name: String) throws(Refusal) -> String? {
                guard let value = values[name] else { return nil }
                guard value.unicodeScalars.count <= Self.answerLimit else { throw .tooLong(field: name, limit: Self.answerLimit) }
                let text = TextNormaliser.shared.normalise(value).filter { !$0.isWhitespace }
                return text.isEmpty ? nil : text
            }
            // A code that is missing proves nothing, and is told apart from a wrong one nowhere.
            self.request = ProgressRequest(
                number: try answer("number") ?? "", proof: .code(try answer("code") ?? "", lastFour: try answer("last_four")),
                address: address)
        }
        typed = values.filter { kind.fields.contains($0.key) }
    }

    func act() throws(Refusal) -> CitizenAct {
        func text(_ name: String) -> String? {
            // Browsers end lines with CRLF (HTML §4.10.22.4).
            let text = TextNormaliser.shared.normalise((typed[name] ?? "").replacing("\r\n", with: "\n"))
            return text.allSatisfy(\.isWhitespace) ? nil : text
        }
        switch kind {
        case .rate:
            guard let grade = typed["grade"].flatMap({ Int($0) }), (1...5).contains(grade) else { throw .missing(field: "grade") }
            return .rate(grade, words: text("words"))
        case .add:
            guard let text = text("text") else { throw .missing(field: "text") }
            return .add(text: text)
        case .withdraw:
            guard let reason = text("reason") else { throw .missing(field: "reason") }
            return .withdraw(reason: reason)
        case .object:
            guard let reason = text("reason") else { throw .missing(field: "reason") }
            return .object(reason: reason)
        }
    }

    /// The retry key. Of what was typed, not of the proof: a six-digit code could be found again from a digest.
    var mark: Mark? {
        guard let key, key.utf8.count <= 128 else { return nil }
        let words = kind.rawValue + kind.fields.map { "\n" + (typed[$0] ?? "") }.joined()
        return Mark.api("citizen " + request.number, key: key, bodyDigest: SHA256.hash(words.utf8).hex)
    }
}

extension CitizenAct.Kind {
    /// Its own fields; the first is the one that must be there.
    var fields: [String] {
        switch self {
        case .rate: ["grade", "words"]
        case .add: ["text"]
        case .withdraw, .object: ["reason"]
        }
    }
}
