import HotlineCore

/// 改进意见 and its follow-up (art. 18 ¶1).
package enum SuggestionAction: Sendable {
    /// To a department; the ticket that gave occasion to it, if one did.
    case make(DepartmentCode, ticket: TicketReference?, text: String)
    /// What the department did about it.
    case followUp(Int64, text: String)
    /// By whoever may suggest: done, or no longer asked for.
    case close(Int64, reason: String)
}

package struct SuggestionLine: Hashable, Sendable {
    package let id: Int64
    package let department: String
    package let ticket: String?
    package let by: String
    package let madeAt: Instant
    package let text: String
    package let followUp: String?
    package let followedAt: Instant?
    package let closedAt: Instant?

    package init(
        id: Int64, department: String, ticket: String?, by: String, madeAt: Instant, text: String, followUp: String? = nil,
        followedAt: Instant? = nil, closedAt: Instant? = nil
    ) {
        self.id = id
        self.department = department
        self.ticket = ticket
        self.by = by
        self.madeAt = madeAt
        self.text = text
        self.followUp = followUp
        self.followedAt = followedAt
        self.closedAt = closedAt
    }
}

/// What a department's late tickets cost, and whose time it was (practice 15).
package struct LateAccount: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let ticket: String
        /// Which limit, and when it was due.
        package let what: Reason
        /// Working hours past it, by whoever had the ticket then.
        package let hours: [Reason]
        package let explanation: String?
        package let verdict: String
    }

    package let department: String
    package let lines: [Line]
    /// Working hours past due in this department's hands, over all lines.
    package let total: String
    package let hasMore: Bool
}
