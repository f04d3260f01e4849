import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    static let feedLimit = 200

    /// A department's changes after a cursor, in the order of the journal. The one writer commits in that order, so a
    /// cursor never skips a change.
    func feed(_ request: FeedRequest, by actor: Actor, at now: Instant) throws(DeskFailure) -> FeedPage {
        guard tables.routing.departments[request.department] != nil else {
            throw .refused(.unknownDepartment(request.department.rawValue))
        }
        if let bound = scope(of: actor), bound != request.department, !tables.routing.isWithin(request.department, bound) {
            throw .refused(.notYours)
        }
        try require(.see, of: actor)
        let limit = min(max(request.limit, 1), Self.feedLimit)
        let entries = try stored { () throws(StoreFailure) in
            try store.feed(of: request.department, after: request.after, limit: limit + 1)
        }
        var items: [FeedPage.Item] = []
        var digests: [DigestView.Page] = []
        for entry in entries.prefix(limit) {
            if entry.event == "digest", request.state == nil {
                let rows = try stored { () throws(StoreFailure) in try store.lines(ofDigest: entry.id, of: request.department) }
                let lines = try digestLines(rows, for: request.department, by: actor, at: now)
                digests.append(DigestView.Page(entry: entry.id, at: entry.at, lines: lines))
                continue
            }
            guard let ticket = entry.ticket else { continue }
            let found = try stored { () throws(StoreFailure) in try read(ticket) }
            guard let dossier = found, let sight = try feedSight(of: dossier, for: request.department, by: actor) else { continue }
            if let state = request.state, dossier.ticket.state != state { continue }
            let shown = try stored { () throws(StoreFailure) in try line(of: dossier, as: sight, at: now) }
            let part = try stored { () throws(StoreFailure) in try partLine(of: dossier, for: request.department, as: sight) }
            let isHeld = part != nil || dossier.lead.map { $0.department == request.department && $0.endedAt == nil } ?? false
            var item = FeedPage.Item(
                entry: entry.id, at: entry.at, event: entry.event, ticket: shown, isHeld: isHeld,
                reason: isHeld || dossier.ticket.isSecret ? nil : entry.reason)
            item.part = part
            items.append(item)
        }
        return FeedPage(
            items: items, digests: digests, cursor: entries.prefix(limit).last?.id ?? request.after, hasMore: entries.count > limit)
    }

    /// As the department itself sees it, whoever looks over its shoulder; nil where that is nothing.
    func feedSight(of dossier: Dossier, for department: DepartmentCode, by actor: Actor) throws(DeskFailure) -> Sight? {
        if tables.isAccused(department, by: Accused(dossier.privacy)) { return nil }
        // What somebody above was told of stands in their feed although the ticket never stood with them.
        if tables.isHidden(dossier, from: actor) { return nil }
        if dossier.ticket.isSecret { return .restated }
        return max(try sight(of: dossier, by: actor), .masked)
    }

    func identify(_ credential: Credential, at now: Instant) throws(DeskFailure) -> Identity {
        switch credential {
        case .token(let token):
            return try identity(of: token, at: now)
        case .login(let person, let token):
            guard case .person(let found, _, _, _, _) = try identity(of: token, at: now), found == person else {
                throw .refused(.notAuthenticated)
            }
            return try identity(of: person, at: now)
        case .unixUser(let name, let isService):
            if let person = tables.routing.person(unixUser: name) { return try identity(of: person.id, at: now) }
            if isService { return .service }
            throw .refused(.notAuthenticated)
        }
    }

    private func identity(of token: String, at now: Instant) throws(DeskFailure) -> Identity {
        try identity(ofToken: SHA256.hash(token.utf8), at: now)
    }

    /// Whose token it is, by its hash: a session keeps no more of it.
    func identity(ofToken hash: Digest256, at now: Instant) throws(DeskFailure) -> Identity {
        guard let row = try stored({ () throws(StoreFailure) in try store.token(hash: hash.bytes) }), row.isValid(at: now) else {
            throw .refused(.notAuthenticated)
        }
        switch row.kind {
        case "person": return try identity(of: PersonID(rawValue: row.subject), at: now)
        case "department":
            let issued = DepartmentCode(rawValue: row.subject)
            let code = tables.routing.heir(of: issued, on: zone.date(of: now))
            guard let department = tables.routing.departments[code] else { throw .refused(.notAuthenticated) }
            return .department(
                code, name: department.name, token: String(hash.hex.prefix(16)), formerly: code == issued ? nil : issued)
        default: return .gateway(GatewayName(rawValue: row.subject))
        }
    }

    private func identity(of id: PersonID, at now: Instant) throws(DeskFailure) -> Identity {
        guard let person = tables.routing.people[id] else { throw .refused(.notAuthenticated) }
        guard tables.isInOffice(person, at: now) else { throw .refused(.termOver(id)) }
        return .person(
            id, workNumber: person.workNumber, name: person.name, department: person.department,
            roles: person.roles.map(\.chinese).sorted())
    }
}
