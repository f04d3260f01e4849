import HotlineCore
import HotlineReports

/// Counting for `/metrics`: gathered in a turn, added to the total at its commit, forgotten with a rollback.
extension Desk {
    mutating func count(_ event: String, of dossier: Dossier, reason: Reason, at now: Instant) {
        counting.count(event: event)
        let ticket = dossier.ticket
        let accepted = ticket.acceptedAt ?? ticket.receivedAt
        switch event {
        case TicketEvent.dispatch.rawValue, TicketEvent.designate.rawValue:
            if ticket.round == 1 { counting.observe(.dispatch, from: accepted, to: now) }
        case TicketEvent.sign.rawValue, TicketEvent.autoSign.rawValue:
            if let lead = dossier.lead { counting.observe(.sign, from: lead.assignedAt, to: now) }
        case TicketEvent.contact.rawValue:
            if ticket.contactedAt == now { counting.observe(.contact, from: accepted, to: now) }
        case TicketEvent.release.rawValue, TicketEvent.answer.rawValue:
            if ticket.answeredAt == now { counting.observe(.reply, from: ticket.receivedAt, to: now) }
        case "rung":
            if let rung = reason.arguments.first { counting.climb(rung: rung) }
        default: break
        }
    }
}
