import HotlineCore
import HotlineRouting
import HotlineStore

extension Desk {
    /// How long a ticket opened with `next` is left to its operator.
    static let takenMilliseconds: Int64 = 15 * 60_000
    /// Tickets looked at for one that is not hidden from the asker; sealed ones and those about the house are few.
    static let hiddenBefore = 50

    /// Opens the next ticket of a list, most urgent first, and keeps others from taking it.
    mutating func takeNext(_ list: TicketList.Name, _ order: Order) throws(DeskFailure) -> Receipt {
        let person = try require(.see, of: order.actor)
        guard let person else { throw .refused(.notPermitted(verb: "next")) }
        let ids = try nextIDs(of: list, by: person.id, order)
        guard var dossier = try firstVisible(ids, to: order.actor) else { throw .refused(.nothingWaiting) }
        return try stored { () throws(StoreFailure) in
            dossier.ticket.takenBy = person.id
            dossier.ticket.takenUntil = Instant(milliseconds: order.at.milliseconds + Self.takenMilliseconds)
            try store.update(dossier.ticket)
            return receipt(for: dossier)
        }
    }

    /// The first tickets of a list that nobody else has open, most urgent first.
    private func nextIDs(of list: TicketList.Name, by person: PersonID, _ order: Order) throws(DeskFailure) -> [Int64] {
        if let state = list.state {
            return try stored { () throws(StoreFailure) in
                try store.firstOpen(in: state, by: person, at: order.at, limit: Self.hiddenBefore)
            }
        }
        // A missed call is a number and no ticket: `missed` takes the next one.
        guard list != .missed else {
            let known = TicketList.Name.allCases.filter { $0 != .missed }.map(\.rawValue)
            throw .refused(.invalid(field: "list", value: list.rawValue, expected: known.joined(separator: ", ")))
        }
        return try stored { () throws(StoreFailure) in
            let ids = try Reader(store: store, tables: tables, settings: settings)
                .identifiers(ListFilter(list: list), by: order.actor, limit: Reader.listCap, at: order.at)
            var free: [Int64] = []
            for id in ids where free.count < Self.hiddenBefore {
                guard let ticket = try store.ticket(id) else { continue }
                let isTaken = ticket.takenBy != person && ticket.takenUntil.map { $0 > order.at } ?? false
                if !isTaken { free.append(id) }
            }
            return free
        }
    }

    private func firstVisible(_ ids: [Int64], to actor: Actor) throws(DeskFailure) -> Dossier? {
        for id in ids {
            let dossier = try stored { () throws(StoreFailure) in try read(id) }
            if let dossier, !tables.isHidden(dossier, from: actor) { return dossier }
        }
        return nil
    }

    /// A person says what a matter is. Only a person lowers its urgency, and with a reason (practice 3).
    mutating func classify(
        _ reference: TicketReference, _ decision: Decision, reason: String?, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try require(.classify, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        guard dossier.ticket.state.isOpen else { throw .refused(.ticketClosed(dossier.ticket.state)) }
        if let category = decision.category, tables.routing.categoryRows[category] == nil {
            throw .refused(.unknownCategory(category.rawValue))
        }
        for place in [decision.district, decision.street] {
            if let place, tables.routing.placesByCode[place] == nil { throw .refused(.unknownPlace(place.rawValue)) }
        }
        if let urgency = decision.urgency, urgency < dossier.ticket.urgency { try require(reason ?? "", "reason", atMost: 500) }
        let before = dossier.ticket
        apply(decision, to: &dossier)
        if dossier.ticket.acceptedAt == nil {
            let limits = limits(of: dossier.ticket, department: routeNow(dossier.ticket, at: order.at).lead, at: order.at)
            restartStatutory(&dossier, limits: limits, at: order.at)
        }
        if dossier.ticket.urgency > before.urgency { hurry(&dossier, at: order.at) }
        return try stored { () throws(StoreFailure) in
            try journal(
                "classified", dossier, by: order,
                reason: Reason("classified", changes(from: before, to: dossier.ticket), reason ?? ""))
            try save(&dossier, at: order.at)
            if decision.kind != nil || decision.category != nil { try learn(from: dossier, order) }
            if dossier.ticket.category != before.category, isDiscipline(dossier.ticket.category), dossier.privacy?.sealReaders == nil {
                try sealDiscipline(&dossier, order)
                try save(&dossier, at: order.at)
            }
            if dossier.ticket.urgency > before.urgency {
                ring(dossier, finding: nil)
                try tellRaised(dossier, order)
            }
            return receipt(for: dossier)
        }
    }

    private func apply(_ decision: Decision, to dossier: inout Dossier) {
        dossier.ticket.kind = decision.kind ?? dossier.ticket.kind
        dossier.ticket.category = decision.category ?? dossier.ticket.category
        dossier.ticket.urgency = decision.urgency ?? dossier.ticket.urgency
        if let place = decision.street ?? decision.district {
            dossier.ticket.street = decision.street
            dossier.ticket.district = decision.district ?? tables.routing.district(of: place)
            dossier.ticket.place = place
        }
    }

    /// One argument: what was, and what is.
    private func changes(from a: TicketRow, to b: TicketRow) -> String {
        var changes: [Reason] = []
        if a.kind != b.kind { changes.append(Reason("changed-kind", a.kind.chinese, b.kind.chinese)) }
        if a.category != b.category { changes.append(Reason("changed", a.category?.rawValue ?? "—", b.category?.rawValue ?? "—")) }
        if a.urgency != b.urgency { changes.append(Reason("changed-urgency", a.urgency.chinese, b.urgency.chinese)) }
        if a.place != b.place {
            changes.append(Reason("changed", tables.placeName(a.place) ?? "—", tables.placeName(b.place) ?? "—"))
        }
        return changes.map(\.argument).joined()
    }

    /// Accepts where that is still to be done, and dispatches to the department named, or to the one the rules give now. Out of a
    /// return review it grants the return; out of a department's hands it sends on what was sent wrongly (改派).
    ///
    /// - Parameter isDesignation: asked for as one; after the second return request every dispatch is (practice 20).
    mutating func dispatch(
        _ reference: TicketReference, to department: DepartmentCode?, handler: PersonID?, note: String?, isDesignation: Bool = false,
        _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        let wasPending = dossier.ticket.state == .pending
        let turn = try dispatchTurn(of: dossier, to: department, note: note, isDesignation: isDesignation, order)
        let route = routeNow(dossier.ticket, at: order.at)
        let sealed = try sealedDestination(of: dossier, named: department, handler: handler, at: order.at)
        let destination =
            if let sealed { sealed } else {
                try destination(of: dossier, named: department, isReasoned: note != nil, route: route, at: order.at)
            }
        let lead = destination.department
        let accused = Accused(dossier.privacy)
        let handler = handler ?? destination.inspector
        _ = try requireDepartment(lead, at: order.at)
        // Nobody there signs or replies: the hotline answers directly, or names a department.
        if lead == .hotline { throw .refused(.missing(field: "department")) }
        if let handler {
            try requireMember(handler, of: lead)
            if tables.isAccused(handler, by: accused) { throw .refused(.accused(lead)) }
        }
        if dossier.ticket.state == .pending || dossier.ticket.state == .supplementing { try advance(&dossier, by: .accept, at: order.at) }
        // Designated to whoever asked to be rid of it, it was no return.
        let isGranted = turn.isReturned && lead != dossier.lead?.department
        if isGranted { try advance(&dossier, by: .grantReturn, at: order.at) }
        let before = dossier.lead
        let how = how(of: turn, dossier)
        try advance(&dossier, by: turn.event, at: order.at)
        // Secret words leave intake only as a restatement that somebody else released (practice 27).
        if dossier.ticket.isSecret, dossier.privacy?.restatement == nil, destination.inspector == nil {
            throw .refused(.restatementMissing)
        }
        return try stored { () throws(StoreFailure) in
            // Whoever accepts a matter as it stands has confirmed its class.
            if wasPending { try learn(from: dossier, order) }
            if turn.isReturned { try close(returnOf: dossier, isGranted: isGranted, reason: note ?? "", order) }
            if turn.event == .redispatch, let before { try takeAway(&dossier, from: before, to: lead, reason: note ?? "", order) }
            try endRound(of: &dossier, at: order.at)
            try writeParts(of: &dossier)
            let chosen: (handler: PersonID?, reason: Reason)
            if let handler {
                chosen = (handler, Reason("handler-decided", tables.workNumber(handler)))
            } else {
                chosen = try chooseHandler(in: lead, rule: destination.isByRule ? route.handler : .onCall, not: accused, at: order.at)
            }
            // Who helps stands with the matter, whoever leads it.
            let plan = tables.jointPlan(
                of: dossier.ticket, lead: lead, co: route.co, at: order.at
            ).without { tables.isAccused($0, by: accused) }
            var parts = begin(
                round: dossier.ticket.round + 1, of: &dossier, lead: lead,
                co: plan.companions.map(\.department),
                handler: chosen.handler, how: how, isDesignated: turn.isDesignated, by: order)
            try remember(earlierRoundsOf: &dossier, in: &parts)
            startOwed(in: &dossier, at: order.at)
            try insert(parts, of: dossier, plan: plan, order)
            let why = why(destination, route, turn, note: note)
            // A transfer is told twice: in the feed of whoever loses it, and as the dispatch to whoever has it.
            let entry = try journal(
                turn.event == .redispatch ? .dispatch : turn.event, dossier, by: order,
                reason: Reason(
                    "dispatched", tables.departmentName(lead), tables.workNumber(chosen.handler) ?? "", why.argument,
                    chosen.reason.argument),
                text: note)
            try tellDispatched(dossier, lead: parts[0], entry: entry, submission: nil, order)
            if parts.count > 1 { try tellUrgentParts(of: dossier, order) }
            try save(&dossier, at: order.at)
            var receipt = receipt(for: dossier)
            receipt.decided = [why, chosen.reason, firstPersonReason(dossier)]
            if isGranted { receipt.decided += try correction(after: dossier, reason: note ?? "", at: order.at) }
            receipt.mustTell = dossier.ticket.channel.isFaceToFace && !dossier.ticket.isTransferTold
            return receipt
        }
    }

    func routeNow(_ ticket: TicketRow, at now: Instant) -> Route {
        let date = tables.routing.calendar.zone.date(of: now)
        let route = tables.routing.route(
            kind: ticket.kind, category: ticket.category, urgency: ticket.urgency, channel: ticket.channel,
            place: PlaceFinding(
                district: ticket.district, street: ticket.street, named: ticket.place, candidates: [], evidence: []),
            on: date)
        guard ticket.isCrossDistrict else { return route }
        let found = Finding(stored: ticket.finding).map { tables.routing.districts(named: $0.place) } ?? []
        let districts = found + (ticket.district.map { found.contains($0) ? [] : [$0] } ?? [])
        return tables.routing.municipal(route, category: ticket.category, districts: districts, on: date)
    }

    private func requireMember(_ person: PersonID, of department: DepartmentCode) throws(DeskFailure) {
        guard let found = tables.routing.people[person] else { throw .refused(.unknownPerson(person.rawValue)) }
        guard found.department == department || tables.routing.isWithin(found.department, department) else {
            throw .refused(.personOutsideDepartment(person, department))
        }
    }
}

extension TicketList.Name {
    /// The state a list shows; nil for lists that are not one state.
    package var state: TicketState? {
        switch self {
        case .pending: .pending
        case .dispatch: .awaitingDispatch
        case .following: .following
        case .sign: .awaitingSignature
        case .returns: .returnReview
        case .review: .awaitingReview
        case .callback: .awaitingCallback
        case .progress: .inProgress
        case .overdue, .untold, .mine: nil
        case .petitions, .late, .corrections, .publish, .hard, .warned, .supervised, .missed: nil
        }
    }
}
