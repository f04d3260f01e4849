import HotlineCore
import HotlineRouting
import HotlineStore

/// When days or hours change, open dues are counted anew, each with an entry, in slices between which people are served
/// (practice 18); so are dates that leaned on a year without published days (practice 17).
extension Desk {
    /// Tickets walked over in one slice.
    static let recountWalk = 64

    /// Begins a count where the tables bring another calendar than the one in force, restarts included.
    mutating func compareCalendar(of folder: RoutingFolder, version: RoutingVersion, at now: Instant) throws(StoreFailure) {
        var bytes: [UInt8] = []
        for file in ["calendar.csv", "hours.csv"] { bytes += (folder.files[file] ?? []) + [0] }
        let digest = SHA256.hash(bytes).hex
        let known = try store.calendarInForce()
        guard known?.digest != digest else { return }
        let oldest = known == nil ? nil : try store.oldestOpen()
        try store.put(
            CalendarInForce(digest: digest, routing: version, earlier: known?.routing, after: oldest.map { $0 - 1 }, since: now))
    }

    /// One slice of a count that has begun.
    ///
    /// - Returns: `limit` where more is left, so that the tick goes on; else how much of the slice it took.
    mutating func recount(limit: Int, secrets: FreshSecrets, at now: Instant) throws(StoreFailure) -> Int {
        guard var count = try store.calendarInForce(), let after = count.after, count.since <= now else { return 0 }
        var earlier: WorkingCalendar?
        if let version = count.earlier { earlier = try routing(of: version).calendar }
        let walked = try store.tickets(after: after, limit: min(limit, Self.recountWalk))
        for ticket in walked where ticket.isOpen {
            let order = Order(.takeNext(.overdue), by: .time, secrets: secrets.derived(UInt64(bitPattern: ticket.id)), at: now)
            try recount(ticket.id, earlier: earlier, order)
        }
        count.after = walked.count < min(limit, Self.recountWalk) ? nil : walked.last?.id
        try store.put(count)
        return count.after == nil ? min(limit, 1) : limit
    }

    /// Leaves out the ticket that the store will not take.
    mutating func skipRecount() throws(StoreFailure) -> Int64? {
        guard var count = try store.calendarInForce(), let after = count.after else { return nil }
        let next = try store.tickets(after: after, limit: 1).first?.id
        count.after = next
        try store.put(count)
        return next
    }

    private mutating func recount(_ id: Int64, earlier: WorkingCalendar?, _ order: Order) throws(StoreFailure) {
        guard var dossier = try read(id) else { return }
        let answer = dossier.answerClock
        var isMoved = false
        // The law's limit first: a promise that it cut short stays cut short.
        let clocks = dossier.clocks.filter { $0.stoppedAt == nil && !$0.allowance.isByClock }
        var law: (before: Instant, after: WorkingCalendar.Due)?
        for clock in clocks.filter({ $0.name == .statutory }) + clocks.filter({ $0.name != .statutory }) {
            let before = try base(of: clock)
            let counted = recounted(clock, before: before, law: law, in: dossier, earlier: earlier)
            if clock.name == .statutory { law = (before, counted) }
            if counted.instant != before { try store.setBase(counted.instant, of: clock, at: order.at) }
            let due = try due(of: clock, in: dossier, base: counted)
            guard due.instant != clock.due || due.isProvisional != clock.isProvisional else { continue }
            dossier.move(clock, to: due)
            isMoved = true
            guard due.instant != clock.due else { continue }
            let entry = try journal(
                "recounted", dossier, by: order,
                reason: Reason("recounted", clock.name.chinese, clock.due.wallClock(in: zone), due.instant.wallClock(in: zone)))
            // A date that a citizen was told never moves later without a notice (practice 17).
            if clock.name == answer?.name, due.instant > clock.due, dossier.ticket.acceptedAt != nil, !dossier.isPaused(clock.name) {
                try tellMoved(dossier, to: due.instant, why: "工作日安排有调整", entry: entry, order)
            }
        }
        if isMoved { try save(&dossier, at: order.at) }
        try recountParts(of: dossier, answeredBefore: answer?.due, earlier: earlier, order)
    }

    /// Sub-tasks keep their working time, and end no later than the ticket itself. What runs by the clock stands.
    private mutating func recountParts(
        of dossier: Dossier, answeredBefore whole: Instant?, earlier: WorkingCalendar?, _ order: Order
    ) throws(StoreFailure) {
        guard let earlier else { return }
        for part in try parts(of: dossier) where part.task.state.isOpen && part.row.endedAt == nil {
            var task = part.task
            let (calendar, start) = (tables.routing.calendar, part.row.assignedAt)
            let scope = WorkingCalendar.Scope(district: dossier.ticket.district, department: part.row.department)
            let limits = limits(of: dossier.ticket, department: part.row.department, at: start)
            func counted(_ name: ClockName, _ due: Instant) -> Instant {
                guard limits[name]?.isByClock != true, due > start else { return due }
                let time = earlier.workingMilliseconds(from: start, to: due, in: scope)
                return calendar.due(after: start, workingMilliseconds: time, in: scope).instant
            }
            let answer = dossier.answerClock?.due
            task.signDue = counted(.sign, task.signDue)
            task.due = task.due == whole ? answer ?? task.due : min(counted(.promised, task.due), answer ?? task.due)
            task.due = max(task.due, task.signDue)
            guard task.signDue != part.task.signDue || task.due != part.task.due else { continue }
            if task.toldEntry != nil { task.nextAt = nextMoment(of: task, at: order.at) }
            try store.put(task)
            try journal(
                "recounted", dossier, by: order,
                reason: Reason(
                    "part-recounted", name(of: part.row.department), part.task.signDue.wallClock(in: zone),
                    task.signDue.wallClock(in: zone),
                    part.task.due.wallClock(in: zone), task.due.wallClock(in: zone)), feed: part.row.department)
        }
    }

    /// A clock's first due by the calendar in force. One that no table's limit gives (joint work, a cap) keeps its working time.
    private func recounted(
        _ clock: ClockRow, before: Instant, law: (before: Instant, after: WorkingCalendar.Due)?, in dossier: Dossier,
        earlier: WorkingCalendar?
    ) -> WorkingCalendar.Due {
        let scope = scope(of: clock.name, in: dossier)
        let calendar = tables.routing.calendar
        let counted = calendar.due(after: clock.startedAt, clock.allowance, in: scope)
        guard let earlier, counted.instant != before, earlier.due(after: clock.startedAt, clock.allowance, in: scope).instant != before
        else {
            return counted
        }
        if clock.name == .promised, let law, law.before == before { return law.after }
        let time = earlier.workingMilliseconds(from: clock.startedAt, to: before, in: scope)
        return calendar.due(after: clock.startedAt, workingMilliseconds: time, in: scope)
    }
}
