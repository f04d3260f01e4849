import HotlineCore
import HotlineRouting
import HotlineStore

/// 异议: one a ticket, within seven days after closing, before somebody who had no part in the decision (practice 19, 23).
extension Desk {
    static let objectionMilliseconds: Int64 = 7 * 24 * 3_600_000

    mutating func object(_ reference: TicketReference, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try require(.note, of: order.actor)
        try require(reason, "reason", atMost: 2_000)
        if let refusal = try stored({ () throws(StoreFailure) in try objectionRefused(dossier, at: order.at) }) { throw .refused(refusal) }
        return try stored { () throws(StoreFailure) in
            try noteObjection(&dossier, reason: reason, order)
            return receipt(for: dossier)
        }
    }

    /// Why a citizen can no longer object, or not yet; nil where they can.
    func objectionRefused(_ dossier: Dossier, at now: Instant) throws(StoreFailure) -> Refusal? {
        if try store.objection(of: dossier.ticket.id) != nil { return .alreadyAsked }
        if case .failure(let refusal) = Lifecycle.next(after: .object, in: dossier.ticket.state) { return refusal }
        let closed = dossier.ticket.closedAt ?? dossier.ticket.receivedAt
        return now.milliseconds - closed.milliseconds > Self.objectionMilliseconds ? .windowOver : nil
    }

    /// For a ticket that may be objected to.
    mutating func noteObjection(_ dossier: inout Dossier, reason: String, _ order: Order) throws(StoreFailure) {
        guard case .success(let next) = Lifecycle.next(after: .object, in: dossier.ticket.state) else { return }
        dossier.turn(by: .object, to: next, at: order.at)
        dossier.ticket.closedAt = nil
        try store.raiseObjection(to: dossier.ticket.id, at: order.at)
        // What may not be written down is not written down when it is said again.
        let isKept = try store.decline(of: dossier.ticket.id).map { !ScopeRow.keepsNoText($0.code) } ?? true
        let entry = try journal(.object, dossier, by: order, reason: Reason("objected"), text: isKept ? reason : nil)
        raise(&dossier, for: tables.classifier.find(text: reason), at: order.at)
        let deciders = try store.deciders(of: dossier.ticket.id)
        try askForSecondLook(at: dossier, what: TicketState.objectionReview.chinese, butNot: deciders, entry: entry, order)
        try save(&dossier, at: order.at)
    }

    mutating func ruleObjection(
        _ reference: TicketReference, upheld: Bool, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        let person = try requirePerson(.rule, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(reason, "reason", atMost: 500)
        let event = upheld ? TicketEvent.upholdObjection : .dismissObjection
        try advance(&dossier, by: event, at: order.at)
        if try stored({ () throws(StoreFailure) in try store.deciders(of: dossier.ticket.id) }).contains(person) {
            throw .refused(.ownDecision)
        }
        return try stored { () throws(StoreFailure) in
            try store.ruleObjection(to: dossier.ticket.id, isUpheld: upheld, by: person, at: order.at)
            let entry = try journal(event, dossier, by: order, reason: Reason("objection-ruled", upheld ? "成立" : "不成立", reason))
            try tellCitizenOnly(
                dossier, upheld ? .objectionUpheld : .objectionDismissed, upheld ? [] : ["reason", reason], entry: entry, order)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }
}
