/// What a ladder asks about one assignment. A redo round begins with nothing fired.
package struct LadderFacts: Hashable, Sendable {
    package struct Clock: Hashable, Sendable {
        package let started: Instant
        package let due: Instant
        package let limit: Limit
        /// False once the clock was met or stopped; its rungs still come, and those that ask for a running clock pass over.
        package let isRunning: Bool

        package init(started: Instant, due: Instant, limit: Limit, isRunning: Bool) {
            self.started = started
            self.due = due
            self.limit = limit
            self.isRunning = isRunning
        }
    }

    /// The clocks set so far; a rung whose anchor was never set does not fire.
    package var clocks: [ClockName: Clock]
    /// Nil while nobody has signed; an automatic signing is nobody's.
    package var signedAt: Instant?
    /// The first contact with the citizen since acceptance, whoever made it.
    package var contactedAt: Instant?
    /// The first thing this department did since its first assignment; a bare signature is none.
    package var touchedAt: Instant?
    /// The date of the last note with a next step: it quiets the first rung until then (practice 21).
    package var quietUntil: Instant?
    /// Ids of the rungs told or passed over in this round.
    package var fired: Set<String>

    package init(
        clocks: [ClockName: Clock], signedAt: Instant? = nil, contactedAt: Instant? = nil, touchedAt: Instant? = nil,
        quietUntil: Instant? = nil, fired: Set<String> = []
    ) {
        self.clocks = clocks
        self.signedAt = signedAt
        self.contactedAt = contactedAt
        self.touchedAt = touchedAt
        self.quietUntil = quietUntil
        self.fired = fired
    }

    /// Two tests, and either makes the ticket untouched: the citizen heard from nobody, or this department did nothing.
    package var isUntouched: Bool { contactedAt == nil || touchedAt == nil }
}

/// The order in which the rungs of one ladder are climbed.
package enum Ladder {
    package struct Firing: Hashable, Sendable {
        package let rung: Rung
        package let instant: Instant
    }

    /// What becomes of a rung whose instant has come.
    package enum Verdict: Hashable, Sendable {
        case tell
        /// Its condition does not hold: it is marked as fired, and nobody is told.
        case passOver
    }

    /// The rung that fires next and when, which may be in the past: the caller marks it as fired and asks again until
    /// the answer lies ahead, so that rungs which came due together all fire, in the order of their steps.
    ///
    /// - Parameter rungs: those of the one ladder that the assignment climbs.
    /// - Returns: nil when none is left.
    package static func next(
        of rungs: [Rung], facts: LadderFacts, calendar: WorkingCalendar, scope: WorkingCalendar.Scope
    ) -> Firing? {
        var next: Firing?
        for rung in rungs where !facts.fired.contains(rung.id) {
            guard let instant = instant(of: rung, facts: facts, calendar: calendar, scope: scope) else { continue }
            if let other = next, (other.instant, other.rung.step) <= (instant, rung.step) { continue }
            next = Firing(rung: rung, instant: instant)
        }
        return next
    }

    /// When a rung fires as things stand; nil where its anchor was never set.
    package static func instant(
        of rung: Rung, facts: LadderFacts, calendar: WorkingCalendar, scope: WorkingCalendar.Scope
    ) -> Instant? {
        guard let clock = facts.clocks[rung.anchor] else { return nil }
        let instant = rung.fires(started: clock.started, due: clock.due, limit: clock.limit, calendar: calendar, scope: scope)
        guard rung.step == 1, let quietUntil = facts.quietUntil else { return instant }
        return max(instant, quietUntil)
    }

    /// Whether the rung's condition holds now that its instant has come.
    package static func verdict(on rung: Rung, facts: LadderFacts) -> Verdict {
        let holds =
            switch rung.condition {
            case .unsigned: facts.signedAt == nil
            case .untouched: facts.isUntouched
            case .running: facts.clocks[rung.anchor]?.isRunning ?? false
            }
        return holds ? .tell : .passOver
    }
}
