import HotlineCore
import HotlineDesk

/// What the internal listener serves.
package enum APIRoute: Hashable {
    case health, readiness, metrics
    /// The contract: what is here.
    case contract
    case feed(DepartmentCode)
    case pull(DepartmentCode)
    case inboxCSV(DepartmentCode)
    case ticket(String)
    /// A main ticket with those that stand under it.
    case group(String)
    case why(String)
    /// 先例: rulings on matters like a ticket that the asker may see.
    case precedents(String)
    /// A ticket's file, by its place from 1.
    case attachment(String, Int)
    case verb(String, Verb)
    /// Duty and leave of a department's own people: `true` sets, `false` cancels.
    case duty(DepartmentCode, isSet: Bool)
    case leave(DepartmentCode, isSet: Bool)
    /// 改进意见 to a department: GET lists them, POST says what was done about one.
    case suggestions(DepartmentCode)
    case lateAccount(DepartmentCode)
    /// 接件转办: a matter that this department received and another handles (art. 12).
    case receive(DepartmentCode)
    case figures(DepartmentCode)
    /// Several verbs at once.
    case batch(DepartmentCode)

    /// What a department may do to a ticket. Lowering an urgency and `calm` are not here: no role of a department has the right to
    /// (practice 3), and a test says so.
    package enum Verb: String, CaseIterable {
        case sign, `return`, contact, note, reply
        case extend, shelve, approve
        case explainLate = "explain_late"
        case correct, assign
        /// For the roles that hold the right: a district office rules on its streets, a chief representative urges.
        case rule, unshelve, told, urge, handover, ask
        /// The citizen's number, for a co-department or whoever held the ticket before (practice 29).
        case unmask
        /// Co-departments, sub-units and what comes of them.
        case co, delegate, convene, appeal
        /// Keeps what was pulled a while longer.
        case lease

        var event: TicketEvent {
            switch self {
            case .sign, .lease: .sign
            case .return: .requestReturn
            case .contact: .contact
            case .note: .note
            case .reply: .reply
            case .extend: .requestExtension
            case .shelve: .shelve
            case .approve: .grantExtension
            case .explainLate, .correct, .told, .convene, .unmask: .note
            case .rule: .grantReturn
            case .unshelve: .unshelve
            case .urge: .urge
            case .handover: .handOver
            case .ask: .requestSupplement
            case .co, .delegate: .delegate
            case .appeal: .requestReturn
            // Offered where a ticket can be passed down at all.
            case .assign: .delegate
            }
        }
    }
}
