import HotlineCore
import HotlineRouting
import HotlineStore

/// What time, the citizen's being told, and other events do to a petition.
extension Desk {
    /// The citizen has been told of an extension: now it takes effect, if its ticket is not late yet (practice 8).
    ///
    /// - Parameter isReached: false where it was recorded why the citizen could not be told, which counts as told (practice 7).
    /// - Returns: whether the notice was one of an extension that waited for this.
    @discardableResult
    mutating func heardOfExtension(
        _ dossier: inout Dossier, _ notice: OutboxRow, isReached: Bool, _ order: Order
    ) throws(StoreFailure) -> Bool {
        guard [NoticeID.extended, .shelvedUntil].map(\.rawValue).contains(notice.subject),
            var petition = try store.petitions(of: dossier.ticket.id).last(where: { $0.toldEntry == notice.entry && $0.outcome == .granted }
            )
        else { return false }
        guard let clock = dossier.answerClock, clock.stoppedAt == nil, clock.name == petition.clock, order.at < clock.due,
            petition.until.map({ order.at < $0 }) ?? true, dossier.ticket.state == .inProgress
        else {
            try lapse(petition, dossier, order)
            return true
        }
        petition.outcome = .effective
        petition.effectiveAt = order.at
        try store.put(petition)
        if let until = petition.until {
            try shelve(&dossier, until: until, order)
            return true
        }
        let due = try due(of: clock, in: dossier)
        petition.dueAfter = due.instant
        try store.put(petition)
        let before = clock.due
        dossier.move(clock, to: due)
        for name in [ClockName.promised, .statutory] where name != clock.name {
            if let other = dossier.running(name) { dossier.move(other, to: try self.due(of: other, in: dossier)) }
        }
        try journal(
            "extended", dossier, by: order,
            reason: Reason(
                isReached ? "extension-effective" : "extension-effective-unreached", clock.name.chinese, before.wallClock(in: zone),
                due.instant.wallClock(in: zone)))
        try noteExtended(dossier, petition, order)
        return true
    }

    /// Told, it stands still until it is looked at again; the state allows it, as a petition of another state is overtaken.
    private mutating func shelve(_ dossier: inout Dossier, until: Instant, _ order: Order) throws(StoreFailure) {
        guard case .success(let next) = Lifecycle.next(after: .shelve, in: dossier.ticket.state) else { return }
        dossier.turn(by: .shelve, to: next, at: order.at)
        let minutes = max(1, Int((until.milliseconds - order.at.milliseconds) / 60_000))
        dossier.start(
            ClockRow(
                ticket: dossier.ticket.id, round: dossier.ticket.round, name: .review, startedAt: order.at,
                due: WorkingCalendar.Due(instant: until, isProvisional: false), allowance: .clockMinutes(minutes)))
        try journal(.shelve, dossier, by: order, reason: Reason("shelved", until.wallClock(in: zone)))
    }

    private mutating func lapse(_ petition: PetitionRow, _ dossier: Dossier, _ order: Order) throws(StoreFailure) {
        var petition = petition
        let slug = petition.outcome == .granted ? "extension-untold" : "petition-overtaken"
        petition.outcome = .lapsed
        try store.put(petition)
        try withdrawNotices(of: petition, isOver: true)
        try journal("petition_lapsed", dossier, by: order, reason: Reason(slug: slug, arguments: [petition.matter.argument]))
    }

    /// Nobody is pressed any more to decide what is decided; and where it is over, no citizen is told of a date that does not hold.
    mutating func withdrawNotices(of petition: PetitionRow, isOver: Bool) throws(StoreFailure) {
        for notice in try store.notices(of: petition.ticket) where notice.toldAt == nil && notice.how == nil {
            let isLeaders = notice.subject == NoticeID.petition.rawValue
            guard isLeaders || isOver && notice.entry == petition.toldEntry else { continue }
            try store.settle(notice.id, toldAt: nil, how: "withdrawn")
        }
    }

    /// A petition whose ticket has moved on is overtaken: nobody need decide it any more, nor tell of it. Only a ticket whose
    /// department has asked for something in this round has the clock, and reads any row here.
    mutating func settlePetition(_ dossier: inout Dossier, at now: Instant) throws(StoreFailure) {
        guard dossier.ticket.state != .inProgress, dossier.clock(.extension) != nil else { return }
        dossier.stop(.extension, at: now)
        let open = try store.petitions(of: dossier.ticket.id).filter { $0.outcome == .asked || $0.outcome == .granted }
        for petition in open { try lapse(petition, dossier, Order(.takeNext(.overdue), by: .time, secrets: .none, at: now)) }
    }

    /// One hour before the ticket is due, what nobody has decided is the leader's.
    mutating func putBeforeLeader(_ dossier: Dossier, _ order: Order) throws(StoreFailure) {
        guard var petition = try store.petitions(of: dossier.ticket.id).last(where: { $0.outcome == .asked }) else { return }
        petition.escalatedAt = order.at
        try store.put(petition)
        var leaders = tables.routing.recipients(.centreHead, department: .hotline, handler: nil, at: order.at)
        for person in tables.routing.recipients(.management, department: .hotline, handler: nil, at: order.at)
        where !leaders.contains(person) { leaders.append(person) }
        let due = dossier.answerClock?.due.wallClock(in: zone) ?? ""
        let told = tables.workNumbers(leaders)
        let entry = try journal(
            "petition_escalated", dossier, by: order, reason: Reason("petition-escalated", petition.matter.argument, due, told))
        try tell(
            leaders, of: dossier, subject: .petition,
            arguments: [
                "ticket", number(dossier.ticket.id).description, "department", tables.departmentName(petition.department), "due", due,
            ], entry: entry, isUrgent: true, at: order.at)
    }

    /// Undecided at due is refused, by time (practice 8).
    mutating func refuseByTime(_ dossier: inout Dossier, _ order: Order) throws(StoreFailure) {
        dossier.stop(.extension, at: order.at)
        guard var petition = try store.petitions(of: dossier.ticket.id).last(where: { $0.outcome == .asked }) else { return }
        petition.outcome = .refused
        petition.decidedAt = order.at
        try store.put(petition)
        try withdrawNotices(of: petition, isOver: true)
        try journal(
            petition.kind == .extension ? TicketEvent.refuseExtension.rawValue : "shelving_refused", dossier, by: order,
            reason: Reason("petition-refused-by-time", petition.matter.argument))
    }

    /// What was granted and never told is over with the due (practice 8).
    mutating func lapseUntold(_ dossier: Dossier, _ order: Order) throws(StoreFailure) {
        for petition in try store.petitions(of: dossier.ticket.id) where petition.outcome == .granted {
            try lapse(petition, dossier, order)
        }
    }
}
