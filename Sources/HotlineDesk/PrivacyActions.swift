import HotlineCore

/// What spares the people in a ticket: who reads what, who never has it, who is helped first.
package enum PrivacyAction: Sendable {
    /// The caller's name and number for somebody who does not hold the ticket; journalled with the reason (practice 29).
    case unmask(reason: String)
    case secret(Bool, reason: String)
    /// 国家秘密 (art. 4): not accepted, and its words are stored no longer.
    case stateSecret(reason: String)
    /// 转述: the words in which a secret matter may leave intake.
    case restate(text: String)
    case releaseRestatement
    /// Adds to those complained about.
    case accuse(departments: [DepartmentCode], people: [PersonID])
    /// Hides the ticket from every list but those of the readers, of both who sealed it, and of the inspectors.
    case seal(readers: [PersonID], reason: String)
    case confirmSeal
    /// 绿色通道: first in every order; in writing only where the citizen cannot hear or speak.
    case green(isTextOnly: Bool, reason: String)
    /// 代办人.
    case represent(name: String, phone: String)
    /// 办不成事 at a venue of venues.csv.
    case difficult(venue: String, reason: String)
    /// Nobody is in danger any more, of what was a threat; takes two.
    case calm(reason: String)
    case exclude(reason: String)
    /// Back into the statistics; takes two, as leaving them did.
    case include(reason: String)
    case confirmExclusion
    /// The words in which everybody may read of it, where the citizen allowed that (practice 31).
    case publish(text: String)
    case unpublish(reason: String)
    /// A new query code, told only to the phone or chat of the ticket.
    case reissue
    /// The second person says yes, of a matter that has no word of its own for it.
    case confirm(TwoPersonMatter)
    /// The second person says no.
    case refuse(TwoPersonMatter, reason: String)
}

package enum PrivacyQuery: Sendable {
    /// What waits for a second person.
    case proposals
    /// Tickets left out of the statistics.
    case excluded
}

/// One line of what waits for a second person.
package struct ProposalLine: Hashable, Sendable {
    package let matter: TwoPersonMatter
    /// Nil where it is about no ticket.
    package let ticket: String?
    package let by: String
    package let at: Instant
    /// The reason, or the restatement itself.
    package let text: String

    package init(matter: TwoPersonMatter, ticket: String?, by: String, at: Instant, text: String) {
        self.matter = matter
        self.ticket = ticket
        self.by = by
        self.at = at
        self.text = text
    }
}
