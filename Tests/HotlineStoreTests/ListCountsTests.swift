import HotlineCore
import HotlineStore
import Testing

/// The rows keep the lists' lengths themselves; each is compared with a walk through all rows.
struct ListCountsTests {
    private static let now = TemporaryStore.now

    /// Steele, Lea and Flood's splitmix64: the same story for the same seed.
    private struct Story: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static func counted(_ store: Store) throws -> [String] {
        try store.openCounts(at: now).map { "\($0.state.rawValue) \($0.urgency) \($0.count) \($0.overdue)" }.sorted()
    }

    private static func walked(_ store: Store) throws -> [String] {
        try store.database.all(
            """
            SELECT state, urgency, count(*), sum(CASE WHEN due_at <= ? THEN 1 ELSE 0 END) FROM tickets
            WHERE next_at IS NOT NULL GROUP BY state, urgency
            """, .instant(now)
        ) { "\($0.text(0)) \($0.int(1)) \($0.int(2)) \($0.int(3))" }.sorted()
    }

    private static func climbed(_ store: Store) throws -> [String] {
        try ["yellow", "red"].flatMap { rung in
            try store.climbed([rung], isLate: nil, at: now, limit: 1_000).map { "\(rung) \($0.id)" }
        }.sorted()
    }

    private static func walkedRungs(_ store: Store) throws -> [String] {
        try store.database.all(
            """
            SELECT r.rung, t.id FROM tickets t JOIN rungs r ON r.ticket = t.id AND r.round = t.round
            WHERE t.next_at IS NOT NULL AND r.is_passed_over = 0
            """
        ) { "\($0.text(0)) \($0.integer(1))" }.sorted()
    }

    /// The order spelt out, against the one that the rows keep.
    private static func walkedOrder(_ store: Store) throws -> [Int64] {
        try store.database.all(
            """
            SELECT a.ticket FROM assignments a JOIN tickets t ON t.id = a.ticket AND t.round = a.round
            WHERE a.department = 'SWJ' AND a.ended_at IS NULL AND a.part = 0
            ORDER BY t.urgency = 2 DESC, t.urgency < 2 AND t.is_vulnerable = 1 DESC, t.urgency DESC, t.due_at, t.id
            """
        ) { $0.integer(0) }
    }

    private static func hard(_ store: Store) throws -> [Int64] { try store.hard(limit: 1_000).map(\.id).sorted() }

    private static func walkedHard(_ store: Store) throws -> [Int64] {
        try store.database.all(
            "SELECT id FROM tickets WHERE next_at IS NOT NULL AND (state = 'shelved' OR returns >= 2) ORDER BY id"
        ) { $0.integer(0) }
    }

    @Test(arguments: 0..<20) func `whatever becomes of tickets and rungs, the kept counts are those of a walk`(seed: UInt64) throws {
        let house = try TemporaryStore()
        var story = Story(state: seed)
        let states: [TicketState] = [.pending, .awaitingSignature, .inProgress, .shelved, .archived]
        var tickets: [TicketRow] = []
        func change(_ ticket: inout TicketRow) {
            ticket.state = states.randomElement(using: &story) ?? .pending
            ticket.urgency = [Urgency.ordinary, .urgent, .critical].randomElement(using: &story) ?? .ordinary
            ticket.isVulnerable = Int.random(in: 0..<4, using: &story) == 0
            ticket.nextAt = ticket.state == .archived ? nil : Self.now
            ticket.dueAt = [nil, Self.now.adding(seconds: -1), Self.now, Self.now.adding(seconds: 1)].randomElement(using: &story) ?? nil
            ticket.round += Bool.random(using: &story) ? 1 : 0
            ticket.returns = Int.random(in: 0...3, using: &story)
        }
        for step in 1...120 {
            switch Int.random(in: 0..<6, using: &story) {
            case 0:
                var ticket = TemporaryStore.ticket(Int64(step))
                change(&ticket)
                tickets.append(ticket)
                try house.store.insert(ticket)
            case 1, 2:
                guard let index = tickets.indices.randomElement(using: &story) else { continue }
                change(&tickets[index])
                try house.store.update(tickets[index])
            case 3:
                guard let ticket = tickets.randomElement(using: &story) else { continue }
                try house.store.fire(
                    Bool.random(using: &story) ? "yellow" : "red", of: ticket.id,
                    round: ticket.round + Int.random(in: 0...1, using: &story),
                    isPassedOver: Bool.random(using: &story), isAgain: true, at: Self.now)
            case 4:
                guard let ticket = tickets.randomElement(using: &story), try house.store.lead(of: ticket.id, round: ticket.round) == nil
                else { continue }
                try house.store.endAssignments(of: ticket.id, round: ticket.round - 1, at: Self.now)
                try house.store.insert(
                    AssignmentRow(
                        ticket: ticket.id, round: ticket.round, part: 0, department: "SWJ", handler: "SWJ-1", assignedAt: Self.now,
                        assignedBy: nil, how: "rule", isDesignated: false, ladder: .ordinary, routing: "v"))
            default:
                guard let ticket = tickets.randomElement(using: &story) else { continue }
                try house.store.unfire("red", of: ticket.id, round: ticket.round)
            }
            #expect(try Self.counted(house.store) == Self.walked(house.store), "step \(step)")
            #expect(try Self.climbed(house.store) == Self.walkedRungs(house.store), "step \(step)")
            #expect(try house.store.held(by: "SWJ", limit: 1_000) == Self.walkedOrder(house.store), "step \(step)")
            #expect(try house.store.handled(by: "SWJ-1", limit: 1_000) == Self.walkedOrder(house.store), "step \(step)")
            #expect(try Self.hard(house.store) == Self.walkedHard(house.store), "step \(step)")
        }
    }

    @Test func `a store of the ninth schema is counted once when it is walked up`() throws {
        let house = try TemporaryStore(schema: 9)
        var late = TemporaryStore.ticket(1, state: .shelved)
        late.dueAt = Self.now
        for ticket in [late, TemporaryStore.ticket(2), TemporaryStore.ticket(3, state: .archived, next: nil)] {
            try house.store.insert(ticket)
        }
        try house.store.database.execute(
            "UPDATE tickets SET due_at = \(Self.now.milliseconds) WHERE id = 1")
        for ticket in [Int64(1), 3] {
            try house.store.fire("yellow", of: ticket, round: 0, isPassedOver: false, isAgain: false, at: Self.now)
        }
        house.store = try Store.openWriter(path: house.path, journalKey: TemporaryStore.key)
        #expect(try Self.counted(house.store) == ["pending 0 1 0", "shelved 0 1 1"])
        #expect(try house.store.climbed(["yellow"], isLate: true, at: Self.now, limit: 9).map(\.id) == [1])
        #expect(try house.store.climbed(["yellow"], isLate: false, at: Self.now, limit: 9).isEmpty)
    }

    @Test func `what is rolled back was never counted`() throws {
        let house = try TemporaryStore()
        try house.store.begin()
        try house.store.insert(TemporaryStore.ticket(1))
        house.store.rollback()
        #expect(try Self.counted(house.store).isEmpty)
    }
}
