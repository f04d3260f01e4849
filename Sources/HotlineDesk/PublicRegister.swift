import HotlineCore

/// What anybody may ask of the public register: classes of matters, and tickets that may be listed. No personal data is in any answer.
package enum RegisterQuery: Hashable, Sendable {
    /// The second-level classes in force.
    case services
    case service(CategoryCode)
    /// By number; those that may not be listed are left out, as if they were not there.
    case tickets([String])
    case search(Search)

    package struct Search: Hashable, Sendable {
        package let from: Instant
        package let until: Instant
        /// Nil for every class.
        package let services: [CategoryCode]?
        /// Nil for both.
        package let isOpen: Bool?
        package let skipping: Int
        /// At most `RegisterQuery.most`.
        package let limit: Int

        package init(
            from: Instant, until: Instant, services: [CategoryCode]? = nil, isOpen: Bool? = nil, skipping: Int = 0,
            limit: Int = RegisterQuery.most
        ) {
            self.from = from
            self.until = until
            self.services = services
            self.isOpen = isOpen
            self.skipping = skipping
            self.limit = limit
        }
    }

    /// Tickets of one answer (GeoReport v2: 1,000).
    package static let most = 1_000
}

package enum RegisterAnswer: Hashable, Sendable {
    case services([Category])
    case service(Category)
    case tickets([RegisterLine])
}

/// A ticket as the public register shows it.
package struct RegisterLine: Hashable, Sendable {
    package let number: String
    package let isOpen: Bool
    /// The state and the next step in the citizen's words.
    package let statusChinese: String
    package let statusEnglish: String
    package let service: Category?
    package let department: String?
    /// District and street, never a door.
    package let place: String?
    package let requestedAt: Instant
    package let updatedAt: Instant
    package let expectedAt: Instant?
    /// As a person released it; nil where nobody did.
    package let text: String?

    package init(
        number: String, isOpen: Bool, statusChinese: String, statusEnglish: String, service: Category?, department: String?, place: String?,
        requestedAt: Instant, updatedAt: Instant, expectedAt: Instant?, text: String?
    ) {
        self.number = number
        self.isOpen = isOpen
        self.statusChinese = statusChinese
        self.statusEnglish = statusEnglish
        self.service = service
        self.department = department
        self.place = place
        self.requestedAt = requestedAt
        self.updatedAt = updatedAt
        self.expectedAt = expectedAt
        self.text = text
    }
}
