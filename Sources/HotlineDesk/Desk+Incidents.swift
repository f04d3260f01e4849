import HotlineCore
import HotlineRouting
import HotlineStore

/// 事件: a typhoon, a power cut. Its ticket is dispatched like any other and carries the clocks, the ladder and the answer once;
/// each caller is a line with a number under it (practice 6).
extension Desk {
    static let titleLimit = 100
    /// Incidents that may be open at once: a city has a handful on its worst day.
    static let incidentLimit = 50
    /// How far back `join all` reaches: whoever called before the incident was opened called since it began.
    static let joinMilliseconds: Int64 = 6 * 3_600_000
    /// Tickets that `join all` takes in one turn.
    static let joinLimit = 200

    mutating func openIncident(
        title: String, category: CategoryCode, place: PlaceCode, key: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        try require(.create, of: order.actor)
        guard let person = try require(.merge, of: order.actor) else { throw .refused(.notPermitted(verb: "incident")) }
        try require(title, "title", atMost: Self.titleLimit)
        let open = try stored { () throws(StoreFailure) in try store.openIncidents(limit: Self.incidentLimit) }
        guard open.count < Self.incidentLimit else { throw .refused(.tooLong(field: "incidents", limit: Self.incidentLimit)) }
        let submission = Submission(
            channel: .phone, mark: .console(person.id, key: key), receivedAt: order.at, takenBy: person.id, content: title, raw: title)
        var decision = Decision(category: category, isAccepted: true)
        guard let found = tables.routing.placesByCode[place] else { throw .refused(.unknownPlace(place.rawValue)) }
        if found.level == .district { decision.district = place } else { decision.street = tables.routing.street(of: place) ?? place }
        if let known = try known(submission.mark) { return known }
        try check(submission, decision, at: order.at)
        return try stored { () throws(StoreFailure) in
            var receipt = try accept(submission, decision, mark: submission.mark, order)
            guard let id = receipt.ticket.flatMap({ TicketNumber(parsing: $0)?.body }), let dossier = try read(id) else { return receipt }
            try store.insert(IncidentRow(ticket: id, title: title, openedAt: order.at, openedBy: person.id))
            // Nobody has called under this number, so nobody waits to be told.
            for notice in try store.notices(of: id) where notice.recipient == "citizen" {
                try store.settle(notice.id, toldAt: nil, how: "incident")
            }
            try journal("incident-opened", dossier, by: order, reason: Reason("incident-opened", title))
            receipt.mustTell = false
            receipt.queryCode = nil
            receipt.link = nil
            receipt.decided =
                [Reason("incident-opened", title)]
                + receipt.decided.filter { $0.slug.hasPrefix("route-") || $0.slug.hasPrefix("handler-") }
            return receipt
        }
    }

    /// The incident that is named, or the only one that is open.
    func incident(_ reference: TicketReference?) throws(DeskFailure) -> (row: IncidentRow, dossier: Dossier) {
        let row: IncidentRow?
        if let reference {
            let id = try find(reference)
            row = try stored { () throws(StoreFailure) in try store.incident(id) }
        } else {
            let open = try stored { () throws(StoreFailure) in try store.openIncidents(limit: 2) }
            guard open.count < 2 else { throw .refused(.mergeBarred(.whichIncident)) }
            row = open.first
        }
        guard let row, let dossier = try stored({ () throws(StoreFailure) in try read(row.ticket) }) else {
            throw .refused(.mergeBarred(.noIncident))
        }
        return (row, dossier)
    }

    mutating func joinIncident(_ reference: TicketReference, incident named: TicketReference?, _ order: Order) throws(DeskFailure)
        -> Receipt
    {
        let (row, _) = try incident(named)
        return try merge(reference, into: .number(number(row.ticket)), reason: row.title, order)
    }

    /// What the machine may offer: open, of the incident's class and street, ordinary, and neither secret nor a report nor of a
    /// vulnerable person, which all stay on their own lists (practice 5). Those left out are named.
    mutating func joinAll(incident named: TicketReference?, _ order: Order) throws(DeskFailure) -> Receipt {
        var (row, main) = try incident(named)
        try require(.merge, of: order.actor)
        if row.closedAt != nil { throw .refused(.mergeBarred(.incidentClosed)) }
        _ = try requireMain(main, for: Newcomer(memberOf: main))
        var room = Self.followerLimit - (try stored { () throws(StoreFailure) in try store.countFollowers(of: row.ticket) })
        let since = Instant(milliseconds: order.at.milliseconds - Self.joinMilliseconds)
        let candidates = try stored { () throws(StoreFailure) in
            try store.recentCallers(limit: RecentCallers.readLimit).filter {
                $0.receivedAt >= since && $0.category == main.ticket.category && $0.street == main.ticket.street && $0.ticket != row.ticket
            }
        }
        var joined = 0
        var leftOut: [String] = []
        for candidate in candidates.sorted(by: { $0.ticket < $1.ticket }).prefix(Self.joinLimit) {
            guard var child = try stored({ () throws(StoreFailure) in try read(candidate.ticket) }), child.ticket.state.isOpen,
                try stored({ () throws(StoreFailure) in try store.incident(candidate.ticket) }) == nil
            else { continue }
            let newcomer = Newcomer(child, text: try stored { () throws(StoreFailure) in try words(of: child) })
            guard mayBeOffered(child.ticket), secrecyBar(main, newcomer) == nil,
                child.ticket.takenBy == nil || child.ticket.takenBy == order.actor.person
            else {
                leftOut.append(number(candidate.ticket).description)
                continue
            }
            let own = try stored { () throws(StoreFailure) in try store.countFollowers(of: child.ticket.id) }
            guard own < room, case .success = Lifecycle.next(after: .merge, in: child.ticket.state) else { continue }
            room -= own + 1
            try advance(&child, by: .merge, at: order.at)
            try stored { () throws(StoreFailure) in try put(&child, under: &main, as: .incident, reason: row.title, order) }
            joined += 1
        }
        var receipt = receipt(for: main)
        receipt.decided = [Reason("joined-all", "\(joined)")]
        if !leftOut.isEmpty { receipt.decided.append(Reason("left-out", leftOut.joined(separator: "、"))) }
        return receipt
    }

    /// Never put together by the machine (practice 5).
    func mayBeOffered(_ ticket: TicketRow) -> Bool {
        ticket.urgency != .critical && !ticket.isSecret && ticket.kind != .report && !ticket.isVulnerable && !ticket.isThreat
    }

    /// One answer reaches all. While a department has the matter it is said beside its work and moves nothing.
    mutating func answerIncident(_ named: TicketReference?, text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        let (row, found) = try incident(named)
        try require(.answer, of: order.actor)
        if row.closedAt != nil { throw .refused(.mergeBarred(.incidentClosed)) }
        if case .success = Lifecycle.next(after: .answer, in: found.ticket.state) {
            var receipt = try answer(.number(number(row.ticket)), text: text, despite: nil, order)
            receipt.decided.append(try told(of: row.ticket))
            return receipt
        }
        guard found.ticket.state.isOpen else { throw .refused(.wrongState(event: .answer, state: found.ticket.state)) }
        try require(text, "text")
        var dossier = found
        return try stored { () throws(StoreFailure) in
            let entry = try journal(.answer, dossier, by: order, reason: Reason("answered"), text: text)
            dossier.ticket.replyEntry = entry
            try tellCitizen(
                of: dossier, subject: .answered, arguments: ["ticket", number(row.ticket).description, "reply", text], citizen: nil,
                entry: entry, order)
            try save(&dossier, at: order.at)
            var receipt = receipt(for: dossier)
            receipt.decided = [Reason("told-all", "\(try store.countFollowers(of: row.ticket))")]
            return receipt
        }
    }

    private func told(of incident: Int64) throws(DeskFailure) -> Reason {
        try stored { () throws(StoreFailure) in Reason("told-all", "\(try store.countFollowers(of: incident))") }
    }

    /// Nobody joins from here on; the ticket itself goes its own way.
    mutating func closeIncident(_ named: TicketReference?, _ order: Order) throws(DeskFailure) -> Receipt {
        let (row, dossier) = try incident(named)
        try require(.merge, of: order.actor)
        if row.closedAt != nil { throw .refused(.mergeBarred(.incidentClosed)) }
        let isAnswered = dossier.ticket.replyEntry != nil
        let hasCallers = try stored { () throws(StoreFailure) in try store.countFollowers(of: row.ticket) > 0 }
        guard isAnswered || !hasCallers else { throw .refused(.mergeBarred(.unanswered)) }
        return try stored { () throws(StoreFailure) in
            try store.closeIncident(row.ticket, at: order.at)
            try journal("incident-closed", dossier, by: order, reason: Reason("incident-closed", row.title))
            var receipt = receipt(for: dossier)
            receipt.decided = [Reason("incident-closed", row.title)]
            return receipt
        }
    }
}
