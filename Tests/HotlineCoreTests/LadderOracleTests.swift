import HotlineCore
import Testing

/// Random ladders, clocks and notes against the plainest climb there is: one minute after another, every rung asked each minute.
struct LadderOracleTests {
    /// Ten-minute steps throughout, so that every share of a clock is a whole minute.
    private struct Case {
        let rungs: [Rung]
        let facts: LadderFacts
        let calendar: WorkingCalendar

        init(seed: UInt64, calendar: WorkingCalendar) throws {
            var random = Seeded(seed)
            self.calendar = calendar
            // March to September 2026: festivals, made-up days and an ad hoc stop lie in it.
            let start = Instant(seconds: (Int64.random(in: 2_953_440..<2_974_000, using: &random)) * 600)
            var clocks: [ClockName: LadderFacts.Clock] = [:]
            for name in [ClockName.sign, .contact, .promised] {
                let limit: Limit =
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: .workingMinutes(10 * Int.random(in: 6...120, using: &random))
                    case 1: .workingDays(Int.random(in: 1...4, using: &random))
                    default: .clockMinutes(10 * Int.random(in: 3...400, using: &random))
                    }
                clocks[name] = LadderFacts.Clock(
                    started: start, due: calendar.due(after: start, limit).instant, limit: limit, isRunning: Bool.random(using: &random))
            }
            var rungs: [Rung] = []
            for step in 1...Int.random(in: 3...7, using: &random) {
                let anchor = [ClockName.sign, .contact, .promised, .firstReport].randomElement(using: &random) ?? .sign
                let moment: Rung.Moment =
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: .elapsed(percent: 10 * Int.random(in: 1...9, using: &random))
                    case 1:
                        .remaining(
                            percent: 10 * Int.random(in: 1...9, using: &random),
                            atLeast: Bool.random(using: &random) ? .workingMinutes(10 * Int.random(in: 1...40, using: &random)) : nil)
                    case 2: .due
                    default:
                        .afterDue(
                            Bool.random(using: &random)
                                ? .workingDays(Int.random(in: 1...6, using: &random))
                                : .clockMinutes(10 * Int.random(in: 1...200, using: &random)))
                    }
                rungs.append(
                    Rung(
                        ladder: .ordinary, id: "L\(step)", step: step, anchor: anchor, moment: moment,
                        condition: Rung.Condition.allCases.randomElement(using: &random) ?? .running, tells: [.onCall], reassigns: false))
            }
            self.rungs = rungs
            facts = LadderFacts(
                clocks: clocks, signedAt: Bool.random(using: &random) ? start : nil, contactedAt: Bool.random(using: &random) ? start : nil,
                touchedAt: Bool.random(using: &random) ? start : nil,
                quietUntil: Bool.random(using: &random)
                    ? Instant(seconds: start.seconds + 600 * Int64.random(in: 1...600, using: &random)) : nil)
        }
    }

    private struct Climbed: Equatable {
        let id: String
        let at: Instant
        let isTold: Bool
    }

    private static func climb(_ sample: Case) -> [Climbed] {
        var facts = sample.facts
        var climbed: [Climbed] = []
        while let next = Ladder.next(of: sample.rungs, facts: facts, calendar: sample.calendar, scope: .city) {
            facts.fired.insert(next.rung.id)
            climbed.append(Climbed(id: next.rung.id, at: next.instant, isTold: Ladder.verdict(on: next.rung, facts: facts) == .tell))
        }
        return climbed
    }

    /// Walks minute by minute, and knows of working time only whether one minute is worked.
    private struct Walk {
        let sample: Case

        func isWorked(_ minute: Int64) -> Bool {
            sample.calendar.workingMinutes(from: Instant(seconds: minute * 60), to: Instant(seconds: minute * 60 + 60)) == 1
        }

        func worked(_ from: Int64, _ to: Int64) -> Int64 { from < to ? (from..<to).reduce(0) { $0 + (isWorked($1) ? 1 : 0) } : 0 }

        /// The first minute by which so many have been worked since `from`.
        func forward(_ from: Int64, _ minutes: Int64) -> Int64 {
            var left = minutes
            var minute = from
            while left > 0 {
                if isWorked(minute) { left -= 1 }
                minute += 1
            }
            return minute
        }

        /// The last minute at which so many are still to be worked until `to`.
        func back(_ to: Int64, _ minutes: Int64) -> Int64 {
            var left = minutes
            var minute = to
            while left > 0 {
                minute -= 1
                if isWorked(minute) { left -= 1 }
            }
            return minute
        }

        func instant(of rung: Rung) -> Int64? {
            guard let clock = sample.facts.clocks[rung.anchor] else { return nil }
            let (start, due) = (clock.started.seconds / 60, clock.due.seconds / 60)
            let isByClock = if case .clockMinutes = clock.limit { true } else { false }
            func share(_ percent: Int) -> Int64 {
                isByClock ? start + (due - start) * Int64(percent) / 100 : forward(start, worked(start, due) * Int64(percent) / 100)
            }
            var at: Int64
            switch rung.moment {
            case .elapsed(let percent): at = share(percent)
            case .remaining(let percent, let least):
                at = share(100 - percent)
                if !isByClock, case .workingMinutes(let minutes)? = least { at = min(at, max(start, back(due, Int64(minutes)))) }
            case .due: at = due
            case .afterDue(.clockMinutes(let minutes)): at = due + Int64(minutes)
            case .afterDue(let limit): at = sample.calendar.due(after: clock.due, limit).instant.seconds / 60
            }
            if rung.step == 1, let quiet = sample.facts.quietUntil { at = max(at, quiet.seconds / 60) }
            return at
        }

        func climb() -> [Climbed] {
            var waiting = sample.rungs.compactMap { rung in instant(of: rung).map { (rung: rung, at: $0) } }
            var climbed: [Climbed] = []
            guard var minute = waiting.map(\.at).min(), let last = waiting.map(\.at).max() else { return [] }
            while minute <= last {
                for step in 1...7 {
                    guard let index = waiting.firstIndex(where: { $0.at == minute && $0.rung.step == step }) else { continue }
                    let rung = waiting.remove(at: index).rung
                    climbed.append(Climbed(id: rung.id, at: Instant(seconds: minute * 60), isTold: holds(rung)))
                }
                minute += 1
            }
            return climbed
        }

        private func holds(_ rung: Rung) -> Bool {
            switch rung.condition {
            case .unsigned: sample.facts.signedAt == nil
            case .untouched: sample.facts.contactedAt == nil || sample.facts.touchedAt == nil
            case .running: sample.facts.clocks[rung.anchor]?.isRunning == true
            }
        }
    }

    @Test(arguments: 1...60)
    func `the rungs of any ladder come in the order and at the minutes of a walk`(seed: Int) throws {
        let sample = try Case(seed: UInt64(seed), calendar: try Guangzhou.calendar())
        let climbed = Self.climb(sample)
        #expect(climbed == Walk(sample: sample).climb(), "seed \(seed)")
        #expect(Set(climbed.map(\.id)) == Set(sample.rungs.filter { $0.anchor != .firstReport }.map(\.id)))
    }

    @Test(arguments: 61...90)
    func `stopped after any rung and asked again, the rest is the same`(seed: Int) throws {
        let sample = try Case(seed: UInt64(seed), calendar: try Guangzhou.calendar())
        let whole = Self.climb(sample)
        for count in whole.indices {
            var facts = sample.facts
            facts.fired = Set(whole.prefix(count).map(\.id))
            let next = Ladder.next(of: sample.rungs.shuffled(), facts: facts, calendar: sample.calendar, scope: .city)
            #expect(next?.rung.id == whole[count].id)
            #expect(next?.instant == whole[count].at)
        }
    }
}

extension Instant {
    fileprivate var seconds: Int64 { milliseconds / 1_000 }
}
