import HotlineCore

/// Slips with which the tables still work, though hardly as their clerk meant: warnings, never refusals.
extension RoutingLoader {
    /// A rule is never reached where one that comes before it takes everything that it would take, on every day that it is in force.
    mutating func checkShadowedRules() {
        let rules = rows.rules.sorted { $0.id.order < $1.id.order }
        let districts = Dictionary(
            rows.places.filter { $0.level == .street }.map { ($0.code, $0.parents) }
        ) { first, _ in first }
        for (index, rule) in rules.enumerated() {
            guard let cover = rules[..<index].first(where: { $0.covers(rule, districts: districts) }) else { continue }
            add(Table.rules.file, line: rule.id.line, cell: cell(.rules, rule.id.line, .order), .shadowedRule(by: cover.id))
        }
    }

    /// A class that only the last rule takes always waits for a person.
    mutating func checkClassesWithoutRule() {
        guard let last = rows.rules.max(by: { $0.id.order < $1.id.order })?.id.order else { return }
        for row in rows.categories where !rows.rules.contains(where: { $0.id.order != last && $0.category.matches(row.category.code) }) {
            add(Table.categories.file, line: row.line, cell: cell(.categories, row.line, .code), .classWithoutRule(row.category.code))
        }
    }

    /// A department that no rule, class, joint matter, successor or place would ever give a matter to, nor to one above it, which passes
    /// down, or below it. One that has an end is history.
    mutating func checkReachedDepartments() {
        var assignees = rows.rules.flatMap { [$0.lead] + $0.co } + rows.categories.flatMap { [$0.lead] + $0.co }
        assignees += rows.joints.flatMap { [$0.lead] + $0.co }
        var reached = Set(assignees.compactMap { if case .department(let code) = $0 { code } else { nil } })
        reached.formUnion(rows.successors.map(\.new))
        for place in rows.places {
            let isLocal: Bool =
                switch place.level {
                case .street: assignees.contains(.localStreet) || assignees.contains(.localDistrict)
                case .district: assignees.contains(.localDistrict) || assignees.contains(.localStreet)
                case .zone, .landmark: false
                }
            if isLocal { reached.insert(DepartmentCode(rawValue: place.code.rawValue)) }
        }
        let parents = Dictionary(rows.departments.compactMap { row in row.parent.map { (row.code, $0) } }) { first, _ in first }
        func line(above code: DepartmentCode) -> [DepartmentCode] {
            // A circle is another check's.
            var chain: [DepartmentCode] = []
            var next = parents[code]
            while let parent = next, !chain.contains(parent) {
                chain.append(parent)
                next = parents[parent]
            }
            return chain
        }
        let above = Set(reached.flatMap { line(above: $0) })
        for row in rows.departments where row.type != .hotline && row.validity.to == nil {
            if reached.contains(row.code) || above.contains(row.code) || line(above: row.code).contains(where: reached.contains) {
                continue
            }
            add(Table.departments.file, line: row.line, cell: cell(.departments, row.line, .code), .nobodyReaches(row.code))
        }
    }

    /// Kinds that are answered by a date; thanks and the rest are read (practice 14).
    private static let answered: Set<Kind> = Set(Kind.allCases).subtracting([.thanks, .other])

    /// What must be answered has a promise, whichever ordinary row it meets.
    mutating func checkPromises() {
        for row in rows.deadlines where row.urgency == nil || row.urgency == .ordinary {
            guard row.limits[.promised] == nil, row.limits[.accept] != nil, row.kind.map(Self.answered.contains) ?? true else { continue }
            add(
                Table.deadlines.file, line: row.line, cell: cell(.deadlines, row.line, .promised),
                .noPromiseFor(row.kind, row.category))
        }
    }
}

extension Rule {
    /// Whether every matter that `other` would take is taken by this one already.
    ///
    /// - Parameter districts: of each street, the places it lies in.
    fileprivate func covers(_ other: Rule, districts: [PlaceCode: [PlaceCode]]) -> Bool {
        func takes<Value: Equatable>(_ mine: Value?, _ its: Value?) -> Bool { mine == nil || mine == its }
        let isInDistrict = takes(district, other.district) || other.street.flatMap { districts[$0] }?.contains { $0 == district } ?? false
        return takes(kind, other.kind) && category.covers(other.category) && takes(urgency, other.urgency) && takes(channel, other.channel)
            && isInDistrict && takes(street, other.street) && validity.covers(other.validity)
    }
}

extension CategoryCondition {
    fileprivate func covers(_ other: CategoryCondition) -> Bool {
        switch (self, other) {
        case (.any, _): true
        case (.firstLevel(let mine), .firstLevel(let its)): mine == its
        case (.firstLevel, .exactly(let code)): matches(code)
        case (.exactly(let mine), .exactly(let its)): mine == its
        case (.firstLevel, .any), (.exactly, .any), (.exactly, .firstLevel): false
        }
    }
}

extension Validity {
    fileprivate func covers(_ other: Validity) -> Bool {
        let beginsInTime = from.map { mine in other.from.map { mine <= $0 } ?? false } ?? true
        let endsInTime = to.map { mine in other.to.map { mine >= $0 } ?? false } ?? true
        return beginsInTime && endsInTime
    }
}
