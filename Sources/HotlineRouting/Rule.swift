import HotlineCore

/// Who gets a matter, as a cell of a lead or co column says it.
package enum Assignee: Hashable, Sendable {
    case department(DepartmentCode)
    /// 属地街镇: the office of the street where the matter is.
    case localStreet
    /// 属地区: the government of that district.
    case localDistrict
    /// 按类别: what `categories.csv` says of the class. In `rules.csv` only.
    case byCategory

    package var chinese: String {
        switch self {
        case .department(let code): code.rawValue
        case .localStreet: "属地街镇"
        case .localDistrict: "属地区"
        case .byCategory: "按类别"
        }
    }
}

/// Which classes a row speaks of.
package enum CategoryCondition: Hashable, Sendable {
    case any
    /// All classes of a first-level code, two digits.
    case firstLevel(String)
    case exactly(CategoryCode)

    /// A matter without a class matches `any` alone.
    package func matches(_ category: CategoryCode?) -> Bool {
        switch self {
        case .any: true
        case .firstLevel(let prefix): category.map { $0.rawValue.hasPrefix(prefix) } ?? false
        case .exactly(let code): code == category
        }
    }

    /// As a cell has it: `0205`, `02`, `任意`.
    package var chinese: String {
        switch self {
        case .any: "任意"
        case .firstLevel(let prefix): prefix
        case .exactly(let code): code.rawValue
        }
    }
}

/// Who handles a matter within its lead department.
package enum HandlerRule: Hashable, Sendable {
    /// 值班: whoever is on call at that moment.
    case onCall
    case person(PersonID)
}

/// Names a row of `rules.csv` to people: `rules.csv 顺序 120`.
package struct RuleID: Hashable, Sendable, Codable {
    package let order: Int
    package let line: Int

    package init(order: Int, line: Int) {
        self.order = order
        self.line = line
    }
}

/// A row of `rules.csv`. A nil condition is 任意.
package struct Rule: Hashable, Sendable {
    package let id: RuleID
    package let kind: Kind?
    package let category: CategoryCondition
    package let urgency: Urgency?
    package let channel: Channel?
    package let district: PlaceCode?
    package let street: PlaceCode?
    package let lead: Assignee
    package let co: [Assignee]
    package let handler: HandlerRule
    package let isAutomatic: Bool
    package let note: String
    package let validity: Validity

    /// Every matter of every day matches: the last row must be so.
    package var matchesAll: Bool {
        kind == nil && category == .any && urgency == nil && channel == nil && district == nil && street == nil
            && validity == .always
    }
}
