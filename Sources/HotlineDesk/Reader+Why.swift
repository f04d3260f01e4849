import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// The whole chain behind a ticket: what was found and in which words, the rule, the handler, each clock, each rung and whom it told.
    func why(_ reference: TicketReference, by actor: Actor, at now: Instant) throws(DeskFailure) -> Explanation {
        let dossier = try open(reference, by: actor)
        // The words found are the citizen's own: outside intake nobody reads them of a secret matter.
        let isRestated = try sight(of: dossier, by: actor) == .restated
        return try stored { () throws(StoreFailure) in
            let ticket = dossier.ticket
            let entries = try store.entries(of: ticket.id)
            let notices = try store.notices(of: ticket.id)
            var parts = [
                Explanation.Part(heading: Reason("why-finding"), lines: isRestated ? [] : finding(of: ticket)),
                Explanation.Part(
                    heading: Reason("why-responsible"),
                    lines: [
                        Reason("first-person", tables.workNumber(ticket.firstPerson) ?? "", personName(ticket.firstPerson)),
                        Reason("first-department", tables.departmentName(ticket.firstDepartment) ?? "—"),
                    ]
                        + entries.filter { ["dispatch", "designate"].contains($0.event) }.map(\.reason)),
                Explanation.Part(heading: Reason("why-clocks"), lines: dossier.clocks.map { clockReason($0, in: dossier, at: now) }),
            ]
            let rungs = entries.filter { ["rung", "reminder"].contains($0.event) }.flatMap { entry in
                [rungReason(entry)] + notices.filter { $0.entry == entry.id }.map(noticeReason)
            }
            if !rungs.isEmpty { parts.append(Explanation.Part(heading: Reason("why-rungs"), lines: rungs)) }
            let told = notices.filter { $0.recipient == "citizen" }.map(noticeReason)
            if !told.isEmpty { parts.append(Explanation.Part(heading: Reason("why-notices"), lines: told)) }
            let late = try lateStory(of: ticket)
            if !late.isEmpty { parts.append(Explanation.Part(heading: Reason("why-late"), lines: late)) }
            if let next = ticket.nextAt {
                parts.append(Explanation.Part(heading: Reason("why-next"), lines: [Reason("next-moment", next.wallClock(in: zone))]))
            }
            return Explanation(ticket: number(ticket.id), parts: parts)
        }
    }

    var zone: Zone { tables.routing.calendar.zone }

    private func personName(_ person: PersonID?) -> String { person.flatMap { tables.routing.people[$0]?.name } ?? "" }

    private func finding(of ticket: TicketRow) -> [Reason] {
        guard let finding = Finding(stored: ticket.finding) else { return [] }
        func lines(_ evidence: [Evidence], _ what: String) -> [Reason] {
            evidence.prefix(8).map { Reason("evidence", what, $0.words, $0.source, "\($0.offset)") }
        }
        return lines(finding.kind.evidence, "诉求类型") + lines(finding.category.evidence, "诉求类别")
            + finding.category.alternatives.prefix(2).map {
                Reason(
                    "runner-up", $0.value.rawValue + " " + (tables.category($0.value)?.name ?? ""),
                    "\(Int(($0.confidence * 100).rounded()))")
            }
            + lines(finding.place.evidence, "地点") + lines(finding.urgency.evidence, "紧急") + lines(finding.urgency.cancelled, "紧急（已否定）")
            + [Reason("tables-version", String(ticket.routing.rawValue.prefix(12)))]
    }

    func clockReason(_ clock: ClockRow, in dossier: Dossier, at now: Instant) -> Reason {
        let slug: String
        if let stopped = clock.stoppedAt {
            slug = stopped <= clock.due ? "clock-met" : "clock-late"
        } else if dossier.isPaused(clock.name) {
            slug = "clock-paused"
        } else {
            slug = clock.due <= now ? "clock-overdue" : "clock-running"
        }
        return Reason(
            slug, clock.name.chinese, clock.startedAt.wallClock(in: zone), clock.allowance.chinese,
            clock.due.wallClock(in: zone) + (clock.due == clock.originalDue ? "" : "（原 \(clock.originalDue.wallClock(in: zone))）"),
            clock.stoppedAt?.wallClock(in: zone) ?? "", clock.isProvisional ? "（暂定）" : "")
    }

    /// A rung or a reminder with its instant; whom it told stands below it, a line each.
    private func rungReason(_ entry: EntryRow) -> Reason {
        let slug = entry.event == "rung" ? "rung-at" : "reminder-at"
        return Reason(slug: slug, arguments: [entry.at.wallClock(in: zone)] + entry.reason.arguments.prefix(3))
    }

    private func noticeReason(_ notice: OutboxRow) -> Reason {
        let line = noticeLine(notice)
        if let told = notice.toldAt {
            return Reason("notice-told", line.recipient, line.subject, line.way, told.wallClock(in: zone), notice.how ?? "")
        }
        guard let how = notice.how else { return Reason("notice-open", line.recipient, line.subject, line.way) }
        return Reason("notice-failed", line.recipient, line.subject, line.way, how)
    }
}
