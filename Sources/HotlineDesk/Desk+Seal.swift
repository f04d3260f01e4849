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
        let named = proposal.arguments.map { PersonID(rawValue: $0) } + [proposal.proposedBy] + [order.actor.person].compactMap { $0 }
        let readers = readers(named, of: dossier, at: order.at)
        let isBlind = isBlind(dossier, readers)
        if isBlind { try takeBack(&dossier, at: order.at) }
        let inspector = inspector(among: readers, of: dossier, at: order.at)
        let goesToInspector = isBlind && inspector != nil && dossier.ticket.state == .awaitingDispatch
        if goesToInspector { try advance(&dossier, by: .dispatch, at: order.at) }
        return try stored { () throws(StoreFailure) in
            if isBlind { try endRound(of: &dossier, at: order.at) }
            try seal(&dossier, for: readers)
            try end(proposal, .confirmed, of: dossier, order)
            if goesToInspector, let inspector { try hand(&dossier, to: inspector, order) }
            if isBlind { try save(&dossier, at: order.at) }
            var receipt = receipt(for: dossier)
            if isBlind { receipt.decided = [Reason("sealed-taken-back", goesToInspector ? inspector?.workNumber ?? "" : "—")] }
            return receipt
        }
    }

    /// Whoever has it would have it and see nothing of it.
    private func isBlind(_ dossier: Dossier, _ readers: [PersonID]) -> Bool {
        guard let lead = dossier.lead, lead.endedAt == nil,
            dossier.ticket.state.isHeldByDepartment || dossier.ticket.state == .awaitingReview
        else { return false }
        return !(lead.handler.map { readers.contains($0) } ?? false)
    }

    /// The first inspector among the readers, who may have a sealed matter.
    func inspector(among readers: [PersonID], of dossier: Dossier, at now: Instant) -> Person? {
        tables.inspectors(not: Accused(dossier.privacy), at: now).first { readers.contains($0.id) }
    }

    /// The class of a matter of discipline (纪检监察), as categories.csv says.
    func isDiscipline(_ category: CategoryCode?) -> Bool {
        category.flatMap { tables.routing.categoryRows[$0] }?.isSealed == true
    }

    /// A matter of discipline is secret, and sealed for whoever took it, the supervisors and the inspectors.
    mutating func sealDiscipline(_ dossier: inout Dossier, _ order: Order) throws(StoreFailure) {
        let supervisors = tables.routing.recipients(.supervisor, department: .hotline, handler: nil, at: order.at)
        dossier.ticket.isSecret = true
        let people = [dossier.ticket.firstPerson, order.actor.person].compactMap { $0 } + supervisors
        try seal(&dossier, for: readers(people, of: dossier, at: order.at))
        try journalPrivately(
            "sealed", dossier, reason: Reason("sealed-discipline", dossier.ticket.category?.rawValue ?? ""), text: nil, order)
    }

    /// Once its citizen has been told which way it goes, of a matter of discipline only a minimal record stays: that it came,
    /// when, of which class, and what was said; neither its words nor a name (practice 27). The number stays until it is told.
    mutating func keepMinimal(_ dossier: Dossier, _ order: Order) throws(StoreFailure) -> Reason? {
        guard isDiscipline(dossier.ticket.category), dossier.privacy?.sealReaders != nil else { return nil }
        try store.eraseWords(of: dossier.ticket.id)
        try store.eraseName(of: dossier.ticket.id)
        try journalPrivately("minimal", dossier, reason: Reason("minimal-record"), text: nil, order)
        return Reason("minimal-record")
    }

    private func readers(_ people: [PersonID], of dossier: Dossier, at now: Instant) -> [PersonID] {
        let accused = Accused(dossier.privacy)
        return Array(Set(tables.eligible(people, not: accused) + tables.inspectors(not: accused, at: now).map(\.id))).sorted()
    }

    private func seal(_ dossier: inout Dossier, for readers: [PersonID]) throws(StoreFailure) {
        try change(&dossier) { $0.sealReaders = readers }
        // What others have not been told yet they are not told any more.
        let waiting = try store.notices(of: dossier.ticket.id).filter { notice in
            notice.toldAt == nil && notice.how == nil && (notice.person.map { !readers.contains($0) } ?? false)
        }
        try store.giveUp(waiting.map(\.id), how: "sealed")
    }

    /// A sealed matter goes to one of its readers alone, an inspector unless somebody names another; nil where it is not sealed.
    func sealedDestination(
        of dossier: Dossier, named: DepartmentCode?, handler: PersonID?, at now: Instant
    ) throws(DeskFailure) -> Destination? {
        guard let readers = dossier.privacy?.sealReaders else { return nil }
        if let handler {
            guard readers.contains(handler), let person = tables.routing.people[handler] else {
                throw .refused(.unknownPerson(handler.rawValue))
            }
            return Destination(department: named ?? person.department, inspector: handler, why: Reason("inspector-sealed"))
        }
        let accused = Accused(dossier.privacy)
        let inspectors = tables.inspectors(not: accused, at: now).filter { inspector in
            readers.contains(inspector.id) && named.map { tables.routing.isWithin(inspector.department, $0) } ?? true
        }
        guard let inspector = inspectors.first else { throw .refused(.missing(field: "inspector")) }
        return Destination(department: named ?? inspector.department, inspector: inspector.id, why: Reason("inspector-sealed"))
    }
}
