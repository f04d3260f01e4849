import HotlineCore
import HotlineDesk

/// Co-departments and sub-units, as a department's system speaks of them. Their own sub-task takes the verbs of every ticket:
/// sign, contact, note, reply, return.
extension APIOrder {
    /// Unicode scalars of a code.
    private static let codeLimit = 64
    /// Of what was agreed, or of an appeal.
    private static let agreementLimit = 2_000

    /// The members that each verb takes.
    static func jointNames(_ verb: APIRoute.Verb) -> Set<String> {
        switch verb {
        case .co: ["department", "duty", "off"]
        case .delegate: ["department", "duty"]
        case .convene: ["text"]
        case .appeal: ["reason"]
        default: []
        }
    }

    static func joint(_ verb: APIRoute.Verb, _ body: JSONBody) throws(Refusal) -> JointAction {
        switch verb {
        case .co:
            let department = DepartmentCode(rawValue: try body.required("department", limit: codeLimit))
            if let reason = try body.string("off", limit: reasonLimit) { return .remove(department, reason: reason) }
            return .add(department, duty: try body.required("duty", limit: reasonLimit))
        case .delegate:
            let department = DepartmentCode(rawValue: try body.required("department", limit: codeLimit))
            return .delegate(department, duty: try body.string("duty", limit: reasonLimit))
        case .convene: return .convene(text: try body.required("text", limit: agreementLimit))
        case .appeal: return .appeal(reason: try body.required("reason", limit: agreementLimit))
        default: throw .noSuchPage
        }
    }
}
