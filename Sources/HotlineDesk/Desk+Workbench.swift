import HotlineCore
import HotlineStore

extension Desk {
    /// Bytes of a draft: a text of a console, 64 KiB, and its command.
    private static let draftBytes = 80_000
    private static let broadcastLength = 200
    /// Tickets that one person can have open: a quarter of an hour's.
    private static let openAtOnce = 200

    mutating func workbench(_ action: WorkbenchAction, _ order: Order) throws(DeskFailure) -> Receipt {
        switch action {
        case .keepDraft(let draft): try keep(draft, order)
        case .dropDraft(let key):
            let person = try owner(of: "draft", order)
            try stored { () throws(StoreFailure) in try store.dropDraft(key, of: person) }
        case .saveFilter(let name, let filter): try save(filter, as: name, order)
        case .dropFilter(let name):
            let person = try owner(of: "find", order)
            try stored { () throws(StoreFailure) in try store.dropFilter(name, of: person) }
        case .handOverShift(let other): return try handOverShift(to: other, order)
        case .broadcast(let words): try broadcast(words, order)
        case .revokeToken(let id): return try revokeToken(id, order)
        }
        return Receipt()
    }

    /// What is kept at a place is somebody's own.
    private func owner(of verb: String, _ order: Order) throws(DeskFailure) -> PersonID {
        guard let person = order.actor.person else { throw .refused(.notPermitted(verb: verb)) }
        return person
    }

    private mutating func keep(_ draft: DraftText, _ order: Order) throws(DeskFailure) {
        let person = try owner(of: "draft", order)
        let body = draft.lines.joined(separator: "\n")
        guard body.utf8.count + draft.command.utf8.count <= Self.draftBytes else {
            throw .refused(.tooLong(field: "draft", limit: Self.draftBytes))
        }
        let (count, isKnown) = try stored { () throws(StoreFailure) in
            (try store.countDrafts(of: person), try store.hasDraft(draft.key, of: person))
        }
        guard isKnown || count < DraftText.most else {
            throw .refused(.invalid(field: "draft", value: "\(count)", expected: "≤ \(DraftText.most)"))
        }
        try stored { () throws(StoreFailure) in
            try store.put(
                DraftRow(key: draft.key, command: draft.command, body: body, at: order.at, isParked: draft.isParked), of: person)
        }
    }

    private mutating func save(_ filter: String, as name: String, _ order: Order) throws(DeskFailure) {
        let person = try owner(of: "find", order)
        try require(name, "name", atMost: SavedFilter.longestName)
        try require(filter, "find", atMost: 500)
        let known = try stored { () throws(StoreFailure) in try store.filters(of: person, limit: SavedFilter.most) }
        guard known.count < SavedFilter.most || known.contains(where: { $0.name == name }) else {
            throw .refused(.invalid(field: "find", value: "\(known.count)", expected: "≤ \(SavedFilter.most)"))
        }
        try stored { () throws(StoreFailure) in try store.saveFilter(filter, as: name, of: person) }
    }

    /// 交班: the tickets that are open here are left to the next operator, for as long as a `next` leaves them, with the drafts.
    private mutating func handOverShift(to other: PersonID, _ order: Order) throws(DeskFailure) -> Receipt {
        let person = try requirePerson(.note, of: order.actor)
        guard let next = tables.routing.people[other], next.department == .hotline, tables.isInOffice(next, at: order.at) else {
            throw .refused(.unknownPerson(other.rawValue))
        }
        guard other != person, !isDepartments(order.actor) else {
            throw .refused(.invalid(field: "ID", value: other.rawValue, expected: "另一位坐席 another operator"))
        }
        let open = try stored { () throws(StoreFailure) in try store.taken(by: person, at: order.at, limit: Self.openAtOnce) }
        let receiver = Actor(door: .console, person: other)
        var passed = 0
        for id in open {
            guard var dossier = try stored({ () throws(StoreFailure) in try read(id) }), !tables.isHidden(dossier, from: receiver) else {
                continue
            }
            passed += 1
            try stored { () throws(StoreFailure) in
                dossier.ticket.takenBy = other
                dossier.ticket.takenUntil = Instant(milliseconds: order.at.milliseconds + Self.takenMilliseconds)
                try store.update(dossier.ticket)
            }
        }
        return try stored { () throws(StoreFailure) in
            let drafts = try store.passDrafts(of: person, to: other)
            let reason = Reason("shift-handed", tables.workNumber(person), tables.workNumber(other), "\(passed)", "\(drafts)")
            try journalPrivately("shift", nil, reason: reason, text: nil, order)
            push(.ring(to: "person:\(other)", ticket: nil, urgency: .ordinary, reason: reason))
            var receipt = Receipt()
            receipt.decided = [reason]
            return receipt
        }
    }

    private mutating func broadcast(_ words: String, _ order: Order) throws(DeskFailure) {
        let person = try requirePerson(.broadcast, of: order.actor)
        try require(words, "text", atMost: Self.broadcastLength)
        try stored { () throws(StoreFailure) in
            try journalPrivately(
                "broadcast", nil, reason: Reason("broadcast", tables.workNumber(person), Reason.hidden), text: words, order)
            push(.ring(to: nil, ticket: nil, urgency: .urgent, reason: Reason("broadcast", tables.workNumber(person), words)))
        }
    }

    private mutating func revokeToken(_ id: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.token, of: order.actor)
        let ended = try stored { () throws(StoreFailure) in try store.revokeToken(id.lowercased(), at: order.at) }
        guard !ended.isEmpty else {
            throw .refused(.invalid(field: "token", value: String(id.prefix(16)), expected: "token list 里的编号 an id of token list"))
        }
        return try stored { () throws(StoreFailure) in
            var receipt = Receipt()
            for token in ended {
                let reason = Reason("token-revoked", token.kind, token.subject)
                try journalPrivately("token", nil, reason: reason, text: nil, order)
                receipt.decided.append(reason)
                push(.revoked(token: token.id))
            }
            return receipt
        }
    }
}
