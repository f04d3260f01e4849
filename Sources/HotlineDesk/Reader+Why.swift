import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// The whole chain behind a ticket: what was found and in which words, the rule, the handler, each clock day by day, each rung,
    /// climbed or planned, and whom it told with what result.
    func why(_ reference: TicketReference, by actor: Actor, at now: Instant) throws(DeskFailure) -> Explanation {
        let dossier = try open(reference, by: actor)
        // The words found are the citizen's own: outside intake nobody reads them of a secret matter.
        let sight = try sight(of: dossier, by: actor)
        let isRestated = sight == .restated
        return try stored { () throws(StoreFailure) in
            let ticket = dossier.ticket
            let entries = try store.entries(of: ticket.id)
            let notices = try store.notices(of: ticket.id)
            let clocks = try explainedClocks(of: dossier)
            let rungs = try explainedRungs(of: dossier, entries: entries, notices: notices, at: now)
            var parts = [
                Explanation.Part(heading: Reason("why-finding"), lines: isRestated ? [] : finding(of: ticket)),
                Explanation.Part(
                    heading: Reason("why-responsible"),
                    lines: responsible(for: ticket, entries) + firstOutcomes(of: dossier, entries, notices).map(\.reason)),
                Explanation.Part(heading: Reason("why-clocks"), lines: clocks.flatMap { clockLines($0, at: now) }),
            ]
            let near = isRestated ? [] : nearMisses(of: ticket)
            if !near.isEmpty { parts.append(Explanation.Part(heading: Reason("why-near"), lines: near)) }
            let joint = try jointStory(partLines(of: dossier, as: sight), of: ticket)
            if !joint.isEmpty { parts.append(Explanation.Part(heading: Reason("why-joint"), lines: joint)) }
            let course = courseLines(rungs, entries)
            if !course.isEmpty { parts.append(Explanation.Part(heading: Reason("why-rungs"), lines: course)) }
            let told = try notices.filter { $0.recipient == "citizen" }.map { notice throws(StoreFailure) in try noticeReason(notice) }
            if !told.isEmpty { parts.append(Explanation.Part(heading: Reason("why-notices"), lines: told)) }
            let returns = try returnStory(of: ticket)
            if !returns.isEmpty { parts.append(Explanation.Part(heading: Reason("why-returns"), lines: returns)) }
            // Where nobody is yet responsible for good, what was ruled on like tickets is worth a look.
            if scope(of: actor) == nil, !isRestated,
                [.pending, .awaitingDispatch, .awaitingSignature, .returnReview].contains(ticket.state)
            {
                let alike = try precedents(of: ticket, by: actor, atMost: Self.precedentsShown)
                if !alike.isEmpty { parts.append(Explanation.Part(heading: Reason("why-precedents"), lines: alike)) }
            }
            let late = try lateStory(of: ticket)
            if !late.isEmpty { parts.append(Explanation.Part(heading: Reason("why-late"), lines: late)) }
            if let next = ticket.nextAt {
                parts.append(Explanation.Part(heading: Reason("why-next"), lines: [Reason("next-moment", next.wallClock(in: zone))]))
            }
            return Explanation(ticket: number(ticket.id), parts: parts, clocks: clocks, rungs: rungs)
        }
    }

    var zone: Zone { tables.routing.calendar.zone }

    private func personName(_ person: PersonID?) -> String { person.flatMap { tables.routing.people[$0]?.name } ?? "" }

    private func finding(of ticket: TicketRow) -> [Reason] {
        guard let finding = Finding(stored: ticket.finding) else { return [] }
        return tables.evidence(of: finding)
            + [Reason("tables-version", ticket.routing.short)]
    }

    /// Rows of rules.csv that nearly took it. Of other tables than those it was judged by, the rows would be others.
    private func nearMisses(of ticket: TicketRow) -> [Reason] {
        guard ticket.routing == tables.version, let finding = Finding(stored: ticket.finding) else { return [] }
        let place = PlaceFinding(district: ticket.district, street: ticket.street, named: ticket.place, candidates: [], evidence: [])
        let accepted = ticket.acceptedAt ?? ticket.receivedAt
        let route = tables.routing.route(
            kind: ticket.kind, category: ticket.category, urgency: ticket.urgency, channel: ticket.channel, place: place,
            on: zone.date(of: accepted))
        return tables.nearMisses(
            before: route.rule, kind: ticket.kind, category: ticket.category, finding: finding, urgency: ticket.urgency,
            channel: ticket.channel, place: place, at: accepted)
    }

    /// Who answers for it; of each assignment the department, then why that one and why this handler, a line each.
    private func responsible(for ticket: TicketRow, _ entries: [EntryRow]) -> [Reason] {
        var lines = [
            Reason("first-person", tables.workNumber(ticket.firstPerson) ?? "", personName(ticket.firstPerson)),
            Reason("first-department", ticket.firstDepartment.map { tables.titled($0) } ?? "—"),
        ]
        for entry in entries {
            switch entry.event {
            case TicketEvent.dispatch.rawValue, TicketEvent.designate.rawValue:
                let words = entry.reason.arguments
                let code = entry.department.map { $0.rawValue + " " } ?? ""
                lines.append(
                    Reason(slug: "dispatched-at", arguments: [entry.at.wallClock(in: zone)] + words.prefix(1).map { code + $0 }))
                lines += words.dropFirst(2).filter { !$0.isEmpty }.map { Reason("because", $0) }
            case TicketEvent.transfer.rawValue:
                lines.append(Reason("passed-at", entry.at.wallClock(in: zone), entry.reason.argument))
            default: break
            }
        }
        return lines
    }

    func noticeReason(_ notice: OutboxRow) throws(StoreFailure) -> Reason {
        let line = try noticeLine(notice)
        if let told = notice.toldAt {
            return Reason("notice-told", line.recipient, line.subject, line.way, told.wallClock(in: zone), notice.how ?? "")
        }
        guard let how = notice.how else { return Reason("notice-open", line.recipient, line.subject, line.way) }
        return Reason("notice-failed", line.recipient, line.subject, line.way, how)
    }
}
