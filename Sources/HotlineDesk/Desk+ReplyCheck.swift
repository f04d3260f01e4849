import HotlineCore
import HotlineStore

/// What the check found in one reply.
struct ReplyFindings {
    let all: [ReplyFinding]

    /// What must go before it is released, as a reviewer reads it; nil where nothing must.
    var blocking: [String]? {
        let must = all.filter(\.mustGo).map(\.sentence)
        return must.isEmpty ? nil : must
    }
}

extension Desk {
    /// - Parameter dossier: its department's own telephones may stand in its reply, and those above it.
    func check(_ text: String, for dossier: Dossier) -> ReplyFindings {
        let lead = dossier.lead?.department
        let phones = tables.routing.departments.values.filter { department in
            department.code == .hotline || lead.map { tables.routing.isWithin($0, department.code) } == true
        }.flatMap { Self.numbers(in: $0.phone) }
        let titles = tables.routing.guides.flatMap { [$0.name] + $0.basis.split(whereSeparator: { "、；，".contains($0) }).map(String.init) }
        let check = ReplyCheck(phrases: tables.routing.phrases, references: titles, numbers: phones)
        return ReplyFindings(all: check.findings(in: text))
    }

    /// A telephone as a reply may write it: with its area code, and without.
    private static func numbers(in text: String) -> [String] {
        text.split(whereSeparator: { "、；，,;/ ".contains($0) }).compactMap { Phone(String($0))?.number }.flatMap { number in
            number.hasPrefix("020") ? [number, String(number.dropFirst(3))] : [number]
        }
    }

    /// Keeps what was found beside the reply, where the reviewer reads it; its words are the reply's, and as erasable.
    mutating func keep(_ found: ReplyFindings, of dossier: Dossier, _ order: Order) throws(StoreFailure) {
        guard !found.all.isEmpty else { return }
        let must = found.all.filter(\.mustGo).count
        try journal(
            "reply_checked", dossier, by: order, reason: Reason("reply-checked", "\(found.all.count)", "\(must)"),
            text: JournalText(salt: order.secrets.salt(3), body: found.all.map(\.sentence).joined(separator: "\n")))
    }

    /// Released by a reviewer who takes responsibility for what the check found.
    mutating func release(_ reference: TicketReference, despite reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        let dossier = try open(reference)
        try require(.review, of: order.actor)
        try require(reason, "reason", atMost: 500)
        _ = try Lifecycle.next(after: .release, in: dossier.ticket.state).orRefuse()
        return try release(reference, order, despite: reason)
    }
}
