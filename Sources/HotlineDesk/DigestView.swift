import HotlineCore

/// A department's gathered rungs: what its last digest told, and what its next one will.
package struct DigestView: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        /// `L1-3 承诺办结`.
        package let rung: String
        package let at: Instant
        /// Work numbers of those it is for.
        package let people: [String]
        package let ticket: TicketLine

        package init(rung: String, at: Instant, people: [String], ticket: TicketLine) {
            self.rung = rung
            self.at = at
            self.people = people
            self.ticket = ticket
        }
    }

    package struct Page: Hashable, Sendable {
        /// Its entry in the journal; nil for what still waits.
        package let entry: Int64?
        /// When it was told, or will be.
        package let at: Instant
        package let lines: [Line]

        package init(entry: Int64?, at: Instant, lines: [Line]) {
            self.entry = entry
            self.at = at
            self.lines = lines
        }
    }

    package let department: String
    package let told: Page?
    package let waiting: Page?

    package init(department: String, told: Page?, waiting: Page?) {
        self.department = department
        self.told = told
        self.waiting = waiting
    }
}
