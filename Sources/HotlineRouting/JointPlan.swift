import HotlineCore

/// Who handles a matter beside its lead, what each of them owes, and which row of `joint.csv` joins them (arts 11, 13).
package struct JointPlan: Hashable, Sendable {
    package struct Companion: Hashable, Sendable {
        package let department: DepartmentCode
        package let duty: String
        /// The row of `joint.csv` that names it; nil where a rule or the class does.
        package let joint: String?
    }

    /// Nil where no row joins these departments: then each helps by its own mandate, side by side.
    package let row: JointRow?
    package let companions: [Companion]

    package init(row: JointRow?, companions: [Companion]) {
        self.row = row
        self.companions = companions
    }

    package var order: JointRow.Order { row?.order ?? .parallel }

    /// Leaves out departments that may not have it.
    package func without(_ isBarred: (DepartmentCode) -> Bool) -> JointPlan {
        JointPlan(row: row, companions: companions.filter { !isBarred($0.department) })
    }
}

extension RoutingTables {
    /// The co-departments of a matter: those of the first row of `joint.csv` for the class that `lead` leads, then those that
    /// the rule or the class names. Never the lead, never twice.
    ///
    /// - Parameter co: what `route` found.
    package func jointPlan(
        lead: DepartmentCode, co: [DepartmentCode], category: CategoryCode?, district: PlaceCode?, street: PlaceCode?, on date: CivilDate
    ) -> JointPlan {
        guard lead != .hotline else { return JointPlan(row: nil, companions: []) }
        let rows = joints.filter { $0.category.matches(category) }
        guard !rows.isEmpty || !co.isEmpty else { return JointPlan(row: nil, companions: []) }
        let home = Home(PlaceFinding(district: district, street: street, named: nil, candidates: [], evidence: []), in: self)
        var resolver = RouteResolver(tables: self, category: category, home: home, date: date)
        let row = rows.first { resolver.companions([$0.lead], of: .hotline) == [lead] }
        var companions: [JointPlan.Companion] = []
        for department in (row.map { resolver.companions($0.co, of: lead) } ?? []) + co
        where department != lead && !companions.contains(where: { $0.department == department }) {
            let duty = rows.lazy.flatMap(\.duties).first { resolver.companions([$0.assignee], of: .hotline) == [department] }?.text
            let isJoined = row.map { resolver.companions($0.co, of: lead).contains(department) } ?? false
            companions.append(
                JointPlan.Companion(
                    department: department, duty: duty ?? departments[department]?.mandate ?? "", joint: isJoined ? row?.code : nil))
        }
        return JointPlan(row: row, companions: companions)
    }

    /// What the joint matter is promised in (practice 13): its own promise, and of its departments' the sum of serial or the
    /// longest of parallel ones, whichever ends first. The law's limit is the Desk's to hold beside it.
    ///
    /// - Returns: the limit that counts and each department's own; nil where no row of `joint.csv` joins the matter.
    package func jointLimit(
        _ plan: JointPlan, lead: DepartmentCode, kind: Kind, urgency: Urgency, category: CategoryCode?, crossDistrict: Bool,
        from start: Instant, district: PlaceCode?
    ) -> (limit: Limit, singles: [(department: DepartmentCode, limit: Limit)])? {
        guard let row = plan.row else { return nil }
        let date = calendar.zone.date(of: start)
        let scope = WorkingCalendar.Scope(district: district)
        let joined = [lead] + plan.companions.filter { $0.joint == row.code }.map(\.department)
        let singles: [(department: DepartmentCode, limit: Limit)] = joined.compactMap { department in
            let limits = limits(
                kind: kind, urgency: urgency, category: category, department: department, crossDistrict: crossDistrict, on: date)
            return limits[.promised].map { (department, $0) }
        }
        func due(_ limit: Limit) -> Instant { calendar.due(after: start, limit, in: scope).instant }
        let together: Limit? =
            switch row.order {
            case .serial: Limit.sum(singles.map(\.limit))
            case .parallel: singles.map(\.limit).max { due($0) < due($1) }
            }
        guard let limit = [row.promised, together].compactMap({ $0 }).min(by: { due($0) < due($1) }) else { return nil }
        return (limit, singles)
    }
}
