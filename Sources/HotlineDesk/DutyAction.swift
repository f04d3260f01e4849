import HotlineCore

/// What a department does about its own people: assigning, duty and leave (practice 42).
package enum DutyAction: Sendable {
    /// 分办: another person of the department has the ticket.
    case assign(TicketReference, to: PersonID, reason: String)
    /// 请假: both days among them; as `calendar.csv` writes dates. The deputy of `people.csv` where none is named.
    case leave(of: PersonID, from: String, to: String, deputy: PersonID?)
    case cancelLeave(Int64)
    /// 值班: instants as `2026-03-12T18:00`.
    case setDuty(of: PersonID, from: Instant, until: Instant)
    case cancelDuty(Int64)
}

package enum DutyQuery: Sendable {
    /// Who is on call, and what the department set itself; nil is the asker's own.
    case duty(DepartmentCode?)
    /// One's own leaves and what moved in them; with the right, the whole department's.
    case leaves
}

/// A department's duty now, and what it set itself.
package struct DutyView: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let id: Int64
        package let person: String
        package let hours: Range<Instant>

        package init(id: Int64, person: String, hours: Range<Instant>) {
            self.id = id
            self.person = person
            self.hours = hours
        }
    }

    package let department: String
    /// Work numbers and names, in the order in which they are called.
    package let onCall: [String]
    /// Why these: `handler-roster`'s like.
    package let source: String
    package let set: [Line]

    package init(department: String, onCall: [String], source: String, set: [Line]) {
        self.department = department
        self.onCall = onCall
        self.source = source
        self.set = set
    }
}

/// Somebody's leave, and what moved to whom while it lasts.
package struct LeaveLine: Hashable, Sendable {
    package struct Move: Hashable, Sendable {
        package let ticket: TicketLine
        package let to: String

        package init(ticket: TicketLine, to: String) {
            self.ticket = ticket
            self.to = to
        }
    }

    package let id: Int64
    package let person: String
    package let first: CivilDate
    package let last: CivilDate
    package let deputy: String?
    package let moves: [Move]

    package init(id: Int64, person: String, first: CivilDate, last: CivilDate, deputy: String?, moves: [Move]) {
        self.id = id
        self.person = person
        self.first = first
        self.last = last
        self.deputy = deputy
        self.moves = moves
    }
}

package enum DutyAnswer: Sendable {
    case duty(DutyView)
    case leaves([LeaveLine])
}
