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
        // A follower's matter is closed with its main ticket.
        if dossier.ticket.state == .merged, dossier.ticket.closedAt == nil {
            return .wrongState(event: .object, state: dossier.ticket.state)
        }
        let closed = dossier.ticket.closedAt ?? dossier.ticket.receivedAt
        return now.milliseconds - closed.milliseconds > Self.objectionMilliseconds ? .windowOver : nil
    }

    /// For a ticket that may be objected to.
    mutating func noteObjection(_ dossier: inout Dossier, reason: String, _ order: Order) throws(StoreFailure) {
        guard case .success(let next) = Lifecycle.next(after: .object, in: dossier.ticket.state) else { return }
        if dossier.ticket.state == .merged { try leaveMain(&dossier, order) }
        dossier.turn(by: .object, to: next, at: order.at)
        dossier.ticket.closedAt = nil
        try reopenFollowers(of: dossier)
        try store.raiseObjection(to: dossier.ticket.id, at: order.at)
        // What may not be written down is not written down when it is said again.
        let isKept = try store.decline(of: dossier.ticket.id).map { !ScopeRow.keepsNoText($0.code) } ?? true
        let entry = try journal(.object, dossier, by: order, reason: Reason("objected"), text: isKept ? reason : nil)
        try raise(&dossier, for: tables.classifier.find(text: reason), order)
        let deciders = try deciders(of: dossier)
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
        if try stored({ () throws(StoreFailure) in try deciders(of: dossier) }).contains(person) {
            throw .refused(.ownDecision)
        }
        return try stored { () throws(StoreFailure) in
            try store.ruleObjection(to: dossier.ticket.id, isUpheld: upheld, by: person, at: order.at)
            let entry = try journal(event, dossier, by: order, reason: Reason("objection-ruled", upheld ? "成立" : "不成立", reason))
            try tellCitizenOnly(
                dossier, upheld ? .objectionUpheld : .objectionDismissed, upheld ? [] : ["reason", reason], entry: entry, order)
            let passed = upheld ? nil : try passFollowers(of: dossier, after: .dismissObjection, order)
            try save(&dossier, at: order.at)
            var receipt = receipt(for: dossier)
            if let passed { receipt.decided.append(passed) }
            return receipt
        }
    }

    /// Whoever followed another ticket objects to the answer for themselves, and goes on alone.
    private mutating func leaveMain(_ dossier: inout Dossier, _ order: Order) throws(StoreFailure) {
        guard let follower = try store.follower(dossier.ticket.id) else { return }
        try store.removeFollower(dossier.ticket.id)
        try store.relate(dossier.ticket.id, to: follower.main, at: order.at)
        dossier.setLead(nil)
        guard let main = try read(follower.main) else { return }
        try journal("left", main, by: order, reason: Reason("left", number(dossier.ticket.id).description, TicketEvent.object.chinese))
    }

    /// Whoever decided it, or the ticket that it followed or goes on from.
    private func deciders(of dossier: Dossier) throws(StoreFailure) -> Set<PersonID> {
        var people = try store.deciders(of: dossier.ticket.id)
        for earlier in try store.related(to: dossier.ticket.id, limit: Self.relatedDecisions) {
            people.formUnion(try store.deciders(of: earlier))
        }
        return people
    }

    /// Earlier tickets whose deciders do not hear an objection either.
    private static let relatedDecisions = 20
}
