import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Who of a department gets the work.
struct HandlerTests {
    /// Two people on call at 江南中街道.
    private static let two = SampleTables.adding(
        [
            "440105004,440105004-1,一二三四五,任意,00:00,24:00,20,440105004-2",
            "440105004,440105004-2,一二三四五,任意,00:00,24:00,20,",
        ], to: "roster.csv")

    private static func take(_ house: House, _ number: Int, _ now: Instant) throws -> (Receipt, PersonID?) {
        let receipt = try house.web(Matter.looseCover, id: "f\(number)", now)
        return (receipt, try house.lead(receipt).handler)
    }

    @Test func `the least loaded is chosen, then who has been idle longest`() throws {
        let house = try House(Self.two)
        let (first, one) = try Self.take(house, 1, at("2026-03-12T09:20"))
        let (_, two) = try Self.take(house, 2, at("2026-03-12T09:21"))
        #expect(one == "440105004-1")
        #expect(two == "440105004-2")
        // One open each: the first was given work longer ago.
        #expect(try Self.take(house, 3, at("2026-03-12T09:22")).1 == "440105004-1")
        // Two against one, then the first ticket is handed over: one against one, and the other has been idle longer.
        try house.done(
            .handOver(house.reference(first), to: "119", takenBy: "接警员", incident: "A1"), by: Who.operator, at("2026-03-12T09:23"))
        #expect(try Self.take(house, 4, at("2026-03-12T09:24")).1 == "440105004-2")
        #expect(try Self.take(house, 5, at("2026-03-12T09:25")).1 == "440105004-1")
    }

    @Test func `who finished everything is not thereby the one idle longest, nor after a restart`() throws {
        for isRestarted in [false, true] {
            let house = try House(Self.two)
            let (first, _) = try Self.take(house, 1, at("2026-03-12T09:20"))
            let (second, _) = try Self.take(house, 2, at("2026-03-12T09:21"))
            for receipt in [first, second] {
                try house.done(
                    .handOver(house.reference(receipt), to: "119", takenBy: "接警员", incident: "A1"), by: Who.operator, at("2026-03-12T09:23")
                )
            }
            let (third, handler) = try Self.take(house, 3, at("2026-03-12T09:24"))
            #expect(handler == "440105004-1")
            try house.done(
                .handOver(house.reference(third), to: "119", takenBy: "接警员", incident: "A2"), by: Who.operator, at("2026-03-12T09:25"))
            if isRestarted { try house.restart() }
            #expect(try Self.take(house, 4, at("2026-03-12T09:26")).1 == "440105004-2")
        }
    }

    @Test func `a rolled back turn is not counted`() throws {
        let house = try House(Self.two)
        try house.desk.begin()
        _ = try house.desk.perform(
            Order(
                .submit(House.form(Matter.looseCover, id: "lost", at("2026-03-12T09:20")), nil), by: Who.web, secrets: house.secrets(),
                at: at("2026-03-12T09:20")))
        house.desk.rollback()
        let (receipt, handler) = try Self.take(house, 1, at("2026-03-12T09:21"))
        #expect(handler == "440105004-1")
        #expect(receipt.ticket == "GZ202603120000010")
    }

    @Test func `the reason says how the handler was found, and how loaded`() throws {
        let house = try House(Self.two)
        try house.web(Matter.looseCover, id: "f1", at("2026-03-12T09:20"))
        let receipt = try house.web(Matter.looseCover, id: "f2", at("2026-03-12T09:21"))
        #expect(receipt.decided.contains(Reason("handler-roster", "440105004-2", "0", "2")))
    }

    /// One who may have a single ticket, one who may have two.
    private static let narrow = SampleTables.adding(
        [
            "440105004,440105004-1,一二三四五,任意,00:00,24:00,1,440105004-2",
            "440105004,440105004-2,一二三四五,任意,00:00,24:00,2,",
        ], to: "roster.csv")

    @Test func `whoever is at capacity is passed over, and when all are the least loaded has it, with the reason said`() throws {
        let house = try House(Self.narrow)
        var chosen: [String] = []
        for minute in 20...23 {
            let (receipt, handler) = try Self.take(house, minute, at("2026-03-12T09:\(minute)"))
            let reason = try #require(receipt.decided.first { $0.slug.hasPrefix("handler-") })
            chosen.append("\(handler?.rawValue ?? "—") \(reason.slug) \(reason.arguments.dropFirst().joined(separator: " "))")
        }
        #expect(
            chosen == [
                "440105004-1 handler-roster 0 2", "440105004-2 handler-not-full 0 2 1", "440105004-2 handler-not-full 1 2 1",
                "440105004-1 handler-all-full 1 2 2",
            ])
    }

    @Test func `a person without a capacity is never full`() throws {
        let house = try House(
            SampleTables.adding(
                [
                    "440105004,440105004-1,一二三四五,任意,00:00,24:00,1,", "440105004,440105004-2,一二三四五,任意,00:00,24:00,,",
                ], to: "roster.csv"))
        let handlers = try (20...23).map { try Self.take(house, $0, at("2026-03-12T09:\($0)")).1 }
        #expect(handlers == ["440105004-1", "440105004-2", "440105004-2", "440105004-2"])
    }
}
