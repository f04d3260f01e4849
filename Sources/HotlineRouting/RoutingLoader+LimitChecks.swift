import HotlineCore

extension RoutingLoader {
    /// Every combination of kind and urgency has its limits, and no promise is longer than the law allows (art. 13).
    mutating func checkDeadlines() {
        let file = Table.deadlines.file
        guard let last = rows.deadlines.max(by: { $0.order < $1.order }) else { return }
        if !last.hasNoCondition || last.kind != nil || last.urgency != nil { add(file, line: last.line, .lastMustMatchAll) }
        for row in rows.deadlines {
            switch row.urgency {
            case nil, .ordinary:
                if row.limits[.promised] == nil, row.limits[.accept] == nil { add(file, line: row.line, .noPromise) }
                // Every state has an exit by time (practice 19), and each of these clocks is one. The promise alone may be missing:
                // thanks are read, and not answered by a date.
                for clock in Self.exits where row.limits[clock] == nil {
                    add(file, line: row.line, cell: cell(.deadlines, row.line, Heading(rawValue: clock.rawValue) ?? .order), .noExit(clock))
                }
            case .urgent, .critical:
                if row.limits[.sign] == nil, row.limits[.contact] == nil, row.limits[.firstReport] == nil {
                    add(file, line: row.line, .urgentRowWithoutLimit)
                }
            }
            guard let promised = row.limits[.promised], let statutory = row.limits[.statutory], isLonger(promised, than: statutory) else {
                continue
            }
            let cell = cell(.deadlines, row.line, .promised)
            add(file, line: row.line, cell: cell, .promisedBeyondStatutory(promised: promised, statutory: statutory))
        }
        for urgency in [Urgency.critical, .urgent] {
            for kind in Kind.allCases
            where !rows.deadlines.contains(where: { $0.urgency == urgency && ($0.kind == nil || $0.kind == kind) && $0.hasNoCondition }) {
                add(file, .noUrgentRow(kind, urgency))
            }
        }
    }

    private static let exits: [ClockName] = {
        let ends = Set(TicketState.allCases.compactMap { Lifecycle.timeExit(of: $0)?.clock })
        // What ends at a date that a person names is no column.
        return ClockName.allCases.filter { ends.contains($0) && $0 != .promised && Heading(rawValue: $0.rawValue) != nil }
    }()

    /// As instants, from an ordinary working Monday at nine (practice 12).
    private func isLonger(_ a: Limit, than b: Limit) -> Bool {
        guard let calendar, let nine = TimeOfDay(minutes: 9 * 60) else { return a.roughMinutes > b.roughMinutes }
        let start = calendar.zone.instant(calendar.ordinaryMonday, nine)
        return calendar.due(after: start, a).instant > calendar.due(after: start, b).instant
    }

    mutating func checkLadders() {
        let file = Table.escalation.file
        for name in LadderName.allCases {
            let rungs = rows.rungs.filter { $0.ladder == name }.sorted { $0.step < $1.step }
            guard let last = rungs.last else {
                add(file, .noLadder(name))
                continue
            }
            let steps = Set(rungs.map(\.step))
            if let missing = (1...last.step).first(where: { !steps.contains($0) }) {
                add(file, .stepMissing(name, before: last.id, step: missing))
            }
            for later in rungs {
                let earlier = rungs.last { $0.anchor == later.anchor && $0.step < later.step }
                if let earlier, later.moment.isBefore(earlier.moment) {
                    add(file, line: rungLines[name]?[later.id], .stepTooEarly(id: later.id, after: earlier.id))
                }
            }
        }
    }

    /// The hotline's own officers must exist; a department's are looked for upwards when the rung fires.
    mutating func checkRecipients() {
        let roles: [(LadderRecipient, Role)] = [
            (.shiftLeader, .shiftLeader), (.supervisor, .supervisor), (.centreHead, .centreHead), (.management, .management),
        ]
        let told = Set(rows.rungs.flatMap(\.tells))
        for (recipient, role) in roles where told.contains(recipient) && !rows.people.contains(where: { $0.roles.contains(role) }) {
            add(Table.people.file, .nobodyToTell(recipient))
        }
    }
}

extension DeadlineRow {
    /// Matches whatever the class, the department and the day are.
    fileprivate var hasNoCondition: Bool {
        category == .any && department == nil && departmentType == nil && crossDistrict == nil && validity == .always
    }
}

extension WorkingCalendar {
    /// A Monday of the last published year's March that nobody has off.
    fileprivate var ordinaryMonday: CivilDate {
        let march = CivilDate(year: lastPublishedYear, month: 3, day: 1) ?? CivilDate(dayNumber: 0)
        let week = (0..<31).map { march.adding(days: $0) }
        return week.first { $0.weekday == .monday && days[DayKey(date: $0)] == nil } ?? march
    }
}

extension Rung.Moment {
    /// Whether it surely comes before `other` on the same clock; moments that cannot be compared do not.
    fileprivate func isBefore(_ other: Rung.Moment) -> Bool {
        switch (self, other) {
        case (.afterDue(let a), .afterDue(let b)): a.roughMinutes < b.roughMinutes
        case (_, .afterDue): true
        case (.afterDue, _): false
        default: percent < other.percent
        }
    }

    private var percent: Int {
        switch self {
        case .elapsed(let percent): percent
        case .remaining(let percent, _): 100 - percent
        case .due, .afterDue: 100
        }
    }
}
