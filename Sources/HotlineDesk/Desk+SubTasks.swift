import HotlineCore
import HotlineRouting
import HotlineStore

/// One department's part of a ticket that another leads.
struct TicketPart {
    var row: AssignmentRow
    var task: SubTaskRow
}

extension TicketPart {
    /// It replied, or its lead did not wait for it: not taken off, and not let go by a ruling.
    var hasHelped: Bool { task.state == .replied || task.leftEntry != nil }
}

/// Sub-tasks: how they begin, whose they are, and how they end with the round (arts 11 to 13).
extension Desk {
    /// A round's sub-tasks. Empty for most tickets.
    func parts(of dossier: Dossier) throws(StoreFailure) -> [TicketPart] {
        try store.parts(of: dossier.ticket.id, round: dossier.ticket.round)
    }

    /// Writes a round's parts: the lead's, then each co-department's with its handler and its sub-task.
    mutating func insert(_ parts: [AssignmentRow], of dossier: Dossier, plan: JointPlan, _ order: Order) throws(StoreFailure) {
        let accused = Accused(dossier.privacy)
        for part in parts {
            guard part.part > 0 else {
                try insert(part)
                continue
            }
            guard let companion = plan.companions.first(where: { $0.department == part.department }) else { continue }
            var part = part
            part.handler = try chooseHandler(in: part.department, rule: .onCall, not: accused, at: order.at).handler
            try insert(part)
            try store.put(
                subTask(part, .co, duty: companion.duty, source: companion.joint ?? "rule", plan: plan, of: dossier, at: order.at))
        }
    }

    /// A redo asks those who helped before for their part again: signed for as the lead's is, with a due of its own.
    mutating func ask(_ companions: [TicketPart], againIn dossier: Dossier, _ order: Order) throws(StoreFailure) {
        guard let lead = dossier.lead else { return }
        let accused = Accused(dossier.privacy)
        let plan = tables.jointPlan(of: dossier.ticket, lead: lead.department, co: [], at: order.at)
        for (index, earlier) in companions.enumerated() where !tables.isAccused(earlier.row.department, by: accused) {
            let department = earlier.row.department
            var row = AssignmentRow(
                ticket: dossier.ticket.id, round: dossier.ticket.round, part: index + 1, department: department,
                handler: try chooseHandler(in: department, rule: .onCall, not: accused, at: order.at).handler, assignedAt: order.at,
                assignedBy: order.actor.person, how: "redo", isDesignated: false, ladder: earlier.row.ladder, routing: tables.version)
            row.signedAt = order.at
            var task = subTask(
                row, .co, duty: earlier.task.duty, source: earlier.task.source, plan: plan, of: dossier, at: order.at)
            task.state = .signed
            try insert(row)
            try store.put(task)
        }
        try tellUrgentParts(of: dossier, order)
    }

    /// What is urgent is told at once; the rest waits for an `undo`, as every notice does (practice 10).
    mutating func tellUrgentParts(of dossier: Dossier, _ order: Order) throws(StoreFailure) {
        guard dossier.ticket.urgency >= .urgent else { return }
        for part in try parts(of: dossier) { try tellOf(part, dossier, order) }
    }

    /// What a co-department owes: to sign within its own window, and to reply by its own promise, after those that work before it
    /// where one works after the other; never later than the ticket is due (practice 13).
    func subTask(
        _ part: AssignmentRow, _ kind: SubTaskRow.Kind, duty: String, source: String, plan: JointPlan, of dossier: Dossier, at now: Instant
    ) -> SubTaskRow {
        let calendar = tables.routing.calendar
        let scope = WorkingCalendar.Scope(district: dossier.ticket.district, department: part.department)
        func limit(_ name: ClockName, of department: DepartmentCode) -> Limit? {
            limits(of: dossier.ticket, department: department, at: now)[name]
        }
        let sign = limit(.sign, of: part.department).map { calendar.due(after: now, $0, in: scope).instant } ?? now
        var steps = [part.department]
        if plan.order == .serial, let row = plan.row, source == row.code {
            steps = plan.companions.filter { $0.joint == row.code }.map(\.department).prefix { $0 != part.department } + steps
        }
        let own = Limit.sum(steps.compactMap { limit(.promised, of: $0) }).map { calendar.due(after: now, $0, in: scope).instant }
        let whole = dossier.answerClock?.due ?? dossier.clock(.promised)?.due ?? dossier.clock(.statutory)?.due
        let due = max([own, whole].compactMap { $0 }.min() ?? sign, sign)
        let undo = Instant(milliseconds: now.milliseconds + Self.undoMilliseconds)
        return SubTaskRow(
            ticket: part.ticket, round: part.round, part: part.part, kind: kind, state: .unsigned, duty: duty, source: source,
            signDue: sign, due: due, nextAt: min(undo, sign))
    }

    /// Its department hears of a sub-task: an entry in its feed, and a notice to whoever has it.
    mutating func tellOf(_ part: TicketPart, _ dossier: Dossier, _ order: Order) throws(StoreFailure) {
        var task = part.task
        guard task.toldEntry == nil, task.state.isOpen else { return }
        let entry = try journal(
            "co_added", dossier, by: order,
            reason: Reason(
                "co-added", name(of: part.row.department), tables.workNumber(part.row.handler) ?? "", task.signDue.wallClock(in: zone),
                task.due.wallClock(in: zone)), feed: part.row.department)
        task.toldEntry = entry
        task.nextAt = nextMoment(of: task, at: order.at)
        try store.put(task)
        let people = tables.routing.recipients(.handler, department: part.row.department, handler: part.row.handler, at: order.at)
        try tell(
            people, of: dossier, subject: .assigned,
            arguments: ["ticket", number(dossier.ticket.id).description, "due", task.signDue.wallClock(in: zone)], entry: entry,
            isUrgent: dossier.ticket.urgency >= .urgent, at: order.at)
    }

    /// When time does something about a sub-task that was told: the end of its state, or its due and each working day after it.
    func nextMoment(of task: SubTaskRow, at now: Instant) -> Instant? {
        switch task.state {
        case .unsigned: task.signDue
        case .signed: task.due > now ? task.due : tables.routing.calendar.due(after: now, .workingDays(1)).instant
        case .returning, .appealing: task.rulingDue ?? task.due
        case .replied, .ended: nil
        }
    }

    /// The part that whoever acts has of a ticket which another department leads. The department named comes first; one below it
    /// counts as its own where it does not stand above the lead as well.
    func ownPart(_ dossier: Dossier, _ actor: Actor) throws(DeskFailure) -> TicketPart? {
        guard isDepartments(actor), let lead = dossier.lead else { return nil }
        guard let acting = actor.department ?? actor.person.flatMap({ tables.routing.people[$0]?.department }), acting != lead.department
        else { return nil }
        let parts = try stored { () throws(StoreFailure) in try self.parts(of: dossier) }
        if let exact = parts.last(where: { $0.row.department == acting }) { return exact }
        if tables.routing.isWithin(lead.department, acting) { return nil }
        return parts.last { tables.routing.isWithin($0.row.department, acting) }
    }

    /// Moves a sub-task, or refuses by name.
    func advance(_ part: inout TicketPart, by event: SubTaskEvent, as named: TicketEvent, _ dossier: Dossier) throws(DeskFailure) {
        // Sub-tasks live while a department has the ticket.
        guard dossier.ticket.state.isHeldByDepartment, part.row.endedAt == nil,
            let next = SubTaskLifecycle.next(after: event, in: part.task.state)
        else { throw .refused(.wrongState(event: named, state: dossier.ticket.state)) }
        part.task.state = next
    }

    /// Writes a part that changed; one that is over leaves its handler's load.
    mutating func save(_ part: inout TicketPart, at now: Instant) throws(StoreFailure) {
        if !part.task.state.isOpen, part.row.endedAt == nil {
            part.row.endedAt = now
            unload(part.row.handler)
        }
        // One that was not told of yet is told of first, whatever its department did meanwhile.
        if part.task.toldEntry != nil || !part.task.state.isOpen { part.task.nextAt = nextMoment(of: part.task, at: now) }
        try store.update(part.row)
        try store.put(part.task)
    }

    private mutating func unload(_ handler: PersonID?) {
        guard let handler, let load = loads?[handler] else { return }
        loads?[handler] = HandlerLoad(open: max(0, load.open - 1), lastAssigned: load.lastAssigned)
    }

    /// The round ends, and with it what was owed in it.
    mutating func endParts(of dossier: Dossier, at now: Instant) throws(StoreFailure) {
        for task in try store.subTasks(of: dossier.ticket.id, round: dossier.ticket.round) where task.part == 0 && task.state.isOpen {
            var task = task
            task.state = .ended
            task.nextAt = nil
            try store.put(task)
        }
        for var part in try parts(of: dossier) where part.task.state.isOpen {
            part.task.state = .ended
            try save(&part, at: now)
        }
    }
}

extension Store {
    /// A round's sub-tasks with their assignments, by part.
    func parts(of ticket: Int64, round: Int) throws(StoreFailure) -> [TicketPart] {
        let tasks = try subTasks(of: ticket, round: round).filter { $0.part > 0 }
        guard !tasks.isEmpty else { return [] }
        let rows = try assignments(of: ticket)
        return tasks.compactMap { task in
            rows.first { $0.round == task.round && $0.part == task.part }.map { TicketPart(row: $0, task: task) }
        }
    }
}
