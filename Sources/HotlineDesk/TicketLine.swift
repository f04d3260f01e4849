import HotlineCore

/// A ticket in a list: one line on a console, one object in a feed. No personal data.
package struct TicketLine: Hashable, Sendable, Codable {
    package var number: String
    package var state: TicketState
    package var urgency: Urgency
    package var kind: Kind
    package var categoryCode: CategoryCode?
    package var categoryName: String?
    package var departmentCode: DepartmentCode?
    package var departmentName: String?
    /// The handler's work number (practice 29).
    package var handler: String?
    package var placeName: String?
    package var receivedAt: Instant
    package var acceptedAt: Instant?
    /// The clock that ends first among those that run.
    package var nextDue: ClockLine?
    package var isOverdue: Bool
    package var urgeCount: Int
    package var isSecret: Bool
    /// The first thirty characters of the matter; empty where it is secret.
    package var gist: String
    /// 绿色通道: the old and the disabled, first in every order (art. 10).
    package var isGreen = false
    /// Told in writing, never called.
    package var isTextOnly = false
    /// The caller is flagged; nil where not, so that what was stored before it reads the same.
    package var isCallerFlagged: Bool?
    /// 未按时签收: the department let its window pass. Nil where not.
    package var isAutoSigned: Bool?

    package init(
        number: String, state: TicketState, urgency: Urgency, kind: Kind, categoryCode: CategoryCode?, categoryName: String?,
        departmentCode: DepartmentCode?, departmentName: String?, handler: String?, placeName: String?, receivedAt: Instant,
        acceptedAt: Instant?, nextDue: ClockLine?, isOverdue: Bool, urgeCount: Int, isSecret: Bool, gist: String
    ) {
        self.number = number
        self.state = state
        self.urgency = urgency
        self.kind = kind
        self.categoryCode = categoryCode
        self.categoryName = categoryName
        self.departmentCode = departmentCode
        self.departmentName = departmentName
        self.handler = handler
        self.placeName = placeName
        self.receivedAt = receivedAt
        self.acceptedAt = acceptedAt
        self.nextDue = nextDue
        self.isOverdue = isOverdue
        self.urgeCount = urgeCount
        self.isSecret = isSecret
        self.gist = gist
    }
}

package struct ClockLine: Hashable, Sendable, Codable {
    package let name: ClockName
    package let startedAt: Instant
    package let originalDue: Instant
    package let due: Instant
    package let isProvisional: Bool
    package let stoppedAt: Instant?
    /// The limit as the table wrote it, `1工作日`.
    package let limit: String
    /// It stands still, and is due when what was left of it has run out; absent where it runs or has stopped.
    package var isPaused: Bool?

    package init(
        name: ClockName, startedAt: Instant, originalDue: Instant, due: Instant, isProvisional: Bool, stoppedAt: Instant?, limit: String
    ) {
        self.name = name
        self.startedAt = startedAt
        self.originalDue = originalDue
        self.due = due
        self.isProvisional = isProvisional
        self.stoppedAt = stoppedAt
        self.limit = limit
    }
}
