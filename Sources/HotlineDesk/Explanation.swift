import HotlineCore

/// The whole chain behind a ticket: class, rule, handler, clocks, rungs, whom they told and with what result.
package struct Explanation: Hashable, Sendable {
    package struct Part: Hashable, Sendable {
        package let heading: Reason
        package let lines: [Reason]

        package init(heading: Reason, lines: [Reason]) {
            self.heading = heading
            self.lines = lines
        }
    }

    package let ticket: String
    package let parts: [Part]

    package init(ticket: String, parts: [Part]) {
        self.ticket = ticket
        self.parts = parts
    }
}
