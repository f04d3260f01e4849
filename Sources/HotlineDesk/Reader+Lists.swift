import HotlineCore
import HotlineRouting
import HotlineStore

/// Lists that are no state.
extension Reader {
    /// Counted this far: past it a list is long enough.
    static let listCap = 10_000

    func row(of list: TicketList.Name, at now: Instant) throws(StoreFailure) -> Inbox.Row {
        let found = try set(list, limit: Self.listCap, at: now)
        return Inbox.Row(list: list, count: found.count, critical: found.count(where: \.isCritical))
    }

    /// The tickets of such a list, the first first; empty for a list that is a state, or of no tickets.
    func set(_ list: TicketList.Name?, limit: Int, at now: Instant) throws(StoreFailure) -> [ListedTicket] {
        switch list {
        case .hard: return try store.hard(limit: limit)
        case .warned: return try store.climbed(earlyRungs, isLate: false, at: now, limit: limit)
        case .supervised: return try store.climbed(supervisedRungs, isLate: nil, at: now, limit: limit)
        case nil, .pending, .dispatch, .following, .sign, .returns, .review, .callback, .overdue, .untold, .mine, .progress, .petitions,
            .late, .corrections, .publish, .missed:
            return []
        }
    }

    /// 预逾期: the rungs that the table sets before an answer is due (黄灯).
    private var earlyRungs: Set<String> {
        rungs { rung in
            if case .remaining = rung.moment { return true }
            return false
        }
    }

    /// 督办: the rungs that tell whoever supervises, or somebody above.
    private var supervisedRungs: Set<String> {
        rungs { !Set($0.tells).isDisjoint(with: [.supervisor, .centreHead, .management]) }
    }

    private func rungs(where isOne: (Rung) -> Bool) -> Set<String> {
        Set(tables.routing.ladders.values.joined().filter(isOne).map(\.id))
    }
}
