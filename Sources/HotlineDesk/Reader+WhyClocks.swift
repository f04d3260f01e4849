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
        return lines + packed(clock.days.stretches).map { Reason("clock-days", $0.map(\.argument).joined(separator: " · ")) }
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
            clock.due.wallClock(in: zone)
                + (clock.due == clock.originalDue ? "" : Reason("clock-was", clock.originalDue.wallClock(in: zone)).argument),
            clock.stoppedAt?.wallClock(in: zone) ?? "", clock.isProvisional ? Reason("clock-provisional").argument : "")
    }

    private func packed(_ stretches: [Reason]) -> [[Reason]] {
        var lines: [[Reason]] = []
        var width = 0
        for stretch in stretches {
            let columns = max(Self.columns(of: stretch.words()), Self.columns(of: stretch.words(in: .english)))
            if !lines.isEmpty, width + columns + 3 <= Self.dayColumns {
                lines[lines.count - 1].append(stretch)
                width += columns + 3
            } else {
                lines.append([stretch])
                width = columns
            }
        }
        return lines
    }

    private static func columns(of words: String) -> Int { words.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } }
}
