import HotlineCore
import HotlineReports
import HotlineRouting
import HotlineStore

extension Reader {
    /// Characters of the matter shown in a list.
    static let gistLength = 30

    func line(of dossier: Dossier, at now: Instant) throws(StoreFailure) -> TicketLine {
        let ticket = dossier.ticket
        let next = dossier.clocks.filter { $0.stoppedAt == nil && !dossier.isPaused($0.name) }.min { $0.due < $1.due }
        let gist = ticket.isSecret ? "" : try store.text(of: ticket.textEntry)?.body ?? ""
        return TicketLine(
            number: number(ticket.id), state: ticket.state, urgency: ticket.urgency, kind: ticket.kind, categoryCode: ticket.category,
            categoryName: tables.category(ticket.category)?.name, departmentCode: dossier.lead?.department,
            departmentName: tables.departmentName(dossier.lead?.department), handler: tables.workNumber(dossier.lead?.handler),
            placeName: tables.placeName(ticket.place ?? ticket.street ?? ticket.district), receivedAt: ticket.receivedAt,
            acceptedAt: ticket.acceptedAt, nextDue: next.map { ClockLine($0) }, isOverdue: next.map { $0.due <= now } ?? false,
            urgeCount: ticket.urges, isSecret: ticket.isSecret,
            gist: String(gist.prefix(Self.gistLength)).replacingNewlines)
    }

    func dossiers(_ ids: some Sequence<Int64>) throws(StoreFailure) -> [Dossier] {
        var found: [Dossier] = []
        for id in ids {
            if let dossier = try read(id) { found.append(dossier) }
        }
        return found
    }

    func lines(of dossiers: some Sequence<Dossier>, at now: Instant) throws(StoreFailure) -> [TicketLine] {
        var lines: [TicketLine] = []
        for dossier in dossiers { lines.append(try line(of: dossier, at: now)) }
        return lines
    }

    func show(_ reference: TicketReference, by actor: Actor, at now: Instant) throws(DeskFailure) -> TicketDetail {
        let dossier = try open(reference, by: actor)
        return try stored { () throws(StoreFailure) in try detail(of: dossier, by: actor, at: now) }
    }

    private func detail(of dossier: Dossier, by actor: Actor, at now: Instant) throws(StoreFailure) -> TicketDetail {
        let ticket = dossier.ticket
        let text = try store.text(of: ticket.textEntry)
        let citizen = try store.person(of: ticket.id)
        let isHolder = isUnmasked(dossier, for: actor)
        return TicketDetail(
            line: try line(of: dossier, at: now), channel: ticket.channel, content: text?.body ?? "", goal: text?.goal,
            placeText: text?.place, citizenName: citizen?.name.map { isHolder ? $0 : $0.maskedName },
            citizenPhone: citizen?.phone.map { isHolder ? $0.number + ($0.ext.map { " 转 \($0)" } ?? "") : $0.masked },
            firstPerson: tables.workNumber(ticket.firstPerson), firstDepartment: tables.departmentName(ticket.firstDepartment),
            isVulnerable: ticket.isVulnerable, clocks: dossier.clocks.map { ClockLine($0, isPaused: $0.stoppedAt == nil && dossier.isPaused($0.name)) }, entries: try history(of: ticket.id),
            notices: try store.notices(of: ticket.id).map { noticeLine($0) }, late: try lateStory(of: ticket))
    }

    /// The holder must call the citizen, and so sees the number; everybody else sees it masked (practice 29).
    func isUnmasked(_ dossier: Dossier, for actor: Actor) -> Bool {
        guard let holder = dossier.lead, holder.endedAt == nil, let department = scope(of: actor) else { return false }
        return holder.department == department || tables.routing.isWithin(holder.department, department)
    }

    func history(of ticket: Int64) throws(StoreFailure) -> [EntryLine] {
        try store.entries(of: ticket).map { entry in
            EntryLine(id: entry.id, at: entry.at, event: entry.event, who: who(entry), reason: entry.reason, text: entry.body)
        }
    }

    private func who(_ entry: EntryRow) -> String {
        if let person = entry.person { return tables.workNumber(person) ?? person.rawValue }
        if let department = entry.actorDepartment { return tables.departmentName(department) ?? department.rawValue }
        switch entry.door {
        case Actor.Door.web.rawValue, Actor.Door.chat.rawValue: return "市民"
        default: return "系统"
        }
    }

    func noticeLine(_ notice: OutboxRow) -> NoticeLine {
        let parts = notice.recipient.split(separator: " ").map(String.init)
        let words = parts.map { part in
            if part == "citizen" { return "市民" }
            if part.hasPrefix("person:") { return tables.workNumber(PersonID(rawValue: String(part.dropFirst(7)))) ?? part }
            if part.hasPrefix("department:") { return tables.departmentName(DepartmentCode(rawValue: String(part.dropFirst(11)))) ?? part }
            return part
        }
        return NoticeLine(
            id: notice.id, ticket: notice.ticket.map { number($0) } ?? notice.arguments.first ?? "", subject: notice.subject,
            recipient: words.joined(separator: " "),
            way: notice.way.rawValue, createdAt: notice.createdAt, toldAt: notice.toldAt, how: notice.how)
    }

    func list(_ filter: ListFilter, by actor: Actor, at now: Instant) throws(DeskFailure) -> TicketList {
        try require(.see, of: actor)
        let limit = min(max(filter.limit, 1), ListFilter.most)
        if let department = filter.department, tables.routing.departments[department] == nil {
            throw .refused(.unknownDepartment(department.rawValue))
        }
        if let bound = scope(of: actor), filter.department.map({ $0 != bound && !tables.routing.isWithin($0, bound) }) ?? true {
            throw .refused(.notYours)
        }
        return try stored { () throws(StoreFailure) in
            let ids = try identifiers(filter, by: actor, limit: limit + 1, at: now)
            return TicketList(lines: try lines(of: dossiers(ids.prefix(limit)), at: now), hasMore: ids.count > limit)
        }
    }

    private func identifiers(_ filter: ListFilter, by actor: Actor, limit: Int, at now: Instant) throws(StoreFailure) -> [Int64] {
        if let department = filter.department { return try store.held(by: department, limit: limit) }
        if let state = filter.state ?? filter.list?.state { return try store.open(in: state, limit: limit) }
        switch filter.list {
        case .mine: return try actor.person.map { person throws(StoreFailure) in try store.answeredFor(by: person, limit: limit) } ?? []
        case .overdue: return try store.overdue(limit: limit, at: now)
        case .petitions: return try store.petitioned(limit: limit)
        case .late: return unique(try store.lateTickets(limit: limit))
        case .corrections: return unique(try store.ticketsToCorrect(limit: limit))
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
        if scope(of: actor) != nil { throw .refused(.notYours) }
        return try stored { () throws(StoreFailure) in
            let work = try workload(at: now)
            let states = TicketList.Name.allCases.compactMap { name in
                name.state.map { Inbox.Row(list: name, count: work.count($0), critical: work.critical($0)) }
            }
            let mine = try actor.person.map { person throws(StoreFailure) in try store.countAnsweredFor(by: person) } ?? 0
            return Inbox(
                rows: states + [
                    Inbox.Row(list: .overdue, count: work.overdue, critical: 0),
                    Inbox.Row(list: .untold, count: try untoldCount(), critical: 0),
                    Inbox.Row(list: .mine, count: mine, critical: 0),
                ], notices: try ownNotices(of: actor).map { noticeLine($0) })
        }
    }

    func workload(at now: Instant) throws(StoreFailure) -> Workload {
        if let counted = standing.workload { return counted }
        return Workload(
            try store.openCounts(at: now).map {
                Workload.Row(state: $0.state, count: $0.count, critical: $0.critical, overdue: $0.overdue)
            })
    }

    /// Counted this far; past it the list is long enough.
    static let untoldCap = 10_000

    func untoldCount() throws(StoreFailure) -> Int { try store.countUntold(to: "citizen", by: .person, cap: Self.untoldCap) }

    /// 待告知: citizens that a person must tell, and the asker's own notices.
    func untold(by actor: Actor) throws(DeskFailure) -> [NoticeLine] {
        try require(.see, of: actor)
        if scope(of: actor) != nil { throw .refused(.notYours) }
        return try stored { () throws(StoreFailure) in
            let citizens = try store.untold(to: "citizen", by: .person, limit: Self.noticeLimit)
            return try (ownNotices(of: actor) + citizens).map { noticeLine($0) }
        }
    }

    /// Notices of one kind on a screen: what is beyond comes once these are told.
    private static let noticeLimit = 50

    private func ownNotices(of actor: Actor) throws(StoreFailure) -> [OutboxRow] {
        guard let person = actor.person else { return [] }
        return try store.untold(to: "person:\(person)", by: .console, limit: Self.noticeLimit)
    }
}

extension Desk {
    func line(of dossier: Dossier, at now: Instant) throws(StoreFailure) -> TicketLine {
        try Reader(store: store, tables: tables, settings: settings).line(of: dossier, at: now)
    }
}

extension String {
    var replacingNewlines: String { String(map { $0.isNewline ? " " : $0 }) }

    /// 张*, 张*三.
    var maskedName: String {
        guard let first else { return "" }
        return count <= 2 ? "\(first)*" : "\(first)*\(self[index(before: endIndex)])"
    }
}
