import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// What time does to a ticket that nobody touches.
struct LadderTests {
    /// Notices of a rung, by whom: `department:440105004 person:440105004-1 feed`.
    private static func told(_ house: House, _ receipt: Receipt, _ rung: String) throws -> [String] {
        try house.notices(receipt).filter { $0.subject == "rung" && $0.arguments[3].hasPrefix(rung + " ") }
            .map { $0.recipient + " " + $0.way.rawValue }
    }

    @Test func `the ordinary ladder is climbed in working time, rung by rung`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        try house.pass(to: at("2026-03-27T17:00"))
        #expect(
            try house.rungs(receipt) == [
                "L0 2026-03-12 10:50", "L1 2026-03-12 13:20", "L2 2026-03-13 17:00", "L3 2026-03-16 12:00", "L4 2026-03-18 15:40",
                "L5 2026-03-19 17:00", "L6 2026-03-20 17:00", "L7 2026-03-27 17:00",
            ])
    }

    @Test func `each rung tells whom the table names, and the house on its console`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        try house.pass(to: at("2026-03-27T17:00"))
        #expect(try Self.told(house, receipt, "L0") == ["department:440105004 person:440105004-1 feed"])
        #expect(
            try Self.told(house, receipt, "L1") == [
                "department:440105004 person:440105004-1 feed", "department:440105004 person:440105004-2 feed",
            ])
        #expect(try Self.told(house, receipt, "L5") == ["person:8501 console", "department:440105 person:440105-3 feed"])
        #expect(try Self.told(house, receipt, "L7") == ["person:8601 console", "department:ZSJ person:8701 feed"])
    }

    @Test func `the window's end signs for the department, flagged, and is no touch`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        try house.pass(to: at("2026-03-12T13:19:59"))
        #expect(try house.ticket(receipt).state == .awaitingSignature)
        try house.pass(to: at("2026-03-12T13:20"))
        #expect(try house.ticket(receipt).state == .inProgress)
        let lead = try house.lead(receipt)
        #expect(lead.isAutoSigned)
        #expect(lead.signedAt == at("2026-03-12T13:20"))
        #expect(lead.touchedAt == nil)
        let entry = try #require(try house.store.entries(of: house.id(receipt)).first { $0.event == "auto_sign" })
        #expect(entry.reason == Reason("lapsed", "待签收", "办理中"))
        #expect(entry.at == at("2026-03-12T13:20"))
        // Whoever signs afterwards is late by name.
        let refusal = try house.refused(.sign(house.reference(receipt)), by: Who.jiangnan, at("2026-03-12T13:21"))
        #expect(refusal == .wrongState(event: .sign, state: .inProgress))
    }

    @Test func `what was done in time is passed over`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        try house.pass(to: at("2026-03-18T16:00"))
        #expect(
            try house.rungs(receipt) == [
                "(L0 2026-03-12 10:50)", "(L1 2026-03-12 13:20)", "(L2 2026-03-13 17:00)", "(L3 2026-03-16 12:00)", "L4 2026-03-18 15:40",
            ])
    }

    @Test func `a bare signature is no touch`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        try house.done(.sign(house.reference(receipt)), by: Who.jiangnan, at("2026-03-12T10:00"))
        try house.pass(to: at("2026-03-16T12:00"))
        #expect(try house.rungs(receipt).suffix(2) == ["L2 2026-03-13 17:00", "L3 2026-03-16 12:00"])
    }

    @Test func `a note with a date quiets the first rung until then, and no other`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let note = Action.note(try house.reference(receipt), text: "约中午到场", until: at("2026-03-12T12:00"))
        try house.done(note, by: Who.jiangnan, at("2026-03-12T10:00"))
        try house.pass(to: at("2026-03-13T17:00"))
        #expect(try house.rungs(receipt) == ["L0 2026-03-12 12:00", "L1 2026-03-12 13:20", "L2 2026-03-13 17:00"])
    }

    @Test func `a note by the hotline, or without a date, quiets nothing`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        try house.done(.note(ticket, text: "市民再来电", until: at("2026-03-12T12:00")), by: Who.operator, at("2026-03-12T10:00"))
        try house.done(.note(ticket, text: "已看", until: nil), by: Who.jiangnan, at("2026-03-12T10:10"))
        try house.pass(to: at("2026-03-12T10:50"))
        #expect(try house.rungs(receipt) == ["L0 2026-03-12 10:50"])
    }

    @Test func `the urgent ladder runs in clock hours through the Spring Festival`() throws {
        let house = try House()
        // A Saturday that is worked, before nine days off.
        let receipt = try house.web(Matter.signal, at("2026-02-14T16:50"))
        try house.pass(to: at("2026-02-16T16:50"))
        #expect(
            try house.rungs(receipt) == [
                "U0 2026-02-14 17:20", "U1 2026-02-14 17:50", "U2 2026-02-15 16:50", "U3 2026-02-15 17:50", "U4 2026-02-15 20:50",
                "U5 2026-02-16 16:50",
            ])
        #expect(try house.clocks(receipt)[.promised]?.due == at("2026-02-28T17:00"))
    }

    @Test func `特急 in the night rings every five minutes until somebody has spoken to the citizen`() throws {
        let house = try House()
        let receipt = try house.web(Matter.missingCover, at("2026-02-17T02:00"))
        func rings() -> Int {
            house.takePushes().filter { if case .ring(to: nil, _, .critical, let reason) = $0 { reason.slug == "ring" } else { false } }
                .count
        }
        #expect(rings() == 1)
        var instants: [String] = []
        try house.pass(to: at("2026-02-17T02:25")) { instants.append(try #require(try house.ticket(receipt).ringAt).wallClock()) }
        #expect(Set(instants).isSuperset(of: (2...6).map { "2026-02-17 02:\(pad($0 * 5, 2))" }))
        // Five rings, and one more at each rung told: U0 at 02:07:30 and U1 at 02:15.
        #expect(rings() == 7)
        let next = try #require(try house.ticket(receipt).nextAt)
        #expect(next <= at("2026-02-17T02:30"))
        try house.done(.contact(house.reference(receipt), result: "已到场围蔽"), by: Who.tangxia, at("2026-02-17T02:28"))
        #expect(try house.ticket(receipt).ringAt == nil)
        _ = rings()
        try house.pass(to: at("2026-02-17T03:30"))
        #expect(rings() == 0)
    }

    @Test func `rings that were missed while nobody ran are not made up for`() throws {
        let house = try House()
        try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        _ = house.takePushes()
        try house.tick(at("2026-03-12T12:20"))
        let rings = house.takePushes().filter { if case .ring(_, _, _, let reason) = $0 { reason.slug == "ring" } else { false } }
        // One for the missed hours, and one for each rung told: U0 to U3.
        #expect(rings.count == 5)
    }

    @Test func `the hotline's own rooms climb theirs`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        try house.pass(to: at("2026-03-12T15:20"))
        #expect(
            try house.rungs(receipt) == [
                "R-受理-1 2026-03-12 10:20", "R-受理-2 2026-03-12 11:20", "R-受理-3 2026-03-12 12:20", "R-受理-4 2026-03-12 15:20",
            ])
        #expect(try Self.told(house, receipt, "R-受理-1") == ["person:8401 console"])
        #expect(try Self.told(house, receipt, "R-受理-3") == ["person:8601 console"])
        #expect(try Self.told(house, receipt, "R-受理-4") == ["department:ZSJ person:8701 feed"])
    }

    @Test func `after the last rung the supervisor reads of it a day later, and daily`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        try house.pass(to: at("2026-03-12T15:20"))
        #expect(try !house.events(receipt).contains("reminder"))
        #expect(try house.ticket(receipt).nextAt == at("2026-03-13T15:20"))
        try house.pass(to: at("2026-03-15T15:20"))
        let reminders = try house.store.entries(of: house.id(receipt)).filter { $0.event == "reminder" }
        #expect(reminders.map { $0.at.wallClock() } == ["2026-03-13 15:20", "2026-03-14 15:20", "2026-03-15 15:20"])
    }

    @Test func `a day without a tick is one reminder, not many`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        try house.pass(to: at("2026-03-12T15:20"))
        try house.tick(at("2026-03-20T08:00"))
        #expect(try house.events(receipt).filter { $0 == "reminder" }.count == 1)
        #expect(try house.ticket(receipt).nextAt == at("2026-03-21T08:00"))
    }

    @Test func `an answer is rated within three days or goes to the archive, where a day later it is closed`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingRating)
        try house.pass(to: at("2026-03-15T09:39"))
        #expect(try house.ticket(receipt).state == .awaitingRating)
        try house.pass(to: at("2026-03-15T09:40"))
        #expect(try house.ticket(receipt).state == .awaitingArchive)
        try house.pass(to: at("2026-03-16T09:40"))
        let ticket = try house.ticket(receipt)
        #expect(ticket.state == .archived)
        #expect(ticket.nextAt == nil)
        #expect(ticket.closedAt == at("2026-03-16T09:40"))
    }

    @Test func `what time ends while nobody ran ended when its time came`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingArchive)
        try house.tick(at("2026-03-20T08:00"))
        #expect(try house.ticket(receipt).closedAt == at("2026-03-13T14:00"))
    }

    @Test func `many that are due at one instant are done oldest first, in slices`() throws {
        let house = try House()
        let receipts = try (1...5).map { try house.web(Matter.vague, id: "\($0)", at("2026-03-12T09:20")) }
        let early = try house.web(Matter.vague, id: "0", at("2026-03-12T09:10"))
        func slice() throws -> Int {
            try house.desk.begin()
            let due = try house.desk.tick(limit: 2, secrets: house.secrets(), at: at("2026-03-12T10:20"))
            try house.desk.commit(at: at("2026-03-12T10:20"))
            return due
        }
        #expect(try slice() == 2)
        #expect(try house.rungs(early) == ["R-受理-1 2026-03-12 10:10"])
        #expect(try receipts.map { try house.rungs($0).count } == [1, 0, 0, 0, 0])
        #expect(try slice() == 2)
        #expect(try slice() == 2)
        #expect(try receipts.map { try house.rungs($0).count } == [1, 1, 1, 1, 1])
    }

    @Test func `a ladder stays with the tables it was assigned under, over a reload and a restart`() throws {
        let house = try House()
        let old = try house.stand(in: .awaitingSignature)
        let quicker = SampleTables.replacing("普通,L0,签收,已过 50%", by: "普通,L0,签收,已过 20%", in: "escalation.csv")
        try house.adopt(quicker, at("2026-03-12T09:21"))
        let new = try house.web(Matter.looseCover, id: "new", at("2026-03-12T09:22"))
        try house.restart()
        try house.pass(to: at("2026-03-12T10:50"))
        #expect(try house.rungs(old) == ["L0 2026-03-12 10:50"])
        #expect(try house.rungs(new) == ["L0 2026-03-12 09:58"])
    }

    @Test func `a central unit climbs a ladder of its own`() throws {
        let house = try House()
        let receipt = try house.web(Matter.tax, at("2026-03-12T09:20"))
        #expect(try house.lead(receipt).ladder == .central)
        try house.pass(to: at("2026-03-16T17:00"))
        #expect(try house.rungs(receipt).map { String($0.prefix(2)) } == ["C0", "C1", "C2", "C3"])
    }
}
