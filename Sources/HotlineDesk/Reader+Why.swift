import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// The whole chain behind a ticket: what was found and in which words, the rule, the handler, each clock, each rung and whom it told.
    func why(_ reference: TicketReference, by actor: Actor, at now: Instant) throws(DeskFailure) -> Explanation {
        let dossier = try open(reference, by: actor)
        return try stored { () throws(StoreFailure) in
            let ticket = dossier.ticket
            let entries = try store.entries(of: ticket.id)
            let notices = try store.notices(of: ticket.id)
            var parts = [
                Explanation.Part(heading: Reason("why-finding"), lines: finding(of: ticket)),
                Explanation.Part(
                    heading: Reason("why-responsible"),
                    lines: [
                        Reason("first-person", tables.workNumber(ticket.firstPerson) ?? "", personName(ticket.firstPerson)),
                        Reason("first-department", tables.departmentName(ticket.firstDepartment) ?? "—"),
                    ]
                        + entries.filter { ["dispatch", "designate"].contains($0.event) }.map(\.reason)),
                Explanation.Part(heading: Reason("why-clocks"), lines: dossier.clocks.map { clockReason($0, in: dossier, at: now) }),
            ]
            let rungs = entries.filter { $0.event == "rung" || $0.event == "reminder" }.map { entry in
                Reason("rung-at", entry.at.wallClock(in: zone), entry.reason.words(), result(of: notices.filter { $0.entry == entry.id }))
            }
            if !rungs.isEmpty { parts.append(Explanation.Part(heading: Reason("why-rungs"), lines: rungs)) }
            let told = notices.filter { $0.recipient == "citizen" }.map { notice in
                Reason("notice-told", notice.subject, notice.way.rawValue, result(of: [notice]))
            }
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

    private func result(of notices: [OutboxRow]) -> String {
        notices.map { notice in
            let line = noticeLine(notice)
            if let told = notice.toldAt { return "\(line.recipient) 已告知 \(told.wallClock(in: zone))（\(notice.how ?? "")）" }
            return "\(line.recipient) " + (notice.how.map { "未告知（\($0)）" } ?? "待确认")
        }.joined(separator: "；")
    }
}
