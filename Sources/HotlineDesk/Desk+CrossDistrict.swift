import HotlineCore
import HotlineRouting
import HotlineStore

/// What lies in several districts takes the municipal unit and the limits for it (art. 13 ¶3).
extension Desk {
    /// A person says so, or takes it back, with a reason; before it is dispatched its law's limit is counted by it.
    mutating func markCross(_ reference: TicketReference, _ isCross: Bool, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try require(.classify, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(reason, "reason", atMost: 500)
        guard dossier.ticket.state.isOpen else { throw .refused(.wrongState(event: .accept, state: dossier.ticket.state)) }
        if dossier.ticket.isCrossDistrict == isCross { throw .refused(.alreadyAsked) }
        dossier.ticket.isCrossDistrict = isCross
        if dossier.ticket.acceptedAt == nil {
            let limits = limits(of: dossier.ticket, department: routeNow(dossier.ticket, at: order.at).lead, at: order.at)
            restartStatutory(&dossier, limits: limits, at: order.at)
        }
        return try stored { () throws(StoreFailure) in
            try journal("cross", dossier, by: order, reason: Reason(isCross ? "cross-set" : "cross-unset", reason))
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }
}
