import HotlineCore
import HotlineReports
import HotlineRouting
import HotlineStore

extension Reader {
    /// Characters of the matter shown in a list.
    static let gistLength = 30

    func line(of dossier: Dossier, as sight: Sight, at now: Instant) throws(StoreFailure) -> TicketLine {
        let ticket = dossier.ticket
        let next = dossier.clocks.filter { $0.stoppedAt == nil && !dossier.isPaused($0.name) }.min { $0.due < $1.due }
        // On a console in the hotline nobody reads a secret matter in passing.
        let gist = ticket.isSecret && sight > .restated ? "" : try words(of: dossier, as: sight).content
        let place = sight == .restated ? nil : ticket.place
        var line = TicketLine(
            number: number(ticket.id), state: ticket.state, urgency: ticket.urgency, kind: ticket.kind, categoryCode: ticket.category,
            categoryName: tables.category(ticket.category)?.name, departmentCode: dossier.holder?.department,
            departmentName: tables.departmentName(dossier.holder?.department), handler: tables.workNumber(dossier.holder?.handler),
            placeName: tables.placeName(place ?? ticket.street ?? ticket.district), receivedAt: ticket.receivedAt,
            acceptedAt: ticket.acceptedAt, nextDue: next.map { ClockLine($0) }, isOverdue: next.map { $0.due <= now } ?? false,
            urgeCount: ticket.urges, isSecret: ticket.isSecret,
            gist: String(gist.prefix(Self.gistLength)).replacingNewlines)
        line.isGreen = ticket.isVulnerable
        line.isTextOnly = dossier.privacy?.isTextOnly ?? false
        if try store.isCallerFlagged(ticket.id, at: now) { line.isCallerFlagged = true }
        if dossier.lead?.isAutoSigned == true { line.isAutoSigned = true }
        return line
    }

    func dossiers(_ ids: some Sequence<Int64>) throws(StoreFailure) -> [Dossier] {
        var found: [Dossier] = []
        for id in ids {
            if let dossier = try read(id) { found.append(dossier) }
        }
        return found
    }

    /// A line as the hotline's own people read it.
    func line(of dossier: Dossier, at now: Instant) throws(StoreFailure) -> TicketLine {
        try line(of: dossier, as: dossier.ticket.isSecret ? .restated : .masked, at: now)
    }

    /// The lines of those that the asker may see.
    func lines(of dossiers: some Sequence<Dossier>, by actor: Actor, at now: Instant) throws(DeskFailure) -> [TicketLine] {
        var lines: [TicketLine] = []
        for dossier in dossiers {
            let sight = try sight(of: dossier, by: actor)
            if sight > .nothing { lines.append(try stored { () throws(StoreFailure) in try line(of: dossier, as: sight, at: now) }) }
        }
        return lines
    }

    func show(_ reference: TicketReference, by actor: Actor, at now: Instant) throws(DeskFailure) -> TicketDetail {
        let dossier = try open(reference, by: actor)
        let sight = try sight(of: dossier, by: actor)
        return try stored { () throws(StoreFailure) in try detail(of: dossier, as: sight, at: now) }
    }

    private func detail(of dossier: Dossier, as sight: Sight, at now: Instant) throws(StoreFailure) -> TicketDetail {
        let ticket = dossier.ticket
        let words = try words(of: dossier, as: sight)
        let citizen = sight == .restated ? nil : try store.person(of: ticket.id)
        let isHolder = sight == .whole
        let entries = try store.entries(of: ticket.id)
        let notices = try store.notices(of: ticket.id)
        var detail = TicketDetail(
            line: try line(of: dossier, as: sight, at: now), channel: ticket.channel, content: words.content, goal: words.goal,
            placeText: words.place, citizenName: citizen?.name.map { isHolder ? $0 : Masking.name($0) },
            citizenPhone: citizen?.phone.map { isHolder ? $0.typed : Masking.phone($0) },
            firstPerson: tables.workNumber(ticket.firstPerson), firstDepartment: tables.departmentName(ticket.firstDepartment),
            isVulnerable: ticket.isVulnerable,
            clocks: dossier.clocks.map { ClockLine($0, isPaused: $0.stoppedAt == nil && dossier.isPaused($0.name)) },
            entries: history(entries, of: dossier, as: sight),
            notices: try notices.map { notice throws(StoreFailure) in try noticeLine(notice) },
            late: try lateStory(of: ticket))
        let main = try mainTicket(of: ticket)
        let called = try main.map { main throws(StoreFailure) in try store.notices(of: main.ticket.id) } ?? notices
        detail.unacknowledged = try unacknowledged(called, at: now)
        detail.mainClocks = main?.clocks.filter { $0.stoppedAt == nil }.map { ClockLine($0) } ?? []
        detail.first = firstOutcomes(of: dossier, entries, notices)
        detail.lastChange = try store.lastChange(of: ticket.id)
        if let result = try store.replyResult(of: ticket.id) { (detail.truth, detail.solved) = (result.truth, result.solved) }
        if let rating = try store.lastRating(of: ticket.id) {
            detail.rating = TicketDetail.Rating(
                grade: rating.grade, isSatisfied: rating.isSatisfied, solved: rating.solved, at: rating.at)
        }
        detail.safeguards = try safeguards(of: dossier, as: sight)
        detail.kindClaimed = ticket.kindClaimed
        detail.venueName = try store.venue(of: ticket.id).map { tables.venue(named: $0)?.name ?? $0 }
        detail.returns = try returnStory(of: ticket)
        if let lead = dossier.lead, lead.isAutoSigned, let signed = lead.signedAt {
            detail.returns.append(Reason("auto-signed", signed.wallClock(in: zone)))
        }
        detail.parts = try partLines(of: dossier, as: sight)
        detail.joint = try jointStory(detail.parts, of: ticket)
        detail.barred = tables.accusedDepartments(by: Accused(dossier.privacy))
        detail.guesses = try guesses(of: dossier, as: sight)
        if sight > .restated { detail.attachments = try store.attachments(of: ticket.id) }
        return detail
    }

    func who(_ entry: EntryRow) -> String {
        if let person = entry.person {
            let own = tables.workNumber(person)
            // `for DEPARTMENT PERSON`: who spoke there stands behind the origin (practice 43).
            guard entry.actorDepartment != nil, let spoke = entry.origin.range(of: " for ") else { return own }
            return own + "（代\(entry.origin[spoke.upperBound...])）"
        }
        if let department = entry.actorDepartment { return tables.departmentName(department) }
        // The citizen's matter came in; to whom it goes the tables say.
        if entry.event == TicketEvent.dispatch.rawValue { return "系统" }
        switch entry.door {
        case Actor.Door.web.rawValue, Actor.Door.chat.rawValue: return "市民"
        default: return "系统"
        }
    }

    func noticeLine(_ notice: OutboxRow) throws(StoreFailure) -> NoticeLine {
        let parts = notice.recipient.split(separator: " ").map(String.init)
        let words = parts.map { part in
            if part == "citizen" { return "市民" }
            if part.hasPrefix("person:") { return tables.workNumber(PersonID(rawValue: String(part.dropFirst(7)))) }
            if part.hasPrefix("department:") { return tables.departmentName(DepartmentCode(rawValue: String(part.dropFirst(11)))) }
            return part
        }
        return NoticeLine(
            id: notice.id, ticket: notice.ticket.map { number($0) } ?? notice.arguments.first ?? "", subject: notice.subject,
            recipient: words.joined(separator: " "),
            way: try Desk(store: store, tables: tables, settings: settings).wayName(of: notice), createdAt: notice.createdAt,
            toldAt: notice.toldAt, how: notice.how)
    }

    func list(_ filter: ListFilter, by actor: Actor, at now: Instant) throws(DeskFailure) -> TicketList {
        try require(.see, of: actor)
        if let bound = scope(of: actor), filter.department == nil { return try own(filter, of: bound, by: actor, at: now) }
        let limit = min(max(filter.limit, 1), ListFilter.most)
        if let department = filter.department, tables.routing.departments[department] == nil {
            throw .refused(.unknownDepartment(department.rawValue))
        }
        if let bound = scope(of: actor), filter.department.map({ $0 != bound && !tables.routing.isWithin($0, bound) }) ?? true {
            throw .refused(.notYours)
        }
        let (found, hasMore) = try stored { () throws(StoreFailure) in
            let ids = try identifiers(filter, by: actor, limit: limit + 1, at: now)
            return (try dossiers(ids.prefix(limit)), ids.count > limit)
        }
        return TicketList(lines: try lines(of: found, by: actor, at: now), hasMore: hasMore)
    }

    /// The tickets of a list, the first first.
    func identifiers(_ filter: ListFilter, by actor: Actor, limit: Int, at now: Instant) throws(StoreFailure) -> [Int64] {
        if let department = filter.department { return try store.held(by: department, limit: limit) }
        if filter.list == .returns {
            // What parts of tickets ask for stands beside whole tickets, first.
            return Array(unique(try store.ticketsWithAskingParts(limit: limit) + store.open(in: .returnReview, limit: limit)).prefix(limit))
        }
        if let state = filter.state ?? filter.list?.state { return try store.open(in: state, limit: limit) }
        switch filter.list {
        case .mine: return try actor.person.map { person throws(StoreFailure) in try store.answeredFor(by: person, limit: limit) } ?? []
        case .overdue: return try store.overdue(limit: limit, at: now)
        case .petitions: return try store.petitioned(limit: limit)
        case .late: return unique(try store.lateTickets(limit: limit))
        case .corrections: return unique(try store.ticketsToCorrect(limit: limit))
        case .publish: return try store.unpublished(limit: limit)
        case .hard, .warned, .supervised: return try set(filter.list, limit: limit, at: now).map(\.id)
        case .missed: return []
        case .untold:
            return try store.untold(to: "citizen", by: .person, limit: limit).compactMap(\.ticket)
        default: return try store.open(in: .pending, limit: limit)
        }
    }

    private func unique(_ ids: [Int64]) -> [Int64] {
        var seen: Set<Int64> = []
        return ids.filter { seen.insert($0).inserted }
    }

    func inbox(by actor: Actor, at now: Instant) throws(DeskFailure) -> Inbox {
        try require(.see, of: actor)
        if let bound = scope(of: actor) { return try ownInbox(of: bound, by: actor, at: now) }
        return try stored { () throws(StoreFailure) in
            let work = try workload(at: now)
            let states = TicketList.Name.allCases.compactMap { name in
                name.state.map { Inbox.Row(list: name, count: work.count($0), critical: work.critical($0)) }
            }
            let mine =
                try actor.person.map { person throws(StoreFailure) in try store.countAnsweredFor(by: person, cap: Self.listCap) } ?? 0
            return Inbox(
                rows: states + [
                    Inbox.Row(list: .petitions, count: try store.petitioned(limit: Self.listCap).count, critical: 0),
                    try row(of: .hard, at: now), try row(of: .warned, at: now),
                    Inbox.Row(list: .overdue, count: work.overdue, critical: 0),
                    try row(of: .supervised, at: now),
                    Inbox.Row(list: .missed, count: try store.countMissedCalls(), critical: 0),
                    Inbox.Row(list: .untold, count: try untoldCount(), critical: 0),
                    Inbox.Row(list: .mine, count: mine, critical: 0),
                ], notices: try shown(ownNotices(of: actor), to: actor).map { notice throws(StoreFailure) in try noticeLine(notice) })
        }
    }

    func workload(at now: Instant) throws(StoreFailure) -> Workload {
        Workload(
            try store.openCounts(at: now).map {
                Workload.Row(
                    state: $0.state, count: $0.count, critical: $0.urgency == Urgency.critical.rawValue ? $0.count : 0, overdue: $0.overdue)
            })
    }

    /// Counted this far; past it the list is long enough.
    static let untoldCap = 10_000

    func untoldCount() throws(StoreFailure) -> Int { try store.countToTell(cap: Self.untoldCap) }

    /// 待告知: the asker's own notices, the urgent ones of everybody, the citizens that a person must tell, and those that their
    /// gateway has not acknowledged; each with its next way and when.
    func untold(by actor: Actor, at now: Instant) throws(DeskFailure) -> [NoticeLine] {
        try require(.see, of: actor)
        if scope(of: actor) != nil { throw .refused(.notYours) }
        return try stored { () throws(StoreFailure) in
            var seen: Set<Int64> = []
            let rows =
                try ownNotices(of: actor) + store.untoldUrgent(limit: Self.noticeLimit)
                + store.untold(to: "citizen", by: .person, limit: Self.noticeLimit)
                + store.untold(to: "citizen", by: .chat, limit: Self.noticeLimit)
            return try shown(rows.filter { seen.insert($0.id).inserted }, to: actor).map { row throws(StoreFailure) in
                try waiting(row, at: now)
            }
        }
    }

    /// One notice with its words and its next way.
    func notice(_ id: Int64, by actor: Actor, at now: Instant) throws(DeskFailure) -> NoticeLine {
        try require(.see, of: actor)
        if scope(of: actor) != nil { throw .refused(.notYours) }
        guard let row = try stored({ () throws(StoreFailure) in try store.notice(id) }) else { throw .refused(.noSuchNotice) }
        let found = try row.ticket.flatMap { ticket throws(DeskFailure) in try stored { () throws(StoreFailure) in try read(ticket) } }
        if let found, tables.isHidden(found, from: actor) { throw .refused(.noSuchNotice) }
        var line = try stored { () throws(StoreFailure) in try waiting(row, at: now) }
        // A query code is told to its citizen alone, and a secret matter's words stay where they were written.
        var isSecret = row.subject == NoticeID.chatTicket.rawValue
        if let found, try self.sight(of: found, by: actor) == .restated { isSecret = true }
        if !isSecret {
            line.words = Desk(store: store, tables: tables, settings: settings).words(of: row)
        }
        return line
    }

    /// Of a ticket's notices, those by which departments were called that have not said that they heard.
    private func unacknowledged(_ notices: [OutboxRow], at now: Instant) throws(StoreFailure) -> [NoticeLine] {
        try notices.filter { $0.isUrgent && $0.isWaiting && $0.way == .feed }
            .map { row throws(StoreFailure) in try waiting(row, at: now) }
    }

    private func waiting(_ row: OutboxRow, at now: Instant) throws(StoreFailure) -> NoticeLine {
        var line = try noticeLine(row)
        line.next = try nextWay(of: row)
        return line
    }

    /// What the outbox will do at its next instant: the same choice as `Desk.deliver` makes then.
    private func nextWay(of row: OutboxRow) throws(StoreFailure) -> NoticeLine.Next? {
        guard row.toldAt == nil, row.how == nil, let at = row.nextAt else { return nil }
        let waited = at.milliseconds - row.createdAt.milliseconds
        let step: NoticeLine.Next.Step =
            switch row.way {
            case .chat:
                switch try Desk(store: store, tables: tables, settings: settings).stepOfChat(row, at: at) {
                case .again: .again
                case .gateway: .gateway
                case .person: .person
                }
            case .console:
                !row.isUrgent || waited < Desk.nextWayMilliseconds
                    ? .again : waited >= Desk.shiftLeaderMilliseconds ? .shiftLeader : .phone
            case .feed: waited >= Desk.shiftLeaderMilliseconds ? .shiftLeader : .phone
            case .person: .shiftLeader
            }
        return NoticeLine.Next(step: step, at: at)
    }

    /// Without those of tickets that are hidden from the asker.
    private func shown(_ notices: [OutboxRow], to actor: Actor) throws(StoreFailure) -> [OutboxRow] {
        var shown: [OutboxRow] = []
        for notice in notices {
            if let ticket = notice.ticket, let dossier = try read(ticket), tables.isHidden(dossier, from: actor) { continue }
            shown.append(notice)
        }
        return shown
    }

    /// Notices of one kind on a screen: what is beyond comes once these are told.
    private static let noticeLimit = 50

    private func ownNotices(of actor: Actor) throws(StoreFailure) -> [OutboxRow] {
        guard let person = actor.person else { return [] }
        return try store.untold(to: "person:\(person)", by: .console, limit: Self.noticeLimit)
    }
}

extension Desk {
    /// A line for the department that holds the ticket.
    func line(of dossier: Dossier, at now: Instant) throws(StoreFailure) -> TicketLine {
        try Reader(store: store, tables: tables, settings: settings)
            .line(of: dossier, as: dossier.ticket.isSecret ? .restated : .whole, at: now)
    }
}

extension String {
    var replacingNewlines: String { String(map { $0.isNewline ? " " : $0 }) }
}

extension Phone {
    /// As one reads it out: the extension behind the number.
    var typed: String { number + (ext.map { " 转 \($0)" } ?? "") }
}
