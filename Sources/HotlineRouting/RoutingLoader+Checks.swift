import HotlineCore

extension RoutingLoader {
    /// What no single row can tell. A table that did not read clean is not judged for what its lost rows may have said.
    mutating func check() {
        let sound = { [broken = problems.brokenFiles] (tables: [Table]) in tables.allSatisfy { !broken.contains($0.file) } }
        if sound([.departments]) { checkDepartments() }
        if sound([.people]) { checkDeputies() }
        if sound([.roster, .people]) { checkRosterDeputies() }
        if sound([.places]) { checkPlaces() }
        if sound([.places, .departments]) { checkOffices() }
        if sound([.categories]) { checkBarredLeads() }
        if sound([.rules]) { checkLastRule() }
        if sound([.deadlines]) { checkDeadlines() }
        if sound([.escalation]) { checkLadders() }
        if sound([.escalation, .people]) { checkRecipients() }
        if sound([.notices]) { checkNotices() }
        if sound([.urgency, .phrases]) { checkWordLists() }
        if sound([.successors]) { checkSuccession() }
        if sound([.examples, .categories]) { checkExamples() }
        if sound([.rules, .places]) { checkShadowedRules() }
        if sound([.rules, .categories]) { checkClassesWithoutRule() }
        if sound([.rules, .categories, .joint, .successors, .places, .departments]) { checkReachedDepartments() }
        if sound([.deadlines]) { checkPromises() }
    }

    private mutating func checkDepartments() {
        let file = Table.departments.file
        if !rows.departments.contains(where: { $0.code == .hotline && $0.type == .hotline }) { add(file, .noHotline) }
        let parents = Dictionary(rows.departments.map { ($0.code, $0.parent.map { [$0] } ?? []) }) { first, _ in first }
        for row in rows.departments {
            if Cycle.contains(row.code, parents) { add(file, line: row.line, .departmentCycle(row.code)) }
            let isOnRoster = rows.roster.contains { $0.department == row.code }
            if row.onCall.isEmpty, row.liaison == nil, !isOnRoster { add(file, line: row.line, .nobodyOnCall(row.code)) }
        }
    }

    /// Two who stand in for each other would pass a leaver's work round for ever (practice 21).
    private mutating func checkDeputies() {
        let deputies = Dictionary(rows.people.map { ($0.id, $0.deputy.map { [$0] } ?? []) }) { first, _ in first }
        var told: Set<PersonID> = []
        for person in rows.people where !told.contains(person.id) && Cycle.contains(person.id, deputies) {
            let circle = Cycle.walk(person.id, deputies)
            told.formUnion(circle)
            add(Table.people.file, line: person.line, cell: cell(.people, person.line, .deputy), .deputyCycle(circle + [person.id]))
        }
    }

    private mutating func checkPlaces() {
        let parents = Dictionary(rows.places.map { ($0.code, $0.parents) }) { first, _ in first }
        let levels = Dictionary(rows.places.map { ($0.code, $0.level) }) { first, _ in first }
        for place in rows.places {
            let line = placeLines[place.code]
            if Cycle.contains(place.code, parents) { add(Table.places.file, line: line, .placeCycle(place.code)) }
            switch place.level {
            case .district:
                // A zone overlaps districts and may be named as what they lie in; nothing else may.
                if place.parents.contains(where: { levels[$0] != .zone }) {
                    add(Table.places.file, line: line, .districtInside(place.code))
                }
            case .street:
                if place.parents.filter({ levels[$0] == .district }).count != 1 {
                    add(Table.places.file, line: line, .streetWithoutDistrict(place.code))
                }
            case .landmark:
                if place.parents.isEmpty { add(Table.places.file, line: line, .placeWithoutParent(place.code)) }
            case .zone: continue
            }
        }
    }

    /// 属地街镇 and 属地区 go to the department that has the place's own code.
    private mutating func checkOffices() {
        let offices = Set(rows.departments.map(\.code.rawValue))
        for place in rows.places where !offices.contains(place.code.rawValue) {
            switch place.level {
            case .district, .street:
                add(Table.places.file, line: placeLines[place.code], .withoutOffice(place.code, isDistrict: place.level == .district))
            case .zone, .landmark: continue
            }
        }
    }

    private mutating func checkBarredLeads() {
        for row in rows.categories {
            for case .department(let code) in [row.lead] where row.barred.contains(code) {
                add(Table.categories.file, line: row.line, cell: cell(.categories, row.line, .barred), .barredLead(row.category.code, code))
            }
        }
    }

    private mutating func checkLastRule() {
        guard let last = rows.rules.max(by: { $0.id.order < $1.id.order }) else { return }
        if !last.matchesAll { add(Table.rules.file, line: last.id.line, .lastMustMatchAll) }
        if last.lead != .department(.hotline) || last.isAutomatic { add(Table.rules.file, line: last.id.line, .lastMustBeHotline) }
    }

    private mutating func checkSuccession() {
        let next = Dictionary(grouping: rows.successors, by: \.old).mapValues { $0.map(\.new) }
        for row in rows.successors where Cycle.contains(row.old, next) {
            add(Table.successors.file, line: row.line, .successionCycle(row.old))
        }
    }

    private mutating func checkWordLists() {
        for row in rows.urgencyWords where row.words.isEmpty { add(Table.urgency.file, line: row.line, .noWords) }
        for row in rows.phrases where row.words.isEmpty { add(Table.phrases.file, line: row.line, .noWords) }
    }
}

/// Circles in a table where rows name one another.
enum Cycle {
    /// Whether a walk from `start` comes back to it.
    static func contains<Node: Hashable>(_ start: Node, _ next: [Node: [Node]]) -> Bool {
        var seen: Set<Node> = []
        var waiting = next[start] ?? []
        while let node = waiting.popLast() {
            if node == start { return true }
            if seen.insert(node).inserted { waiting += next[node] ?? [] }
        }
        return false
    }

    /// The nodes of the circle that `start` is in, where each has one next.
    static func walk<Node: Hashable>(_ start: Node, _ next: [Node: [Node]]) -> [Node] {
        var nodes = [start]
        while let node = next[nodes[nodes.count - 1]]?.first, node != start, !nodes.contains(node) { nodes.append(node) }
        return nodes
    }
}
