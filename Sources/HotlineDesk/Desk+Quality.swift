import HotlineCore
import HotlineRouting
import HotlineStore

/// The way to the use cases of `QualityAction`, and what they share.
extension Desk {
    mutating func quality(_ reference: TicketReference, _ action: QualityAction, _ order: Order) throws(DeskFailure) -> Receipt {
        // These are the hotline's own decisions; a department has none of them, but that it may ask the citizen too. Of what is
        // sealed an inspector decides, who sits outside the house (practice 26, 27).
        if isDepartments(order.actor), !action.isAsking, !isInspector(order.actor) { throw .refused(.notYours) }
        switch action {
        case .decline(let code, let words): return try decline(reference, code: code, words: words, order)
        case .confirmDecline(let granted, let reason): return try confirmDecline(reference, granted: granted, reason: reason, order)
        case .checkDecline(let isRight, let reason): return try checkDecline(reference, isRight: isRight, reason: reason, order)
        case .ask(let text): return try ask(reference, text: text, order)
        case .add(let text): return try add(reference, text: text, order)
        case .withdraw(let reason): return try withdraw(reference, reason: reason, order)
        case .ruleWithdrawal(let granted, let reason): return try ruleWithdrawal(reference, granted: granted, reason: reason, order)
        case .object(let reason): return try object(reference, reason: reason, order)
        case .ruleObjection(let upheld, let reason): return try ruleObjection(reference, upheld: upheld, reason: reason, order)
        case .missedCall(let how): return try missedCall(reference, how: how, order)
        case .final(let text): return try finalAnswer(reference, text: text, order)
        case .releaseDespite(let reason): return try release(reference, despite: reason, order)
        }
    }

    /// - Returns: the person, whom these decisions name.
    func requirePerson(_ verb: Verb, of actor: Actor) throws(DeskFailure) -> PersonID {
        guard let person = try require(verb, of: actor) else { throw .refused(.notPermitted(verb: verb.rawValue)) }
        return person.id
    }

    /// Asks one of the hotline's leaders who had no part in it for a second look.
    mutating func askForSecondLook(at dossier: Dossier, what: String, butNot others: Set<PersonID>, entry: Int64, _ order: Order)
        throws(StoreFailure)
    {
        var people: [PersonID] = []
        for recipient in [LadderRecipient.shiftLeader, .supervisor, .centreHead] where people.isEmpty {
            people = tables.routing.recipients(recipient, department: .hotline, handler: nil, at: order.at).filter { !others.contains($0) }
        }
        try tell(
            people, of: dossier, subject: .secondLook, arguments: ["ticket", number(dossier.ticket.id).description, "matter", what],
            entry: entry, isUrgent: dossier.ticket.urgency == .critical, at: order.at)
    }

    /// Posts a notice with words of a matter to the citizen; of a secret one no channel carries them (practice 27).
    mutating func tellCitizenOnly(
        _ dossier: Dossier, _ subject: NoticeID, _ arguments: [String], entry: Int64, _ order: Order
    ) throws(StoreFailure) {
        let name = ["ticket", number(dossier.ticket.id).description]
        try tellCitizen(
            of: dossier, subject: dossier.ticket.isSecret ? .replyReady : subject, meaning: subject,
            arguments: dossier.ticket.isSecret ? name : name + arguments,
            citizen: nil, entry: entry, order)
    }
}
