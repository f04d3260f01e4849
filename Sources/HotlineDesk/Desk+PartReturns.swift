import HotlineCore
import HotlineRouting
import HotlineStore

/// Who rules on what a part of a ticket asks for (practice 24): the district on its own streets' returns, the hotline on
/// co-departments' and on every appeal.
extension Desk {
    mutating func returnPart(
        _ part: TicketPart, _ dossier: Dossier, code: String, basis: String, suggested: DepartmentCode, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var part = part
        try require(.requestReturn, of: order.actor)
        let ground = try returnGround(code, basis: basis, suggested: suggested, of: part.row.department, at: order.at)
        if part.task.refusedAt != nil { throw .refused(.alreadyAsked) }
        if part.task.signDue <= order.at { throw .refused(.windowOver) }
        try advance(&part, by: .requestReturn, as: .requestReturn, dossier)
        return try stored { () throws(StoreFailure) in
            part.row.returnRequestedAt = order.at
            part.task.rulingDue = rulingDue(of: dossier, at: order.at)
            let entry = try journalPart(
                "part_returned", part, dossier,
                reason: Reason(
                    "part-returned", name(of: part.row.department), ground.typed + " " + ground.chinese, name(of: suggested)),
                text: basis, order)
            try tellAsked("配合 申请退回", part, dossier, entry: entry, order)
            try save(&part, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// Against a ruling that the work stays where it is. Of a sub-task, or of the ticket itself where a district ruled on its street.
    mutating func appeal(_ reference: TicketReference, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        let dossier = try open(reference)
        if let part = try ownPart(dossier, order.actor) { return try appealPart(part, dossier, reason: reason, order) }
        try requireHolding(dossier, .requestReturn, order.actor)
        try require(reason, "reason", atMost: 2_000)
        guard let lead = dossier.lead, dossier.ticket.state == .awaitingSignature || dossier.ticket.state == .inProgress else {
            throw .refused(.wrongState(event: .requestReturn, state: dossier.ticket.state))
        }
        let (entries, tasks) = try stored { () throws(StoreFailure) in
            (try store.entries(of: dossier.ticket.id), try store.subTasks(of: dossier.ticket.id, round: dossier.ticket.round))
        }
        let refusals = [TicketEvent.refuseReturn.rawValue, TicketEvent.refuseReturnLate.rawValue]
        let ruling = entries.last { refusals.contains($0.event) && $0.at >= lead.assignedAt }
        let district = ruling.flatMap { $0.actorDepartment ?? $0.person.flatMap { tables.routing.people[$0]?.department } }
        guard let district, district != .hotline, tables.routing.isWithin(lead.department, district) else {
            throw .refused(.invalid(field: "appeal", value: "", expected: "区不同意的退单 a return that the district refused"))
        }
        if tasks.contains(where: { $0.kind == .lead }) { throw .refused(.alreadyAsked) }
        return try stored { () throws(StoreFailure) in
            let due = rulingDue(of: dossier, at: order.at)
            var task = SubTaskRow(
                ticket: dossier.ticket.id, round: dossier.ticket.round, part: 0, kind: .lead, state: .appealing, duty: "", source: "rule",
                signDue: due, due: due, nextAt: due)
            task.rulingDue = due
            task.refusedAt = ruling?.at
            task.refusedBy = district
            task.appealedAt = order.at
            task.toldEntry = try journal(
                "appealed", dossier, by: order, reason: Reason("appealed", name(of: district)),
                text: JournalText(salt: order.secrets.salt(0), body: reason))
            try store.put(task)
            return receipt(for: dossier)
        }
    }

    private mutating func appealPart(
        _ known: TicketPart, _ dossier: Dossier, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var part = known
        try require(.requestReturn, of: order.actor)
        try require(reason, "reason", atMost: 2_000)
        guard part.task.kind == .below, let refusedBy = part.task.refusedBy, refusedBy != .hotline else {
            throw .refused(.invalid(field: "appeal", value: "", expected: "区不同意的退单 a return that the district refused"))
        }
        if part.task.appealedAt != nil { throw .refused(.alreadyAsked) }
        try advance(&part, by: .appeal, as: .requestReturn, dossier)
        return try stored { () throws(StoreFailure) in
            part.task.appealedAt = order.at
            part.task.rulingDue = rulingDue(of: dossier, at: order.at)
            let entry = try journalPart("appealed", part, dossier, reason: Reason("appealed", name(of: refusedBy)), text: reason, order)
            try tellAsked("配合 申诉", part, dossier, entry: entry, order)
            try save(&part, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// Whoever was asked first, and the lead's own handler, hear at once that a part does not want it: the one who rules, and the one
    /// whose reply waits for it.
    private mutating func tellAsked(
        _ what: String, _ part: TicketPart, _ dossier: Dossier, entry: Int64, _ order: Order
    ) throws(StoreFailure) {
        let operators =
            dossier.ticket.firstPerson.map { [$0] }
            ?? tables.routing.recipients(.shiftLeader, department: .hotline, handler: nil, at: order.at)
        let leads = dossier.lead.map {
            tables.routing.recipients(.handler, department: $0.department, handler: $0.handler, at: order.at)
        }
        try tell(
            operators + (leads ?? []).filter { !operators.contains($0) }, of: dossier, subject: .rung,
            arguments: ["ticket", number(dossier.ticket.id).description, "rung", what, "department", name(of: part.row.department)],
            entry: entry, isUrgent: dossier.ticket.urgency >= .urgent, at: order.at)
    }

    /// Rules on what a part asks for.
    ///
    /// - Returns: nil where no part asks for anything, or the ticket itself waits for a ruling.
    mutating func rulePart(_ dossier: Dossier, granted: Bool, reason: String, _ order: Order) throws(DeskFailure) -> Receipt? {
        guard dossier.ticket.state != .returnReview, let lead = dossier.lead else { return nil }
        let (asking, parts) = try stored { () throws(StoreFailure) in
            (
                try store.subTasks(of: dossier.ticket.id, round: dossier.ticket.round).filter {
                    $0.state == .returning || $0.state == .appealing
                }, try self.parts(of: dossier)
            )
        }
        guard !asking.isEmpty else { return nil }
        let person = try require(.rule, of: order.actor)
        let acting = isDepartments(order.actor) ? order.actor.department ?? person?.department : nil
        let mine = asking.first { task in
            let isDistricts = task.kind == .below && task.state == .returning
            guard let acting else { return !isDistricts }
            return isDistricts && tables.routing.isWithin(lead.department, acting)
        }
        guard let task = mine else { throw .refused(.notYours) }
        try require(reason, "reason", atMost: 500)
        guard task.kind != .lead else { return try ruleLeadsAppeal(task, dossier, granted: granted, reason: reason, order) }
        guard var part = parts.first(where: { $0.task.part == task.part }) else { return nil }
        let isAppeal = task.state == .appealing
        let event: SubTaskEvent = isAppeal ? (granted ? .grantAppeal : .refuseAppeal) : (granted ? .grantReturn : .refuseReturn)
        try advance(&part, by: event, as: granted ? .grantReturn : .refuseReturn, dossier)
        return try stored { () throws(StoreFailure) in
            part.task.rulingDue = nil
            if !granted {
                part.row.signedAt = part.row.signedAt ?? order.at
                part.task.refusedAt = order.at
                part.task.refusedBy = isAppeal ? .hotline : acting ?? .hotline
            }
            try journalPart(
                "part_ruled", part, dossier, reason: Reason("part-ruled", name(of: part.row.department), granted ? "同意" : "不同意", reason),
                order)
            try save(&part, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// Allowed, the ticket is dispatched anew: what a withdrawal that is not allowed does is what is needed.
    private mutating func ruleLeadsAppeal(
        _ asked: SubTaskRow, _ known: Dossier, granted: Bool, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var (task, dossier) = (asked, known)
        if granted {
            try advance(&dossier, by: .withdraw, at: order.at)
            try advance(&dossier, by: .refuseWithdrawal, at: order.at)
        }
        return try stored { () throws(StoreFailure) in
            task.state = .ended
            task.nextAt = nil
            try store.put(task)
            try journal("appeal_ruled", dossier, by: order, reason: Reason("appeal-ruled", granted ? "同意" : "不同意", reason))
            if granted { try endRound(of: &dossier, at: order.at) }
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// The limit of the room that rules, one working day where no table sets one.
    private func rulingDue(of dossier: Dossier, at now: Instant) -> Instant {
        let limit = limits(of: dossier.ticket, department: .hotline, at: now)[.ruling] ?? .workingDays(1)
        return tables.routing.calendar.due(after: now, limit, in: tables.routing.calendar.room(.ruling)).instant
    }
}
