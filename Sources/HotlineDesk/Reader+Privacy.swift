import HotlineCore
import HotlineStore

extension Reader {
    /// Lines of what waits for a second person, or is left out of the statistics.
    private static let privacyLines = 200

    func answer(_ query: PrivacyQuery, by actor: Actor, at now: Instant) throws(DeskFailure) -> DeskAnswer {
        try require(.see, of: actor)
        if scope(of: actor) != nil { throw .refused(.notYours) }
        switch query {
        case .proposals: return .proposals(try proposals(by: actor))
        case .excluded:
            let found = try stored { () throws(StoreFailure) in try dossiers(store.excluded(limit: Self.privacyLines)) }
            return .list(TicketList(lines: try lines(of: found, by: actor, at: now), hasMore: false))
        }
    }

    private func proposals(by actor: Actor) throws(DeskFailure) -> [ProposalLine] {
        try stored { () throws(StoreFailure) in
            var lines: [ProposalLine] = []
            for row in try store.openProposals(limit: Self.privacyLines) {
                if let ticket = row.ticket, let dossier = try read(ticket), tables.isHidden(dossier, from: actor) { continue }
                lines.append(
                    ProposalLine(
                        matter: row.matter, ticket: row.ticket.map { number($0) }, by: tables.workNumber(row.proposedBy),
                        at: row.proposedAt, text: Masking.text(try store.text(of: row.entry)?.body ?? "")))
            }
            return lines
        }
    }
}
