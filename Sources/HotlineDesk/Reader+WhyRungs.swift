import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// Each rung of the ticket: those climbed in every round, and those of the ladder it stands on that lie ahead.
    func explainedRungs(
        of dossier: Dossier, entries: [EntryRow], notices: [OutboxRow], at now: Instant
    ) throws(StoreFailure) -> [Explanation.Rung] {
        let gathered = try store.digestLines(ofTicket: dossier.ticket.id)
        let known = Dictionary(grouping: tables.routing.ladders.values.joined(), by: \.id)
        var rungs: [Explanation.Rung] = []
        for row in try store.rungs(of: dossier.ticket.id) {
            var told: [Explanation.Told] = []
            for entry in entries where entry.event == "rung" && entry.at == row.at && entry.reason.arguments.first == row.rung {
                for notice in notices where notice.entry == entry.id { told.append(try outcome(notice)) }
                for line in gathered where line.entry == entry.id { told.append(try outcome(line)) }
            }
            let rung = known[row.rung]?.first
            rungs.append(
                Explanation.Rung(
                    id: row.rung, round: row.round, course: row.isPassedOver ? .passedOver : .told, at: row.at, anchor: rung?.anchor,
                    moment: rung?.moment.reason, condition: rung?.condition.rawValue ?? "", told: told))
        }
        return rungs + (try plannedRungs(of: dossier, at: now))
    }

    private func plannedRungs(of dossier: Dossier, at now: Instant) throws(StoreFailure) -> [Explanation.Rung] {
        // The same as the Desk plans with, on a copy that is thrown away.
        var desk = Desk(store: store, tables: tables, settings: settings)
        guard dossier.ticket.state.isOpen else { return [] }
        let fired = try desk.climbed(by: dossier)
        let agenda = try desk.agenda(of: dossier, fired: fired, at: now)
        let isPressed = dossier.isPressed
        let calendar = tables.routing.calendar
        let planned: [Explanation.Rung] = (agenda.rungs + agenda.roomRungs).compactMap { rung in
            let isDepartments = isPressed && rung.ladder != .ownRooms
            let scope = isPressed && !isDepartments ? calendar.room(rung.anchor) : agenda.scope
            guard !fired.contains(rung.id), let at = Ladder.instant(of: rung, facts: agenda.facts, calendar: calendar, scope: scope)
            else { return nil }
            var people: [PersonID] = []
            for recipient in rung.tells {
                for person in tables.routing.recipients(
                    recipient, department: isDepartments ? dossier.pressedDepartment : .hotline,
                    handler: isDepartments && dossier.pressedDepartment != .hotline ? dossier.lead?.handler : nil, at: max(at, now))
                where !people.contains(person) { people.append(person) }
            }
            return Explanation.Rung(
                id: rung.id, round: dossier.ticket.round, course: .planned, at: at, anchor: rung.anchor, moment: rung.moment.reason,
                condition: rung.condition.rawValue,
                told: people.map {
                    Explanation.Told(recipient: tables.workNumber($0), way: "", outcome: .planned, at: nil, how: nil)
                })
        }
        return planned.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }

    private func outcome(_ notice: OutboxRow) throws(StoreFailure) -> Explanation.Told {
        let line = try noticeLine(notice)
        return Explanation.Told(
            recipient: line.recipient, way: line.way,
            outcome: notice.toldAt != nil ? .told : notice.how == nil ? .pending : .dead, at: notice.toldAt, how: notice.how)
    }

    /// Told with a digest, or waiting for one.
    private func outcome(_ line: DigestLineRow) throws(StoreFailure) -> Explanation.Told {
        let recipient = tables.departmentName(line.department) + " " + tables.workNumber(line.person)
        guard let digest = line.digest else {
            return Explanation.Told(recipient: recipient, way: "digest", outcome: .gathered, at: line.dueAt, how: nil)
        }
        let notice = try store.notices(ofEntry: digest).first { $0.recipient.hasSuffix(" person:\(line.person)") }
        return Explanation.Told(
            recipient: recipient, way: OutboxRow.Way.feed.rawValue, outcome: notice?.toldAt == nil ? .pending : .told, at: notice?.toldAt,
            how: notice?.how)
    }

    /// The rungs and the reminders as lines, in order of time; whom each told stands below it.
    func courseLines(_ rungs: [Explanation.Rung], _ entries: [EntryRow]) -> [Reason] {
        var blocks = rungs.map { (at: $0.at, lines: lines(of: $0)) }
        blocks += entries.filter { $0.event == "reminder" }.map { entry in
            (
                at: entry.at,
                lines: [Reason(slug: "reminder-at", arguments: [entry.at.wallClock(in: zone)] + entry.reason.arguments.prefix(1))]
            )
        }
        return blocks.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.flatMap(\.element.lines)
    }

    private func lines(of rung: Explanation.Rung) -> [Reason] {
        let words = [rung.at.wallClock(in: zone), rung.id, rung.anchor?.chinese ?? "", rung.moment?.argument ?? ""]
        switch rung.course {
        case .passedOver: return [Reason(slug: "rung-passed", arguments: words)]
        case .planned:
            return [
                Reason(slug: "rung-planned", arguments: words),
                Reason("rung-if", rung.condition, rung.told.map(\.recipient).joined(separator: "、")),
            ]
        case .told: return [Reason(slug: "rung-at", arguments: words)] + rung.told.map(toldReason)
        }
    }

    private func toldReason(_ told: Explanation.Told) -> Reason {
        let at = told.at?.wallClock(in: zone) ?? ""
        switch told.outcome {
        case .told: return Reason("rung-heard", told.recipient, told.way, at, told.how ?? "")
        case .gathered: return Reason("rung-gathered", told.recipient, at)
        case .pending, .planned: return Reason("rung-open", told.recipient, told.way)
        case .dead: return Reason("rung-dead", told.recipient, told.way, told.how ?? "")
        }
    }
}
