import HotlineCore
import HotlineStore

/// Told by being shown: exactly what stood on the page, and nothing that stood beside it (practice 7).
extension Desk {
    /// These notices stood on a person's console: those that are the person's own are told.
    package mutating func noticesSeen(_ shown: [Int64], by person: PersonID, at now: Instant) throws(StoreFailure) {
        for id in shown {
            guard let notice = try store.notice(id), notice.toldAt == nil, notice.how == nil, notice.way == .console,
                notice.recipient == "person:\(person)"
            else { continue }
            try store.settle(id, toldAt: now, how: OutboxRow.Way.console.rawValue)
        }
    }

    /// A department has fetched a page that leaves changes out, those of tickets in another state: only what stood on it is told.
    package mutating func pageFetched(
        by department: DepartmentCode, entries: Set<Int64>, upTo entry: Int64, at now: Instant
    ) throws(StoreFailure) {
        for id in try store.untoldByFeed(of: department, upTo: entry) {
            guard let notice = try store.notice(id), entries.contains(notice.entry) else { continue }
            try store.settle(id, toldAt: now, how: OutboxRow.Way.feed.rawValue)
        }
    }
}
