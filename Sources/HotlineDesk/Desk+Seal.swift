import HotlineCore
import HotlineRouting
import HotlineStore

/// Sealing (practice 27, 28): what only the named still see.
extension Desk {
    mutating func proposeSeal(_ dossier: Dossier, readers: [PersonID], reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.seal, of: order.actor)
        for reader in readers where tables.routing.people[reader] == nil { throw .refused(.unknownPerson(reader.rawValue)) }
        try mayPropose(.seal, ticket: dossier.ticket.id, reason: reason, order)
        return try stored { () throws(StoreFailure) in
            try propose(.seal, of: dossier, reason: reason, arguments: readers.map(\.rawValue), order)
            return receipt(for: dossier)
        }
    }

    mutating func confirmSeal(_ dossier: inout Dossier, _ order: Order) throws(DeskFailure) -> Receipt {
        let proposal = try confirmable(.seal, ticket: dossier.ticket.id, order)
        return try stored { () throws(StoreFailure) in
            let named = proposal.arguments.map { PersonID(rawValue: $0) } + [proposal.proposedBy] + [order.actor.person].compactMap { $0 }
            try seal(&dossier, for: named, at: order.at)
            try end(proposal, .confirmed, of: dossier, order)
            return receipt(for: dossier)
        }
    }

    /// A matter of discipline (纪检监察) keeps a minimal record: secret, and sealed for whoever took it, the supervisors and the
    /// inspectors. Its tables say which class is one.
    mutating func sealIfDiscipline(_ dossier: inout Dossier, _ order: Order) throws(StoreFailure) {
        guard let category = dossier.ticket.category, tables.routing.categoryRows[category]?.isSealed == true,
            dossier.privacy?.sealReaders == nil
        else { return }
        let supervisors = tables.routing.recipients(.supervisor, department: .hotline, handler: nil, at: order.at)
        dossier.ticket.isSecret = true
        try seal(&dossier, for: [dossier.ticket.firstPerson, order.actor.person].compactMap { $0 } + supervisors, at: order.at)
        try journalPrivately("sealed", dossier, reason: Reason("sealed-discipline", category.rawValue), text: nil, order)
    }

    private func seal(_ dossier: inout Dossier, for people: [PersonID], at now: Instant) throws(StoreFailure) {
        let inspectors = tables.inspectors(not: Accused(dossier.privacy), at: now).map(\.id)
        let readers = Array(Set(people + inspectors)).sorted()
        try change(&dossier) { $0.sealReaders = readers }
        // What others have not been told yet they are not told any more.
        let waiting = try store.notices(of: dossier.ticket.id).filter { notice in
            notice.toldAt == nil && notice.how == nil && (notice.person.map { !readers.contains($0) } ?? false)
        }
        try store.giveUp(waiting.map(\.id), how: "sealed")
    }
}
