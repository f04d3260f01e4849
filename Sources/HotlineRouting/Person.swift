import HotlineCore

/// A row of `people.csv`.
package struct Person: Hashable, Sendable {
    package let id: PersonID
    /// By which the person is known outside the house (practice 29).
    package let workNumber: String
    package let name: String
    package let department: DepartmentCode
    /// 第二条线: the number that is tried when the first is not answered; empty where there is none.
    package let secondLine: String
    package let roles: Set<Role>
    /// The account that names this person on the Unix socket.
    package let unixUser: String?
    /// Who has this person's work while they are away.
    package let deputy: PersonID?
    package let validity: Validity
    package let line: Int
}

/// What a person is in the house; which verbs a role may use stands in the Desk.
package enum Role: String, CaseIterable, Sendable, Codable {
    case `operator`, windowClerk = "window_clerk", dispatcher, reviewer, callback, shiftLeader = "shift_leader"
    case supervisor, centreHead = "centre_head", management, districtOffice = "district_office", handler, liaison
    case chiefRepresentative = "chief_representative", leader, administrator

    package var chinese: String {
        switch self {
        case .operator: "坐席"
        case .windowClerk: "窗口"
        case .dispatcher: "派单员"
        case .reviewer: "审核员"
        case .callback: "回访员"
        case .shiftLeader: "班长"
        case .supervisor: "督办"
        case .centreHead: "中心负责人"
        case .management: "热线管理部门"
        case .districtOffice: "区热线办"
        case .handler: "经办人"
        case .liaison: "联络员"
        case .chiefRepresentative: "首席事务代表"
        case .leader: "分管领导"
        case .administrator: "管理员"
        }
    }
}
