import HotlineCore
import HotlineStore

extension Reader {
    /// Lines of one call that are shown.
    private static let eventLimit = 200

    func calls(_ query: CallQuery, by actor: Actor, at now: Instant) throws(DeskFailure) -> CallAnswer {
        try require(.contact, of: actor)
        if scope(of: actor) != nil { throw .refused(.notYours) }
        switch query {
        case .missed(let limit):
            return try stored { () throws(StoreFailure) in
                .missed(try store.missedCalls(limit: Self.bounded(limit)).map(line), total: try store.countMissedCalls())
            }
        case .withoutRecord(let limit):
            return try stored { () throws(StoreFailure) in
                .withoutRecord(
                    try store.callsWithoutRecord(at: now, limit: Self.bounded(limit)).map(line),
                    total: try store.countCallsWithoutRecord(at: now))
            }
        case .sheet(let call): return .sheet(try sheet(call, by: actor))
        case .waiting: return .waiting(try stored { () throws(StoreFailure) in try waiting(at: now) })
        }
    }

    /// A caller is not believed to wait for longer: whoever is not answered by then was lost by the log, not by the platform.
    private static let longestWait: Int64 = 20 * 60

    /// Who waits, as the queue's log tells it (domain 6.2).
    private func waiting(at now: Instant) throws(StoreFailure) -> WaitingCalls? {
        let sources = tables.routing.sources.filter(\.format.tellsWhoWaits).map(\.name)
        guard !sources.isEmpty else { return nil }
        let found = try store.waitingCalls(of: sources, since: now.adding(seconds: -Self.longestWait))
        return WaitingCalls(count: found.count, since: found.since)
    }

    private static func bounded(_ limit: Int) -> Int { min(max(limit, 1), ListFilter.most) }

    private func line(_ row: MissedCallRow) -> MissedCallLine {
        MissedCallLine(
            id: row.id, phone: masked(row.phone), firstAt: row.firstAt, lastAt: row.lastAt, calls: row.calls,
            takenBy: tables.workNumber(row.takenBy), takenAt: row.takenAt)
    }

    private func line(_ row: CallRow) -> CallLine {
        CallLine(
            call: row.call, source: row.source, phone: row.phone.map(masked), isOutgoing: row.isOutgoing, agent: row.agent,
            beganAt: row.beganAt, isAnswered: row.isAnswered, waitSeconds: row.waitSeconds, talkSeconds: row.talkSeconds)
    }

    private func masked(_ number: String) -> String { Phone(number)?.masked ?? "" }

    /// A call whose ticket the asker may not see looks like none.
    private func sheet(_ call: String, by actor: Actor) throws(DeskFailure) -> CallSheet {
        let (row, ticket, events, said) = try stored { () throws(StoreFailure) in
            (
                try store.call(call), try store.ticket(ofCall: call), try store.events(ofCall: call, limit: Self.eventLimit),
                try store.segments(ofCall: call, limit: Desk.segmentsHeard)
            )
        }
        guard row != nil || !said.isEmpty else { throw .refused(.nothingWaiting) }
        var sight = Sight.masked
        if let ticket {
            guard let dossier = try stored({ () throws(StoreFailure) in try read(ticket) }) else { throw .refused(.nothingWaiting) }
            sight = try self.sight(of: dossier, by: actor)
            guard sight > .nothing else { throw .refused(.nothingWaiting) }
        }
        return CallSheet(
            line: row.map(line), ticket: ticket.map(number), recordDue: row?.recordDue,
            events: events.compactMap { event in
                CallNote.Event(rawValue: event.event).map {
                    CallSheet.Event(at: event.at, event: $0, agent: event.agent, seconds: event.seconds, words: event.words)
                }
            },
            said: sight < .masked ? [] : said.map { $0.masked(if: sight == .masked) })
    }
}

extension CallNote.Segment {
    fileprivate func masked(if isMasked: Bool) -> CallNote.Segment {
        CallNote.Segment(number: number, role: role, begin: begin, end: end, text: isMasked ? Masking.text(text) : text)
    }
}
