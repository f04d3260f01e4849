/// What somebody is in the house or in a department: the roles of `people.csv`. A person may have several.
package enum Role: String, CaseIterable, Sendable, Codable {
    case `operator`, windowClerk = "window_clerk", dispatcher, reviewer, callBack = "call_back"
    case shiftLeader = "shift_leader", supervisor, centreHead = "centre_head", management
    case districtOffice = "district_office"
    case departmentHandler = "department_handler", liaison, chiefRepresentative = "chief_representative", leader
    /// Has what is about the departments or the house itself, where no level above is free of it (practice 26).
    case inspector
    case administrator

    package var chinese: String {
        switch self {
        case .operator: "坐席"
        case .windowClerk: "窗口"
        case .dispatcher: "派单员"
        case .reviewer: "审核员"
        case .callBack: "回访员"
        case .shiftLeader: "班长"
        case .supervisor: "督办"
        case .centreHead: "中心负责人"
        case .management: "热线管理部门"
        case .districtOffice: "区热线办"
        case .departmentHandler: "经办人"
        case .liaison: "联络员"
        case .chiefRepresentative: "首席事务代表"
        case .leader: "分管领导"
        case .inspector: "监察员"
        case .administrator: "管理员"
        }
    }

    package init?(chinese: String) {
        guard let role = Self.allCases.first(where: { $0.chinese == chinese }) else { return nil }
        self = role
    }
}
