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

    /// One clock, the table's line that set it, and its way day by day where it counts working time.
    package struct Clock: Hashable, Sendable {
        package let line: ClockLine
        package let round: Int
        /// Of deadlines.csv; nil where the tables have another row by now.
        package let tableLine: Int?
        package let days: [WorkingCalendar.WalkedDay]
        /// What gave a joint matter's promise in place of a table's line.
        var joint: Reason?
    }

    /// One rung: planned, passed over, or told, and to whom.
    package struct Rung: Hashable, Sendable {
        package enum Course: String, CaseIterable, Hashable, Sendable { case planned, passedOver = "passed_over", told }

        package let id: String
        package let round: Int
        package let course: Course
        /// When it fired, or will as things stand.
        package let at: Instant
        package let anchor: ClockName?
        /// Nil where the tables have no such rung by now.
        package let moment: Reason?
        package let condition: String
        package let told: [Told]
    }

    /// One person whom a rung tells, and how far that came.
    package struct Told: Hashable, Sendable {
        package enum Outcome: String, CaseIterable, Hashable, Sendable { case planned, gathered, pending, told, dead }

        package let recipient: String
        /// chat, feed, console, person; `digest` while it waits for one.
        package let way: String
        package let outcome: Outcome
        /// When it was told, or when its digest comes.
        package let at: Instant?
        package let how: String?
    }

    package let ticket: String
    package let parts: [Part]
    package let clocks: [Clock]
    package let rungs: [Rung]

    package init(ticket: String, parts: [Part], clocks: [Clock] = [], rungs: [Rung] = []) {
        self.ticket = ticket
        self.parts = parts
        self.clocks = clocks
        self.rungs = rungs
    }
}
