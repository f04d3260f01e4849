import HotlineCore
import HotlineRouting
import HotlineStore

/// Where a ticket goes.
struct Destination {
    let department: DepartmentCode
    /// Its handler, where that is an inspector.
    var inspector: PersonID?
    /// Nil where the rules gave it.
    var why: Reason?
    /// From the ticket's own history, and so without the rules' co-departments.
    var isKnown = false

    var isByRule: Bool { why == nil }
}

/// Practice 26: whoever is complained about, and everybody below them, never has the matter.
extension Desk {
    mutating func accuse(
        _ dossier: inout Dossier, departments: [DepartmentCode], people: [PersonID], _ order: Order
    ) throws(DeskFailure) -> Receipt {
        try require(.secrecy, of: order.actor)
        if departments.isEmpty, people.isEmpty { throw .refused(.missing(field: "department")) }
        for department in departments { _ = try requireDepartment(department, at: order.at) }
        for person in people where tables.routing.people[person] == nil { throw .refused(.unknownPerson(person.rawValue)) }
        // Under another ticket it may stand before whoever it names: it is taken out first.
        let isMerged = dossier.ticket.state == .merged
        guard dossier.ticket.state.isOpen || isMerged && dossier.ticket.closedAt == nil else {
            throw .refused(.wrongState(event: .transfer, state: dossier.ticket.state))
        }
        if isMerged { try advance(&dossier, by: .unmerge, at: order.at) }
        var privacy = dossier.privacy ?? PrivacyRow()
        privacy.accusedDepartments = Array(Set(privacy.accusedDepartments + departments)).sorted()
        privacy.accusedPeople = Array(Set(privacy.accusedPeople + people)).sorted()
        let accused = Accused(privacy)
        let inspector = tables.inspectors(not: accused, at: order.at).first
        // With the house itself named only an inspector is left to see it.
        let isHouse = tables.isAccused(DepartmentCode.hotline, by: accused)
        if isHouse, inspector == nil { throw .refused(.missing(field: "inspector")) }
        let isTheirs = dossier.lead.map { tables.isAccused($0.department, by: accused) } ?? false
        if isTheirs { try takeBack(&dossier, at: order.at) }
        if isHouse, dossier.ticket.state == .pending || dossier.ticket.state == .supplementing {
            try advance(&dossier, by: .accept, at: order.at)
        }
        let goesToInspector = isHouse && dossier.ticket.state == .awaitingDispatch
        if goesToInspector { try advance(&dossier, by: .dispatch, at: order.at) }
        return try stored { () throws(StoreFailure) in
            if isMerged { try takeOut(&dossier, reason: "被反映方", order) }
            try change(&dossier) { $0 = privacy }
            try journalPrivately(
                "accused", dossier,
                reason: Reason(
                    "accused", (departments.map(\.rawValue) + people.map { tables.workNumber($0) }).joined(separator: " ")),
                text: nil, order)
            if isTheirs { try endRound(of: &dossier, at: order.at) }
            try removeAccused(from: dossier, order)
            try withdrawNotices(of: dossier, accused: accused)
            if goesToInspector, let inspector { try hand(&dossier, to: inspector, order) }
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// Takes it from the department that has it, or that has replied about itself, back to the dispatcher. Time that it ran
    /// there stays in the citizen's clocks.
    func takeBack(_ dossier: inout Dossier, at now: Instant) throws(DeskFailure) {
        switch dossier.ticket.state {
        case .returnReview: try advance(&dossier, by: .grantReturn, at: now)
        case .awaitingSignature, .inProgress, .awaitingCitizen, .shelved, .awaitingReview, .awaitingCallback:
            // No event of its own: what a withdrawal that is not allowed does is what is needed, to dispatch anew.
            try advance(&dossier, by: .withdraw, at: now)
            try advance(&dossier, by: .refuseWithdrawal, at: now)
        case .pending, .supplementing, .awaitingDispatch, .following, .awaitingRating, .awaitingArchive, .withdrawalReview,
            .objectionReview,
            .archived, .declined, .handedOver, .merged:
            break
        }
    }

    mutating func hand(_ dossier: inout Dossier, to inspector: Person, _ order: Order) throws(StoreFailure) {
        let parts = begin(
            round: dossier.ticket.round + 1, of: &dossier, lead: inspector.department, co: [], handler: inspector.id, how: "person",
            isDesignated: true, by: order)
        startOwed(in: &dossier, at: order.at)
        for part in parts { try insert(part) }
        let entry = try journal(
            .dispatch, dossier, by: order,
            reason: Reason(
                "dispatched", tables.departmentName(inspector.department), inspector.workNumber, Reason("inspector").argument, ""))
        try tellDispatched(dossier, lead: parts[0], entry: entry, submission: nil, order)
    }

    /// What the named have not been told yet they are not told any more.
    private func withdrawNotices(of dossier: Dossier, accused: Accused) throws(StoreFailure) {
        let waiting = try store.notices(of: dossier.ticket.id).filter { notice in
            notice.toldAt == nil && notice.how == nil
                && (notice.person.map { tables.isAccused($0, by: accused) } ?? false)
        }
        try store.giveUp(waiting.map(\.id), how: "accused")
    }

    /// Where a ticket goes: to whom a person names, else to whom a granted return suggested, else by the venue or the rules; past
    /// those complained about to the next level, at the top to an inspector. Never back to a department whose return was
    /// granted, unless a person names it and says why.
    ///
    /// - Parameter isReasoned: the person has written why.
    func destination(
        of dossier: Dossier, named: DepartmentCode?, isReasoned: Bool, route: Route, at now: Instant
    ) throws(DeskFailure) -> Destination {
        let accused = Accused(dossier.privacy)
        let letOff = try stored { () throws(StoreFailure) in try self.letOff(of: dossier) }
        if let named {
            if tables.isAccused(named, by: accused) { throw .refused(.accused(named)) }
            if letOff.contains(named), !isReasoned { throw .refused(.returnGranted(named)) }
            return Destination(department: named, why: Reason("department-decided", tables.departmentName(named)))
        }
        let known = try stored { () throws(StoreFailure) in try knownDestination(of: dossier, but: letOff, at: now) }
        if let known, !tables.isAccused(known.department, by: accused) { return known }
        let venue = dossier.privacy?.venue.flatMap { code in tables.routing.venues.first { $0.code == code } }
        let wanted = venue?.department ?? route.lead
        if wanted == .hotline { return Destination(department: wanted) }
        guard let free = tables.eligible(wanted, not: accused) else {
            guard let inspector = tables.inspectors(not: accused, at: now).first else { throw .refused(.missing(field: "inspector")) }
            return Destination(department: inspector.department, inspector: inspector.id, why: Reason("inspector"))
        }
        if letOff.contains(free) { throw .refused(.returnGranted(free)) }
        let name = tables.departmentName(free)
        if free != wanted { return Destination(department: free, why: Reason("department-next-level", name)) }
        return Destination(department: free, why: venue == nil ? nil : Reason("department-venue", name))
    }

    /// Those who may be told of a ticket: nobody complained about, and of a sealed one its readers alone. Where that leaves
    /// nobody, the inspectors.
    func tellable(_ people: [PersonID], of dossier: Dossier, at now: Instant) -> [PersonID] {
        guard let privacy = dossier.privacy else { return people }
        let accused = Accused(privacy)
        var left = tables.eligible(people, not: accused)
        if let readers = privacy.sealReaders { left = left.filter { readers.contains($0) } }
        if !left.isEmpty || people.isEmpty { return left }
        let inspectors = tables.inspectors(not: accused, at: now).map(\.id)
        return privacy.sealReaders.map { readers in inspectors.filter { readers.contains($0) } } ?? inspectors
    }

    /// Hidden from somebody who has a console: no ring reaches all of them.
    func isGuarded(_ dossier: Dossier) -> Bool {
        dossier.privacy.map { $0.sealReaders != nil || !Accused($0).isNobody } ?? false
    }
}

extension OutboxRow {
    /// The person it is for: `person:ID`, or the last word of `department:CODE person:ID`.
    var person: PersonID? {
        guard let word = recipient.split(separator: " ").last, word.hasPrefix("person:") else { return nil }
        return PersonID(rawValue: String(word.dropFirst("person:".count)))
    }
}
