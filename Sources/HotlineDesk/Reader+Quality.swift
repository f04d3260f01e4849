import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    func quality(_ query: QualityQuery, by actor: Actor, at now: Instant) throws(DeskFailure) -> QualityAnswer {
        try require(.see, of: actor)
        if scope(of: actor) != nil { throw .refused(.notYours) }
        switch query {
        case .declines(let limit): return .declines(try declines(limit: Self.bounded(limit), by: actor, at: now))
        case .callBacks(let limit): return .callBacks(try callBacks(limit: Self.bounded(limit), by: actor, at: now))
        case .callers: return .callers(try stored { () throws(StoreFailure) in try callers(at: now) })
        }
    }

    private static func bounded(_ limit: Int) -> Int { min(max(limit, 1), ListFilter.most) }

    private func declines(limit: Int, by actor: Actor, at now: Instant) throws(DeskFailure) -> [DeclineLine] {
        var lines: [DeclineLine] = []
        for row in try stored({ () throws(StoreFailure) in try store.declinesWaiting(limit: limit) }) {
            // What was dispatched or withdrawn since is not declined any more.
            guard let dossier = try stored({ () throws(StoreFailure) in try read(row.ticket) }),
                row.waitsFor == .second ? Self.declinable.contains(dossier.ticket.state) : dossier.ticket.state == .declined,
                let ticket = try self.lines(of: [dossier], by: actor, at: now).first
            else { continue }
            lines.append(
                DeclineLine(
                    ticket: ticket, code: row.code,
                    name: tables.routing.scope.first { $0.code == row.code }?.name ?? "",
                    proposedBy: tables.workNumber(row.proposedBy), proposedAt: row.proposedAt,
                    isSample: row.waitsFor == .sample))
        }
        return lines
    }

    /// Where a decline that waits for its second person may still be decided.
    private static let declinable: Set<TicketState> = [.pending, .supplementing, .awaitingDispatch]

    /// When somebody is called, how often they were, and which tickets that one call is about.
    struct CallPlan {
        let at: Instant
        /// The last call to this telephone, whatever it was about and whether it reached anybody.
        let last: Instant?
        let attempt: Int
        let tickets: [Int64]
    }

    /// Tickets of one telephone that one call is about: nobody is asked about more.
    static let ticketsOfOneCall = 20

    /// One call a citizen a day, about everything that waits for one (domain 2.10).
    func plan(of dossier: Dossier) throws(StoreFailure) -> CallPlan {
        var tickets = [dossier.ticket.id]
        var last = try store.lastCall(about: dossier.ticket.id)
        if let phone = try store.person(of: dossier.ticket.id)?.phone {
            for id in try store.tickets(ofPhone: phone, limit: Self.ticketsOfOneCall) where id != dossier.ticket.id {
                // Who was called about another matter today was called today.
                if let called = try store.lastCall(about: id) { last = max(last ?? called, called) }
                guard let other = try store.ticket(id), try isCallWaiting(other) else { continue }
                tickets.append(id)
            }
        }
        var earliest = tables.withinHours(dossier.clock(.callback)?.startedAt ?? dossier.ticket.receivedAt)
        if let last { earliest = max(earliest, dayAfter(last)) }
        for id in tickets {
            guard let ticket = try store.ticket(id), let missed = try store.callBackAttempts(of: id, round: ticket.round).last else {
                continue
            }
            if let next = missed.next { earliest = max(earliest, next) }
        }
        let own = try store.callBackAttempts(of: dossier.ticket.id, round: dossier.ticket.round).count
        return CallPlan(at: earliest, last: last, attempt: own + 1, tickets: tickets)
    }

    /// In 待回访, or put under a main ticket that was answered, with nothing but a telephone to be asked by.
    func isCallWaiting(_ ticket: TicketRow) throws(StoreFailure) -> Bool {
        if ticket.state == .awaitingCallback { return true }
        return ticket.state == .merged ? try store.isFollowerCallWaiting(ticket.id) : false
    }

    /// When citizens may be called again on the day after.
    private func dayAfter(_ instant: Instant) -> Instant {
        guard let midnight = TimeOfDay(minutes: 0) else { preconditionFailure("every day has a beginning") }
        return tables.withinHours(zone.instant(zone.date(of: instant).adding(days: 1), midnight))
    }

    private func callBacks(limit: Int, by actor: Actor, at now: Instant) throws(DeskFailure) -> [CallBackLine] {
        var lines: [CallBackLine] = []
        var listed: Set<Int64> = []
        let waiting = try stored { () throws(StoreFailure) in
            try store.open(in: .awaitingCallback, limit: limit) + store.followerCalls(limit: limit)
        }
        for id in waiting.prefix(limit) where !listed.contains(id) {
            guard let dossier = try stored({ () throws(StoreFailure) in try read(id) }) else { continue }
            let plan: CallPlan = try stored { () throws(StoreFailure) in try self.plan(of: dossier) }
            listed.formUnion(plan.tickets)
            let dossiers: [Dossier] = try stored { () throws(StoreFailure) in try self.dossiers(plan.tickets) }
            let tickets = try self.lines(of: dossiers, by: actor, at: now)
            if tickets.isEmpty { continue }
            // Whoever acts for the citizen is called in their place.
            let (grade, phone): (Int?, String?) = try stored { () throws(StoreFailure) in
                let own = try store.person(of: id)?.phone?.masked
                return (
                    try store.rating(of: id, round: dossier.ticket.round)?.grade,
                    dossier.privacy?.representativePhone.map { "代办人 " + $0.masked } ?? own
                )
            }
            lines.append(CallBackLine(tickets: tickets, plannedAt: plan.at, attempt: plan.attempt, phone: phone, lowGrade: grade))
        }
        return lines.sorted { a, b in
            guard let first = a.tickets.first, let second = b.tickets.first else { return false }
            return (first.urgency, b.plannedAt) > (second.urgency, a.plannedAt)
        }
    }

    private func callers(at now: Instant) throws(StoreFailure) -> [CallerLine] {
        try store.callerFlags().filter { $0.until > now }.map { flag in
            CallerLine(
                phone: Phone(flag.phone)?.masked ?? flag.phone, reason: flag.reason, until: flag.until,
                isConfirmed: flag.confirmedBy != nil,
                calls: flag.calls)
        }
    }

    /// What is known of a telephone's caller, for the proposal.
    func flagged(_ phone: Phone?, at now: Instant) throws(StoreFailure) -> Reason? {
        guard let phone, let flag = try store.callerFlags().first(where: { $0.phone == phone.number }), flag.isInForce(at: now) else {
            return nil
        }
        return Reason("caller-flagged", flag.reason, flag.until.wallClock(in: tables.routing.calendar.zone), "\(flag.calls)")
    }
}
