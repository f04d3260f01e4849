import HotlineCore

/// A call, as the lines that came so far tell it.
package struct CallRow: Hashable, Sendable {
    package let call: String
    package let source: SourceName
    package var phone: String?
    package var isOutgoing: Bool
    package var agent: String?
    package var beganAt: Instant
    package var endedAt: Instant?
    package var isQueued = false
    package var isAnswered = false
    package var isUnanswered = false
    package var waitSeconds: Int?
    package var talkSeconds: Int?
    package var recordDue: Instant?

    package init(call: String, source: SourceName, isOutgoing: Bool, beganAt: Instant) {
        self.call = call
        self.source = source
        self.isOutgoing = isOutgoing
        self.beganAt = beganAt
    }

    /// Somebody called and nobody took it.
    package var isMissed: Bool { !isOutgoing && !isAnswered && isUnanswered }
}

/// One line of a call.
package struct CallEventRow: Hashable, Sendable {
    package let at: Instant
    package let event: String
    package let agent: String?
    package let seconds: Int?
    package let words: String?

    package init(at: Instant, event: String, agent: String?, seconds: Int?, words: String?) {
        self.at = at
        self.event = event
        self.agent = agent
        self.seconds = seconds
        self.words = words
    }
}

/// 漏接回拨: a number that called, was not answered, and has not been reached since.
package struct MissedCallRow: Hashable, Sendable {
    package let id: Int64
    package let phone: String
    package let firstAt: Instant
    package let lastAt: Instant
    package let calls: Int
    /// Who is calling back, and since when.
    package let takenBy: PersonID?
    package let takenAt: Instant?
}
