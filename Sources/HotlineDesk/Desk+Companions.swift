import HotlineCore
import HotlineRouting
import HotlineStore

/// Who else works on a ticket: named and taken off by its lead or the hotline, or a unit below to which the holder passes it (arts 11, 13).
extension Desk {
    mutating func addCompanion(
        _ reference: TicketReference, _ department: DepartmentCode, duty: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try requireHandOn(dossier, .coHandle, order.actor)
        try require(duty, "duty", atMost: 500)
        let lead = try requireFree(department, beside: dossier, at: order.at)
        let plan = tables.jointPlan(of: dossier.ticket, lead: lead.department, co: [], at: order.at)
        return try stored { () throws(StoreFailure) in
            let entry = try journal(
                "co_named", dossier, by: order, reason: Reason("co-named", name(of: department)),
                text: JournalText(salt: order.secrets.salt(0), body: duty))
            let row = try newPart(department, of: dossier, order)
            let task = subTask(row, .co, duty: duty, source: "person", plan: plan, of: dossier, at: order.at)
            return try begin(TicketPart(row: row, task: task), of: &dossier, entry: entry, order)
        }
    }

    mutating func removeCompanion(
        _ reference: TicketReference, _ department: DepartmentCode, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try requireHandOn(dossier, .coHandle, order.actor)
        try require(reason, "reason", atMost: 500)
        let parts = try stored { () throws(StoreFailure) in try self.parts(of: dossier) }
        guard var part = parts.last(where: { $0.row.department == department && $0.row.endedAt == nil }) else {
            throw .refused(.unknownDepartment(department.rawValue))
        }
        try advance(&part, by: .remove, as: .delegate, dossier)
        return try stored { () throws(StoreFailure) in
            let why = Reason("co-removed", name(of: department), reason)
            try journal("co_removed", dossier, by: order, reason: why)
            try journal("co_removed", dossier, by: order, reason: why, feed: department)
            try save(&part, at: order.at)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// 转下级: the unit below has half of each window that its holder has, counted from now, and the holder answers for it
    /// (practice 24).
    mutating func delegate(
        _ reference: TicketReference, to department: DepartmentCode, duty: String?, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try requireHolding(dossier, .coHandle, order.actor)
        if let duty { try require(duty, "duty", atMost: 500) }
        let lead = try requireFree(department, beside: dossier, at: order.at)
        guard tables.routing.isWithin(department, lead.department) else {
            throw .refused(
                .invalid(field: "department", value: department.rawValue, expected: "下级单位 a unit below \(lead.department)"))
        }
        try advance(&dossier, by: .delegate, at: order.at)
        return try stored { () throws(StoreFailure) in
            let row = try newPart(department, of: dossier, order)
            var task = subTask(
                row, .below, duty: duty ?? tables.routing.departments[department]?.mandate ?? "", source: duty == nil ? "rule" : "person",
                plan: JointPlan(row: nil, companions: []), of: dossier, at: order.at)
            let answer = dossier.answerClock
            task.signDue = min(half(of: dossier.clock(.sign), in: dossier, for: department, at: order.at) ?? task.signDue, task.signDue)
            task.due = max(
                min(half(of: answer, in: dossier, for: department, at: order.at) ?? task.due, answer?.due ?? task.due), task.signDue)
            let used = answer.map { share(of: $0, usedAt: order.at, in: dossier) } ?? 0
            let entry = try journal(
                .delegate, dossier, by: order,
                reason: Reason(
                    used > 50 ? "delegated-late" : "delegated", name(of: department), tables.workNumber(row.handler) ?? "",
                    task.signDue.wallClock(in: zone), task.due.wallClock(in: zone), "\(used)"), text: duty)
            return try begin(TicketPart(row: row, task: task), of: &dossier, entry: entry, order)
        }
    }

    /// Art. 8: the chief representative calls the co-departments together; each reads in its feed what was agreed.
    mutating func convene(_ reference: TicketReference, text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try requireHandOn(dossier, .convene, order.actor)
        try require(text, "text", atMost: 2_000)
        _ = try Lifecycle.next(after: .note, in: dossier.ticket.state).orRefuse()
        let parts = try stored { () throws(StoreFailure) in try self.parts(of: dossier) }
        let open = parts.filter { $0.row.endedAt == nil }
        guard !open.isEmpty else { throw .refused(.missing(field: "配合单位 co-department")) }
        return try stored { () throws(StoreFailure) in
            let why = Reason("convened", open.map { name(of: $0.row.department) }.joined(separator: "、"))
            try journal(
                "convened", dossier, by: order, reason: why, text: JournalText(salt: order.secrets.salt(0), body: text))
            for (index, part) in open.enumerated() {
                try journal(
                    "convened", dossier, by: order, reason: why,
                    text: JournalText(salt: order.secrets.salt(UInt8(truncatingIfNeeded: index + 1)), body: text), feed: part.row.department
                )
            }
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// Whoever is complained about has no part any more (practice 26).
    mutating func removeAccused(from dossier: Dossier, _ order: Order) throws(StoreFailure) {
        let accused = Accused(dossier.privacy)
        for var part in try parts(of: dossier) where part.task.state.isOpen && tables.isAccused(part.row.department, by: accused) {
            part.task.state = .ended
            try save(&part, at: order.at)
        }
    }

    /// A department that may take a part: in force, neither the lead nor the hotline, not complained about, and without one already.
    private func requireFree(
        _ department: DepartmentCode, beside dossier: Dossier, at now: Instant
    ) throws(DeskFailure) -> AssignmentRow {
        _ = try requireDepartment(department, at: now)
        guard dossier.ticket.state.isHeldByDepartment, let lead = dossier.lead else {
            throw .refused(.wrongState(event: .delegate, state: dossier.ticket.state))
        }
        if tables.isAccused(department, by: Accused(dossier.privacy)) { throw .refused(.accused(department)) }
        guard department != lead.department, department != .hotline else {
            throw .refused(.invalid(field: "department", value: department.rawValue, expected: "主办以外的单位 another than the lead"))
        }
        let parts = try stored { () throws(StoreFailure) in try self.parts(of: dossier) }
        if parts.contains(where: { $0.row.department == department && $0.row.endedAt == nil }) { throw .refused(.alreadyAsked) }
        return lead
    }

    private mutating func newPart(_ department: DepartmentCode, of dossier: Dossier, _ order: Order) throws(StoreFailure) -> AssignmentRow {
        let rows = try store.assignments(of: dossier.ticket.id).filter { $0.round == dossier.ticket.round }
        let chosen = try chooseHandler(in: department, rule: .onCall, not: Accused(dossier.privacy), at: order.at)
        return AssignmentRow(
            ticket: dossier.ticket.id, round: dossier.ticket.round, part: (rows.map(\.part).max() ?? 0) + 1, department: department,
            handler: chosen.handler, assignedAt: order.at, assignedBy: order.actor.person, how: "person", isDesignated: false,
            ladder: tables.routing.ladder(urgency: dossier.ticket.urgency, department: department), routing: tables.version)
    }

    private mutating func begin(
        _ part: TicketPart, of dossier: inout Dossier, entry: Int64, _ order: Order
    ) throws(StoreFailure) -> Receipt {
        try insert(part.row)
        try store.put(part.task)
        try tellOf(part, dossier, order)
        try save(&dossier, at: order.at)
        var receipt = receipt(for: dossier)
        receipt.decided = [
            Reason(
                "co-added", name(of: part.row.department), tables.workNumber(part.row.handler) ?? "",
                part.task.signDue.wallClock(in: zone), part.task.due.wallClock(in: zone))
        ]
        return receipt
    }

    /// Half of a clock's window, counted from now in the hours of whoever has it then.
    private func half(of clock: ClockRow?, in dossier: Dossier, for department: DepartmentCode, at now: Instant) -> Instant? {
        guard let clock, clock.startedAt < clock.due else { return nil }
        if clock.allowance.isByClock {
            return Instant(milliseconds: now.milliseconds + (clock.due.milliseconds - clock.startedAt.milliseconds) / 2)
        }
        let calendar = tables.routing.calendar
        let whole = calendar.workingMilliseconds(from: clock.startedAt, to: clock.due, in: scope(of: clock.name, in: dossier))
        return calendar.due(
            after: now, workingMilliseconds: whole / 2,
            in: WorkingCalendar.Scope(district: dossier.ticket.district, department: department)
        ).instant
    }

    /// How much of a clock's window has gone by, in hundredths.
    private func share(of clock: ClockRow, usedAt now: Instant, in dossier: Dossier) -> Int {
        let calendar = tables.routing.calendar
        let scope = scope(of: clock.name, in: dossier)
        func time(to end: Instant) -> Int64 {
            if clock.allowance.isByClock { return end.milliseconds - clock.startedAt.milliseconds }
            return end > clock.startedAt ? calendar.workingMilliseconds(from: clock.startedAt, to: end, in: scope) : 0
        }
        let whole = time(to: clock.due)
        return whole > 0 ? Int(time(to: now) * 100 / whole) : 0
    }
}
