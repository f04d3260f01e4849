import HotlineCore

/// Who takes over from a handler that stays silent, and why this person.
package struct StandIn: Hashable, Sendable {
    package enum Source: String, Hashable, Sendable {
        /// The 代理 cell of the duty that runs, in `roster.csv`.
        case roster
        /// The 代理 cell of `people.csv`.
        case deputy
        /// No deputy is there: the liaison has it.
        case liaison
    }

    package let person: PersonID
    package let source: Source

    package init(person: PersonID, source: Source) {
        self.person = person
        self.source = source
    }
}

extension RoutingTables {
    /// The deputy named for the duty that runs, else the handler's own, else the department's liaison, whoever of them is in
    /// service that day and is not the handler.
    ///
    /// - Parameters:
    ///   - handler: nil where nobody was found when the ticket was assigned.
    ///   - isBarred: who may not have it: those the matter complains about.
    /// - Returns: nil where nobody is left: the ticket stays where it is, and the rung tells whom it tells.
    package func standIn(
        for handler: PersonID?, in department: DepartmentCode, at instant: Instant, isBarred: (PersonID) -> Bool = { _ in false }
    ) -> StandIn? {
        let date = calendar.zone.date(of: instant)
        let minute = Int(calendar.zone.millisecondOfDay(of: instant) / 60_000)
        if let handler {
            let duties = index.rosters[department]?.filter { $0.person == handler && $0.covers(minute: minute, of: date) } ?? []
            if let found = duties.lazy.compactMap(\.deputy).compactMap({ present($0, on: date) }).first(where: {
                $0 != handler && !isBarred($0)
            }) {
                return StandIn(person: found, source: .roster)
            }
            if let found = people[handler]?.deputy.flatMap({ present($0, on: date) }), found != handler, !isBarred(found) {
                return StandIn(person: found, source: .deputy)
            }
        }
        return recipients(.liaison, department: department, handler: nil, at: instant).first { $0 != handler && !isBarred($0) }
            .map { StandIn(person: $0, source: .liaison) }
    }
}
