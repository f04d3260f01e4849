import HotlineCore
import HotlineStore

/// What an order takes for granted: since its giver looked at the ticket nobody has changed it. Checked in the transaction of the
/// order itself, so that of two who read the same only the first is carried out.
package struct Precondition: Hashable, Sendable {
    package let ticket: TicketReference
    /// Journal numbers, any of which may be the ticket's last change.
    package let lastChanges: Set<Int64>

    package init(ticket: TicketReference, lastChanges: Set<Int64>) {
        self.ticket = ticket
        self.lastChanges = lastChanges
    }
}

extension Desk {
    func require(_ precondition: Precondition) throws(DeskFailure) {
        let dossier = try open(precondition.ticket)
        let last = try stored { () throws(StoreFailure) in try store.lastChange(of: dossier.ticket.id) }
        guard precondition.lastChanges.contains(last) else { throw .refused(.changedSince) }
    }
}
