import HotlineCore
import HotlineRouting

extension Triage {
    /// The clocks that would run if the matter were accepted and dispatched at `now`, first due first.
    package func clocks(receivedAt: Instant, tables: Tables, at now: Instant) -> [ClockLine] {
        plannedClocks(receivedAt: receivedAt, tables: tables, at: now).map(\.line)
    }

    /// The same with the line of deadlines.csv that sets each, nil for a joint matter's promise, and its way day by day where it counts
    /// working time.
    package func plannedClocks(receivedAt: Instant, tables: Tables, at now: Instant) -> [PlannedClock] {
        let calendar = tables.routing.calendar
        let district = WorkingCalendar.Scope(district: district)
        let department = WorkingCalendar.Scope(district: self.district, department: lead)
        let starts: [(ClockName, Instant, WorkingCalendar.Scope)] = [
            (.statutory, receivedAt, district), (.promised, now, district), (.sign, now, department), (.contact, now, department),
            (.firstReport, now, department),
        ]
        return starts.compactMap { name, start, scope in
            let joint = name == .promised ? jointLimit : nil
            guard let limit = joint ?? limits[name] else { return nil }
            var due = calendar.due(after: start, limit, in: scope)
            // A joint promise may be longer than the law's limit, which caps it (practice 13).
            if joint != nil, let law = limits[.statutory] {
                due = [due, calendar.due(after: receivedAt, law, in: district)].min { $0.instant < $1.instant } ?? due
            }
            let line = ClockLine(
                name: name, startedAt: start, originalDue: due.instant, due: due.instant, isProvisional: due.isProvisional,
                stoppedAt: nil, limit: limit.chinese)
            return PlannedClock(
                line: line, tableLine: joint == nil ? limits.line(of: name) : nil,
                days: limit.isByClock ? [] : calendar.walk(from: start, to: due.instant, in: scope))
        }.sorted { $0.line.due < $1.line.due }
    }
}

/// A clock that would run, and why it ends when it does.
package struct PlannedClock: Hashable, Sendable {
    package let line: ClockLine
    /// Of deadlines.csv.
    package let tableLine: Int?
    package let days: [WorkingCalendar.WalkedDay]
}
