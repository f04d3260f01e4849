import HotlineCore

/// Turns the symbols of a row into departments for one matter, and keeps what it could not resolve.
struct RouteResolver {
    let tables: RoutingTables
    let category: CategoryCode?
    let home: Home
    let date: CivilDate
    private(set) var missing: [Route.Missing] = []
    /// Something is in doubt: a person decides.
    private(set) var needsPerson = false
    private var fellBackToDistrict = false
    private var cause: Route.Missing?

    init(tables: RoutingTables, category: CategoryCode?, home: Home, date: CivilDate) {
        self.tables = tables
        self.category = category
        self.home = home
        self.date = date
    }

    private var row: CategoryRow? { category.flatMap { tables.categoryRows[$0] } }

    /// Doubts about the matter itself, whatever the row says.
    mutating func noteDoubts() {
        if category == nil || category == .unsorted || row == nil {
            doubt(.category)
        } else if let row, !row.validity.contains(date) {
            doubt(.categoryNotValid(row.category.code))
        }
        if home.isAmbiguous { doubt(.ambiguousPlace) }
    }

    /// The lead; the hotline where it cannot be told.
    mutating func resolve(_ assignee: Assignee) -> DepartmentCode {
        switch find(assignee) {
        case .success(let code): return code
        case .failure(let doubtful):
            doubt(doubtful.missing)
            cause = doubtful.missing
            return .hotline
        }
    }

    /// Co-departments that can be told; one that cannot is left out and noted, since the lead can call it in.
    mutating func companions(_ assignees: [Assignee], of lead: DepartmentCode) -> [DepartmentCode] {
        var found: [DepartmentCode] = []
        for assignee in expand(assignees) {
            switch find(assignee) {
            case .success(let code):
                if code != lead, !found.contains(code) { found.append(code) }
            case .failure(let doubtful):
                if !missing.contains(doubtful.missing) { missing.append(doubtful.missing) }
            }
        }
        return found
    }

    func reason(_ rule: RuleID, lead: DepartmentCode) -> Reason {
        if let cause { return .routeToHotline(rule, for: cause) }
        return fellBackToDistrict ? .routeToDistrict(rule, lead: lead) : .route(rule, lead: lead)
    }

    private struct Doubtful: Error { let missing: Route.Missing }

    private mutating func doubt(_ what: Route.Missing) {
        needsPerson = true
        if !missing.contains(what) { missing.append(what) }
    }

    private func expand(_ assignees: [Assignee]) -> [Assignee] {
        assignees.flatMap { $0 == .byCategory ? row?.co ?? [] : [$0] }
    }

    private mutating func find(_ assignee: Assignee) -> Result<DepartmentCode, Doubtful> {
        switch assignee {
        case .department(let code): return inForce(code)
        case .byCategory:
            guard let row else { return .failure(Doubtful(missing: .category)) }
            return row.lead == .byCategory ? .failure(Doubtful(missing: .category)) : find(row.lead)
        case .localDistrict: return office(of: home.district, or: home.isAmbiguous ? .ambiguousPlace : .district)
        case .localStreet:
            if let street = home.street, tables.departments[DepartmentCode(rawValue: street.rawValue)] != nil {
                return office(of: street, or: .street)
            }
            if !missing.contains(.street) { missing.append(.street) }
            fellBackToDistrict = true
            return office(of: home.district, or: home.isAmbiguous ? .ambiguousPlace : .district)
        }
    }

    /// A district's or street's office has the place's own code.
    private func office(of place: PlaceCode?, or nothing: Route.Missing) -> Result<DepartmentCode, Doubtful> {
        guard let place else { return .failure(Doubtful(missing: nothing)) }
        let code = DepartmentCode(rawValue: place.rawValue)
        guard tables.departments[code] != nil else { return .failure(Doubtful(missing: .department(place))) }
        return inForce(code)
    }

    /// The department, or who has taken over from it, if it may have the class on that day.
    private func inForce(_ code: DepartmentCode) -> Result<DepartmentCode, Doubtful> {
        let current = tables.successor(of: code, category: category, district: home.district, street: home.street, on: date)
        guard let department = tables.departments[current], department.validity.contains(date) else {
            return .failure(Doubtful(missing: .departmentNotValid(current)))
        }
        if let row, row.barred.contains(current) { return .failure(Doubtful(missing: .barred(current))) }
        return .success(current)
    }
}
