import HotlineCore
import HotlineDesk
import Testing

/// 异议: once, within seven days, before another person (practice 19 and 23).
struct ObjectionTests {
    private static let reason = QualityAction.object(reason: "没有解决")

    @Test(arguments: [
        ("2026-03-12T15:01", true), ("2026-03-19T15:00", true), ("2026-03-19T15:01", false), ("2026-06-19T15:01", false),
    ])
    func `an objection comes within seven days after closing`(now: String, isTaken: Bool) throws {
        let house = try House()
        let receipt = try house.stand(in: .archived)
        let action = Action.quality(try house.reference(receipt), Self.reason)
        if isTaken {
            try house.done(action, by: Who.operator, at(now))
            #expect(try house.ticket(receipt).state == .objectionReview)
            #expect(try house.ticket(receipt).closedAt == nil)
            #expect(try house.clocks(receipt)[.ruling]?.startedAt == at(now))
        } else {
            #expect(try house.refused(action, by: Who.operator, at(now)) == .windowOver)
        }
    }

    @Test func `one objection a ticket`() throws {
        let house = try House()
        let receipt = try house.stand(in: .archived)
        let ticket = try house.reference(receipt)
        try house.done(.quality(ticket, Self.reason), by: Who.operator, at("2026-03-13T09:00"))
        #expect(try house.refused(.quality(ticket, Self.reason), by: Who.operator, at("2026-03-13T09:01")) == .alreadyAsked)
        try house.done(.quality(ticket, .ruleObjection(upheld: false, reason: "已到现场核实")), by: Who.shiftLeader, at("2026-03-13T10:00"))
        #expect(try house.refused(.quality(ticket, Self.reason), by: Who.operator, at("2026-03-13T10:01")) == .alreadyAsked)
        #expect(try house.notices(receipt).last?.subject == "objection-dismissed")
    }

    @Test func `whoever declined, answered or released does not hear the objection`() throws {
        let house = try House()
        let answered = try house.web(Matter.vague, at("2026-03-12T09:20"))
        let ticket = try house.reference(answered)
        try house.done(.answer(ticket, text: "已解释。"), by: Who.shiftLeader, at("2026-03-12T09:40"))
        try house.pass(to: at("2026-03-18T09:40"))
        #expect(try house.ticket(answered).state == .archived)
        try house.done(.quality(ticket, Self.reason), by: Who.operator, at("2026-03-18T10:00"))
        let uphold = Action.quality(ticket, .ruleObjection(upheld: true, reason: "没有答到点上"))
        #expect(try house.refused(uphold, by: Who.shiftLeader, at("2026-03-18T10:10")) == .ownDecision)
        // The one who is asked had no part in it.
        let asked = try house.notices(answered).filter { $0.subject == "second-look" }.map(\.recipient)
        #expect(!asked.isEmpty && !asked.contains("person:8401"))
        try house.done(uphold, by: Who.dispatcher, at("2026-03-18T10:20"))
        #expect(try house.ticket(answered).state == .awaitingDispatch)
        // What is taken up again after an answer has the redo limit.
        try house.done(.dispatch(ticket, to: "SWJ", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-18T10:30"))
        #expect(try house.clocks(answered)[.redo]?.stoppedAt == nil)
    }

    @Test func `a declined matter whose objection is upheld is accepted, and its promise begins`() throws {
        let house = try House()
        let receipt = try house.web(Matter.vague, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.quality(ticket, .decline(code: "R04", words: nil)), by: Who.operator, at("2026-03-12T09:30"))
        try house.done(.quality(ticket, Self.reason), by: Who.other, at("2026-03-12T09:50"))
        try house.done(.quality(ticket, .ruleObjection(upheld: true, reason: "属广州")), by: Who.dispatcher, at("2026-03-12T10:00"))
        #expect(try house.ticket(receipt).acceptedAt == at("2026-03-12T10:00"))
        #expect(try house.clocks(receipt)[.promised]?.startedAt == at("2026-03-12T10:00"))
    }

    @Test func `异议 in a chat objects once, and later words are a matter of their own`() throws {
        let house = try House()
        try house.say(Matter.vague, id: "m1", at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T09:40"))
        let id = try #require(try house.store.chatSession(of: ChatAddress(gateway: "wx", user: "u1"))?.ticket)
        let ticket = TicketReference.number(try #require(TicketNumber(prefix: house.settings.prefix, body: id)))
        try house.done(.quality(ticket, .decline(code: "R04", words: nil)), by: Who.operator, at("2026-03-12T09:50"))
        let first = try house.say("异议 就在广州", id: "m2", at("2026-03-12T12:00"))
        #expect(first.say?.contains("另一位没有经手过的工作人员复核") == true)
        #expect(try house.store.ticket(id)?.state == .objectionReview)
        let second = try house.say("异议 你们到底管不管", id: "m3", at("2026-03-12T12:10"))
        #expect(second.say == nil)
        #expect(try house.store.entries(of: id).filter { $0.event == "object" }.count == 1)
        #expect(try house.store.entries(of: id).last?.body == "异议 你们到底管不管")
    }

    @Test func `an open ticket takes no objection, and a department brings none`() throws {
        let house = try House()
        let open = try house.stand(in: .inProgress)
        let action = Action.quality(try house.reference(open), Self.reason)
        #expect(try house.refused(action, by: Who.operator, at("2026-03-12T16:00"))?.codes.slug == "wrong-state")
        #expect(try house.refused(action, by: Who.jiangnan, at("2026-03-12T16:00")) == .notYours)
    }
}
