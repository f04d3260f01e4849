import HotlineCore
import HotlineRouting
import HotlineStore

/// What time does about sub-tasks: their small ladder beside the ticket's own (practice 19).
extension Desk {
    /// Sub-tasks whose time has come, at most `limit`.
    mutating func doPartWork(limit: Int, secrets: FreshSecrets, at now: Instant) throws(StoreFailure) -> Int {
        let due = try store.dueSubTasks(at: now, limit: limit)
        for task in due {
            let seed = secrets.derived(UInt64(bitPattern: task.ticket) &+ UInt64(task.part))
            try climb(task, Order(.takeNext(.overdue), by: .time, secrets: seed, at: task.nextAt ?? now))
        }
        return due.count
    }

    private mutating func climb(_ known: SubTaskRow, _ order: Order) throws(StoreFailure) {
        guard let dossier = try read(known.ticket) else { return }
        var task = known
        let isOver = dossier.ticket.round != task.round || !dossier.ticket.state.isHeldByDepartment
        guard !isOver, let part = try parts(of: dossier).first(where: { $0.task.part == task.part }) else {
            // The lead's own appeal has no part: nobody ruled on it in time, or the ticket has gone on.
            if !isOver {
                try journal(
                    "part_lapsed", dossier, by: order, reason: Reason("part-ruling-lapsed", name(of: dossier.lead?.department ?? .hotline)))
            }
            task.state = .ended
            task.nextAt = nil
            return try store.put(task)
        }
        if task.toldEntry == nil { return try tellOf(part, dossier, order) }
        // While the ticket is shelved nobody is pressed.
        if dossier.ticket.state == .shelved {
            task.nextAt = tables.routing.calendar.due(after: order.at, .workingDays(1)).instant
            return try store.put(task)
        }
        try press(part, dossier, order)
    }

    private mutating func press(_ known: TicketPart, _ dossier: Dossier, _ order: Order) throws(StoreFailure) {
        var part = known
        let department = part.row.department
        let (name, due) = (name(of: department), part.task.due.wallClock(in: zone))
        if let event = SubTaskLifecycle.timeExit(of: part.task.state),
            let next = SubTaskLifecycle.next(after: event, in: part.task.state)
        {
            part.task.state = next
            if event == .autoSign {
                part.row.signedAt = order.at
                part.row.isAutoSigned = true
                try pressing(
                    "part_signed_by_time", [(.handler, department), (.liaison, department)], part, dossier, rung: "配合 签收到期", order
                ) { _ in Reason("part-signed-by-time", name) }
            } else {
                part.row.signedAt = part.row.signedAt ?? order.at
                part.task.rulingDue = nil
                part.task.refusedAt = part.task.refusedAt ?? order.at
                try journalPart("part_lapsed", part, dossier, reason: Reason("part-ruling-lapsed", name), order)
            }
        } else if let lead = dossier.lead?.department {
            // At its due its own liaison and the chief representative of the lead, who may convene (art. 8); from the second
            // time whoever supervises as well.
            var offices: [(LadderRecipient, DepartmentCode)] = [(.liaison, department), (.chiefRepresentative, lead)]
            if part.task.due < order.at { offices.append((.supervisor, .hotline)) }
            try pressing("part_late", offices, part, dossier, rung: "配合 答复到期", order) {
                Reason("part-late", name, due, $0)
            }
        }
        try save(&part, at: order.at)
    }

    private mutating func pressing(
        _ event: String, _ offices: [(LadderRecipient, DepartmentCode)], _ part: TicketPart, _ dossier: Dossier, rung: String,
        _ order: Order, reason: (String) -> Reason
    ) throws(StoreFailure) {
        var people: [PersonID] = []
        for (office, department) in offices {
            for person in tables.routing.recipients(office, department: department, handler: part.row.handler, at: order.at)
            where !people.contains(person) { people.append(person) }
        }
        try raise(
            event, to: people, of: dossier, .rung,
            arguments: ["ticket", number(dossier.ticket.id).description, "rung", rung, "department", name(of: part.row.department)],
            isUrgent: dossier.ticket.urgency >= .urgent, order, reason: reason)
    }
}
