import HotlineCore

/// Who gets a matter, by which row, and what could not be told.
package struct Route: Hashable, Sendable {
    /// What kept the route from being what the row says.
    package enum Missing: Hashable, Sendable {
        /// No class, or 待归类.
        case category
        /// The class is not in force on that day.
        case categoryNotValid(CategoryCode)
        case street
        case district
        /// More than one place was named; nothing is guessed.
        case ambiguousPlace
        /// The place has no office in `departments.csv`.
        case department(PlaceCode)
        /// The department is not in force on that day and nobody succeeds it.
        case departmentNotValid(DepartmentCode)
        /// 禁派: the class never goes to this department.
        case barred(DepartmentCode)
    }

    package let rule: RuleID
    package let lead: DepartmentCode
    /// Never the lead, never twice.
    package let co: [DepartmentCode]
    package let handler: HandlerRule
    /// The daemon may accept and dispatch without a person.
    package let isAutomatic: Bool
    package let reason: Reason
    package let missing: [Missing]
}

extension Reason {
    /// Arguments: 顺序, line of rules.csv, lead.
    static func route(_ rule: RuleID, lead: DepartmentCode) -> Reason {
        Reason("route-rule", "\(rule.order)", "\(rule.line)", lead.rawValue)
    }

    /// The row says 属地街镇; no street is known, so the district has it. Arguments as above.
    static func routeToDistrict(_ rule: RuleID, lead: DepartmentCode) -> Reason {
        Reason("route-district-for-street", "\(rule.order)", "\(rule.line)", lead.rawValue)
    }

    /// The lead that the row gives cannot be told or may not have it: the hotline decides. Arguments: 顺序, line, what is missing.
    static func routeToHotline(_ rule: RuleID, for missing: Route.Missing) -> Reason {
        let (slug, argument): (String, String) =
            switch missing {
            case .category: ("route-category-unknown", "")
            case .categoryNotValid(let code): ("route-category-not-valid", code.rawValue)
            case .street: ("route-street-unknown", "")
            case .district: ("route-district-unknown", "")
            case .ambiguousPlace: ("route-place-ambiguous", "")
            case .department(let place): ("route-place-without-office", place.rawValue)
            case .departmentNotValid(let code): ("route-department-not-valid", code.rawValue)
            case .barred(let code): ("route-barred", code.rawValue)
            }
        return Reason(slug, "\(rule.order)", "\(rule.line)", argument)
    }
}
