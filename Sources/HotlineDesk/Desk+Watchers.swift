import HotlineCore
import HotlineStore

/// What concerns an operator's own tickets, told to those who watch while they work. Only a push: whoever misses it finds it in the
/// ticket and in their notices.
extension Desk {
    private static let watched: Set<String> = [
        TicketEvent.sign.rawValue, TicketEvent.contact.rawValue, TicketEvent.requestReturn.rawValue, TicketEvent.reply.rawValue,
        TicketEvent.requestExtension.rawValue, TicketEvent.release.rawValue, TicketEvent.callBack.rawValue, TicketEvent.object.rawValue,
        "rung", "supplemented",
    ]
    /// Rings for everybody must still find room in the turn.
    private static let mostTold = pushLimit / 2

    mutating func tellWatchers(_ event: String, of dossier: Dossier, reason: Reason, _ order: Order) throws(StoreFailure) {
        guard Self.watched.contains(event), pushes.count < Self.mostTold else { return }
        let people = Set([dossier.ticket.firstPerson, dossier.lead?.assignedBy].compactMap { $0 })
        for person in people.sorted() where person != order.actor.person {
            if tables.isHidden(dossier, from: Actor(door: .console, person: person)) { continue }
            push(
                .ring(
                    to: "watch:\(person)", ticket: number(dossier.ticket.id), urgency: dossier.ticket.urgency,
                    reason: reason))
        }
    }
}
