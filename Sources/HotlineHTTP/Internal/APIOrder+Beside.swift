import HotlineCore
import HotlineDesk

/// What some of a department's roles may do beside the work itself: rule on what those below ask, urge, record how the citizen
/// was told, hand over to an emergency service, ask the citizen, see the citizen's number.
extension APIOrder {
    /// Unicode scalars of a way of telling.
    private static let wayLimit = 200
    /// Of a remark that goes with an urge.
    private static let remarkLimit = 2_000
    /// Of a name or an incident's number.
    private static let nameLimit = 100

    /// The members that each verb takes.
    static func namesBeside(_ verb: APIRoute.Verb) -> Set<String> {
        switch verb {
        case .rule: ["granted", "reason"]
        case .told: ["how", "impossible"]
        case .urge, .ask: ["text"]
        case .unmask: ["reason"]
        case .handover: ["line", "taken_by", "incident"]
        default: []
        }
    }

    static func beside(_ verb: APIRoute.Verb, _ ticket: TicketReference, _ body: JSONBody) throws(Refusal) -> Action {
        switch verb {
        case .rule:
            let granted = try yesOrNo("granted", of: body)
            return .rule(ticket, granted: granted, reason: try body.required("reason", limit: reasonLimit))
        case .told:
            if let reason = try body.string("impossible", limit: wayLimit) { return .told(ticket, .impossible(reason: reason)) }
            return .told(ticket, .by(how: try body.required("how", limit: wayLimit)))
        case .urge: return .urge(ticket, text: try body.string("text", limit: remarkLimit))
        case .ask: return .quality(ticket, .ask(text: try body.required("text", limit: reasonLimit)))
        case .unmask: return .privacy(ticket, .unmask(reason: try body.required("reason", limit: reasonLimit)))
        case .handover:
            return .handOver(
                ticket, to: try body.required("line", limit: nameLimit), takenBy: try body.required("taken_by", limit: nameLimit),
                incident: try body.required("incident", limit: nameLimit))
        default: throw .noSuchPage
        }
    }
}
