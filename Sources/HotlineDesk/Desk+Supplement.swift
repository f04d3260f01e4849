import HotlineCore
import HotlineRouting
import HotlineStore

/// 请求补充 and 补充. What is not added within its limit is accepted as it is (practice 19); that is time's.
extension Desk {
    /// Questions to the citizen while one department has the matter: each makes clocks stand still, so they are few.
    static let questionsInHand = 2

    mutating func ask(_ reference: TicketReference, text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        // Whoever must work on it may ask, be it the hotline before it accepts, or the department that has it in hand.
        if isDepartments(order.actor) {
            try requireHolding(dossier, .contact, order.actor)
        } else {
            try require(.classify, of: order.actor)
        }
        if dossier.ticket.state == .inProgress { try requireFewQuestions(dossier) }
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

    private func requireFewQuestions(_ dossier: Dossier) throws(DeskFailure) {
        let since = dossier.lead?.assignedAt ?? dossier.ticket.receivedAt
        let asked = try stored { () throws(StoreFailure) in try store.entries(of: dossier.ticket.id) }.filter {
            $0.event == TicketEvent.requestSupplement.rawValue && $0.at >= since
        }
        if asked.count >= Self.questionsInHand { throw .refused(.alreadyAsked) }
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
