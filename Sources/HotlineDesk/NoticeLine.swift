import HotlineCore

/// A notice and how far it came. Told means acknowledged (practice 7).
package struct NoticeLine: Hashable, Sendable {
    package let id: Int64
    /// The ticket's number; where it is about none, the source's name.
    package let ticket: String
    /// Which notice: an id of notices.csv.
    package let subject: String
    /// Whom, for people: `市民`, `440106009 值班 8103`, `班长 8010`.
    package let recipient: String
    /// chat, feed, console, person.
    package let way: String
    package let createdAt: Instant
    package let toldAt: Instant?
    /// How it was told, or why it could not be.
    package let how: String?
    /// What is done next about one that nobody acknowledged, and when; nil where a person must act, or nothing is left to do.
    package var next: Next?
    /// Its text; only where one notice was asked for.
    package var words: String?

    /// The next way of a notice that waits (practice 7).
    package struct Next: Hashable, Sendable {
        package enum Step: String, Hashable, Sendable {
            /// The same way once more.
            case again
            /// The next gateway that reaches the citizen: SMS, then voice.
            case gateway
            /// A person tells it.
            case person
            /// Every console rings, so that somebody phones.
            case phone
            case shiftLeader = "shift_leader"
        }

        package let step: Step
        package let at: Instant

        package init(step: Step, at: Instant) {
            self.step = step
            self.at = at
        }
    }

    package init(
        id: Int64, ticket: String, subject: String, recipient: String, way: String, createdAt: Instant, toldAt: Instant?, how: String?
    ) {
        self.id = id
        self.ticket = ticket
        self.subject = subject
        self.recipient = recipient
        self.way = way
        self.createdAt = createdAt
        self.toldAt = toldAt
        self.how = how
    }
}
