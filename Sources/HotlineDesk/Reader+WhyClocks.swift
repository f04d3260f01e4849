import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// Columns that the days of a clock may take on one line: two for the indent, and what a reply's code takes.
    private static let dayColumns = 68

    func explainedClocks(of dossier: Dossier) throws(StoreFailure) -> [Explanation.Clock] {
        let parts = try store.assignments(of: dossier.ticket.id)
        return dossier.clocks.map { clock in
            let department = parts.first { $0.round == clock.round && $0.part == 0 }?.department
            let limits = tables.routing.limits(
                kind: dossier.ticket.kind, urgency: dossier.ticket.urgency, category: dossier.ticket.category,
                department: clock.name.isDepartments && clock.name != .extension ? department ?? dossier.lead?.department : .hotline,
                crossDistrict: dossier.ticket.isCrossDistrict,
                on: zone.date(of: clock.startedAt))
            let isSame = limits[clock.name] == clock.allowance
            return Explanation.Clock(
                line: ClockLine(clock, isPaused: clock.stoppedAt == nil && dossier.isPaused(clock.name)), round: clock.round,
                tableLine: isSame ? limits.line(of: clock.name) : nil,
                days: clock.allowance.isByClock
                    ? []
                    : tables.routing.calendar.walk(
                        from: clock.startedAt, to: min(clock.stoppedAt ?? clock.due, clock.due),
                        in: scope(of: clock, department, dossier)),
                joint: isSame || clock.name != .promised ? nil : tables.jointReason(of: dossier.ticket, lead: dossier.lead?.department))
        }
    }

    private func scope(of clock: ClockRow, _ department: DepartmentCode?, _ dossier: Dossier) -> WorkingCalendar.Scope {
        guard clock.name.isDepartments, clock.name != .extension else { return tables.routing.calendar.room(clock.name) }
        return WorkingCalendar.Scope(district: dossier.ticket.district, department: clock.name.isAnswer ? nil : department)
    }

    func clockLines(_ clock: Explanation.Clock, at now: Instant) -> [Reason] {
        var lines = [clockReason(clock.line, at: now)]
        if let line = clock.tableLine { lines.append(Reason("clock-table", "\(line)")) }
        if let joint = clock.joint { lines.append(joint) }
        if clock.days.isEmpty { return lines }
        return lines + packed(clock.days.words).map { Reason("clock-days", $0) }
    }

    private func clockReason(_ clock: ClockLine, at now: Instant) -> Reason {
        let slug: String
        if let stopped = clock.stoppedAt {
            slug = stopped <= clock.due ? "clock-met" : "clock-late"
        } else if clock.isPaused == true {
            slug = "clock-paused"
        } else {
            slug = clock.due <= now ? "clock-overdue" : "clock-running"
        }
        return Reason(
            slug, clock.name.chinese, clock.startedAt.wallClock(in: zone), clock.limit,
            clock.due.wallClock(in: zone) + (clock.due == clock.originalDue ? "" : "（原 \(clock.originalDue.wallClock(in: zone))）"),
            clock.stoppedAt?.wallClock(in: zone) ?? "", clock.isProvisional ? "（暂定）" : "")
    }

    private func packed(_ words: [String]) -> [String] {
        var lines: [String] = []
        var width = 0
        for word in words {
            let columns = word.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
            if var line = lines.last, width + columns + 3 <= Self.dayColumns {
                line += " · " + word
                lines[lines.count - 1] = line
                width += columns + 3
            } else {
                lines.append(word)
                width = columns
            }
        }
        return lines
    }
}
