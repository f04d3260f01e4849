import HotlineCore
import HotlineRouting
import HotlineStore

/// Departments assign, set duty and leave themselves (practice 42): no reload, no word of the hotline.
extension Desk {
    /// Days for which somebody may be away, and how far off a leave or a duty may be set: half a year.
    static let leaveDays = 183
    /// A duty is one shift or a long weekend.
    static let dutyMilliseconds: Int64 = 7 * 24 * 3_600_000

    mutating func duty(_ action: DutyAction, _ order: Order) throws(DeskFailure) -> Receipt {
        switch action {
        case .assign(let reference, let person, let reason): try assign(reference, to: person, reason: reason, order)
        case .leave(let person, let from, let to, let deputy): try leave(of: person, from: from, to: to, deputy: deputy, order)
        case .cancelLeave(let id): try cancelLeave(id, order)
        case .setDuty(let person, let from, let until): try setDuty(of: person, from: from, until: until, order)
        case .cancelDuty(let id): try cancelDuty(id, order)
        }
    }

    /// 分办: no clock moves, and it touches nothing (practice 21).
    private mutating func assign(
        _ reference: TicketReference, to person: PersonID, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try requireHolding(dossier, .sign, order.actor)
        guard dossier.ticket.state.isWithDepartment, let lead = dossier.lead else {
            throw .refused(.wrongState(event: .transfer, state: dossier.ticket.state))
        }
        try requirePresent(person, in: lead.department, "handler", at: order.at)
        if tables.isAccused(person, by: Accused(dossier.privacy)) { throw .refused(.accused(lead.department)) }
        guard person != lead.handler else {
            throw .refused(.invalid(field: "handler", value: person.rawValue, expected: "另一个人 somebody else"))
        }
        try require(reason, "reason", atMost: Self.proposalReasonLimit)
        try advance(&dossier, by: .transfer, at: order.at)
        return try stored { () throws(StoreFailure) in
            try hand(
                &dossier, to: person, why: Reason("assigned-by", tables.workNumber(lead.handler) ?? "—", tables.workNumber(person)),
                text: reason, order)
            return receipt(for: dossier)
        }
    }

    /// Gives a department's ticket to another of its people, and tells them.
    mutating func hand(
        _ dossier: inout Dossier, to person: PersonID, why: Reason, text: String?, _ order: Order
    ) throws(StoreFailure) {
        let before = dossier.lead?.handler
        dossier.changeLead {
            $0.handler = person
            $0.leasedUntil = nil
        }
        moveLoad(from: before, to: person, at: order.at)
        let entry = try journal(.transfer, dossier, by: order, reason: why, text: text)
        let due = dossier.firstDue.flatMap { $0 > order.at ? $0.wallClock(in: tables.routing.calendar.zone) : nil }
        try tell(
            [person], of: dossier, subject: .assigned, arguments: ["ticket", number(dossier.ticket.id).description, "due", due ?? ""],
            entry: entry, isUrgent: dossier.ticket.urgency >= .urgent, at: order.at)
        try save(&dossier, at: order.at)
    }

    /// One's own leave is one's own word; another's needs the right in that person's department.
    private mutating func leave(
        of person: PersonID, from: String, to: String, deputy: PersonID?, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        let away = try requireOwnPeople(person, order.actor)
        let today = zone.date(of: order.at)
        guard let first = try? CellParser.date(from), first >= today, first <= today.adding(days: Self.leaveDays) else {
            throw .refused(.invalid(field: "from", value: String(from.prefix(40)), expected: "\(today.iso8601) …"))
        }
        guard let last = try? CellParser.date(to), last >= first, last <= first.adding(days: Self.leaveDays) else {
            throw .refused(.invalid(field: "to", value: String(to.prefix(40)), expected: "\(first.iso8601) …"))
        }
        if let deputy {
            guard deputy != person else {
                throw .refused(.invalid(field: "deputy", value: deputy.rawValue, expected: "另一个人 somebody else"))
            }
            try requirePresent(deputy, in: away.department, "deputy", at: order.at)
        }
        guard let midnight = TimeOfDay(minutes: 0) else { preconditionFailure("every day has a beginning") }
        return try stored { () throws(StoreFailure) in
            let stands = tables.workNumber(deputy ?? away.deputy) ?? "—"
            let entry = try journalDuty(
                "leave", Reason("leave", tables.workNumber(person), first.iso8601, last.iso8601, stands), away.department, order)
            try store.insertLeave(
                of: person, in: away.department, days: first...last, deputy: deputy, entry: entry,
                begins: max(order.at, zone.instant(first, midnight)))
            try changeBoard(at: order.at)
            return Receipt()
        }
    }

    private mutating func cancelLeave(_ id: Int64, _ order: Order) throws(DeskFailure) -> Receipt {
        guard let leave = try stored({ () throws(StoreFailure) in try store.leave(id) }) else { throw .refused(.nothingWaiting) }
        _ = try requireOwnPeople(leave.person, order.actor)
        return try stored { () throws(StoreFailure) in
            try journalDuty("leave", Reason("leave-cancelled", tables.workNumber(leave.person)), leave.department, order)
            try store.cancelLeave(id, at: order.at)
            try changeBoard(at: order.at)
            return Receipt()
        }
    }

    private mutating func setDuty(
        of person: PersonID, from: Instant, until: Instant, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        try require(.duty, of: order.actor)
        let onDuty = try requireOwnPeople(person, order.actor)
        guard from < until, until > order.at, until.milliseconds - from.milliseconds <= Self.dutyMilliseconds else {
            throw .refused(
                .invalid(field: "to", value: until.wallClock(in: zone), expected: "最长七天、还没过去 at most seven days, and not over"))
        }
        let department = order.actor.department ?? onDuty.department
        return try stored { () throws(StoreFailure) in
            let words = [tables.workNumber(person), from.wallClock(in: zone), until.wallClock(in: zone)]
            let entry = try journalDuty("duty", Reason(slug: "duty", arguments: words), department, order)
            try store.insertDuty(of: person, in: department, hours: from..<until, entry: entry)
            try changeBoard(at: order.at)
            return Receipt()
        }
    }

    private mutating func cancelDuty(_ id: Int64, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.duty, of: order.actor)
        guard let duty = try stored({ () throws(StoreFailure) in try store.duty(id) }) else { throw .refused(.nothingWaiting) }
        _ = try requireOwnPeople(duty.person, order.actor)
        return try stored { () throws(StoreFailure) in
            try journalDuty("duty", Reason("duty-cancelled", tables.workNumber(duty.person)), duty.department, order)
            try store.cancelDuty(id, at: order.at)
            try changeBoard(at: order.at)
            return Receipt()
        }
    }

    /// The actor is this person, or has the right over the people of that department.
    private func requireOwnPeople(_ id: PersonID, _ actor: Actor) throws(DeskFailure) -> Person {
        guard let person = tables.routing.people[id] else { throw .refused(.unknownPerson(id.rawValue)) }
        let acting = try require(actor.person == id ? .see : .duty, of: actor)
        guard actor.person != id, let own = actor.department ?? acting?.department else { return person }
        guard tables.routing.isWithin(person.department, own) else { throw .refused(.personOutsideDepartment(id, own)) }
        return person
    }

    /// A colleague who is there that day: of the department, of one below it, or of one above it.
    ///
    /// - Parameter field: where they were named.
    private func requirePresent(_ id: PersonID, in department: DepartmentCode, _ field: String, at now: Instant) throws(DeskFailure) {
        guard let person = tables.routing.people[id] else { throw .refused(.unknownPerson(id.rawValue)) }
        guard tables.routing.isWithin(person.department, department) || tables.routing.isWithin(department, person.department) else {
            throw .refused(.personOutsideDepartment(id, department))
        }
        guard tables.routing.present(id, on: zone.date(of: now)) == id else {
            throw .refused(.invalid(field: field, value: id.rawValue, expected: "当天在岗的人 somebody who is there that day"))
        }
    }

    @discardableResult
    private mutating func journalDuty(
        _ event: String, _ reason: Reason, _ department: DepartmentCode, _ order: Order
    ) throws(StoreFailure) -> Int64 {
        try store.append(
            JournalEntry(
                ticket: nil, at: order.at, event: event, door: order.actor.door.rawValue, person: order.actor.person,
                actorDepartment: order.actor.department, origin: String(order.actor.origin.prefix(64)), reason: reason, department: nil,
                text: nil))
    }
}
