import HotlineCore
import HotlineRouting
import HotlineStore

/// What every use case shares: finding the ticket, checking the right, moving the state, starting clocks, writing back.
extension Desk {
    func number(_ id: Int64) -> TicketNumber {
        guard let number = TicketNumber(prefix: settings.prefix, body: id) else {
            preconditionFailure("a ticket's row id is the body of a number that was once made")
        }
        return number
    }

    func find(_ reference: TicketReference) throws(DeskFailure) -> Int64 { try store.find(reference, prefix: settings.prefix) }

    /// The ticket that a person names; one that is hidden from whoever asks looks like none.
    func open(_ reference: TicketReference) throws(DeskFailure) -> Dossier {
        let dossier = try store.open(reference, prefix: settings.prefix)
        if let acting, tables.isHidden(dossier, from: acting) { throw .refused(.noSuchTicket) }
        return dossier
    }

    func read(_ id: Int64) throws(StoreFailure) -> Dossier? { try store.dossier(id) }

    /// Moves the state and the clocks, or refuses by name.
    func advance(_ dossier: inout Dossier, by event: TicketEvent, at now: Instant) throws(DeskFailure) {
        let next = try Lifecycle.next(after: event, in: dossier.ticket.state).orRefuse()
        dossier.turn(by: event, to: next, at: now)
    }

    /// - Returns: the person who acts. Departments' systems must name one of theirs (practice 29).
    @discardableResult
    func require(_ verb: Verb, of actor: Actor) throws(DeskFailure) -> Person? { try tables.require(verb, of: actor) }

    /// The ticket stands with the actor's department or one below it. What never stood there looks like no ticket at all.
    func requireHolding(_ dossier: Dossier, _ verb: Verb, _ actor: Actor) throws(DeskFailure) {
        let person = try require(verb, of: actor)
        guard let acting = actor.department ?? person?.department else { throw .refused(.notYours) }
        if let holder = dossier.lead?.department, tables.routing.isWithin(holder, acting) { return }
        if acting == .hotline { throw .refused(.notYours) }
        let earlier = try stored { () throws(StoreFailure) in try store.assignments(of: dossier.ticket.id) }
        throw .refused(earlier.contains { tables.routing.isWithin($0.department, acting) } ? .notYours : .noSuchTicket)
    }

    /// Whoever rules stands above the department that asked; the hotline's own people stand above all (practice 24).
    func requireAbove(_ dossier: Dossier, _ verb: Verb, _ actor: Actor) throws(DeskFailure) {
        guard isDepartments(actor) else {
            try require(verb, of: actor)
            return
        }
        try requireHolding(dossier, verb, actor)
        if dossier.lead?.department == actor.department ?? actor.person.flatMap({ tables.routing.people[$0]?.department }) {
            throw .refused(.notYours)
        }
    }

    /// Others leave a ticket alone that somebody has opened with `next`.
    func requireFree(_ dossier: Dossier, for actor: Actor, at now: Instant) throws(DeskFailure) {
        if let holder = dossier.ticket.takenBy, let until = dossier.ticket.takenUntil, until > now, holder != actor.person {
            throw .refused(.takenByAnother(holder))
        }
    }

    func require(_ text: String, _ field: String, atMost limit: Int = 12_000) throws(DeskFailure) {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { throw .refused(.missing(field: field)) }
        guard text.unicodeScalars.count <= limit else { throw .refused(.tooLong(field: field, limit: limit)) }
    }

    func require(_ word: String, _ field: String, among known: [String]) throws(DeskFailure) {
        guard known.contains(word) else {
            throw .refused(.invalid(field: field, value: String(word.prefix(40)), expected: known.joined(separator: ", ")))
        }
    }

    func requireDepartment(_ code: DepartmentCode, at now: Instant) throws(DeskFailure) -> Department {
        guard let department = tables.routing.departments[code],
            department.validity.contains(tables.routing.calendar.zone.date(of: now))
        else { throw .refused(.unknownDepartment(code.rawValue)) }
        return department
    }

    func limits(of ticket: TicketRow, department: DepartmentCode?, at now: Instant) -> Limits {
        tables.routing.limits(
            kind: ticket.kind, urgency: ticket.urgency, category: ticket.category, department: department,
            crossDistrict: ticket.isCrossDistrict, on: tables.routing.calendar.zone.date(of: now))
    }

    /// Starts a clock where the tables set such a limit.
    func start(
        _ name: ClockName, round: Int, from start: Instant, limits: Limits, scope: WorkingCalendar.Scope, in dossier: inout Dossier
    ) {
        guard let limit = limits[name] else { return }
        dossier.start(
            ClockRow(
                ticket: dossier.ticket.id, round: round, name: name, startedAt: start,
                due: tables.routing.calendar.due(after: start, limit, in: scope), allowance: limit))
    }

    /// Raises a ticket's urgency, never lowers it: that is a person's (practice 3).
    func raise(_ dossier: inout Dossier, to urgency: Urgency, at now: Instant) {
        guard urgency > dossier.ticket.urgency, dossier.ticket.state.isOpen else { return }
        dossier.ticket.urgency = urgency
        hurry(&dossier, at: now)
    }

    /// After the urgency was raised the limits that it shortens begin now, where that ends sooner than what ran.
    func hurry(_ dossier: inout Dossier, at now: Instant) {
        let isHeld = dossier.ticket.state.isHeldByDepartment
        let department = isHeld ? dossier.lead?.department : .hotline
        let limits = limits(of: dossier.ticket, department: department, at: now)
        let departments = WorkingCalendar.Scope(district: dossier.ticket.district, department: department)
        for name in ClockName.allCases where Limits.urgentClocks.contains(name) {
            guard let limit = limits[name] else { continue }
            let scope = isHeld && name.isDepartments ? departments : tables.routing.calendar.room(name)
            let due = tables.routing.calendar.due(after: now, limit, in: scope)
            let running = dossier.clock(name)
            // A first report is owed by urgent matters alone, so it may be a new clock.
            let mayBegin = running == nil && name == .firstReport && isHeld
            guard mayBegin || running.map({ $0.stoppedAt == nil && due.instant < $0.due }) == true else { continue }
            dossier.start(
                ClockRow(
                    ticket: dossier.ticket.id, round: running?.round ?? dossier.round(toStart: name), name: name, startedAt: now, due: due,
                    allowance: limit))
        }
    }

    /// Starts the clocks that events have begun. What a department owes runs by its limits and hours, the rest by the hotline's.
    ///
    /// - Parameter triage: what the tables set for it, where the caller has that.
    func startOwed(in dossier: inout Dossier, as triage: Triage? = nil, at now: Instant) {
        let owed = dossier.takeStartsOwed()
        guard !owed.isEmpty else { return }
        let ticket = dossier.ticket
        for name in owed {
            if name.isDepartments {
                let department = dossier.lead?.department
                let limits = triage?.limits ?? self.limits(of: ticket, department: department ?? routeNow(ticket, at: now).lead, at: now)
                if name == .promised {
                    // The promise counts from acceptance (practice 11); until then the law's limit is that of what it turned out to be.
                    dossier.ticket.acceptedAt = dossier.ticket.acceptedAt ?? now
                    restartStatutory(&dossier, limits: limits, at: now)
                }
                start(
                    name, round: dossier.round(toStart: name), from: now, limits: limits,
                    scope: WorkingCalendar.Scope(district: ticket.district, department: name.isAnswer ? nil : department), in: &dossier)
                if name == .promised {
                    joinPromise(of: &dossier, limit: triage.map(\.jointLimit) ?? jointLimit(of: dossier, at: now), at: now)
                }
                if name == .promised { capPromise(of: &dossier) }
            } else {
                start(
                    name, round: ticket.round, from: now, limits: limits(of: ticket, department: .hotline, at: now),
                    scope: tables.routing.calendar.room(name), in: &dossier)
            }
        }
    }

    /// It counts from the call, whatever the matter turns out to be.
    func restartStatutory(_ dossier: inout Dossier, limits: Limits, at now: Instant) {
        guard limits[.statutory] != nil else { return dossier.stop(.statutory, at: now) }
        let before = dossier.clock(.statutory)
        start(
            .statutory, round: 0, from: dossier.ticket.receivedAt, limits: limits,
            scope: WorkingCalendar.Scope(district: dossier.ticket.district), in: &dossier)
        // What it stood still for the citizen's addition stays given, where the limit is the same.
        if let before, let begun = dossier.clock(.statutory), before.allowance == begun.allowance, before.due > begun.due {
            dossier.move(begun, to: WorkingCalendar.Due(instant: before.due, isProvisional: before.isProvisional))
        }
    }

    /// The ladder that a ticket climbs in its state, from the tables it was assigned under.
    mutating func rungs(for dossier: Dossier) throws(StoreFailure) -> [Rung] {
        guard dossier.isPressed, let lead = dossier.lead else {
            guard dossier.ticket.state.isOpen, let exit = Lifecycle.timeExit(of: dossier.ticket.state) else { return [] }
            return (tables.routing.ladders[.ownRooms] ?? []).filter { $0.anchor == exit.clock }
        }
        // What became urgent on the way climbs the urgent ladder from then on.
        let ladder = dossier.isUrgent ? .urgent : lead.ladder
        return try (routing(of: lead.routing).ladders[ladder] ?? []).filter { dossier.climbs($0) }
    }

    mutating func routing(of version: RoutingVersion) throws(StoreFailure) -> RoutingTables {
        if version == tables.version { return tables.routing }
        if let known = frozen[version] { return known }
        guard let bytes = try store.routingBytes(of: version), let folder = RoutingFolder(bytes: bytes),
            let loaded = RoutingTables.load(folder, digest: { SHA256.hash($0).hex }).tables
        else { return tables.routing }
        if frozen.count >= Self.frozenLimit { frozen.removeAll() }
        frozen[version] = loaded
        return loaded
    }

    /// Computes what comes next and writes everything that changed.
    mutating func save(_ dossier: inout Dossier, at now: Instant) throws(StoreFailure) {
        startOwed(in: &dossier, at: now)
        try plan(&dossier, fired: climbed(by: dossier), at: now)
        try writeParts(of: &dossier)
        try store.update(dossier.ticket)
    }

    /// The rungs that count as climbed: those of the round. A room of the hotline that the ticket entered anew, in the same
    /// round, has a clock anew, and with it its rungs.
    func climbed(by dossier: Dossier) throws(StoreFailure) -> Set<String> {
        let fired = try store.rungsFired(of: dossier.ticket.id, round: dossier.ticket.round)
        guard !fired.isEmpty, !dossier.ticket.state.isWithDepartment, let room = Lifecycle.timeExit(of: dossier.ticket.state)?.clock,
            let clock = dossier.clock(room)
        else { return Set(fired.keys) }
        let anew = (tables.routing.ladders[.ownRooms] ?? []).filter { rung in
            rung.anchor == room && (fired[rung.id].map { $0 < clock.startedAt } ?? false)
        }
        return Set(fired.keys).subtracting(anew.map(\.id))
    }

    mutating func plan(_ dossier: inout Dossier, fired: Set<String>, at now: Instant) throws(StoreFailure) {
        try settlePauses(&dossier)
        try settlePetition(&dossier, at: now)
        if dossier.ticket.state.isOpen {
            dossier.ticket.ringAt = nextRing(of: dossier, at: now)
        } else {
            dossier.ticket.ringAt = nil
            try closeTransfer(of: &dossier)
            // Under a main ticket its own clocks run on, and it is not closed before that one is.
            guard dossier.ticket.state != .merged else { return planMerged(&dossier) }
            if dossier.ticket.closedAt == nil { try endFollowers(of: dossier, at: now) }
            dossier.ticket.closedAt = dossier.ticket.closedAt ?? now
            dossier.stopAll(at: now)
        }
        dossier.ticket.dueAt = dossier.firstDue
        var agenda = try agenda(of: dossier, fired: fired, at: now)
        dossier.ticket.nextAt = agenda.next(at: now)?.instant
    }

    func writeParts(of dossier: inout Dossier) throws(StoreFailure) {
        for clock in dossier.changedClocks { try store.put(clock) }
        for pause in dossier.pausesBegun { try store.beginPause(pause.clock, cause: pause.cause, at: pause.at) }
        if dossier.isLeadChanged, let lead = dossier.lead { try store.update(lead) }
        dossier.markWritten()
    }

    /// A 特急 matter rings until somebody has spoken to the citizen or another service has it (practice 1). Whoever speaks of
    /// killing themselves or others is not safe because somebody called: that rings until it is handed over or a person lowers
    /// it, with a reason (practice 3).
    private func nextRing(of dossier: Dossier, at now: Instant) -> Instant? {
        let ticket = dossier.ticket
        // Given to another service, and its number still to come: never further than five minutes away (practice 1).
        let isBeingHandedOver = ticket.handedTo != nil
        guard isBeingHandedOver || ticket.urgency == .critical && (ticket.isThreat || ticket.contactedAt == nil) else { return nil }
        let next = Instant(milliseconds: now.milliseconds + Agenda.ringMilliseconds)
        let ringAt = ticket.ringAt.flatMap { $0 > now ? $0 : nil } ?? next
        switch ticket.state {
        case .pending, .supplementing, .awaitingDispatch, .following, .awaitingSignature, .returnReview, .inProgress, .awaitingCitizen,
            .shelved, .withdrawalReview:
            return ringAt
        case .awaitingReview, .objectionReview: return ticket.isThreat || isBeingHandedOver ? ringAt : nil
        // A second person has seen it out.
        case .awaitingCallback, .awaitingRating, .awaitingArchive, .archived, .declined, .handedOver, .merged: return nil
        }
    }

    /// Writes an entry of the journal.
    ///
    /// - Parameter feed: the department whose feed it belongs to, where that is not the ticket's.
    @discardableResult
    mutating func journal(
        _ event: String, _ dossier: Dossier, by order: Order, reason: Reason, text: JournalText? = nil, feed: DepartmentCode? = nil
    ) throws(StoreFailure) -> Int64 {
        let (reason, text) = try conceal(reason, text, order)
        count(event, of: dossier, reason: reason, at: order.at)
        try tellWatchers(event, of: dossier, reason: reason, order)
        return try store.append(
            JournalEntry(
                ticket: dossier.ticket.id, at: order.at, event: event, door: order.actor.door.rawValue, person: order.actor.person,
                actorDepartment: order.actor.department, origin: String(order.actor.origin.prefix(64)), reason: reason,
                department: feed ?? dossier.lead?.department, text: text))
    }

    /// Takes a person's own words out of a reason and into the entry's erasable text (practice 28).
    mutating func conceal(
        _ reason: Reason, _ text: JournalText?, _ order: Order
    ) throws(StoreFailure) -> (reason: Reason, text: JournalText?) {
        let (concealed, words) = reason.concealed
        guard !words.isEmpty else { return (reason, text) }
        let body = text?.with(words: words)
        if let body { return (concealed, body) }
        let entry = try store.journalHeadID() + 1
        return (concealed, JournalText(salt: order.secrets.salt(of: entry), body: "", words: words))
    }

    @discardableResult
    mutating func journal(
        _ event: TicketEvent, _ dossier: Dossier, by order: Order, reason: Reason, text: String? = nil
    ) throws(StoreFailure) -> Int64 {
        try journal(
            event.rawValue, dossier, by: order, reason: reason, text: text.map { JournalText(salt: order.secrets.salt(0), body: $0) })
    }

    func receipt(for dossier: Dossier) -> Receipt {
        var receipt = Receipt(ticket: number(dossier.ticket.id).description, state: dossier.ticket.state)
        receipt.clocks = dossier.clocks.filter { $0.stoppedAt == nil && !dossier.isPaused($0.name) }.sorted { $0.due < $1.due }.map {
            ClockLine($0)
        }
        return receipt
    }
}

extension ClockLine {
    init(_ clock: ClockRow, isPaused: Bool = false) {
        self.init(
            name: clock.name, startedAt: clock.startedAt, originalDue: clock.originalDue, due: clock.due,
            isProvisional: clock.isProvisional, stoppedAt: clock.stoppedAt, limit: clock.allowance.chinese)
        if isPaused { self.isPaused = true }
    }
}

extension FreshSecrets {
    /// The salt of an order's n-th text: its own, so that equal texts do not show.
    func salt(_ index: UInt8) -> [UInt8] { Array(SHA256.hash(link + [index]).bytes.prefix(16)) }

    /// The salt of what an entry holds beside the order's own texts.
    func salt(of entry: Int64) -> [UInt8] {
        Array(SHA256.hash(link + (0..<8).map { UInt8(truncatingIfNeeded: entry >> ($0 * 8)) }).bytes.prefix(16))
    }
}
