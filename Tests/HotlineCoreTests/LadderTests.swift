import HotlineCore
import Testing

@Suite struct LadderTests {
    private static func rung(
        _ id: String, step: Int = 1, _ anchor: ClockName, _ moment: Rung.Moment, _ condition: Rung.Condition = .untouched
    ) -> Rung {
        Rung(
            ladder: .ordinary, id: id, step: step, anchor: anchor, moment: moment, condition: condition, tells: [.liaison],
            reassigns: false)
    }

    private static let leastFourHours = Rung.Moment.remaining(percent: 20, atLeast: .workingMinutes(240))

    @Test(
        arguments: [
            // A working day to sign, 840 minutes of it.
            (
                Rung.Moment.elapsed(percent: 50), Limit.workingDays(1), "2026-03-12T09:00+08:00", "2026-03-13T17:00+08:00",
                "2026-03-12T17:00+08:00"
            ),
            (.elapsed(percent: 75), .workingDays(1), "2026-03-12T09:00+08:00", "2026-03-13T17:00+08:00", "2026-03-13T13:30+08:00"),
            (.elapsed(percent: 0), .workingDays(1), "2026-03-12T08:00+08:00", "2026-03-13T17:00+08:00", "2026-03-12T09:00+08:00"),
            (.elapsed(percent: 100), .workingDays(1), "2026-03-12T09:00+08:00", "2026-03-13T17:00+08:00", "2026-03-13T17:00+08:00"),
            (.elapsed(percent: 250), .workingDays(1), "2026-03-12T09:00+08:00", "2026-03-13T17:00+08:00", "2026-03-13T17:00+08:00"),
            (.elapsed(percent: -5), .workingDays(1), "2026-03-12T09:00+08:00", "2026-03-13T17:00+08:00", "2026-03-12T09:00+08:00"),
            // Half of four working hours over the Spring Festival.
            (.elapsed(percent: 50), .workingMinutes(240), "2026-02-14T16:00+08:00", "2026-02-24T12:00+08:00", "2026-02-24T10:00+08:00"),
            // Half a quarter of an hour keeps its half minute.
            (.elapsed(percent: 50), .clockMinutes(15), "2026-02-15T03:00+08:00", "2026-02-15T03:15+08:00", "2026-02-15T03:07:30+08:00"),
            (.elapsed(percent: 50), .workingMinutes(15), "2026-03-12T09:00+08:00", "2026-03-12T09:15+08:00", "2026-03-12T09:07:30+08:00"),
            // Five working days: a fifth of 2,520 minutes is more than four hours.
            (leastFourHours, .workingDays(5), "2026-03-12T09:00+08:00", "2026-03-19T17:00+08:00", "2026-03-18T15:36+08:00"),
            // One working day: four hours are more than a fifth of it.
            (leastFourHours, .workingDays(1), "2026-03-12T15:00+08:00", "2026-03-13T17:00+08:00", "2026-03-13T13:00+08:00"),
            (
                .remaining(percent: 20, atLeast: nil), .workingDays(1), "2026-03-12T15:00+08:00", "2026-03-13T17:00+08:00",
                "2026-03-13T15:12+08:00"
            ),
            (
                .remaining(percent: 20, atLeast: .workingDays(1)), .workingDays(5), "2026-03-12T09:00+08:00", "2026-03-19T17:00+08:00",
                "2026-03-18T15:36+08:00"
            ),
            (
                .remaining(percent: 20, atLeast: .workingDays(2)), .workingDays(5), "2026-03-12T09:00+08:00", "2026-03-19T17:00+08:00",
                "2026-03-17T17:00+08:00"
            ),
            // Two hours in all: it fires at once, not before the clock began.
            (leastFourHours, .workingMinutes(120), "2026-03-12T09:00+08:00", "2026-03-12T11:00+08:00", "2026-03-12T09:00+08:00"),
            // The least never speaks on a clock of plain hours (practice 4).
            (leastFourHours, .clockMinutes(60), "2026-02-14T23:00+08:00", "2026-02-15T00:00+08:00", "2026-02-14T23:48+08:00"),
            (.due, .workingDays(1), "2026-03-12T09:00+08:00", "2026-03-13T17:00+08:00", "2026-03-13T17:00+08:00"),
            (.afterDue(.clockMinutes(60)), .clockMinutes(60), "2026-02-14T23:00+08:00", "2026-02-15T00:00+08:00", "2026-02-15T01:00+08:00"),
            (.afterDue(.workingDays(1)), .workingDays(1), "2026-03-12T09:00+08:00", "2026-03-13T17:00+08:00", "2026-03-16T17:00+08:00"),
            (
                .afterDue(.workingMinutes(60)), .clockMinutes(60), "2026-03-13T18:00+08:00", "2026-03-13T19:00+08:00",
                "2026-03-16T10:00+08:00"
            ),
            // A clock that was due before it began, and one that ends outside working hours.
            (.elapsed(percent: 50), .workingDays(1), "2026-03-13T18:00+08:00", "2026-03-13T17:00+08:00", "2026-03-13T17:00+08:00"),
            (.elapsed(percent: 50), .workingDays(1), "2026-03-13T18:00+08:00", "2026-03-14T17:00+08:00", "2026-03-14T17:00+08:00"),
        ] as [(Rung.Moment, Limit, String, String, String)])
    func `a rung fires in its clock's own time`(moment: Rung.Moment, limit: Limit, started: String, due: String, fires: String) throws {
        let found = Self.rung("L0", .sign, moment).fires(
            started: try instant(started), due: try instant(due), limit: limit, calendar: try Guangzhou.calendar(), scope: .city)
        #expect(found.iso8601() == (try instant(fires)).iso8601())
    }

    @Test func `a district's typhoon day holds its rungs back`() throws {
        let half = Self.rung("L0", .sign, .elapsed(percent: 50))
        let found = half.fires(
            started: try instant("2026-08-11T16:00+08:00"), due: try instant("2026-08-13T12:00+08:00"), limit: .workingMinutes(240),
            calendar: try Guangzhou.calendar(), scope: .init(district: Guangzhou.panyu))
        #expect(found == (try instant("2026-08-13T10:00+08:00")))
    }

    // The ladder of domain 2.8 in four rungs, on a day to sign and five to answer.

    private static let ladder = [
        rung("L3", step: 4, .promised, .afterDue(.workingDays(1)), .running),
        rung("L0", step: 1, .sign, .elapsed(percent: 50), .unsigned),
        rung("L2", step: 3, .promised, .due, .running),
        rung("L1", step: 2, .promised, leastFourHours, .untouched),
    ]

    private static func facts() throws -> LadderFacts {
        LadderFacts(clocks: [
            .sign: .init(
                started: try instant("2026-03-12T09:00+08:00"), due: try instant("2026-03-13T17:00+08:00"), limit: .workingDays(1),
                isRunning: true),
            .promised: .init(
                started: try instant("2026-03-12T09:00+08:00"), due: try instant("2026-03-19T17:00+08:00"), limit: .workingDays(5),
                isRunning: true),
        ])
    }

    /// Climbs to the top and tells the way as `id verdict instant`.
    private static func climb(_ rungs: [Rung], _ start: LadderFacts) throws -> [String] {
        var facts = start
        var way: [String] = []
        let calendar = try Guangzhou.calendar()
        while way.count <= rungs.count, let firing = Ladder.next(of: rungs, facts: facts, calendar: calendar, scope: .city) {
            way.append("\(firing.rung.id) \(Ladder.verdict(on: firing.rung, facts: facts)) \(firing.instant.wallClock())")
            facts.fired.insert(firing.rung.id)
        }
        return way
    }

    @Test func `a ticket that nobody touches climbs every rung`() throws {
        #expect(
            try Self.climb(Self.ladder, Self.facts()) == [
                "L0 tell 2026-03-12 17:00", "L1 tell 2026-03-18 15:36", "L2 tell 2026-03-19 17:00", "L3 tell 2026-03-20 17:00",
            ])
    }

    @Test func `a rung whose condition does not hold is passed over, not kept for later`() throws {
        var facts = try Self.facts()
        facts.signedAt = try instant("2026-03-12T09:35+08:00")
        facts.contactedAt = try instant("2026-03-12T10:00+08:00")
        facts.touchedAt = try instant("2026-03-12T10:00+08:00")
        #expect(
            try Self.climb(Self.ladder, facts) == [
                "L0 passOver 2026-03-12 17:00", "L1 passOver 2026-03-18 15:36", "L2 tell 2026-03-19 17:00", "L3 tell 2026-03-20 17:00",
            ])
    }

    @Test func `a clock that was met passes over the rungs that ask for a running one`() throws {
        var facts = try Self.facts()
        facts.clocks[.promised] = .init(
            started: try instant("2026-03-12T09:00+08:00"), due: try instant("2026-03-19T17:00+08:00"), limit: .workingDays(5),
            isRunning: false)
        #expect(
            try Self.climb(Self.ladder, facts).suffix(2) == ["L2 passOver 2026-03-19 17:00", "L3 passOver 2026-03-20 17:00"])
    }

    @Test(
        arguments: [
            (nil, nil, true), ("2026-03-12T10:00+08:00", nil, true), (nil, "2026-03-12T10:00+08:00", true),
            ("2026-03-12T10:00+08:00", "2026-03-12T11:00+08:00", false),
        ] as [(String?, String?, Bool)])
    func `untouched is two tests, and a signature is neither`(contacted: String?, touched: String?, untouched: Bool) throws {
        var facts = try Self.facts()
        facts.signedAt = try instant("2026-03-12T09:35+08:00")
        facts.contactedAt = try contacted.map(instant)
        facts.touchedAt = try touched.map(instant)
        #expect(facts.isUntouched == untouched)
        let verdict = Ladder.verdict(on: Self.rung("L0", .sign, .due, .untouched), facts: facts)
        #expect(verdict == (untouched ? .tell : .passOver))
    }

    @Test func `a note with a date quiets the first rung until then and no other`() throws {
        var facts = try Self.facts()
        facts.quietUntil = try instant("2026-03-16T09:00+08:00")
        #expect(
            try Self.climb(Self.ladder, facts) == [
                "L0 tell 2026-03-16 09:00", "L1 tell 2026-03-18 15:36", "L2 tell 2026-03-19 17:00", "L3 tell 2026-03-20 17:00",
            ])
        facts.quietUntil = try instant("2026-03-31T09:00+08:00")
        #expect(
            try Self.climb(Self.ladder, facts) == [
                "L1 tell 2026-03-18 15:36", "L2 tell 2026-03-19 17:00", "L3 tell 2026-03-20 17:00", "L0 tell 2026-03-31 09:00",
            ])
        facts.quietUntil = try instant("2026-03-12T10:00+08:00")
        #expect(try Self.climb(Self.ladder, facts).first == "L0 tell 2026-03-12 17:00", "a date that passed quiets nothing")
    }

    @Test func `rungs that come due together fire in the order of their steps, none is lost`() throws {
        let together = [
            Self.rung("C", step: 3, .promised, .due), Self.rung("A", step: 1, .promised, .due), Self.rung("B", step: 2, .promised, .due),
        ]
        for rungs in [together, together.reversed()] {
            #expect(
                try Self.climb(rungs, Self.facts()) == [
                    "A tell 2026-03-19 17:00", "B tell 2026-03-19 17:00", "C tell 2026-03-19 17:00",
                ])
        }
    }

    @Test func `a rung on a clock that was never set waits for it`() throws {
        #expect(try Self.climb([Self.rung("U0", .firstReport, .due)], Self.facts()).isEmpty)
        let unset = Self.rung("U0", .firstReport, .due, .running)
        #expect(Ladder.verdict(on: unset, facts: try Self.facts()) == .passOver)
    }

    @Test func `an extension moves the rungs that have not fired`() throws {
        var facts = try Self.facts()
        facts.fired = ["L0", "L1"]
        facts.clocks[.promised] = .init(
            started: try instant("2026-03-12T09:00+08:00"), due: try instant("2026-03-26T17:00+08:00"), limit: .workingDays(5),
            isRunning: true)
        #expect(try Self.climb(Self.ladder, facts) == ["L2 tell 2026-03-26 17:00", "L3 tell 2026-03-27 17:00"])
    }
}
