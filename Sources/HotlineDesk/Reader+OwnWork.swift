import HotlineCore
import HotlineRouting
import HotlineStore

/// What somebody of a department reads at a console: their department's work, and what they answer for themselves.
extension Reader {
    /// Tickets of one person that are looked at for one list; the rest comes once these are done.
    private static let most = 2_000

    /// The lists that a department has; the others are the hotline's own rooms.
    private static let lists: [TicketList.Name] = [.sign, .returns, .progress, .review, .overdue, .mine]

    func own(_ filter: ListFilter, of department: DepartmentCode, by actor: Actor, at now: Instant) throws(DeskFailure) -> TicketList {
        if let list = filter.list, !Self.lists.contains(list) {
            let known = Self.lists.map { $0.chinese + " " + $0.rawValue }.joined(separator: "、")
            throw .refused(.invalid(field: "list", value: list.rawValue, expected: known))
        }
        let limit = min(max(filter.limit, 1), ListFilter.most)
        let state = filter.state ?? filter.list?.state
        let found = try stored { () throws(StoreFailure) in
            guard filter.list == .mine else {
                let due = filter.list == .overdue ? now : nil
                return try dossiers(store.held(by: department, in: state, dueBy: due, limit: limit + 1))
            }
            return try dossiers(ownIDs(of: actor)).filter { state == nil || $0.ticket.state == state }
        }
        return TicketList(lines: try lines(of: found.prefix(limit), by: actor, at: now), hasMore: found.count > limit)
    }

    /// What they were asked first, and what they handle.
    private func ownIDs(of actor: Actor) throws(StoreFailure) -> [Int64] {
        guard let person = actor.person else { return [] }
        let asked = try store.answeredFor(by: person, limit: Self.most)
        return asked + (try store.handled(by: person, limit: Self.most)).filter { !asked.contains($0) }
    }

    func ownInbox(of department: DepartmentCode, by actor: Actor, at now: Instant) throws(DeskFailure) -> Inbox {
        try stored { () throws(StoreFailure) in
            let counts = try store.heldCounts(by: department, cap: Self.listCap, at: now)
            let rows = Self.lists.compactMap { list in
                list.state.map { state in
                    let row = counts.first { $0.state == state }
                    return Inbox.Row(list: list, count: row?.count ?? 0, critical: row?.critical ?? 0)
                }
            }
            return Inbox(
                rows: rows + [
                    Inbox.Row(list: .overdue, count: counts.reduce(0) { $0 + $1.overdue }, critical: 0),
                    Inbox.Row(list: .mine, count: try ownIDs(of: actor).count, critical: 0),
                ])
        }
    }
}
