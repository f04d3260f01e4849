import HotlineCore
import HotlineRouting
import HotlineStore

/// A source that falls silent is told to whoever is on duty, once until it is heard again (practice 34).
extension Desk {
    /// What the follower of the files reports every few seconds.
    mutating func watch(_ standings: [SourceStanding], _ order: Order) throws(DeskFailure) -> Receipt {
        try stored { () throws(StoreFailure) in
            for source in tables.routing.sources {
                // Nobody looks after a gateway but the Desk itself, which hears it.
                let own = source.format == .gateway ? SourceStanding(source: source.name) : nil
                guard let standing = standings.first(where: { $0.source == source.name }) ?? own else { continue }
                try watch(source, standing, order)
            }
            return Receipt()
        }
    }

    /// A gateway that is watched brought something: its one row among the cursors says when.
    mutating func hearGateway(_ gateway: GatewayName) {
        let isWatched = tables.routing.sources.contains { $0.format == .gateway && $0.name.rawValue == gateway.rawValue }
        guard isWatched else { return }
        let source = SourceName(rawValue: gateway.rawValue)
        cursors[CursorKey(source: source, device: 0, inode: 0)] = SourceCursor(
            source: source, device: 0, inode: 0, offset: 0, line: 0, headHash: "", headLength: 0, tailHash: "", path: "")
    }

    private mutating func watch(_ source: Source, _ standing: SourceStanding, _ order: Order) throws(StoreFailure) {
        guard let watch = try store.watch(of: source.name) else { return try store.beginWatch(of: source.name, at: order.at) }
        if let told = watch.toldAt {
            // The same instant is after it: what was told was silent for longer than an instant.
            guard watch.heardAt >= told else { return }
            try store.setTold(nil, of: source.name)
            _ = try journal("source", Reason("source-heard", source.name.rawValue), order)
            return
        }
        guard !standing.isBehind, let limit = source.limitBroken(since: watch.heardAt, at: order.at, tables.routing.calendar) else {
            return
        }
        try store.setTold(order.at, of: source.name)
        let reason = Reason(
            "source-silent", source.name.rawValue, watch.heardAt.wallClock(in: tables.routing.calendar.zone), limit.chinese)
        try tellDuty("source", reason, order)
    }

    /// Journals what concerns the house and no ticket, and tells whoever is on duty at the console.
    mutating func tellDuty(_ event: String, _ reason: Reason, _ order: Order) throws(StoreFailure) {
        let entry = try journal(event, reason, order)
        for person in duty(at: order.at) {
            try store.post(
                entry: entry, ticket: nil, subject: reason.slug, arguments: reason.arguments, recipient: "person:\(person)", way: .console,
                address: nil, isUrgent: false, next: order.at, at: order.at)
        }
    }

    private func duty(at now: Instant) -> [PersonID] {
        let onCall = tables.routing.recipients(.onCall, department: .hotline, handler: nil, at: now)
        return onCall.isEmpty ? tables.routing.recipients(.shiftLeader, department: .hotline, handler: nil, at: now) : onCall
    }

    private mutating func journal(_ event: String, _ reason: Reason, _ order: Order) throws(StoreFailure) -> Int64 {
        try store.append(
            JournalEntry(
                ticket: nil, at: order.at, event: event, door: order.actor.door.rawValue, person: nil, actorDepartment: nil, origin: "",
                reason: reason, department: nil, text: nil))
    }
}

extension Source {
    /// The limit of the present hour that a silence has passed. It is counted from the last line or from the hour at which the
    /// limit begins to hold, whichever is later: a quiet night is no fault at eight in the morning.
    func limitBroken(since heard: Instant, at now: Instant, _ calendar: WorkingCalendar) -> Limit? {
        let minute = Int(zone.millisecondOfDay(of: now) / 60_000)
        guard let hours = silence.first(where: { $0.from.minutes <= minute && minute < $0.to.minutes }) else { return nil }
        let begins = max(heard, zone.instant(zone.date(of: now), hours.from))
        return calendar.due(after: begins, hours.limit).instant <= now ? hours.limit : nil
    }
}
