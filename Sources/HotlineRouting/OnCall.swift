import HotlineCore

/// Who is on call, and why these.
package struct OnCall: Hashable, Sendable {
    /// In the order in which they are called. Empty only where a department's people have all left.
    package let people: [PersonID]
    package let source: OnCallSource
    /// 容量: how many open tickets each may have, where the roster's row says so.
    package let capacities: [PersonID: Int]

    init(people: [PersonID], source: OnCallSource, capacities: [PersonID: Int] = [:]) {
        self.people = people
        self.source = source
        self.capacities = capacities
    }
}

package enum OnCallSource: Hashable, Sendable {
    /// The department set the duty itself (practice 42).
    case board
    /// The first matching row of `roster.csv`.
    case roster(line: Int)
    /// The 值班 cell of `departments.csv`.
    case table
    /// Nobody is named: the liaison has it.
    case liaison
    /// The department names nobody who is there that day: this one above it has them.
    case above(DepartmentCode)
}

extension RoutingTables {
    /// Who is on call in `department` at an instant: whom it put on duty itself, else the roster's rows for that hour, else the table's 值班, else the
    /// liaison, else the same of the department above it.
    package func onCall(_ department: DepartmentCode, at instant: Instant) -> OnCall {
        let date = calendar.zone.date(of: instant)
        if let found = ownOnCall(department, at: instant, on: date) { return found }
        for above in index.ancestors[department] ?? [] {
            if let found = ownOnCall(above, at: instant, on: date) {
                return OnCall(people: found.people, source: .above(above), capacities: found.capacities)
            }
        }
        return OnCall(people: [], source: .liaison)
    }

    private func ownOnCall(_ code: DepartmentCode, at instant: Instant, on date: CivilDate) -> OnCall? {
        let set = unique(board.duty(in: code, at: instant).compactMap { present($0, on: date) })
        if !set.isEmpty { return OnCall(people: set, source: .board) }
        let minute = Int(calendar.zone.millisecondOfDay(of: instant) / 60_000)
        let duty = index.rosters[code]?.filter { $0.covers(minute: minute, of: date) } ?? []
        let standing = duty.compactMap { row in present(row.person, deputy: row.deputy, on: date).map { (person: $0, row: row) } }
        if let first = duty.first, !standing.isEmpty {
            // Whoever stands in has the duty's capacity; of two duties at once the larger counts.
            let capacities = standing.compactMap { duty in duty.row.capacity.map { (duty.person, $0) } }
            return OnCall(
                people: unique(standing.map(\.person)), source: .roster(line: first.line),
                capacities: Dictionary(capacities, uniquingKeysWith: max))
        }
        guard let department = departments[code] else { return nil }
        let listed = unique(department.onCall.compactMap { present($0, on: date) })
        if !listed.isEmpty { return OnCall(people: listed, source: .table) }
        return department.liaison.flatMap { present($0, on: date) }.map { OnCall(people: [$0], source: .liaison) }
    }

    /// The person if in service that day and not away, else the first of their deputies who is.
    package func present(_ id: PersonID, deputy: PersonID? = nil, on date: CivilDate) -> PersonID? {
        var current = id
        var stand = deputy
        for _ in 0..<RoutingIndex.depthLimit {
            guard let person = people[current] else { return nil }
            let leave = board.leave(of: current, on: date)
            if person.validity.contains(date), leave == nil { return current }
            guard let next = stand ?? leave?.deputy ?? person.deputy else { return nil }
            current = next
            stand = nil
        }
        return nil
    }

    func unique(_ people: [PersonID]) -> [PersonID] {
        people.reduce(into: []) { kept, person in if !kept.contains(person) { kept.append(person) } }
    }
}

extension RosterRow {
    /// Whether the duty runs at this minute of the day. After midnight it is yesterday's duty that still runs.
    func covers(minute: Int, of date: CivilDate) -> Bool {
        if from < to { return (from.minutes..<to.minutes).contains(minute) && begins(on: date) }
        return minute >= from.minutes && begins(on: date) || minute < to.minutes && begins(on: date.adding(days: -1))
    }

    private func begins(on date: CivilDate) -> Bool {
        (weekdays?.contains(date.weekday) ?? true) && (dates?.contains { $0.contains(date) } ?? true)
    }
}
