import HotlineCore

/// What an operator keeps at their place, and does for the shift.
package enum WorkbenchAction: Hashable, Sendable {
    /// A text's lines so far; the row stands until its order is done or it is dropped (practice 40).
    case keepDraft(DraftText)
    case dropDraft(key: String)
    case saveFilter(name: String, filter: String)
    case dropFilter(name: String)
    /// 交班: what is open here and the drafts pass to another operator; one's own list stays (practice 9).
    case handOverShift(to: PersonID)
    /// A few words to every console.
    case broadcast(String)
    /// Ends a token, named by the first eight digits of its hash.
    case revokeToken(String)
}

package enum WorkbenchQuery: Hashable, Sendable {
    /// Guides that these words fit, the best first; with no words all of them.
    case guides(String)
    case drafts
    case filters
    /// Tokens that open something.
    case tokens
}

package enum WorkbenchAnswer: Hashable, Sendable {
    case guides([GuideLine])
    case drafts([DraftText])
    case filters([SavedFilter])
    case tokens([TokenLine])
}

/// A text that somebody has begun and not finished.
package struct DraftText: Hashable, Sendable {
    package let key: String
    /// The line that takes it up again.
    package let command: String
    package let lines: [String]
    package var isParked: Bool
    /// When its last line was kept; nil before it is.
    package let at: Instant?

    package init(key: String, command: String, lines: [String], isParked: Bool = false, at now: Instant? = nil) {
        self.key = key
        self.command = command
        self.lines = lines
        self.isParked = isParked
        at = now
    }

    /// Of one person: more is no draft any more but a second list.
    package static let most = 50
}

package struct SavedFilter: Hashable, Sendable {
    package let name: String
    /// As it was typed after `find`.
    package let filter: String

    package init(name: String, filter: String) {
        self.name = name
        self.filter = filter
    }

    /// Of one person.
    package static let most = 20
    /// Characters of a name.
    package static let longestName = 20
}

/// A token without its secret.
package struct TokenLine: Hashable, Sendable {
    /// The first eight digits of its hash.
    package let id: String
    /// `person:8007`, `department:SWJ`, `gateway:wx`.
    package let subject: String
    package let issuedAt: Instant
    package let issuedBy: String
    /// Nil for one without an end.
    package let expiresAt: Instant?

    package init(id: String, subject: String, issuedAt: Instant, issuedBy: String, expiresAt: Instant?) {
        self.id = id
        self.subject = subject
        self.issuedAt = issuedAt
        self.issuedBy = issuedBy
        self.expiresAt = expiresAt
    }
}

/// A service guide as it is read out.
package struct GuideLine: Hashable, Sendable {
    package let guide: Guide
    package let ownerName: String
    /// Its last day has passed: it may be looked at and not quoted.
    package let isExpired: Bool

    package init(_ guide: Guide, ownerName: String, isExpired: Bool) {
        self.guide = guide
        self.ownerName = ownerName
        self.isExpired = isExpired
    }
}
