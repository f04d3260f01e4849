import HotlineClassifier
import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// Followers that one answer lists; the count says how many there are.
    static let followersShown = 200
    /// A number's tickets that are looked at for its history.
    static let callerTickets = 40
    static let callerDays = 90

    func links(_ question: LinkQuery, by actor: Actor, at now: Instant) throws(DeskFailure) -> LinkAnswer {
        switch question {
        case .like(let reference):
            let dossier = try open(reference, by: actor)
            try requireOurs(actor)
            return .like(try stored { () throws(StoreFailure) in try lookAlikes(of: dossier, by: actor, at: now) })
        case .group(let reference): return .group(try group(reference, by: actor, at: now))
        case .incidents:
            try require(.see, of: actor)
            try requireOurs(actor)
            return try stored { () throws(StoreFailure) in
                var lines: [IncidentLine] = []
                for row in try store.openIncidents(limit: Desk.incidentLimit) {
                    if let found = try line(of: row, at: now) { lines.append(found) }
                }
                let since = Instant(milliseconds: now.milliseconds - Desk.burstQuietMilliseconds)
                var bursts: [BurstLine] = []
                for burst in try store.bursts(since: since) where try incident(of: burst.category, street: burst.street) == nil {
                    bursts.append(line(of: burst))
                }
                return .incidents(lines, bursts: bursts)
            }
        case .caller(let phone):
            try require(.create, of: actor)
            return .caller(try stored { () throws(StoreFailure) in try history(of: phone, at: now) })
        }
    }

    /// What stands across departments is the hotline's to see.
    private func requireOurs(_ actor: Actor) throws(DeskFailure) {
        if scope(of: actor) != nil { throw .refused(.notYours) }
    }

    private func line(of row: IncidentRow, at now: Instant) throws(StoreFailure) -> IncidentLine? {
        guard let dossier = try read(row.ticket) else { return nil }
        return IncidentLine(
            line: try line(of: dossier, at: now), title: row.title, openedAt: row.openedAt,
            callers: try store.countFollowers(of: row.ticket))
    }

    /// The open incident that a matter falls under: its class, in its street or its whole district.
    func incident(like triage: Triage, isSecret: Bool, at now: Instant) throws(StoreFailure) -> IncidentLine? {
        guard let category = triage.category, !isSecret, triage.kind != .report else { return nil }
        return try incident(of: category, street: triage.street, district: triage.district).flatMap { row throws(StoreFailure) in
            try line(of: row, at: now)
        }
    }

    private func incident(of category: CategoryCode, street: PlaceCode?, district: PlaceCode? = nil) throws(StoreFailure) -> IncidentRow? {
        let district = district ?? street.flatMap { tables.routing.district(of: $0) }
        for row in try store.openIncidents(limit: Desk.incidentLimit) {
            guard let ticket = try store.ticket(row.ticket), ticket.category == category else { continue }
            let isThere = ticket.street == nil ? ticket.district == district : ticket.street == street
            if isThere { return row }
        }
        return nil
    }

    private func line(of burst: BurstRow) -> BurstLine {
        BurstLine(
            category: burst.category, categoryName: tables.category(burst.category)?.name, street: burst.street,
            placeName: tables.placeName(burst.street), rungAt: burst.rungAt, callers: burst.callers)
    }

    // A group

    private func group(_ reference: TicketReference, by actor: Actor, at now: Instant) throws(DeskFailure) -> TicketGroup {
        let asked = try open(reference, by: actor)
        let (main, subject): (Dossier, String?) = try stored { () throws(StoreFailure) in
            let main = try mainTicket(of: asked.ticket) ?? asked
            return (main, try store.subject(of: main.ticket.id))
        }
        guard try maySee(main, actor) else { throw .refused(.noSuchTicket) }
        // The members' names never go to whom they complain about (practice 36), nor to whoever stands below it.
        let isAccused = isSubject(subject, scope(of: actor))
        // Whoever holds the main ticket must reach its callers, as it must its own (practice 29).
        let sight = try sight(of: main, by: actor)
        let isHolder = !isAccused && sight == .whole
        return try stored { () throws(StoreFailure) in
            let rows = isAccused ? [] : try store.followers(of: main.ticket.id, limit: Self.followersShown)
            var followers: [TicketGroup.Follower] = []
            for row in rows {
                guard let dossier = try read(row.ticket), !tables.isHidden(dossier, from: actor) else { continue }
                followers.append(try follower(dossier, row.kind, isHolder: isHolder, at: now))
            }
            let related = scope(of: actor) == nil ? try store.related(to: asked.ticket.id, limit: Self.followersShown) : []
            return TicketGroup(
                main: try line(of: main, as: sight, at: now), title: try store.incident(main.ticket.id)?.title,
                subject: isAccused ? nil : subject,
                followers: followers, count: try store.countFollowers(of: main.ticket.id),
                related: try dossiers(related).filter { !tables.isHidden($0, from: actor) }.map { dossier throws(StoreFailure) in
                    try line(of: dossier, at: now)
                })
        }
    }

    private func follower(
        _ dossier: Dossier, _ kind: FollowerRow.Kind, isHolder: Bool, at now: Instant
    ) throws(StoreFailure) -> TicketGroup.Follower {
        let ticket = dossier.ticket
        let citizen = ticket.isSecret ? nil : try store.person(of: ticket.id)
        let isOpen = isHolder && !ticket.isSecret
        return TicketGroup.Follower(
            line: try line(of: dossier, at: now), kind: kind.chinese, slug: kind.rawValue, channel: ticket.channel,
            name: citizen?.name.map { isOpen ? $0 : Masking.name($0) }, phone: isOpen ? citizen?.phone?.number : nil,
            content: isOpen ? try store.text(of: ticket.textEntry)?.body : nil)
    }

    /// The ticket that this one follows.
    func mainTicket(of ticket: TicketRow) throws(StoreFailure) -> Dossier? {
        guard ticket.state == .merged, let follower = try store.follower(ticket.id) else { return nil }
        return try read(follower.main)
    }

    /// Whether a department is the party complained about, or stands below it.
    func isSubject(_ subject: String?, _ department: DepartmentCode?) -> Bool {
        guard let subject, let department else { return false }
        return tables.routing.departments.values.contains { named in
            (named.code.rawValue == subject || named.name == subject || named.aliases.contains(subject))
                && (named.code == department || tables.routing.isWithin(department, named.code))
        }
    }

    // Look-alikes

    func lookAlikes(of dossier: Dossier, by actor: Actor, at now: Instant) throws(StoreFailure) -> [LookAlike] {
        let ticket = dossier.ticket
        guard let text = try store.text(of: ticket.textEntry) else { return [] }
        let about = Matter(
            ticket: ticket.id, text: [text.place ?? "", text.body].joined(separator: "\n"), category: ticket.category,
            place: ticket.street ?? ticket.district, named: ticket.place, phone: try store.person(of: ticket.id)?.phone,
            isPublic: !ticket.isSecret && ticket.kind != .report, subject: try store.subject(of: ticket.id))
        return try lookAlikes(of: about, by: actor, at: now)
    }

    /// A matter that others may look like.
    struct Matter {
        var ticket: Int64?
        let text: String
        let category: CategoryCode?
        let place: PlaceCode?
        /// The most specific place.
        let named: PlaceCode?
        let phone: Phone?
        /// Neither secret nor a report: nothing is offered across that line (practice 5).
        let isPublic: Bool
        var subject: String?
    }

    /// Open tickets of the last thirty days that look like it, the most alike first. The machine only offers.
    func lookAlikes(of matter: Matter, by actor: Actor, at now: Instant) throws(StoreFailure) -> [LookAlike] {
        guard matter.isPublic else { return [] }
        let signature = TextSignature(matter.text)
        let first = TicketNumber.sixDigits(of: zone.date(of: now).adding(days: -Likeness.days)).lowerBound
        var alike: [Int64: Double] = [:]
        for bucket in Likeness.buckets(category: matter.category, place: matter.place, signature) {
            for row in try store.likenesses(in: bucket, from: first, limit: Likeness.compared) {
                alike[row.ticket] = TextSignature(bytes: row.signature).map { $0.similarity(to: signature) } ?? 0
            }
        }
        let sameCaller = Set(
            try matter.phone.map { phone throws(StoreFailure) in try store.tickets(ofPhone: phone, limit: Self.callerTickets) } ?? [])
        let sameSubject = Set(
            try matter.subject.map { name throws(StoreFailure) in try store.tickets(about: name, limit: Self.callerTickets) } ?? [])
        var found: [(score: Double, look: LookAlike)] = []
        for id in Set(alike.keys).union(sameCaller).union(sameSubject) where id >= first && id != matter.ticket {
            guard let dossier = try read(id), dossier.ticket.state.isOpen, !dossier.ticket.isSecret, dossier.ticket.kind != .report,
                !tables.isHidden(dossier, from: actor)
            else { continue }
            let judged = judge(
                dossier.ticket, matter, similarity: alike[id], isSameCaller: sameCaller.contains(id),
                isSameSubject: sameSubject.contains(id))
            guard let judged else { continue }
            found.append(
                (
                    judged.score,
                    LookAlike(
                        line: try line(of: dossier, at: now), channel: dossier.ticket.channel, reasons: judged.reasons,
                        mayLead: dossier.ticket.state.barAsMain == nil)
                ))
        }
        return found.sorted { ($0.score, $0.look.line.number) > ($1.score, $1.look.line.number) }.prefix(Likeness.offered).map(\.look)
    }

    /// Nil where too little speaks for it.
    private func judge(
        _ ticket: TicketRow, _ matter: Matter, similarity: Double?, isSameCaller: Bool, isSameSubject: Bool
    ) -> (score: Double, reasons: [Reason])? {
        let text = similarity ?? 0
        let isSameClass = ticket.category != nil && ticket.category == matter.category
        // A street holds many matters; a crossing, a market, a housing estate few.
        let isSamePlace = isSameClass && ticket.place != nil && ticket.place == matter.named && isNarrow(ticket.place)
        let isPlaced = isSameClass && similarity != nil
        guard
            isSameSubject || isSamePlace || (isSameCaller && isSameClass) || text >= (isPlaced ? Likeness.nearText : Likeness.nearTextAlone)
        else { return nil }
        var reasons: [Reason] = []
        if isSameCaller { reasons.append(Reason("like-caller")) }
        if isSameSubject { reasons.append(Reason("like-subject")) }
        if isSamePlace { reasons.append(Reason("like-place", tables.placeName(ticket.place) ?? "")) }
        if text >= Likeness.nearText { reasons.append(Reason("like-text", "\(Int((text * 100).rounded()))")) }
        if isSameClass, !isSamePlace { reasons.append(Reason(ticket.street == nil ? "like-class" : "like-street")) }
        return (text + (isSameCaller ? 1 : 0) + (isSameSubject ? 1 : 0) + (isSamePlace ? 0.5 : 0), reasons)
    }

    private func isNarrow(_ place: PlaceCode?) -> Bool {
        guard let level = place.flatMap({ tables.routing.placesByCode[$0]?.level }) else { return false }
        return level != .district && level != .street
    }

    // A caller

    func history(of phone: Phone, at now: Instant) throws(StoreFailure) -> CallerHistory {
        let first = TicketNumber.sixDigits(of: zone.date(of: now).adding(days: -Self.callerDays)).lowerBound
        let ids = try store.tickets(ofPhone: phone, limit: Self.callerTickets).filter { $0 >= first }
        let all = try dossiers(ids)
        return CallerHistory(count: all.count, open: all.filter { $0.ticket.state.isOpen }.count, lastAnswer: try lastAnswer(of: all))
    }

    /// The newest answer that was released, of tickets newest first. A secret one is not read out.
    func lastAnswer(of dossiers: [Dossier]) throws(StoreFailure) -> CallerHistory.LastAnswer? {
        for dossier in dossiers where !dossier.ticket.isSecret {
            let answering = try mainTicket(of: dossier.ticket) ?? dossier
            guard let entry = try releasedReply(of: answering.ticket), let text = try store.text(of: entry.id) else { continue }
            return CallerHistory.LastAnswer(
                ticket: number(dossier.ticket.id), at: entry.at, text: String(text.body.prefix(Self.answerLength)).replacingNewlines)
        }
        return nil
    }

    /// Characters of the last answer that are shown.
    static let answerLength = 60

    /// The entry of the reply that the citizen may read: released, or given on the spot.
    func releasedReply(of ticket: TicketRow) throws(StoreFailure) -> EntryRow? {
        guard let reply = ticket.replyEntry else { return nil }
        let entries = try store.entries(of: ticket.id)
        let isReleased = entries.contains {
            $0.event == TicketEvent.release.rawValue && $0.id > reply
                || [TicketEvent.answer.rawValue, "final_answer"].contains($0.event) && $0.id == reply
        }
        return isReleased ? entries.first { $0.id == reply } : nil
    }
}
