import HotlineCore
import HotlineRouting
import HotlineStore

/// Told means acknowledged (practice 7): every notice is an outbox row until its channel or a person says so.
extension Desk {
    /// Citizens are called and notified between these hours unless 特急 (practice 10).
    static let quietHours = (opens: 8 * 60, closes: 21 * 60)
    /// Notices that are not urgent wait so long, that an `undo` can stop them.
    static let undoMilliseconds: Int64 = 60_000
    /// An urgent notice that nobody acknowledged goes the next way after this …
    static let nextWayMilliseconds: Int64 = 5 * 60_000
    /// … and to the shift leader after this.
    static let shiftLeaderMilliseconds: Int64 = 15 * 60_000
    /// Tries of a notice that is not urgent before a person has it: with the waits between them about four hours.
    static let attemptLimit = 8

    /// Tells the citizen of a transfer. What the agent said on the call counts as told at once.
    mutating func tellDispatched(
        _ dossier: Dossier, lead: AssignmentRow, entry: Int64, submission: Submission?, _ order: Order
    ) throws(StoreFailure) {
        let due = dossier.clock(.promised)?.due ?? dossier.firstDue
        try tellCitizen(
            of: dossier, subject: .dispatched,
            arguments: [
                "ticket", number(dossier.ticket.id).description, "department", tables.departmentName(lead.department),
                "due", due?.wallClock(in: tables.routing.calendar.zone) ?? "",
            ], citizen: submission?.citizen, entry: entry, told: submission?.transferExplained == true ? "本次通话" : nil, order)
        if dossier.ticket.urgency >= .urgent { try tellAssigned(dossier, lead: lead, entry: entry, at: order.at) }
    }

    /// Posts a notice to the citizen by the way there is: the chat, the SMS gateway, else a person's task.
    ///
    /// - Parameters:
    ///   - meaning: what it is, where the channel is told less than that.
    ///   - told: how it was told already, if it was.
    mutating func tellCitizen(
        of dossier: Dossier, subject: NoticeID, meaning: NoticeID? = nil, arguments: [String], citizen known: Citizen?, entry: Int64,
        told: String? = nil, _ order: Order
    ) throws(StoreFailure) {
        // Whoever stands under this ticket hears of it too; an incident has nobody of its own to tell.
        if known == nil, try tellFollowers(of: dossier, subject: subject, meaning: meaning ?? subject, arguments: arguments, order) {
            return
        }
        let citizen: Citizen
        if let known { citizen = known } else { citizen = try store.person(of: dossier.ticket.id) ?? Citizen() }
        var way = OutboxRow.Way.person
        var address: String?
        if let chat = citizen.chat {
            way = .chat
            address = chat.gateway.rawValue + " " + chat.user
        } else if let phone = citizen.phone, let gateway = try smsGateway() {
            way = .chat
            address = gateway.rawValue + " " + phone.number
        }
        let isUrgent = dossier.ticket.urgency == .critical
        try store.post(
            entry: entry, ticket: dossier.ticket.id, subject: subject.rawValue, arguments: arguments, recipient: "citizen", way: way,
            address: address, isUrgent: isUrgent, next: told == nil ? firstTry(by: way, isUrgent: isUrgent, at: order.at) : nil,
            at: order.at)
        if let told { try store.settle(store.lastNotice(), toldAt: order.at, how: told) }
    }

    /// Tells people of the house or of a department: on their console, or through their department's feed.
    mutating func tell(
        _ people: [PersonID], of dossier: Dossier, subject: NoticeID, arguments: [String], entry: Int64, isUrgent: Bool, at now: Instant
    ) throws(StoreFailure) {
        for person in tellable(people, of: dossier, at: now) {
            let department = tables.routing.people[person]?.department ?? .hotline
            let isOurs = department == .hotline
            try store.post(
                entry: entry, ticket: dossier.ticket.id, subject: subject.rawValue, arguments: arguments,
                recipient: isOurs ? "person:\(person)" : "department:\(department) person:\(person)",
                way: isOurs ? .console : .feed, address: nil, isUrgent: isUrgent,
                next: isOurs ? now : (isUrgent ? Instant(milliseconds: now.milliseconds + Self.nextWayMilliseconds) : nil), at: now)
        }
    }

    mutating func ring(_ dossier: Dossier, finding: Finding?) {
        // A ring stands on every console: of a secret matter it says only that there is one.
        if dossier.ticket.isSecret { return pushRing(dossier, Reason("ring", dossier.ticket.urgency.chinese, "", "")) }
        let words = finding?.urgency.evidence.prefix(4).map(\.words).joined(separator: "、") ?? ""
        let place = tables.placeName(dossier.ticket.place ?? dossier.ticket.street ?? dossier.ticket.district) ?? ""
        pushRing(dossier, Reason("ring", dossier.ticket.urgency.chinese, words, place))
    }

    /// A person's task stands on the list 待告知 at once; an urgent one that nobody did goes to the shift leader.
    private func firstTry(by way: OutboxRow.Way, isUrgent: Bool, at now: Instant) -> Instant? {
        guard way == .chat else { return isUrgent ? Instant(milliseconds: now.milliseconds + Self.shiftLeaderMilliseconds) : nil }
        return isUrgent ? now : withinHours(Instant(milliseconds: now.milliseconds + Self.undoMilliseconds))
    }

    package func withinHours(_ instant: Instant) -> Instant { tables.withinHours(instant) }

    /// Sends what is due, at most `limit` notices, and plans what happens if nobody acknowledges.
    ///
    /// - Returns: how many were due.
    mutating func deliver(limit: Int, at now: Instant) throws(StoreFailure) -> Int {
        let due = try store.deliveries(at: now, limit: limit)
        for notice in due {
            switch notice.way {
            case .chat: try deliverByChat(notice, at: now)
            case .console: try deliverToConsole(notice, at: now)
            case .feed: try askForACall(notice, at: now)
            case .person: try handToShiftLeader(notice, at: now)
            }
        }
        return due.count
    }

    private mutating func deliverByChat(_ notice: OutboxRow, at now: Instant) throws(StoreFailure) {
        switch try stepOfChat(notice, at: now) {
        case .again: break
        case .gateway(let address):
            try store.readdress(notice.id, to: address, next: notice.isUrgent ? now : withinHours(now))
            return
        case .person:
            // The next way is a person's task on the list 待告知; if it is urgent the shift leader has it ten minutes later.
            let last = Instant(milliseconds: max(now.milliseconds, notice.createdAt.milliseconds + Self.shiftLeaderMilliseconds))
            try store.settle(notice.id, toldAt: nil, how: "unacknowledged")
            try store.post(
                entry: notice.entry, ticket: notice.ticket, subject: notice.subject, arguments: notice.arguments,
                recipient: notice.recipient, way: .person, address: nil, isUrgent: notice.isUrgent, next: notice.isUrgent ? last : nil,
                at: now)
            if notice.isUrgent { try ringAbout(notice) }
            return
        }
        if let address = notice.chatAddress {
            push(.notice(id: notice.id, to: address, ticket: notice.ticket.map { number($0) }, text: words(of: notice)))
        }
        let wait = notice.isUrgent ? 60_000 : Int64(60_000) << Int64(min(notice.attempts, 6))
        let next = Instant(milliseconds: now.milliseconds + wait)
        try store.reschedule(notice.id, next: notice.isUrgent ? next : withinHours(next), attempts: notice.attempts + 1)
    }

    private mutating func deliverToConsole(_ notice: OutboxRow, at now: Instant) throws(StoreFailure) {
        let waited = now.milliseconds - notice.createdAt.milliseconds
        if notice.isUrgent, waited >= Self.shiftLeaderMilliseconds { return try handToShiftLeader(notice, at: now) }
        // Nobody at that console: the next way is the telephone, and whoever is at another one hears of it.
        try ringAbout(notice, to: notice.isUrgent && waited >= Self.nextWayMilliseconds ? nil : notice.recipient)
        // An urgent one rings again; the others stand on the person's list.
        try store.reschedule(
            notice.id, next: notice.isUrgent ? Instant(milliseconds: now.milliseconds + Self.nextWayMilliseconds) : nil,
            attempts: notice.attempts + 1)
    }

    /// A department has not fetched an urgent notice: the next way is the telephone, and whoever is at a console hears of it.
    private mutating func askForACall(_ notice: OutboxRow, at now: Instant) throws(StoreFailure) {
        let last = Instant(milliseconds: notice.createdAt.milliseconds + Self.shiftLeaderMilliseconds)
        guard now < last else { return try handToShiftLeader(notice, at: now) }
        try store.reschedule(notice.id, next: last, attempts: notice.attempts + 1)
        try ringAbout(notice)
    }

    private mutating func handToShiftLeader(_ notice: OutboxRow, at now: Instant) throws(StoreFailure) {
        try store.reschedule(notice.id, next: nil, attempts: notice.attempts + 1)
        let leaders = tables.routing.recipients(.shiftLeader, department: .hotline, handler: nil, at: now)
        let dossier = try notice.ticket.flatMap { ticket throws(StoreFailure) in try read(ticket) }
        let tellable = dossier.map { self.tellable(leaders, of: $0, at: now) } ?? leaders
        for leader in tellable where "person:\(leader)" != notice.recipient {
            try store.post(
                entry: notice.entry, ticket: notice.ticket, subject: notice.subject, arguments: notice.arguments,
                recipient: "person:\(leader)", way: .console, address: nil, isUrgent: false, next: now, at: now)
        }
        try ringAbout(notice)
    }

    /// Rings with a notice's words: with its ticket's number and urgency where it has one.
    private mutating func ringAbout(_ notice: OutboxRow, to recipient: String? = nil) throws(StoreFailure) {
        if let ticket = notice.ticket {
            guard let dossier = try read(ticket) else { return }
            pushRing(dossier, Reason(slug: "notice", arguments: [words(of: notice)]), to: recipient)
        } else {
            push(
                .ring(
                    to: recipient, ticket: nil, urgency: notice.isUrgent ? .urgent : .ordinary,
                    reason: Reason(slug: notice.subject, arguments: notice.arguments)))
        }
    }

    mutating func pushRing(_ dossier: Dossier, _ reason: Reason, to recipient: String? = nil) {
        if recipient == nil, isGuarded(dossier) { return pushGuardedRing(dossier, reason) }
        push(.ring(to: recipient, ticket: number(dossier.ticket.id), urgency: dossier.ticket.urgency, reason: reason))
    }

    func words(of notice: OutboxRow) -> String {
        tables.routing.notice(NoticeID(rawValue: notice.subject), language: .chinese, arguments: notice.named)
    }

    /// A channel says that notices arrived, or a person's page showed them.
    mutating func acknowledge(_ notices: [Int64], _ order: Order) throws(DeskFailure) -> Receipt {
        var waiting: [OutboxRow] = []
        for id in notices {
            guard let notice = try stored({ () throws(StoreFailure) in try store.notice(id) }) else { throw .refused(.noSuchNotice) }
            if order.actor.door == .chat, !isAddressed(notice, to: order.actor) { throw .refused(.noSuchNotice) }
            if notice.toldAt == nil, notice.how == nil { waiting.append(notice) }
        }
        return try stored { () throws(StoreFailure) in
            for notice in waiting { try settle(notice, how: wayName(of: notice), order) }
            return Receipt()
        }
    }

    /// A gateway acknowledges what was sent to its own users; its origin reads `gateway NAME`.
    private func isAddressed(_ notice: OutboxRow, to gateway: Actor) -> Bool {
        notice.address.map { ("gateway " + $0).hasPrefix(gateway.origin + " ") } ?? false
    }

    /// A person says how the citizen was told, or why it could not be. Every notice that waits for it is settled.
    mutating func recordTold(_ reference: TicketReference, _ told: Told, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        let person = try require(.told, of: order.actor)
        if person == nil || isDepartments(order.actor) { try requireHolding(dossier, .told, order.actor) }
        let how = try words(of: told, dossier)
        return try stored { () throws(StoreFailure) in
            let waiting = try store.notices(of: dossier.ticket.id).filter { $0.recipient == "citizen" && $0.isWaiting }
            for notice in waiting { try store.settle(notice.id, toldAt: order.at, how: how) }
            proveTransfer(of: &dossier)
            try journal("told", dossier, by: order, reason: Reason("told", how, "\(waiting.count)"))
            for notice in waiting { try heardOfExtension(&dossier, notice, isReached: told.isReached, order) }
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    private func words(of told: Told, _ dossier: Dossier?) throws(DeskFailure) -> String {
        switch told {
        case .by(let words):
            try require(words, "how", atMost: 200)
            // Whoever cannot hear or speak is never called (art. 10).
            if dossier?.privacy?.isTextOnly == true, Self.isCall(words) {
                throw .refused(.invalid(field: "how", value: words, expected: "短信、聊天、当面 in writing or in person"))
            }
            return words
        case .impossible(let reason):
            try require(reason, "reason", atMost: 200)
            return HouseWords.untellable + reason
        }
    }

    /// One notice, to a citizen or to a colleague: what else waits of its ticket goes on waiting.
    mutating func recordTold(notice id: Int64, _ told: Told, _ order: Order) throws(DeskFailure) -> Receipt {
        let person = try require(.told, of: order.actor)
        guard let notice = try stored({ () throws(StoreFailure) in try store.notice(id) }), notice.toldAt == nil, notice.how == nil else {
            throw .refused(.noSuchNotice)
        }
        let dossier = try notice.ticket.flatMap { ticket throws(DeskFailure) in
            try stored { () throws(StoreFailure) in try read(ticket) }
        }
        if let dossier, tables.isHidden(dossier, from: order.actor) { throw .refused(.noSuchNotice) }
        if person == nil || isDepartments(order.actor) {
            guard let dossier else { throw .refused(.noSuchNotice) }
            try requireHolding(dossier, .told, order.actor)
        }
        let how = try words(of: told, notice.recipient == "citizen" ? dossier : nil)
        return try stored { () throws(StoreFailure) in
            try settle(notice, how: how, isReached: told.isReached, order)
            guard let dossier else { return Receipt() }
            if notice.recipient != "citizen" {
                // It is no change of the ticket, so it stands in nobody's feed.
                var unaddressed = dossier
                unaddressed.setLead(nil)
                try journal("told", unaddressed, by: order, reason: Reason("told-person", try who(notice), how))
            }
            return receipt(for: dossier)
        }
    }

    private func who(_ notice: OutboxRow) throws(StoreFailure) -> String {
        try Reader(store: store, tables: tables, settings: settings).noticeLine(notice).recipient
    }

    /// - Parameter isReached: false where a person recorded why the citizen could not be told.
    mutating func settle(_ notice: OutboxRow, how: String, isReached: Bool = true, _ order: Order) throws(StoreFailure) {
        try store.settle(notice.id, toldAt: order.at, how: how)
        guard notice.recipient == "citizen", let ticket = notice.ticket, var dossier = try read(ticket) else { return }
        try journal("told", dossier, by: order, reason: Reason("told", how, "1"))
        if try heardOfExtension(&dossier, notice, isReached: isReached, order) { try save(&dossier, at: order.at) }
        if notice.subject == NoticeID.dispatched.rawValue, !dossier.ticket.isTransferTold,
            try transferNotice(of: dossier)?.id == notice.id
        {
            proveTransfer(of: &dossier)
            try save(&dossier, at: order.at)
        }
    }

    /// A department has fetched its feed up to an entry: what stood before it is told.
    package mutating func feedFetched(by department: DepartmentCode, upTo entry: Int64, at now: Instant) throws(StoreFailure) {
        try store.setFeedCursor(of: department, to: entry, at: now)
        for notice in try store.untoldByFeed(of: department, upTo: entry) {
            try store.settle(notice, toldAt: now, how: OutboxRow.Way.feed.rawValue)
        }
    }

    /// The citizen's own page was shown: what stood on it in words is told, and nothing else.
    ///
    /// - Parameter notices: `Progress.tells`.
    package mutating func progressSeen(of ticket: Int64, notices: [Int64], at now: Instant) throws(StoreFailure) {
        for notice in try store.notices(of: ticket) where notice.recipient == "citizen" && notice.isWaiting && notices.contains(notice.id) {
            try settle(
                notice, how: "progress page", Order(.acknowledge(notices: [notice.id]), by: Actor(door: .web), secrets: .none, at: now))
        }
    }

    /// A holder saw the citizen's number; each look is traceable.
    package mutating func recordLook(at ticket: Int64, by actor: Actor, at now: Instant) throws(StoreFailure) {
        guard let dossier = try read(ticket) else { return }
        let order = Order(.acknowledge(notices: []), by: actor, secrets: .none, at: now)
        var unaddressed = dossier
        // It is no change of the ticket, so it stands in nobody's feed.
        unaddressed.setLead(nil)
        try journal("looked", unaddressed, by: order, reason: Reason("looked"))
    }
}

extension FreshSecrets {
    /// For orders that need none.
    static let none = FreshSecrets(queryCode: "", link: [])
}

extension Desk {
    private static func isCall(_ how: String) -> Bool {
        ["电话", "致电", "通话", "来电", "phone", "call"].contains { how.lowercased().contains($0) }
    }

    /// A ring of a ticket that is hidden from somebody: to those of the house's leaders who may see it, else to the inspectors.
    private mutating func pushGuardedRing(_ dossier: Dossier, _ reason: Reason) {
        let leading: Set<Role> = [.shiftLeader, .supervisor, .centreHead]
        let leaders = tables.routing.people.values.filter { $0.department == .hotline && !$0.roles.isDisjoint(with: leading) }
        for person in tellable(leaders.map(\.id).sorted(), of: dossier, at: dossier.ticket.receivedAt) {
            pushRing(dossier, reason, to: "person:\(person)")
        }
    }
}
