import HotlineCore
import HotlineDesk

extension APIOrder {
    /// What a POST orders where it goes: of a system's request and of a page's form alike.
    ///
    /// - Parameters:
    ///   - route: its department is the one that has the path by now.
    ///   - scope: of the retry key; within it a matter received is the same matter.
    init(
        _ route: APIRoute, _ request: HTTPRequest, _ members: [APIMember], under scope: String, at now: Instant
    ) throws(Refusal) {
        switch route {
        case .pull(let department): try self.init(pullBy: department, request, members)
        case .receive: try self.init(receivedUnder: scope, request, members, at: now)
        case .duty(_, let isSet): try self.init(dutySet: isSet, request, members)
        case .leave(_, let isSet): try self.init(leaveSet: isSet, request, members)
        case .suggestions: try self.init(followUpOf: request, members)
        case .batch: try self.init(batch: request, members)
        case .verb(let number, let verb): try self.init(verb, try InternalSite.reference(number), request, members)
        case .health, .readiness, .metrics, .contract, .feed, .inboxCSV, .ticket, .group, .why, .precedents, .attachment, .lateAccount,
            .figures:
            throw .noSuchPage
        }
    }
}
