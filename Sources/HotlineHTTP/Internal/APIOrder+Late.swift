import HotlineCore
import HotlineDesk

/// Extensions, shelving, lateness and corrections, as a department's system asks for them.
extension APIOrder {
    /// Unicode scalars of a reason that a citizen reads.
    static let reasonLimit = 500
    /// Of an explanation or a follow-up.
    private static let storyLimit = 2_000
    /// Of a length or a date.
    private static let shortLimit = 40

    /// The members that each verb takes.
    static func lateNames(_ verb: APIRoute.Verb) -> Set<String> {
        switch verb {
        case .extend: ["length", "reason"]
        case .shelve: ["until", "reason"]
        case .approve: ["granted", "reason"]
        case .explainLate, .unshelve: ["reason"]
        case .correct: ["text"]
        default: []
        }
    }

    static func yesOrNo(_ name: String, of body: JSONBody) throws(Refusal) -> Bool {
        let word = try body.required(name, limit: shortLimit)
        guard ["yes", "no"].contains(word) else { throw .invalid(field: name, value: word, expected: "yes, no") }
        return word == "yes"
    }

    static func late(_ verb: APIRoute.Verb, _ body: JSONBody) throws(Refusal) -> LateAction {
        switch verb {
        case .extend:
            return .askExtension(
                length: try body.required("length", limit: shortLimit), reason: try body.required("reason", limit: reasonLimit))
        case .shelve:
            return .askShelving(
                until: try body.required("until", limit: shortLimit), reason: try body.required("reason", limit: reasonLimit))
        case .approve:
            return .decide(granted: try yesOrNo("granted", of: body), reason: try body.required("reason", limit: reasonLimit))
        case .unshelve: return .unshelve(reason: try body.required("reason", limit: reasonLimit))
        case .explainLate: return .explain(reason: try body.required("reason", limit: storyLimit))
        case .correct: return .followUp(text: try body.required("text", limit: storyLimit))
        default: throw .noSuchPage
        }
    }
}
