import HotlineCore
import HotlineStore

/// The public register: a citizen allows, a person releases the words, and nobody's number or name is in them (practice 31).
extension Desk {
    /// A ticket takes its place in the register as it comes in; most citizens allow nothing, and most tickets have none.
    mutating func list(_ submission: Submission, of ticket: Int64, at now: Instant) throws(StoreFailure) {
        guard submission.publicOK || submission.isListed else { return }
        try store.insert(PublicationRow(requestedAt: now, allowsText: submission.publicOK), of: ticket)
    }

    private static let personal = Set([ReplyFinding.Pattern.mobile, .identity, .landline, .door].map(\.rawValue))

    mutating func publish(_ dossier: Dossier, text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.publish, of: order.actor)
        try require(text, "text", atMost: Submission.contentLimit)
        let id = dossier.ticket.id
        let row = try stored { () throws(StoreFailure) in try store.publication(of: id) }
        guard row?.allowsText == true else { throw .refused(.invalid(field: "public_ok", value: "no", expected: "yes")) }
        guard try stored({ () throws(StoreFailure) in try store.published(id) }) != nil else {
            throw .refused(
                .invalid(field: "ticket", value: number(id).description, expected: "不是举报、保密、扬言、弱势群体的诉求 a matter that may be public"))
        }
        // The same check as a reply's; what is a person's own, their door too, goes to nobody.
        let found = check(text, for: dossier).all.filter { $0.mustGo || Self.personal.contains($0.type) }
        guard found.isEmpty else { throw .refused(.replyBlocked(found.map(\.sentence))) }
        return try stored { () throws(StoreFailure) in
            let entry = try journalPrivately("published", dossier, reason: Reason("published"), text: text, order)
            try store.setPublicText(entry, of: id)
            return receipt(for: dossier)
        }
    }

    mutating func unpublish(_ dossier: Dossier, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.publish, of: order.actor)
        try require(reason, "reason", atMost: Self.proposalReasonLimit)
        guard try stored({ () throws(StoreFailure) in try store.publication(of: dossier.ticket.id) })?.entry != nil else {
            throw .refused(.nothingWaiting)
        }
        return try stored { () throws(StoreFailure) in
            try journalPrivately("unpublished", dossier, reason: Reason("unpublished"), text: reason, order)
            try store.setPublicText(nil, of: dossier.ticket.id)
            return receipt(for: dossier)
        }
    }
}
