/// What somebody is in the house or in a department: the roles of `people.csv`. A person may have several.
package enum Role: String, CaseIterable, Sendable, Codable {
    case `operator`, windowClerk = "window_clerk", dispatcher, reviewer, callBack = "call_back"
    case shiftLeader = "shift_leader", supervisor, districtOffice = "district_office"
    case departmentHandler = "department_handler", liaison, chiefRepresentative = "chief_representative", leader
    case administrator

    package var chinese: String {
        switch self {
        case .operator: "坐席"
        case .windowClerk: "窗口"
        case .dispatcher: "派单"
        case .reviewer: "审核"
        case .callBack: "回访"
        case .shiftLeader: "班长"
        case .supervisor: "督办"
        case .districtOffice: "区热线办"
        case .departmentHandler: "经办"
        case .liaison: "联络员"
        case .chiefRepresentative: "首席代表"
        case .leader: "领导"
        case .administrator: "管理员"
        }
    }

    package init?(chinese: String) {
        guard let role = Self.allCases.first(where: { $0.chinese == chinese }) else { return nil }
        self = role
    }
}
