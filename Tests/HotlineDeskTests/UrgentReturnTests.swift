import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// 特急 handed back and forth: the urgent ladder never rests (practice 4, 20, 21), and no clock of the citizen's is reset (15).
struct UrgentReturnTests {
    @Test func `while nobody rules on its return an urgent ticket climbs both ladders, the department's and the house's`() throws {
        let house = try House()
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        try house.askToReturn(house.reference(receipt), by: Who.tangxia, at("2026-03-12T09:25"))
        #expect(try house.clocks(receipt)[.ruling]?.due == at("2026-03-12T09:40"))
        try house.pass(to: at("2026-03-12T17:00"))
        #expect(try house.ticket(receipt).state == .returnReview)
        #expect(
            try house.rungs(receipt) == [
                "U0 2026-03-12 09:27", "R-异议审核-1 2026-03-12 09:32", "U1 2026-03-12 09:35", "R-异议审核-2 2026-03-12 09:40",
                "R-异议审核-3 2026-03-12 10:40", "U2 2026-03-12 11:20", "U3 2026-03-12 12:20", "R-异议审核-4 2026-03-12 13:40",
                "U4 2026-03-12 15:20",
            ])
    }

    @Test func `a ruling on an urgent matter has an hour, on a critical one a quarter of one, by night too`() throws {
        let house = try House()
        let receipt = try house.web(Matter.signal, at("2026-03-12T22:00"))
        let ticket = try house.reference(receipt)
        let police = Who.system(of: "GAJ", "GAJ-1")
        if try house.ticket(receipt).state == .pending {
            try house.done(.dispatch(ticket, to: "GAJ", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T22:05"))
        }
        try house.askToReturn(ticket, by: police, at("2026-03-12T22:10"))
        #expect(try house.clocks(receipt)[.ruling]?.due == at("2026-03-12T23:10"))
    }

    @Test func `few words are no first report, with a date or without: the urgent ladder climbs on`() throws {
        let house = try House()
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.sign(ticket), by: Who.tangxia, at("2026-03-12T09:22"))
        try house.done(.note(ticket, text: "已安排人员", until: nil), by: Who.tangxia, at("2026-03-12T09:30"))
        try house.done(.note(ticket, text: "明早到场", until: at("2026-03-13T09:00")), by: Who.tangxia, at("2026-03-12T09:31"))
        #expect(try house.clocks(receipt)[.firstReport]?.stoppedAt == nil)
        try house.pass(to: at("2026-03-12T12:30"))
        #expect(try house.rungs(receipt).suffix(2) == ["U2 2026-03-12 11:20", "U3 2026-03-12 12:20"])
        try house.done(.contact(ticket, result: "已围蔽，告知来电人"), by: Who.tangxia, at("2026-03-12T12:40"))
        #expect(try house.clocks(receipt)[.firstReport]?.stoppedAt == at("2026-03-12T12:40"))
    }

    @Test func `a transfer gives nobody more time for the contact and the first report`() throws {
        let house = try House()
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.askToReturn(ticket, by: Who.tangxia, at("2026-03-12T09:25"))
        try house.done(.rule(ticket, granted: true, reason: "属水务"), by: Who.dispatcher, at("2026-03-12T09:30"))
        let between = try house.clocks(receipt)
        #expect(between[.contact]?.stoppedAt == nil && between[.firstReport]?.stoppedAt == nil)
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:40"))
        let after = try house.clocks(receipt)
        #expect(after[.contact]?.due == at("2026-03-12T09:50") && after[.contact]?.round == 0)
        #expect(after[.firstReport]?.due == at("2026-03-12T11:20") && after[.firstReport]?.round == 0)
        #expect(after[.sign]?.due == at("2026-03-12T09:55") && after[.sign]?.round == 2)
        // Whoever has it now is pressed by the time that is left.
        try house.pass(to: at("2026-03-12T11:30"))
        #expect(try house.rungs(receipt).last == "U2 2026-03-12 11:20")
    }

    @Test func `between two departments the ladder tells the house`() throws {
        let house = try House()
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.askToReturn(ticket, by: Who.tangxia, at("2026-03-12T09:25"))
        try house.done(.rule(ticket, granted: true, reason: "属水务"), by: Who.dispatcher, at("2026-03-12T09:30"))
        try house.pass(to: at("2026-03-12T12:30"))
        #expect(try house.ticket(receipt).state == .awaitingDispatch)
        let climbed = try house.rungs(receipt)
        #expect(climbed.contains("U2 2026-03-12 11:20") && climbed.contains("U3 2026-03-12 12:20"))
        #expect(climbed.contains("R-派单-2 2026-03-12 09:45"))
        // Nobody is late to sign what nobody has.
        #expect(!climbed.contains { $0.contains("U1 ") })
    }

    @Test func `an ordinary matter's contact is each department's own`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingDispatch)
        let before = try #require(try house.clocks(receipt)[.contact])
        #expect(before.stoppedAt == at("2026-03-12T11:00"))
        try house.done(.dispatch(house.reference(receipt), to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-13T09:30"))
        let after = try #require(try house.clocks(receipt)[.contact])
        #expect(after.startedAt == at("2026-03-13T09:30") && after.round == 2)
    }

    @Test func `what became urgent on the way keeps its contact over a transfer`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        try house.done(.classify(ticket, Decision(urgency: .critical), reason: nil), by: Who.operator, at("2026-03-12T10:00"))
        #expect(try house.clocks(receipt)[.contact]?.due == at("2026-03-12T10:30"))
        try house.done(.dispatch(ticket, to: "SWJ", handler: nil, note: "职责在水务"), by: Who.dispatcher, at("2026-03-12T10:10"))
        let contacts = try house.store.clocks(of: house.id(receipt)).filter { $0.name == .contact }
        #expect(contacts.map(\.due) == [at("2026-03-12T10:30")])
        #expect(contacts.allSatisfy { $0.stoppedAt == nil })
        try house.done(.contact(ticket, result: "已围蔽"), by: Who.system(of: "SWJ", "SWJ-1"), at("2026-03-12T10:20"))
        #expect(try house.clocks(receipt)[.contact]?.stoppedAt == at("2026-03-12T10:20"))
    }
}
