import HotlineCore
import HotlineRouting
import HotlineStore

/// 请求补充 and 补充. What is not added within its limit is accepted as it is (practice 19); that is time's.
extension Desk {
    mutating func ask(_ reference: TicketReference, text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try require(.classify, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(text, "text", atMost: 500)
        try advance(&dossier, by: .requestSupplement, at: order.at)
        return try stored { () throws(StoreFailure) in
            let entry = try journal(.requestSupplement, dossier, by: order, reason: Reason("asked-to-add"), text: text)
            let name = ["ticket", number(dossier.ticket.id).description]
            // A secret matter is not named on a channel; the plain request names nothing.
            try tellCitizen(
                of: dossier, subject: .supplement, arguments: dossier.ticket.isSecret ? name : name + ["text", text], citizen: nil,
                entry: entry, order)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// What the citizen adds through an operator: the same as by chat.
    mutating func add(_ reference: TicketReference, text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        let dossier = try open(reference)
        try require(.note, of: order.actor)
        try require(text, "text")
        guard dossier.ticket.state.isOpen else { throw .refused(.wrongState(event: .supplement, state: dossier.ticket.state)) }
        return try stored { () throws(StoreFailure) in
            try supplement(dossier.ticket.id, with: text, order)
            return receipt(for: try read(dossier.ticket.id) ?? dossier)
        }
    }
}
