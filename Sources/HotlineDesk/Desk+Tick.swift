import HotlineCore
import HotlineRouting
import HotlineStore

/// All that time does. Called with an instant; never asks for one.
extension Desk {
    /// Moments of one ticket in one tick: a ladder of six rungs on three clocks, an exit and a ring fit twice.
    static let momentsPerTicket = 32

    /// How long a retry key is known: a day, as the doors promise (design 6).
    static let keyMilliseconds: Int64 = 24 * 3_600_000
    /// Keys forgotten in one slice: more than come in within one, and a slice stays short.
    static let keysForgotten = 256

    /// Does what is due at or before `now`, oldest first, at most `limit` things of each kind, within the turn that is open.
    ///
    /// - Returns: how many were due; less than `limit` means that none is left.
    package mutating func tick(limit: Int, secrets: FreshSecrets, at now: Instant) throws(StoreFailure) -> Int {
        var done = 0
        for id in try store.due(at: now, limit: limit) {
            try raise(id, secrets: secrets, at: now)
            done += 1
        }
        for var session in try store.quietSessions(at: now, limit: limit - done) {
            let due = session.quietAt ?? now
            let order = Order(
                .chatEnd(session.address), by: .time, secrets: secrets.derived(UInt64(session.id)), at: max(due, session.lastAt))
            _ = try close(&session, order)
            done += 1
        }
        if done < limit { done += try passOnOfLeavers(limit: limit - done, at: now) }
        // Once no ticket is left that has a rung to add.
        if done < limit { done += try sendDigests(limit: limit - done, at: now) }
        if done < limit { done += try deliver(limit: limit - done, at: now) }
        if done < limit { done += try doLateWork(limit: limit - done, secrets: secrets, at: now) }
        if done < limit { done += try beginLeaves(limit: limit - done, secrets: secrets, at: now) }
        if done < limit { done += try succeed(limit: limit - done, secrets: secrets, at: now) }
        if done < limit { done += try recount(limit: limit - done, secrets: secrets, at: now) }
        let kept = Instant(milliseconds: now.milliseconds - Self.keyMilliseconds)
        try store.forgetKeys(before: kept, limit: Self.keysForgotten)
        try store.forgetDrafts(before: Instant(milliseconds: now.milliseconds - Self.draftMilliseconds), limit: Self.keysForgotten)
        return done
    }

    /// A text that nobody took up for a week is nobody's work any more, and may hold somebody's matter.
    static let draftMilliseconds: Int64 = 7 * 24 * 3_600_000

    /// How long what the store will not take is left alone, so that time goes on for everything behind it.
    static let putOffMilliseconds: Int64 = 5 * 60_000

    /// Puts off the first thing that is due, the one that `tick(limit: 1)` would do; the journal says so.
    mutating func putOffFirst(why words: String, at now: Instant) throws(StoreFailure) {
        let later = Instant(milliseconds: now.milliseconds + Self.putOffMilliseconds)
        var ticket: Int64?
        if let id = try store.due(at: now, limit: 1).first {
            try store.setNext(id, to: later)
            ticket = id
        } else if var session = try store.quietSessions(at: now, limit: 1).first {
            session.quietAt = later
            try store.update(session)
            ticket = session.ticket
        } else if let department = try store.digestsDue(at: now, limit: 1).first {
            try store.putOffDigest(of: department, from: now, to: later)
        } else if let notice = try store.deliveries(at: now, limit: 1).first {
            try store.reschedule(notice.id, next: later, attempts: notice.attempts)
            ticket = notice.ticket
        } else {
            ticket = try putOffLateWork(to: later, at: now)
        }
        try store.append(
            JournalEntry(
                ticket: ticket, at: now, event: "put_off", door: Actor.Door.time.rawValue, person: nil, actorDepartment: nil, origin: "",
                reason: Reason("put-off", words), department: nil, text: nil))
    }

    /// The earliest instant at which a tick has something to do.
    package func nextMoment() throws(StoreFailure) -> Instant? {
        [
            try store.nextMoment(), try store.nextQuiet(), try store.nextDigest(), try store.nextDelivery(), try store.nextLateMoment(),
            try store.nextSubTask(), try store.nextLeave(), try store.recountingSince(), nextSuccession,
        ].compactMap { $0 }.min()
    }

    /// Carries a ticket through every moment that has come, each at its own instant.
    private mutating func raise(_ id: Int64, secrets: FreshSecrets, at now: Instant) throws(StoreFailure) {
        guard var dossier = try read(id) else { return }
        var fired = try climbed(by: dossier)
        let planned = dossier.ticket.nextAt ?? now
        for turn in 0..<Self.momentsPerTicket {
            var agenda = try agenda(of: dossier, fired: fired, at: now)
            guard var next = agenda.next(at: planned) else { break }
            // A reminder is planned from the moment that planned it, so that it comes and does not recede.
            if agenda.isIdle, next.instant > now { next.moment = .reminder }
            let isReminder = if case .reminder = next.moment { true } else { false }
            // After anything else it is only being planned: it comes a day later, not with the last rung.
            guard isReminder ? turn == 0 && planned <= now : next.instant <= now else { break }
            // What runs on over a transfer may be due before whoever has it now had it: they are told at once, not before.
            let since = max(dossier.ticket.receivedAt, dossier.lead?.assignedAt ?? dossier.ticket.receivedAt)
            let order = Order(
                .takeNext(.overdue), by: .time, secrets: secrets, at: isReminder ? planned : max(next.instant, since))
            switch next.moment {
            case .exit(let event):
                try leave(&dossier, by: event, order)
                fired = try climbed(by: dossier)
            case .rung(let rung): try climb(rung, &dossier, verdict: Ladder.verdict(on: rung, facts: agenda.facts), order, firing: &fired)
            case .ring:
                ring(dossier, finding: nil)
                // Rings missed while nobody ran are not made up for.
                dossier.ticket.ringAt = Instant(milliseconds: now.milliseconds + Agenda.ringMilliseconds)
            case .reminder: try remind(dossier, order)
            case .late: try noteLateness(&dossier, order)
            case .petitionToLeader: try putBeforeLeader(dossier, order)
            case .petitionLapses: try refuseByTime(&dossier, order)
            case .leaseLapses: try endLease(of: &dossier, order)
            }
            if isReminder { break }
        }
        try plan(&dossier, fired: fired, at: now)
        try writeParts(of: &dossier)
        try store.update(dossier.ticket)
    }

    /// The state's own end by time (practice 19).
    private mutating func leave(_ dossier: inout Dossier, by event: TicketEvent, _ order: Order) throws(StoreFailure) {
        guard case .success(let next) = Lifecycle.next(after: event, in: dossier.ticket.state) else {
            preconditionFailure("an exit by time is one of the state's own events")
        }
        let from = dossier.ticket.state
        dossier.turn(by: event, to: next, at: order.at)
        if event == .autoSign {
            // 超期自动签收: flagged, and no touch; what it is late for stays late.
            dossier.changeLead {
                $0.signedAt = order.at
                $0.isAutoSigned = true
                $0.leasedUntil = nil
            }
        }
        if !next.isOpen { dossier.ticket.closedAt = order.at }
        try settlePauses(&dossier)
        startOwed(in: &dossier, at: order.at)
        let entry = try journal(event, dossier, by: order, reason: Reason("lapsed", from.chinese, next.chinese))
        if event == .unshelve { try tellResumed(dossier, entry: entry, order) }
        if event == .autoSign { try meetFollowers(of: dossier, [.sign], at: order.at) }
        if !next.isOpen { try passFollowers(of: dossier, after: event, order) }
    }

    private mutating func climb(
        _ rung: Rung, _ dossier: inout Dossier, verdict: Ladder.Verdict, _ order: Order, firing fired: inout Set<String>
    ) throws(StoreFailure) {
        fired.insert(rung.id)
        // While a department has the ticket, its petition waits in the hotline's own room.
        let isDepartments = dossier.isPressed && rung.ladder != .ownRooms
        try store.fire(
            rung.id, of: dossier.ticket.id, round: dossier.ticket.round, isPassedOver: verdict == .passOver, isAgain: !isDepartments,
            at: order.at)
        guard verdict == .tell else { return }
        let department = isDepartments ? dossier.pressedDepartment : .hotline
        let handler =
            isDepartments
            ? (department == .hotline ? nil : dossier.lead?.handler) : roomHolder(of: dossier.ticket, at: order.at)
        var people: [PersonID] = []
        for recipient in rung.tells {
            for person in tables.routing.recipients(recipient, department: department, handler: handler, at: order.at)
            where !people.contains(person) { people.append(person) }
        }
        // Nobody there has the office: then whoever supervises reads it, for a rung that nobody hears is none.
        if people.isEmpty { people = tables.routing.recipients(.supervisor, department: .hotline, handler: nil, at: order.at) }
        let number = number(dossier.ticket.id).description
        let isUrgent = dossier.ticket.urgency >= .urgent
        let words = rung.id + " " + rung.anchor.chinese
        try raise(
            "rung", to: people, of: dossier, .rung,
            arguments: [
                "ticket", number, "rung", words, "department", tables.departmentName(department),
            ], isUrgent: isUrgent, gathering: isUrgent ? nil : words, order
        ) { Reason("rung", rung.id, rung.anchor.chinese, rung.moment.reason.argument, $0) }
        if rung.reassigns { try pass(&dossier, on: rung, told: people, isUrgent: isUrgent, order) }
        if dossier.ticket.urgency == .critical { ring(dossier, finding: nil) }
    }

    /// In the hotline's own rooms: whoever opened the ticket with `next`, else the colleague who took it (practice 14).
    private func roomHolder(of ticket: TicketRow, at now: Instant) -> PersonID? {
        if let holder = ticket.takenBy, let until = ticket.takenUntil, until > now { return holder }
        return ticket.firstPerson.flatMap { tables.routing.people[$0]?.department == .hotline ? $0 : nil }
    }

    /// The rung's 改派, journalled as a transfer; whoever has it now is told of a new ticket.
    private mutating func pass(
        _ dossier: inout Dossier, on rung: Rung, told: [PersonID], isUrgent: Bool, _ order: Order
    ) throws(StoreFailure) {
        guard dossier.isPressed, rung.ladder != .ownRooms else {
            guard let holder = takeBack(&dossier, from: told, at: order.at) else { return }
            let names = tables.workNumbers(told)
            try journal(.transfer, dossier, by: order, reason: Reason("taken-back", rung.id, tables.workNumber(holder), names))
            return
        }
        guard dossier.lead?.endedAt == nil, let passed = try passOn(&dossier, by: rung, at: order.at) else { return }
        // The liaison may sit in the department above: then the one that holds the ticket reads of it in an entry of its own.
        if let own = tables.routing.people[passed.to]?.department, own != .hotline, own != dossier.lead?.department {
            try journal(.transfer, dossier, by: order, reason: passed.reason)
        }
        let due = dossier.firstDue.flatMap { $0 > order.at ? $0.wallClock(in: tables.routing.calendar.zone) : nil }
        try raise(
            TicketEvent.transfer.rawValue, to: [passed.to], of: dossier, .assigned,
            arguments: ["ticket", number(dossier.ticket.id).description, "due", due ?? ""], isUrgent: isUrgent, order
        ) { _ in passed.reason }
    }

    /// Every rung is climbed and still nobody acts: the supervisor reads of it again each day.
    private mutating func remind(_ dossier: Dossier, _ order: Order) throws(StoreFailure) {
        let people = tables.routing.recipients(.supervisor, department: .hotline, handler: nil, at: order.at)
        try raise(
            "reminder", to: people, of: dossier, .rung,
            arguments: [
                "ticket", number(dossier.ticket.id).description, "rung", dossier.ticket.state.chinese, "department",
                tables.departmentName(dossier.lead?.department) ?? "",
            ], isUrgent: false, order
        ) { _ in Reason("reminder", dossier.ticket.state.chinese) }
    }

    /// Journals and tells. A department reads of it in its own feed, so whoever sits in another one than the ticket's gets
    /// an entry there: a chief representative of the district above, the department that manages the hotline.
    ///
    /// - Parameter rung: in words, where it may wait for the next digest of whoever is sent one.
    mutating func raise(
        _ event: String, to people: [PersonID], of dossier: Dossier, _ subject: NoticeID, arguments: [String], isUrgent: Bool,
        gathering rung: String? = nil, _ order: Order, reason: (String) -> Reason
    ) throws(StoreFailure) {
        let holder = dossier.lead?.department
        let people = tellable(people, of: dossier, at: order.at)
        var groups: [(feed: DepartmentCode?, people: [PersonID])] = [(holder, [])]
        for person in people {
            let own = tables.routing.people[person]?.department ?? .hotline
            let feed = own == .hotline ? holder : own
            if let index = groups.firstIndex(where: { $0.feed == feed }) {
                groups[index].people.append(person)
            } else {
                groups.append((feed, [person]))
            }
        }
        // A group of nobody is no entry; where nobody at all is there, it stands as the record that it was so.
        if groups.count > 1 { groups.removeAll { $0.people.isEmpty } }
        for group in groups {
            let told = tables.workNumbers(group.people)
            let gathered = rung == nil ? [] : group.people.filter { isGathered($0) }
            // What waits for the digest stands in no feed before it.
            var entered = dossier
            if !gathered.isEmpty { entered.setLead(nil) }
            let entry = try journal(event, entered, by: order, reason: reason(told), feed: gathered.isEmpty ? group.feed : nil)
            if let rung { try gather(gathered, rung, of: dossier, entry: entry, at: order.at) }
            try tell(
                group.people.filter { !gathered.contains($0) }, of: dossier, subject: subject, arguments: arguments, entry: entry,
                isUrgent: isUrgent, at: order.at)
        }
    }
}

extension Rung.Moment {
    var reason: Reason {
        switch self {
        case .elapsed(let percent): Reason("moment-elapsed", "\(percent)")
        case .remaining(let percent, nil): Reason("moment-remaining", "\(percent)")
        case .remaining(let percent, let least?): Reason("moment-remaining-least", "\(percent)", least.chinese)
        case .due: Reason("moment-due")
        case .afterDue(let limit): Reason("moment-after", limit.chinese)
        }
    }
}

extension FreshSecrets {
    /// Another set of secrets out of this one, so that one draw serves a slice of ticks and can be run twice.
    func derived(_ index: UInt64) -> FreshSecrets {
        let bytes = SHA256.hash(link + (0..<8).map { UInt8(truncatingIfNeeded: index >> ($0 * 8)) }).bytes
        let number = bytes[16..<20].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } % 1_000_000
        return FreshSecrets(queryCode: pad(Int(number), 6), link: Array(bytes.prefix(16)))
    }
}
