import HotlineCore

/// What the hot functions look up, made once when the tables are loaded.
struct RoutingIndex: Sendable {
    /// For each class the rules whose class condition it meets, by 顺序.
    private let rulesByCategory: [CategoryCode: [Rule]]
    /// The rules that a matter without a class can meet.
    private let rulesOfAny: [Rule]
    /// The district and street that a place lies in; absent where its parents do not agree on one.
    let districts: [PlaceCode: PlaceCode]
    let streets: [PlaceCode: PlaceCode]
    /// From the parent upwards, nearest first.
    let ancestors: [DepartmentCode: [DepartmentCode]]
    let rosters: [DepartmentCode: [RosterRow]]
    let peopleByUser: [String: PersonID]
    /// By person id, so that a list is the same on every machine.
    let peopleByRole: [Role: [PersonID]]

    init(
        rules: [Rule], categories: [CategoryRow], places: [Place], departments: [Department], people: [Person], roster: [RosterRow]
    ) {
        rulesOfAny = rules.filter { $0.category == .any }
        rulesByCategory = Dictionary(
            categories.map { row in (row.category.code, rules.filter { $0.category.matches(row.category.code) }) }
        ) { first, _ in first }
        (districts, streets) = Self.homes(places)
        ancestors = Self.ancestors(departments)
        rosters = Dictionary(grouping: roster, by: \.department)
        peopleByUser = Dictionary(people.compactMap { person in person.unixUser.map { ($0, person.id) } }) { first, _ in first }
        var byRole: [Role: [PersonID]] = [:]
        for person in people.sorted(by: { $0.id < $1.id }) {
            for role in person.roles { byRole[role, default: []].append(person.id) }
        }
        peopleByRole = byRole
    }

    func rules(for category: CategoryCode?) -> [Rule] {
        guard let category else { return rulesOfAny }
        return rulesByCategory[category] ?? rulesOfAny
    }

    /// A place deeper than this is a cycle, which the loader refuses.
    static let depthLimit = 16

    private static func homes(_ places: [Place]) -> (districts: [PlaceCode: PlaceCode], streets: [PlaceCode: PlaceCode]) {
        let byCode = Dictionary(places.map { ($0.code, $0) }) { first, _ in first }
        var districts: [PlaceCode: PlaceCode] = [:]
        var streets: [PlaceCode: PlaceCode] = [:]
        for place in places {
            if let home = only(above(place, level: .district, in: byCode, depth: 0)) { districts[place.code] = home }
            if let home = only(above(place, level: .street, in: byCode, depth: 0)) { streets[place.code] = home }
        }
        return (districts, streets)
    }

    private static func above(_ place: Place, level: Place.Level, in byCode: [PlaceCode: Place], depth: Int) -> Set<PlaceCode> {
        if place.level == level { return [place.code] }
        guard depth < depthLimit else { return [] }
        return place.parents.reduce(into: []) { found, parent in
            guard let parent = byCode[parent] else { return }
            found.formUnion(above(parent, level: level, in: byCode, depth: depth + 1))
        }
    }

    private static func only(_ codes: Set<PlaceCode>) -> PlaceCode? { codes.count == 1 ? codes.first : nil }

    private static func ancestors(_ departments: [Department]) -> [DepartmentCode: [DepartmentCode]] {
        let parents = Dictionary(departments.compactMap { row in row.parent.map { (row.code, $0) } }) { first, _ in first }
        return parents.mapValues { first in
            var chain = [first]
            while let next = parents[chain[chain.count - 1]], chain.count < depthLimit { chain.append(next) }
            return chain
        }
    }
}
