import HotlineCore
import HotlineRouting
import HotlineStore

/// What a department does: by its system under a token, naming a person; by its person; or by the operator who phoned it.
extension Desk {
    /// Words of what a reply says of the matter: whether it was so, and how it ended.
    package static let truths = ReplyResult.truths
    package static let ends = ReplyResult.ends

    mutating func sign(_ reference: TicketReference, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        if let part = try ownPart(dossier, order.actor) { return try signPart(part, dossier, order) }
        try requireHolding(dossier, .sign, order.actor)
        try advance(&dossier, by: .sign, at: order.at)
        return try stored { () throws(StoreFailure) in
            markSigned(&dossier, at: order.at)
            try journal(.sign, dossier, by: order, reason: Reason("signed"))
            try meetFollowers(of: dossier, [.sign], at: order.at)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    private func markSigned(_ dossier: inout Dossier, at now: Instant) {
        dossier.changeLead {
            $0.signedAt = $0.signedAt ?? now
            $0.leasedUntil = nil
        }
    }

    /// 联系: a contact with its result. Before signing it counts as signing (practice 25).
    mutating func contact(_ reference: TicketReference, result: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        if let part = try ownPart(dossier, order.actor) { return try contactPart(part, dossier, result: result, order) }
        try requireHandOn(dossier, .contact, order.actor)
        try require(result, "result", atMost: 2_000)
        // A call made by the hotline itself signs for nobody.
        try advance(&dossier, by: isDepartments(order.actor) ? .contact : .note, at: order.at)
        return try stored { () throws(StoreFailure) in
            dossier.contacted(at: order.at)
            if isDepartments(order.actor) {
                if dossier.ticket.state == .inProgress { markSigned(&dossier, at: order.at) }
                dossier.changeLead {
                    $0.contactedAt = $0.contactedAt ?? order.at
                    $0.touchedAt = $0.touchedAt ?? order.at
                }
            }
            try journal(.contact, dossier, by: order, reason: Reason("contacted"), text: result)
            if isDepartments(order.actor) { try meetFollowers(of: dossier, [.sign, .contact, .firstReport], at: order.at) }
            try reached(dossier, at: order.at)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// 反馈: the public reply, the inner result apart from it. The department's promise stops here, if the reply passes.
    ///
    /// - Parameter early: why the lead does not wait for its co-departments (art. 11).
    mutating func reply(
        _ reference: TicketReference, publicText: String, innerText: String?, truth: String?, solved: String?,
        without early: String? = nil, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        if let part = try ownPart(dossier, order.actor) {
            return try replyPart(part, dossier, text: publicText, innerText: innerText, order)
        }
        try requireHolding(dossier, .reply, order.actor)
        try require(publicText, "public_text")
        if let innerText { try require(innerText, "inner_text") }
        guard let truth else { throw .refused(.missing(field: "truth")) }
        guard let solved else { throw .refused(.missing(field: "solved")) }
        try require(truth, "truth", among: ReplyResult.truths)
        try require(solved, "solved", among: ReplyResult.ends)
        _ = try Lifecycle.next(after: .reply, in: dossier.ticket.state).orRefuse()
        let silent = try silentParts(of: dossier, without: early)
        try advance(&dossier, by: .reply, at: order.at)
        return try stored { () throws(StoreFailure) in
            markSigned(&dossier, at: order.at)
            let left = try leave(silent, dossier, because: early ?? "", order)
            if let innerText {
                try journal(
                    "inner_result", dossier, by: order, reason: Reason("inner-result"),
                    text: JournalText(salt: order.secrets.salt(1), body: innerText))
            }
            let entry = try journal(.reply, dossier, by: order, reason: Reason("replied", truth, solved), text: publicText)
            dossier.ticket.replyEntry = entry
            try store.put(
                ReplyResult(truth: truth, solved: solved), of: dossier.ticket.id, round: dossier.ticket.round, entry: entry)
            try meetFollowers(of: dossier, [.sign, .contact, .firstReport], at: order.at)
            let found = check(publicText, for: dossier)
            try keep(found, of: dossier, order)
            try save(&dossier, at: order.at)
            var receipt = receipt(for: dossier)
            receipt.decided = [left].compactMap { $0 } + found.all.map { Reason("reply-finding", $0.sentence) }
            return receipt
        }
    }
}
