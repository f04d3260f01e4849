import HotlineCore
import HotlineStore

/// A department's work on one page: how long its lists are, and one of them.
package struct DepartmentDesk: Hashable, Sendable {
    package let department: DepartmentCode
    package let rows: [Inbox.Row]
    package let list: TicketList

    package init(department: DepartmentCode, rows: [Inbox.Row], list: TicketList) {
        self.department = department
        self.rows = rows
        self.list = list
    }
}

extension Reader {
    /// Of the department that the asker acts for. The hotline's own people have the console.
    func departmentDesk(_ filter: ListFilter, by actor: Actor, at now: Instant) throws(DeskFailure) -> DepartmentDesk {
        try require(.see, of: actor)
        guard let department = scope(of: actor) else { throw .refused(.notYours) }
        return DepartmentDesk(
            department: department, rows: try ownInbox(of: department, by: actor, at: now).rows,
            list: try own(filter, of: department, by: actor, at: now))
    }
}

extension Desk {
    /// These tickets stood on a department's page: what waited in its feed about them is told.
    package mutating func departmentShown(_ tickets: Set<Int64>, to department: DepartmentCode, at now: Instant) throws(StoreFailure) {
        for id in try store.untoldByFeed(of: department, upTo: .max) {
            guard let ticket = try store.notice(id)?.ticket, tickets.contains(ticket) else { continue }
            try store.settle(id, toldAt: now, how: "department page")
        }
    }
}

extension DeskService {
    func shown(_ page: DepartmentDesk, at now: Instant) {
        let tickets = Set(page.list.lines.compactMap { TicketNumber(parsing: $0.number)?.body })
        guard !tickets.isEmpty else { return }
        turns.async { turns in
            _ = turns.own(at: now) { desk, instant throws(StoreFailure) in
                try desk.departmentShown(tickets, to: page.department, at: instant)
            }
        }
    }
}
