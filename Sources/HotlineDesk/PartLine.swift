import HotlineCore

/// A co-department's or a sub-unit's part of a ticket, as whoever may see the ticket reads it.
package struct PartLine: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case co, below

        package var chinese: String {
            switch self {
            case .co: "配合"
            case .below: "下级"
            }
        }
    }

    package let kind: Kind
    package let departmentCode: DepartmentCode
    package let departmentName: String
    /// By work number.
    package let handler: String?
    package let duty: String
    package let state: SubTaskState
    package let signDue: Instant
    package let due: Instant
    package let signedAt: Instant?
    package let isAutoSigned: Bool
    package let repliedAt: Instant?
    /// What it replied to the lead.
    package let reply: String?
    /// Why the lead did not wait for it.
    package let leftBecause: String?

    package init(
        kind: Kind, departmentCode: DepartmentCode, departmentName: String, handler: String?, duty: String, state: SubTaskState,
        signDue: Instant, due: Instant, signedAt: Instant?, isAutoSigned: Bool, repliedAt: Instant?, reply: String?, leftBecause: String?
    ) {
        self.kind = kind
        self.departmentCode = departmentCode
        self.departmentName = departmentName
        self.handler = handler
        self.duty = duty
        self.state = state
        self.signDue = signDue
        self.due = due
        self.signedAt = signedAt
        self.isAutoSigned = isAutoSigned
        self.repliedAt = repliedAt
        self.reply = reply
        self.leftBecause = leftBecause
    }
}
