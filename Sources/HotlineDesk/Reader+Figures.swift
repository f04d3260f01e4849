import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// Clock days that the figures look back.
    static let figureDays = 30

    /// For the department itself, for those above it, and for the hotline's own people.
    func figures(of department: DepartmentCode, by actor: Actor, at now: Instant) throws(DeskFailure) -> DepartmentFigures {
        guard let row = tables.routing.departments[department] else { throw .refused(.unknownDepartment(department.rawValue)) }
        if let bound = scope(of: actor), bound != department, !tables.routing.isWithin(department, bound) { throw .refused(.notYours) }
        try require(.see, of: actor)
        let since = Instant(milliseconds: now.milliseconds - Int64(Self.figureDays) * 86_400_000)
        return try stored { () throws(StoreFailure) in
            let first = try store.firstEntry(at: since)
            let events = try store.eventCounts(of: department, from: first)
            let standing = try store.standing(with: department, at: now)
            let replies = try store.replyFigures(of: department, from: first)
            let ratings = try store.ratingFigures(of: department, from: first, since: since)
            return DepartmentFigures(
                department: row.name, since: since, at: now,
                open: TicketState.allCases.compactMap { state in
                    standing.states[state].map { DepartmentFigures.Open(state: state, count: $0) }
                },
                overdue: standing.overdue, leased: standing.leased, lapsedLeases: events["lease_lapsed"] ?? 0,
                returnRequests: events[TicketEvent.requestReturn.rawValue] ?? 0,
                returnsGranted: events[TicketEvent.grantReturn.rawValue] ?? 0,
                onTime: DepartmentFigures.Share(replies.replied - replies.late, of: replies.replied),
                contacted: DepartmentFigures.Share(replies.contacted, of: replies.replied),
                satisfied: DepartmentFigures.Share(ratings.satisfied, of: ratings.rated))
        }
    }
}
