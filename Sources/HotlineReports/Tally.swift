import HotlineCore

/// What happened since the process began, counted at the commit: the counters of `/metrics`. Labels come from the program and
/// its tables, never from a peer, so that there can be only so many.
package struct Tally: Hashable, Sendable {
    /// A stretch of a ticket's way whose length is measured, in clock time.
    package enum Step: String, CaseIterable, Sendable {
        /// From acceptance to the first dispatch.
        case dispatch
        /// From a dispatch to the signature, by a person or by time.
        case sign
        /// From acceptance to the first contact with the citizen.
        case contact
        /// From the source's time to the first answer that went out.
        case reply
    }

    package struct Intake: Hashable, Sendable {
        package enum Result: String, Sendable {
            /// A ticket that went to its department at once.
            case dispatched
            /// A ticket that waits for a person.
            case waiting
            /// Put to the ticket of its call.
            case attached
            /// Taken before, and answered as then.
            case repeated
        }

        package let channel: Channel
        package let result: Result

        package init(_ channel: Channel, _ result: Result) {
            self.channel = channel
            self.result = result
        }
    }

    package private(set) var intake: [Intake: Int] = [:]
    package private(set) var events: [String: Int] = [:]
    package private(set) var rungs: [String: Int] = [:]
    package private(set) var steps: [Step: Histogram] = [:]

    package init() {}

    package mutating func take(_ intake: Intake) { self.intake[intake, default: 0] += 1 }
    package mutating func count(event: String) { events[event, default: 0] += 1 }
    package mutating func climb(rung: String) { rungs[rung, default: 0] += 1 }

    package mutating func observe(_ step: Step, from began: Instant, to ended: Instant) {
        steps[step, default: .ofDays].observe(max(0, Double(ended.milliseconds - began.milliseconds) / 1000))
    }

    package mutating func add(_ other: Tally) {
        intake.merge(other.intake, uniquingKeysWith: +)
        events.merge(other.events, uniquingKeysWith: +)
        rungs.merge(other.rungs, uniquingKeysWith: +)
        for (step, histogram) in other.steps { steps[step, default: .ofDays].add(histogram) }
    }
}
