import HotlineCore
import HotlineRouting
import HotlineStore

/// What past tickets would become under other tables: each is judged twice, by the tables that were in force and by the new ones, from
/// the same words, place, channel and instant. Writes nothing and keeps no words.
package struct Backtest: Sendable {
    /// What one set of tables makes of a ticket.
    package struct Judged: Hashable, Sendable {
        package let department: DepartmentCode
        package let category: CategoryCode?
        package let rule: RuleID
        package let isAutomatic: Bool
        /// By clock, with the line of deadlines.csv; nil for a joint matter's promise.
        package let dues: [ClockName: Due]

        package struct Due: Hashable, Sendable {
            package let instant: Instant
            package let line: Int?
        }
    }

    /// A ticket that would go elsewhere or be due at another time.
    package struct Change: Hashable, Sendable {
        package let ticket: Int64
        package let before: Judged
        package let after: Judged

        package var isElsewhere: Bool { before.department != after.department }
        /// Clocks that would end at another instant, or be there on one side alone; in the order in which clocks are named.
        package var moved: [ClockName] {
            ClockName.allCases.filter { before.dues[$0]?.instant != after.dues[$0]?.instant }
        }
    }

    package struct Count: Hashable, Sendable {
        package var before: Int
        package var after: Int

        package init(before: Int = 0, after: Int = 0) {
            self.before = before
            self.after = after
        }
    }

    /// Changes that are kept to be listed: a screenful or two, for a person to look into; all of them are counted.
    package static let listed = 50

    private let before: Tables
    private let after: Tables
    package private(set) var replayed = 0
    package private(set) var departments: [DepartmentCode: Count] = [:]
    package private(set) var automatic = Count()
    package private(set) var elsewhere = 0
    package private(set) var dueOtherwise = 0
    package private(set) var changes: [Change] = []
    /// Rows of the new tables to which changes are owed, as `rules.csv:20`, and how many.
    package private(set) var rows: [String: Int] = [:]

    package init(from before: Tables, to after: Tables) {
        self.before = before
        self.after = after
    }

    package mutating func replay(_ past: PastTicket) {
        let change = Change(ticket: past.id, before: Self.judge(past, by: before), after: Self.judge(past, by: after))
        replayed += 1
        departments[change.before.department, default: Count()].before += 1
        departments[change.after.department, default: Count()].after += 1
        if change.before.isAutomatic { automatic.before += 1 }
        if change.after.isAutomatic { automatic.after += 1 }
        let moved = change.moved
        if change.isElsewhere { elsewhere += 1 }
        if !moved.isEmpty { dueOtherwise += 1 }
        guard change.isElsewhere || !moved.isEmpty else { return }
        for row in responsible(for: change, moved) { rows[row, default: 0] += 1 }
        if changes.count < Self.listed { changes.append(change) }
    }

    /// The rule by which it goes elsewhere, the class where another was found, and the limits that moved.
    private func responsible(for change: Change, _ moved: [ClockName]) -> Set<String> {
        var rows: Set<String> = []
        if change.isElsewhere { rows.insert("rules.csv:\(change.after.rule.line)") }
        if let category = change.after.category, category != change.before.category, let line = after.routing.categoryRows[category]?.line {
            rows.insert("categories.csv:\(line)")
        }
        for clock in moved {
            if let line = change.after.dues[clock]?.line ?? nil { rows.insert("deadlines.csv:\(line)") }
        }
        return rows
    }

    private static func judge(_ past: PastTicket, by tables: Tables) -> Judged {
        let now = past.acceptedAt ?? past.receivedAt
        let submission = Submission(
            channel: past.channel, mark: .form(id: "", bodyDigest: ""), receivedAt: past.receivedAt, content: past.content, goal: past.goal,
            placeText: past.placeText, kindClaimed: past.kindClaimed, secret: past.isSecret)
        // Where it is, somebody settled or the text said; new tables must not lose it because a name is read otherwise.
        let place = past.district == nil && past.street == nil ? nil : Decision(district: past.district, street: past.street)
        let triage = Triage(submission, finding: tables.classifier.find(submission), decision: place, tables: tables, at: now)
        let dues = triage.plannedClocks(receivedAt: past.receivedAt, tables: tables, at: now).map {
            ($0.line.name, Judged.Due(instant: $0.line.due, line: $0.tableLine))
        }
        return Judged(
            department: triage.lead, category: triage.category, rule: triage.route.rule, isAutomatic: triage.isAutomatic,
            dues: Dictionary(dues) { first, _ in first })
    }
}
