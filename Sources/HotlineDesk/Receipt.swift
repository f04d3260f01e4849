import HotlineCore

/// What an order did. Stored under its retry key (without the code and the link, which are told once).
package struct Receipt: Hashable, Sendable, Codable {
    package var ticket: String?
    package var state: TicketState?
    /// Told once; absent when the answer is repeated.
    package var queryCode: String?
    /// 32 hexadecimal digits, told once.
    package var link: String?
    /// What a webhook's messages are signed with, told once.
    package var secret: String?
    /// The same input was taken before: this is its ticket.
    package var isRepeated = false
    /// What was decided, for people.
    package var decided: [Reason] = []
    package var clocks: [ClockLine] = []
    /// Several tickets, for `pull`.
    package var tickets: [TicketLine] = []
    /// Chat: the session's id and whether it is open, and human words to pass on (practice 2).
    package var session: String?
    package var isSessionOpen = false
    package var say: String?
    /// The transfer must still be explained to the citizen, by this call or later (practice 9).
    package var mustTell = false
    /// Why a phone-log line made no ticket.
    package var rejected: Reason?
    /// What `anonymise` wiped.
    package var erased: ErasureReceipt?
    /// Numbers and codes of a group's members; nil in receipts of older versions.
    package var issued: [Issued]?
    /// What came of each part of a batch; nil where it was none.
    package var outcomes: [BatchOutcome]?

    package init(ticket: String? = nil, state: TicketState? = nil) {
        self.ticket = ticket
        self.state = state
    }
}
