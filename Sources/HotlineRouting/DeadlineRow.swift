import HotlineCore

/// A row of `deadlines.csv`. A nil condition is 任意; a clock that is not in `limits` has none (无).
package struct DeadlineRow: Hashable, Sendable {
    package let order: Int
    package let line: Int
    package let kind: Kind?
    package let urgency: Urgency?
    package let category: CategoryCondition
    /// This department alone, not those below it.
    package let department: DepartmentCode?
    package let departmentType: Department.Sort?
    package let crossDistrict: Bool?
    package let limits: [ClockName: Limit]
    /// 补充停表: what stands still while a department has asked the citizen for more.
    package let pausedWhileAsked: Set<ClockName>
    /// 延期次数, and 延期时长 of one extension; nil leaves it to the settings and to the limit that is extended.
    package let mostExtensions: Int?
    package let longestExtension: Limit?
    package let validity: Validity
}
