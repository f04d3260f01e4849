import HotlineCore
import HotlineStore
import HotlineSystem

extension DeskService {
    /// Things done in one slice of a tick; commands come in between two slices.
    static let sliceLimit = 64

    /// One heartbeat: does what is due at `now` in bounded slices that alternate with commands, until nothing is.
    ///
    /// - Parameter done: how many things were due, nil where the store failed; called on the Desk's queue.
    package func tick(at now: Instant, then done: @escaping @Sendable (Int?) -> Void = { _ in }) {
        slice(at: now, raised: 0, then: done)
    }

    private func slice(at now: Instant, raised: Int, then done: @escaping @Sendable (Int?) -> Void) {
        turns.async { turns in
            if turns.isTickHeld { return done(raised) }
            var generator = SystemRandomNumberGenerator()
            guard let slice = turns.tickSlice(limit: Self.sliceLimit, secrets: .draw(using: &generator), at: now) else {
                if turns.isLost { self.hooks.lost() }
                return done(nil)
            }
            self.hooks.committed(slice.outcome)
            let total = raised + slice.due
            if slice.due < Self.sliceLimit {
                turns.tickEnded()
                return done(total)
            }
            self.slice(at: now, raised: total, then: done)
        }
    }

    /// `clock`: shows it, confirms it, or moves a simulated one from due to due and answers when all is drained (design 5).
    func move(_ order: ClockOrder, by actor: Actor, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        let target: Instant
        switch order {
        case .show: return reply(clockAnswer(raised: 0))
        case .confirm:
            return allow(.clock, actor, reply) {
                self.turns.async { $0.isTickHeld = false }
                self.tick(at: self.now) { reply(self.clockAnswer(raised: $0)) }
            }
        case .advance(let milliseconds):
            guard milliseconds >= 0 else { return reply(.refused(.clockBackwards)) }
            // A hundred years: past it the instants of the tables have no meaning.
            target = Instant(milliseconds: now.milliseconds + min(milliseconds, 100 * 366 * 86_400_000))
        case .set(let instant): target = instant
        }
        allow(.clock, actor, reply) {
            guard self.clock.isSimulated else { return reply(.refused(.clockNotSimulated)) }
            guard target >= self.now else { return reply(.refused(.clockBackwards)) }
            self.step(to: target, raised: 0) { reply(self.clockAnswer(raised: $0)) }
        }
    }

    /// - Parameter raised: nil where the store failed: the clock stands where it was stopped, and the same order goes on from there.
    private func clockAnswer(raised: Int?) -> DeskAnswer {
        guard let raised else { return .refused(.tryLater(.failure)) }
        return .clock(now: now, isSimulated: clock.isSimulated, raised: raised)
    }

    private func step(to target: Instant, raised: Int, then done: @escaping @Sendable (Int?) -> Void) {
        turns.async { turns in
            let next = (try? turns.desk.nextMoment()) ?? nil
            let stop = next.map { min(max($0, self.now), target) } ?? target
            self.clock.set(to: stop.milliseconds)
            self.slice(at: stop, raised: 0) { due in
                guard let due else { return done(nil) }
                if stop >= target || (due == 0 && next == nil) {
                    self.clock.set(to: target.milliseconds)
                    return done(raised + due)
                }
                // Nothing moved although something was due: the clock is held.
                if due == 0 {
                    self.clock.set(to: target.milliseconds)
                    return done(raised)
                }
                self.step(to: target, raised: raised + due, then: done)
            }
        }
    }

    /// Asks for a right, on the queue that has the tables; nobody has one before their first day or after their last.
    func allow(
        _ verb: Verb, _ actor: Actor, _ reply: @escaping @Sendable (DeskAnswer) -> Void, then body: @escaping @Sendable () -> Void
    ) {
        turns.async { turns in
            do throws(DeskFailure) {
                try turns.desk.tables.requireInOffice(actor, at: self.now)
                try turns.desk.require(verb, of: actor)
                body()
            } catch {
                guard case .refused(let refusal) = error else { return reply(.refused(.tryLater(.failure))) }
                reply(.refused(refusal))
            }
        }
    }
}
