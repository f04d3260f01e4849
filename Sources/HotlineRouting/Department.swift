import HotlineCore

/// A row of `departments.csv`: a department, district, street office, enterprise or central unit.
package struct Department: Hashable, Sendable {
    package enum Sort: String, CaseIterable, Sendable {
        case municipal, district, street, enterprise, central, hotline

        package var chinese: String {
            switch self {
            case .municipal: "市直部门"
            case .district: "区"
            case .street: "街镇"
            case .enterprise: "企事业"
            case .central: "中央省驻穗"
            case .hotline: "热线"
            }
        }
    }

    package let code: DepartmentCode
    package let name: String
    package let aliases: [String]
    package let type: Sort
    package let parent: DepartmentCode?
    /// 职责, and what is not among it.
    package let mandate: String
    package let excludes: String
    package let phone: String
    /// 服务时间, for people: `周一至周五 9:00-12:00`.
    package let hours: String
    package let liaison: PersonID?
    /// Who has it where no roster row matches.
    package let onCall: [PersonID]
    package let chiefRepresentative: PersonID?
    package let leaderInCharge: PersonID?
    package let validity: Validity
    package let line: Int
}

extension DepartmentCode {
    /// The hotline itself: the lead of the last rule, and of whatever no table can place.
    package static let hotline: DepartmentCode = "HOTLINE"
}
