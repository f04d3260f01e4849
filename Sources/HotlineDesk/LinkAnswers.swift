import HotlineCore

/// Questions about tickets in view of one another.
package enum LinkQuery: Sendable {
    case like(TicketReference)
    /// A ticket's main one, its followers, what it is related to.
    case group(TicketReference)
    case incidents
    /// What a number has called about before (practice 37).
    case caller(Phone)
}

package enum LinkAnswer: Hashable, Sendable {
    case like([LookAlike])
    case group(TicketGroup)
    case incidents([IncidentLine], bursts: [BurstLine])
    case caller(CallerHistory)
}

/// A ticket that may be about the same thing, and why it looks so.
package struct LookAlike: Hashable, Sendable {
    package let line: TicketLine
    package let channel: Channel
    /// The strongest first.
    package let reasons: [Reason]
    /// It is accepted and not answered yet, so that others may be put under it.
    package let mayLead: Bool
}

package struct TicketGroup: Hashable, Sendable {
    /// The main ticket; the one asked about where it follows none.
    package let main: TicketLine
    /// An incident's title.
    package let title: String?
    /// Who is complained about; nil for the department that is.
    package let subject: String?
    package let followers: [Follower]
    package let count: Int
    package let related: [TicketLine]

    package init(main: TicketLine, title: String?, subject: String?, followers: [Follower], count: Int, related: [TicketLine]) {
        self.main = main
        self.title = title
        self.subject = subject
        self.followers = followers
        self.count = count
        self.related = related
    }

    package struct Follower: Hashable, Sendable {
        package let line: TicketLine
        /// In Chinese, and as programs know it.
        package let kind: String
        package let slug: String
        package let channel: Channel
        /// In full for whoever holds the main ticket and must call them; to all others the name is masked and the phone absent.
        package let name: String?
        package let phone: String?
        /// The holder's too: what this one said.
        package let content: String?

        package init(line: TicketLine, kind: String, slug: String, channel: Channel, name: String?, phone: String?, content: String?) {
            self.line = line
            self.kind = kind
            self.slug = slug
            self.channel = channel
            self.name = name
            self.phone = phone
            self.content = content
        }
    }
}

package struct IncidentLine: Hashable, Sendable {
    package let line: TicketLine
    package let title: String
    package let openedAt: Instant
    package let callers: Int

    package init(line: TicketLine, title: String, openedAt: Instant, callers: Int) {
        self.line = line
        self.title = title
        self.openedAt = openedAt
        self.callers = callers
    }
}

package struct BurstLine: Hashable, Sendable {
    package let category: CategoryCode
    package let categoryName: String?
    package let street: PlaceCode
    package let placeName: String?
    package let rungAt: Instant
    package let callers: Int
}

package struct CallerHistory: Hashable, Sendable {
    /// Within 90 days, at most as many as are counted.
    package let count: Int
    package let open: Int
    package let lastAnswer: LastAnswer?

    package init(count: Int, open: Int, lastAnswer: LastAnswer?) {
        self.count = count
        self.open = open
        self.lastAnswer = lastAnswer
    }

    package struct LastAnswer: Hashable, Sendable {
        package let ticket: String
        package let at: Instant
        package let text: String
    }
}
