import HotlineCore
import HotlineDesk

/// What the internal listener serves.
package enum APIRoute: Hashable {
    case health, readiness, metrics
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

        var event: TicketEvent {
            switch self {
            case .sign: .sign
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

    init?(_ segments: [String]) {
        switch segments.count {
        case 1 where segments[0] == "healthz": self = .health
        case 1 where segments[0] == "readyz": self = .readiness
        case 1 where segments[0] == "metrics": self = .metrics
        case 3 where segments[0] == "api" && segments[1] == "tickets": self = .ticket(segments[2])
        case 4 where segments[0] == "api" && segments[1] == "departments":
            let department = DepartmentCode(rawValue: segments[2])
            switch segments[3] {
            case "tickets": self = .feed(department)
            case "pull": self = .pull(department)
            case "inbox.csv": self = .inboxCSV(department)
            case "duty": self = .duty(department, isSet: true)
            case "leave": self = .leave(department, isSet: true)
            case "suggestions": self = .suggestions(department)
            case "days": self = .lateAccount(department)
            case "receive": self = .receive(department)
            default: return nil
            }
        case 5 where segments[0] == "api" && segments[1] == "departments" && segments[4] == "cancel":
            let department = DepartmentCode(rawValue: segments[2])
            switch segments[3] {
            case "duty": self = .duty(department, isSet: false)
            case "leave": self = .leave(department, isSet: false)
            default: return nil
            }
        case 4 where segments[0] == "api" && segments[1] == "tickets" && segments[3] == "group": self = .group(segments[2])
        case 4 where segments[0] == "api" && segments[1] == "tickets":
            switch segments[3] {
            case "why":
                self = .why(segments[2])
                return
            case "precedents":
                self = .precedents(segments[2])
                return
            default: break
            }
            guard let verb = Verb(rawValue: segments[3]) else { return nil }
            self = .verb(segments[2], verb)
        case 5 where segments[0] == "api" && segments[1] == "tickets" && segments[3] == "attachments":
            guard let position = Int(segments[4]), (1...MultipartReader.partLimit).contains(position) else { return nil }
            self = .attachment(segments[2], position)
        default: return nil
        }
    }

    /// As `Allow` lists them.
    var methods: [String] {
        switch self {
        case .health, .readiness, .metrics, .feed, .ticket, .group, .inboxCSV, .why, .precedents, .lateAccount, .attachment:
            ["GET", "HEAD", "OPTIONS"]
        case .duty(_, isSet: true), .leave(_, isSet: true), .suggestions: ["GET", "HEAD", "POST", "OPTIONS"]
        case .pull, .receive, .verb, .duty, .leave: ["POST", "OPTIONS"]
        }
    }
}

/// The query of a feed, and how long to wait where it is empty.
struct FeedQuestion: Hashable, Sendable {
    /// Items of one page.
    static let mostItems = 200
    /// Seconds: proxies cut silent connections at 60 by custom.
    static let longestWait = 60

    let request: FeedRequest
    let waitMilliseconds: Int64

    init(department: DepartmentCode, query: String?) throws(Refusal) {
        let values = try URLEncodedForm((query ?? "").utf8).values(named: ["state", "after", "limit", "wait", "lang"])
        var state: TicketState?
        if let slug = values["state"] {
            state = TicketState(rawValue: slug)
            guard state != nil else {
                let known = TicketState.allCases.map(\.rawValue).joined(separator: ", ")
                throw .invalid(field: "state", value: String(slug.prefix(64)), expected: known)
            }
        }
        let after = try Self.number("after", values, in: 0...Int.max, orElse: 0)
        let limit = try Self.number("limit", values, in: 1...Self.mostItems, orElse: 50)
        let wait = try Self.number("wait", values, in: 0...Self.longestWait, orElse: 0)
        request = FeedRequest(department: department, state: state, after: Int64(after), limit: limit)
        waitMilliseconds = Int64(wait) * 1000
    }

    private static func number(_ name: String, _ values: [String: String], in range: ClosedRange<Int>, orElse standard: Int) throws(Refusal)
        -> Int
    {
        guard let text = values[name] else { return standard }
        let isDecimal = !text.isEmpty && text.utf8.allSatisfy { HTTPSyntax.digit($0) != nil }
        guard isDecimal, let number = Int(text), range.contains(number) else {
            let expected = name == "after" ? "cursor" : "\(range.lowerBound)…\(range.upperBound)"
            throw .invalid(field: name, value: String(text.prefix(64)), expected: expected)
        }
        return number
    }
}
