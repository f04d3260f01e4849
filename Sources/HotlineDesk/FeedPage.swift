import HotlineCore

/// A page of a department's feed: each item a change, in order of the journal.
package struct FeedPage: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        package let entry: Int64
        package let at: Instant
        package let event: String
        package let ticket: TicketLine
        /// Whether the ticket still stands with this department; false is the reason to drop it from a list.
        package let isHeld: Bool
        /// Why it left (practice 22); nil while it is held.
        package let reason: Reason?

        package init(entry: Int64, at: Instant, event: String, ticket: TicketLine, isHeld: Bool, reason: Reason? = nil) {
            self.entry = entry
            self.at = at
            self.event = event
            self.ticket = ticket
            self.isHeld = isHeld
            self.reason = reason
        }
    }

    package let items: [Item]
    /// Rungs gathered for the department's people, each digest a change of its own.
    package let digests: [DigestView.Page]
    /// To be given as `after` next time; never skips a change.
    package let cursor: Int64
    package let hasMore: Bool

    package var isEmpty: Bool { items.isEmpty && digests.isEmpty }

    package init(items: [Item], digests: [DigestView.Page] = [], cursor: Int64, hasMore: Bool) {
        self.items = items
        self.digests = digests
        self.cursor = cursor
        self.hasMore = hasMore
    }
}
