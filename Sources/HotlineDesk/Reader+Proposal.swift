import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// Open tickets of the same phone that are shown beside a proposal.
    static let sameCallerLimit = 5

    /// What would be done with a submission; nothing is written (practice 39).
    func propose(_ submission: Submission, _ decision: Decision?, by actor: Actor, at now: Instant) throws(DeskFailure) -> Proposal {
        try require(.create, of: actor)
        if let category = decision?.category, tables.routing.categoryRows[category] == nil {
            throw .refused(.unknownCategory(category.rawValue))
        }
        if let department = decision?.department, tables.routing.departments[department] == nil {
            throw .refused(.unknownDepartment(department.rawValue))
        }
        if let venue = submission.venue { _ = try tables.requireVenue(venue) }
        let finding = tables.classifier.find(submission)
        if let urgency = decision?.urgency, urgency < finding.urgency.level, decision?.urgencyReason?.isEmpty ?? true {
            throw .refused(.missing(field: "reason"))
        }
        let triage = Triage(submission, finding: finding, decision: decision, tables: tables, at: now)
        let same = try sameCaller(submission, by: actor, at: now)
        return try stored { () throws(StoreFailure) in
            // The hotline's own room has no handler: whoever opens the ticket next is it.
            let choice =
                triage.lead == .hotline
                ? nil
                : HandlerChoice(in: triage.lead, rule: triage.route.handler, loads: try store.handlerLoads(), tables: tables, at: now)
            let precedents = try self.precedents(
                category: triage.category, district: triage.district, street: triage.street, by: actor, atMost: Self.precedentsShown)
            var proposal = Proposal(
                finding: finding, kind: triage.kind, category: triage.category, categoryName: tables.category(triage.category)?.name,
                urgency: triage.urgency, district: triage.district, street: triage.street,
                placeName: tables.placeName(triage.place ?? triage.street ?? triage.district), department: triage.lead,
                departmentName: tables.departmentName(triage.lead), handler: choice?.handler,
                handlerName: choice?.handler.flatMap { tables.routing.people[$0]?.name }, isAutomatic: triage.isAutomatic,
                reasons: [try flagged(submission.citizen.phone, at: now)].compactMap { $0 } + triage.reasons
                    + [choice?.reason, named(in: submission, kind: triage.kind)].compactMap { $0 } + precedents,
                clocks: triage.clocks(receivedAt: submission.receivedAt, tables: tables, at: now),
                sameCaller: same)
            proposal.lookAlikes = try lookAlikes(
                of: Matter(
                    text: submission.likenessText, category: triage.category, place: triage.street ?? triage.district, named: triage.place,
                    phone: submission.citizen.phone, isPublic: !submission.secret && triage.kind != .report), by: actor, at: now
            ).filter { look in !proposal.sameCaller.contains { $0.number == look.line.number } }
            proposal.companions = triage.plan.companions.map {
                Reason("co-proposed", tables.departmentName($0.department), $0.duty)
            }
            proposal.guide = guide(for: submission, kind: triage.kind, at: now)
            proposal.incident = try incident(like: triage, isSecret: submission.secret, at: now)
            return proposal
        }
    }
}

extension Reader {
    /// Open tickets of the same phone that the asker may see.
    private func sameCaller(_ submission: Submission, by actor: Actor, at now: Instant) throws(DeskFailure) -> [TicketLine] {
        guard let phone = submission.citizen.phone else { return [] }
        let found = try stored { () throws(StoreFailure) in
            try dossiers(store.tickets(ofPhone: phone, limit: Self.sameCallerLimit * 4)).filter { $0.ticket.state.isOpen }
        }
        return Array(try lines(of: found, by: actor, at: now).prefix(Self.sameCallerLimit))
    }
}
