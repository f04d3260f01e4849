import HotlineCore
import HotlineRouting
import HotlineStore

/// 不予受理 (domain 2.5): a person decides it, some reasons two, and one in twenty is looked at again. The daemon never declines.
extension Desk {
    /// Characters of the words told: what is read out on a telephone.
    static let declineWords = 1_000

    mutating func decline(_ reference: TicketReference, code: String, words: String?, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        let person = try requirePerson(.classify, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        guard let row = tables.routing.scope.first(where: { $0.code == code.uppercased() || $0.name == code }), !row.isHandedOver
        else {
            // An emergency is handed over by a person, with who took it and the incident's number (practice 1).
            let known = tables.routing.scope.filter { !$0.isHandedOver }.map { $0.code + " " + $0.name }.joined(separator: "、")
            throw .refused(.invalid(field: "code", value: code, expected: known))
        }
        if let words { try require(words, "words", atMost: Self.declineWords) }
        _ = try Lifecycle.next(after: .decline, in: dossier.ticket.state).orRefuse()
        try requireDeclinable(dossier, row)
        if try stored({ () throws(StoreFailure) in try store.decline(of: dossier.ticket.id) }) != nil { throw .refused(.alreadyAsked) }
        var decline = DeclineRow(
            ticket: dossier.ticket.id, code: row.code, words: words ?? row.words, proposedBy: person, proposedAt: order.at)
        guard row.needsSecondPerson else { return try conclude(&decline, row, &dossier, by: person, order) }
        return try stored { () throws(StoreFailure) in
            decline.waitsFor = .second
            try store.put(decline)
            let entry = try journal("decline_proposed", dossier, by: order, reason: Reason("decline-proposed", row.code, row.name))
            try askForSecondLook(at: dossier, what: "不予受理 \(row.code)", butNot: [person], entry: entry, order)
            try save(&dossier, at: order.at)
            var receipt = receipt(for: dossier)
            receipt.decided = [Reason("decline-proposed", row.code, row.name)]
            return receipt
        }
    }

    mutating func confirmDecline(
        _ reference: TicketReference, granted: Bool, reason: String?, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        let person = try requirePerson(TwoPersonMatter.decline.confirming, of: order.actor)
        if let reason { try require(reason, "reason", atMost: 500) }
        _ = try Lifecycle.next(after: .decline, in: dossier.ticket.state).orRefuse()
        let waiting = try stored { () throws(StoreFailure) in try store.decline(of: dossier.ticket.id) }
        guard var decline = waiting, decline.waitsFor == .second,
            let row = tables.routing.scope.first(where: { $0.code == decline.code })
        else { throw .refused(.missing(field: "decline")) }
        guard decline.proposedBy != person else { throw .refused(.ownDecision) }
        if granted { try requireDeclinable(dossier, row) }
        if granted { return try conclude(&decline, row, &dossier, by: person, order) }
        guard let reason else { throw .refused(.missing(field: "reason")) }
        return try stored { () throws(StoreFailure) in
            try store.dropDecline(of: dossier.ticket.id)
            try journal("decline_refused", dossier, by: order, reason: Reason("decline-refused", row.code, reason))
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// What is given to a department is not declined behind its back, but for what may not stand written (R06); danger is
    /// handed over, and a threat takes two.
    private func requireDeclinable(_ dossier: Dossier, _ row: ScopeRow) throws(DeskFailure) {
        if row.keepsNoText { return }
        try requireNoThreat(dossier)
        if dossier.ticket.urgency == .critical {
            throw .refused(.invalid(field: "urgency", value: Urgency.critical.chinese, expected: "handover；classify u=… 理由"))
        }
        switch dossier.ticket.state {
        case .pending, .supplementing, .awaitingDispatch, .following: return
        case .awaitingSignature, .returnReview, .inProgress, .awaitingCitizen, .shelved, .awaitingReview, .awaitingCallback,
            .awaitingRating,
            .awaitingArchive, .withdrawalReview, .objectionReview, .archived, .declined, .handedOver, .merged:
            throw .refused(.wrongState(event: .decline, state: dossier.ticket.state))
        }
    }

    /// - Parameter why: the reason of whoever refuses a state secret; the words of the scope's row say the rest.
    mutating func conclude(
        _ decline: inout DeclineRow, _ row: ScopeRow, _ dossier: inout Dossier, by person: PersonID, why: String? = nil, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        try advance(&dossier, by: .decline, at: order.at)
        decline.decidedBy = person
        decline.decidedAt = order.at
        // What two people have seen is not drawn again.
        decline.waitsFor = !row.needsSecondPerson && Sample.isDrawn(number(dossier.ticket.id)) ? .sample : nil
        let written = decline
        return try stored { () throws(StoreFailure) in
            try store.put(written)
            if row.keepsNoText {
                try store.eraseTexts(of: dossier.ticket.id)
                dossier.ticket.isSecret = true
                dossier.ticket.replyEntry = nil
            }
            try endRound(of: &dossier, at: order.at)
            let entry = try journal(.decline, dossier, by: order, reason: Reason("declined", row.code, row.name))
            if let why { try journalPrivately("declined_why", dossier, reason: Reason("state-secret"), text: why, salt: 1, order) }
            try tellCitizen(
                of: dossier, subject: .declined,
                arguments: ["ticket", number(dossier.ticket.id).description, "words", written.words],
                citizen: nil, entry: entry, order)
            let passed = try passFollowers(of: dossier, after: .decline, order)
            try save(&dossier, at: order.at)
            let minimal = row.keepsNoText ? nil : try keepMinimal(dossier, order)
            var receipt = receipt(for: dossier)
            receipt.decided = [Reason("declined-words", written.words)] + [passed, minimal].compactMap { $0 }
            if row.keepsNoText { receipt.decided.append(Reason("text-erased")) }
            if written.waitsFor == .sample { receipt.decided.append(Reason("decline-drawn")) }
            return receipt
        }
    }

    mutating func checkDecline(
        _ reference: TicketReference, isRight: Bool, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        let person = try requirePerson(.rule, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(reason, "reason", atMost: 500)
        let drawn = try stored { () throws(StoreFailure) in try store.decline(of: dossier.ticket.id) }
        guard var decline = drawn, decline.waitsFor == .sample else { throw .refused(.nothingWaiting) }
        guard decline.decidedBy != person else { throw .refused(.ownDecision) }
        // Wrong, and the citizen has not objected already: another person hears it anew, and theirs stays theirs.
        let reopens = !isRight && dossier.ticket.state == .declined
        if reopens { try advance(&dossier, by: .object, at: order.at) }
        return try stored { () throws(StoreFailure) in
            decline.waitsFor = nil
            try store.put(decline)
            if reopens {
                dossier.ticket.closedAt = nil
                try reopenFollowers(of: dossier)
            }
            let entry = try journal(
                "decline_checked", dossier, by: order, reason: Reason("decline-checked", isRight ? "妥当" : "不妥", reason))
            if reopens {
                let others = try store.deciders(of: dossier.ticket.id).union([person])
                try askForSecondLook(at: dossier, what: TicketState.objectionReview.chinese, butNot: others, entry: entry, order)
            }
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }
}

extension ScopeRow {
    /// R01: never declined, a person hands it to 110, 119, 120 or 122.
    var isHandedOver: Bool { code == "R01" }
    /// R06: state secrets and others' private lives leave no text (domain 2.5).
    var keepsNoText: Bool { Self.keepsNoText(code) }
    static func keepsNoText(_ code: String) -> Bool { code == "R06" }
}

/// One decline in twenty, drawn by the ticket's number: nobody chooses, and anybody can draw it again.
package enum Sample {
    package static let oneIn: UInt32 = 20

    package static func isDrawn(_ ticket: TicketNumber) -> Bool {
        SHA256.hash(Array(ticket.description.utf8)).bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } % oneIn == 0
    }
}
