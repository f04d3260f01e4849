import HotlineCore
import HotlineDesk

/// The query of a feed, and how long to wait where it is empty.
struct FeedQuestion: Hashable, Sendable {
    /// Items of one page.
    static let mostItems = 200
    /// Seconds: proxies cut silent connections at 60 by custom.
    static let longestWait = 60

    static let members: [APIMember] = [
        .may("state", .word(TicketState.allCases.map(\.rawValue))), .may("after", .number(0...Int.max)),
        .may("limit", .number(1...mostItems)), .may("wait", .number(0...longestWait)),
        .may("lang", .word(Language.allCases.map(\.rawValue))),
    ]

    let request: FeedRequest
    let waitMilliseconds: Int64

    init(department: DepartmentCode, query: String?) throws(Refusal) {
        let values = try APIQuery(query, Self.members)
        request = FeedRequest(
            department: department, state: values.text(ifAny: "state").flatMap { TicketState(rawValue: $0) },
            after: Int64(values.number("after", orElse: 0)), limit: values.number("limit", orElse: 50))
        waitMilliseconds = Int64(values.number("wait", orElse: 0)) * 1000
    }
}
