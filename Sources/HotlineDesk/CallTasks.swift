import HotlineCore

/// What a person does about calls that left something undone.
package enum CallAction: Hashable, Sendable {
    /// Calls the number back: shows it, and says to the others who does.
    case takeMissed(Int64)
    case closeMissed(Int64, how: String)
    /// Why an answered call has no agent's record.
    case explain(call: String, reason: String)
}

package enum CallQuery: Hashable, Sendable {
    /// 漏接回拨.
    case missed(limit: Int)
    /// Answered calls whose record did not come within the window.
    case withoutRecord(limit: Int)
    /// Everything that is known of one call.
    case sheet(String)
    /// Callers who wait in the platform's queue now.
    case waiting
}

package enum CallAnswer: Hashable, Sendable {
    case missed([MissedCallLine], total: Int)
    case withoutRecord([CallLine], total: Int)
    case sheet(CallSheet)
    /// Nil where no log tells of a queue as it goes.
    case waiting(WaitingCalls?)
}

package struct WaitingCalls: Hashable, Sendable {
    package let count: Int
    /// When the first of them called.
    package let since: Instant?

    package init(count: Int, since: Instant?) {
        self.count = count
        self.since = since
    }
}

package struct MissedCallLine: Hashable, Sendable {
    package let id: Int64
    /// Masked.
    package let phone: String
    package let firstAt: Instant
    package let lastAt: Instant
    package let calls: Int
    /// The work number of whoever calls back, and since when.
    package let takenBy: String?
    package let takenAt: Instant?

    package init(id: Int64, phone: String, firstAt: Instant, lastAt: Instant, calls: Int, takenBy: String?, takenAt: Instant?) {
        self.id = id
        self.phone = phone
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.calls = calls
        self.takenBy = takenBy
        self.takenAt = takenAt
    }
}

package struct CallLine: Hashable, Sendable {
    package let call: String
    package let source: SourceName
    /// Masked; nil where the caller hid it.
    package let phone: String?
    package let isOutgoing: Bool
    package let agent: String?
    package let beganAt: Instant
    package let isAnswered: Bool
    package let waitSeconds: Int?
    package let talkSeconds: Int?

    package init(
        call: String, source: SourceName, phone: String?, isOutgoing: Bool, agent: String?, beganAt: Instant, isAnswered: Bool,
        waitSeconds: Int?, talkSeconds: Int?
    ) {
        self.call = call
        self.source = source
        self.phone = phone
        self.isOutgoing = isOutgoing
        self.agent = agent
        self.beganAt = beganAt
        self.isAnswered = isAnswered
        self.waitSeconds = waitSeconds
        self.talkSeconds = talkSeconds
    }
}

package struct CallSheet: Hashable, Sendable {
    package struct Event: Hashable, Sendable {
        package let at: Instant
        package let event: CallNote.Event
        package let agent: String?
        package let seconds: Int?
        package let words: String?

        package init(at: Instant, event: CallNote.Event, agent: String?, seconds: Int?, words: String?) {
            self.at = at
            self.event = event
            self.agent = agent
            self.seconds = seconds
            self.words = words
        }
    }

    /// Nil where only a transcript has come.
    package let line: CallLine?
    package let ticket: String?
    package let recordDue: Instant?
    package let events: [Event]
    /// Empty for whoever may not read the ticket's words.
    package let said: [CallNote.Segment]

    package init(line: CallLine?, ticket: String?, recordDue: Instant?, events: [Event], said: [CallNote.Segment]) {
        self.line = line
        self.ticket = ticket
        self.recordDue = recordDue
        self.events = events
        self.said = said
    }
}
