import HotlineCore

/// The limits of one matter and the rows of `deadlines.csv` that gave them.
package struct Limits: Hashable, Sendable {
    private let ordinary: DeadlineRow?
    private let urgent: DeadlineRow?

    init(ordinary: DeadlineRow?, urgent: DeadlineRow?) {
        self.ordinary = ordinary
        self.urgent = urgent
    }

    /// An urgent row overrides these alone; the kind's other limits run beside (practice 4).
    package static let urgentClocks: Set<ClockName> = [.sign, .contact, .firstReport, .accept, .dispatch, .ruling]

    /// - Returns: nil where the tables set no such limit.
    package subscript(name: ClockName) -> Limit? { row(of: name)?.limits[name] }

    /// The line of `deadlines.csv` that sets this limit.
    package func line(of name: ClockName) -> Int? { row(of: name)?.line }

    /// The line that matched the matter as an ordinary one.
    package var ordinaryLine: Int? { ordinary?.line }
    /// The line that matched its urgency; nil for an ordinary matter.
    package var urgentLine: Int? { urgent?.line }

    private func row(of name: ClockName) -> DeadlineRow? {
        if let urgent, Self.urgentClocks.contains(name), urgent.limits[name] != nil { return urgent }
        return ordinary?.limits[name] == nil ? nil : ordinary
    }
}

extension RoutingTables {
    /// The limits of a matter: those of the first row by 顺序 that matches it as 普通, and over them, for signing, contact,
    /// first report, acceptance, dispatch and rulings, those of the first row that names its urgency.
    package func limits(
        kind: Kind, urgency: Urgency, category: CategoryCode?, department: DepartmentCode?, crossDistrict: Bool, on date: CivilDate
    ) -> Limits {
        let type = department.flatMap { departments[$0]?.type }
        func first(_ matchesUrgency: (Urgency?) -> Bool) -> DeadlineRow? {
            deadlines.first { row in
                matchesUrgency(row.urgency) && (row.kind == nil || row.kind == kind)
                    && (row.department == nil || row.department == department) && (row.departmentType == nil || row.departmentType == type)
                    && (row.crossDistrict == nil || row.crossDistrict == crossDistrict) && row.category.matches(category)
                    && row.validity.contains(date)
            }
        }
        return Limits(
            ordinary: first { $0 == nil || $0 == .ordinary }, urgent: urgency == .ordinary ? nil : first { $0 == urgency })
    }

    /// Which ladder a ticket climbs at its department; the hotline's own rooms have `ownRooms` by the ticket's state.
    package func ladder(urgency: Urgency, department: DepartmentCode) -> LadderName {
        if urgency >= .urgent { return .urgent }
        return departments[department]?.type == .central ? .central : .ordinary
    }
}
