import HotlineCore

/// Questions about what waits for a second person, for a call, or on a telephone number.
package enum QualityQuery: Hashable, Sendable {
    /// Declines that a second person must decide, and those drawn for a second look.
    case declines(limit: Int)
    /// 回访 as planned: a telephone once, however many tickets it has.
    case callBacks(limit: Int)
    case callers
}

package enum QualityAnswer: Hashable, Sendable {
    case declines([DeclineLine])
    case callBacks([CallBackLine])
    case callers([CallerLine])
}

package struct DeclineLine: Hashable, Sendable {
    package let ticket: TicketLine
    package let code: String
    package let name: String
    /// By work number.
    package let proposedBy: String
    package let proposedAt: Instant
    /// Decided, and drawn for a second look; else it waits to be decided.
    package let isSample: Bool

    package init(ticket: TicketLine, code: String, name: String, proposedBy: String, proposedAt: Instant, isSample: Bool) {
        self.ticket = ticket
        self.code = code
        self.name = name
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        self.isSample = isSample
    }
}

package struct CallBackLine: Hashable, Sendable {
    /// At least one; the first is what it is listed under.
    package let tickets: [TicketLine]
    package let plannedAt: Instant
    /// 1 for the first.
    package let attempt: Int
    /// Masked; nil where there is only a chat.
    package let phone: String?
    /// 1 or 2 where the citizen said so and somebody must decide what follows.
    package let lowGrade: Int?

    package init(tickets: [TicketLine], plannedAt: Instant, attempt: Int, phone: String?, lowGrade: Int?) {
        self.tickets = tickets
        self.plannedAt = plannedAt
        self.attempt = attempt
        self.phone = phone
        self.lowGrade = lowGrade
    }
}

package struct CallerLine: Hashable, Sendable {
    package let phone: String
    package let reason: String
    package let until: Instant
    package let isConfirmed: Bool
    package let calls: Int

    package init(phone: String, reason: String, until: Instant, isConfirmed: Bool, calls: Int) {
        self.phone = phone
        self.reason = reason
        self.until = until
        self.isConfirmed = isConfirmed
        self.calls = calls
    }
}
