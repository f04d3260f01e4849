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
