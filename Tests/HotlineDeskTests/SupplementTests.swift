import HotlineCore
import HotlineDesk
import Testing

/// 请求补充, 补充 and what time does about it (practice 19); 撤回 (practice 19).
struct SupplementTests {
    @Test func `the citizen is asked in the words given, and what is added brings the ticket back`() throws {
        let house = try House()
        let receipt = try house.web(Matter.vague, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.quality(ticket, .ask(text: "是哪个小区、哪一栋")), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.ticket(receipt).state == .supplementing)
        #expect(try house.notices(receipt).last?.arguments.last == "是哪个小区、哪一栋")
        #expect(try house.clocks(receipt)[.supplement]?.due == at("2026-03-17T00:00"))
        try house.done(.quality(ticket, .add(text: "棠下二社")), by: Who.other, at("2026-03-12T10:00"))
        #expect(try house.ticket(receipt).state == .pending)
        // The hotline's limit to accept begins with what came.
        #expect(try house.clocks(receipt)[.accept]?.startedAt == at("2026-03-12T10:00"))
    }

    @Test func `without a word for two working days it is accepted as it is, and the promise runs (practice 19)`() throws {
        let house = try House()
        let receipt = try house.web(Matter.vague, at("2026-03-12T09:20"))
        try house.done(.quality(house.reference(receipt), .ask(text: "是哪里")), by: Who.operator, at("2026-03-12T09:30"))
        try house.pass(to: at("2026-03-16T23:59"))
        #expect(try house.ticket(receipt).state == .supplementing)
        try house.pass(to: at("2026-03-17T00:00"))
        let row = try house.ticket(receipt)
        #expect(row.state == .awaitingDispatch)
        #expect(row.acceptedAt == at("2026-03-17T00:00"))
        let promised = try #require(try house.clocks(receipt)[.promised])
        #expect(promised.startedAt == at("2026-03-17T00:00"))
        #expect(promised.stoppedAt == nil)
        #expect(row.nextAt != nil)
    }

    @Test func `danger in what is added raises the ticket`() throws {
        let house = try House()
        let receipt = try house.web(Matter.vague, at("2026-03-12T09:20"))
        try house.done(.quality(house.reference(receipt), .add(text: Matter.missingCover)), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.ticket(receipt).urgency == .critical)
    }

    @Test func `a secret matter is asked about without its words, and a closed one takes nothing in`() throws {
        let house = try House()
        let secret = try house.web(Matter.vague, secret: true, at("2026-03-12T09:20"))
        try house.done(.quality(house.reference(secret), .ask(text: "举报的是谁")), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.notices(secret).last?.arguments == ["ticket", secret.ticket ?? ""])
        let closed = try house.stand(in: .archived)
        let late = Action.quality(try house.reference(closed), .add(text: "还有"))
        #expect(try house.refused(late, by: Who.operator, at("2026-03-12T16:00"))?.codes.slug == "wrong-state")
    }

    // 撤回

    @Test func `a withdrawal counts once a person has ruled on it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.quality(ticket, .withdraw(reason: "已经修好了")), by: Who.operator, at("2026-03-12T11:00"))
        #expect(try house.ticket(receipt).state == .withdrawalReview)
        #expect(try house.ticket(receipt).urgency == .ordinary)
        let silent = Action.quality(ticket, .ruleWithdrawal(granted: true, reason: " "))
        #expect(try house.refused(silent, by: Who.dispatcher, at("2026-03-12T11:10")) == .missing(field: "reason"))
        let byOperator = Action.quality(ticket, .ruleWithdrawal(granted: true, reason: "已核实"))
        #expect(try house.refused(byOperator, by: Who.operator, at("2026-03-12T11:10"))?.codes.slug == "not-permitted")
        try house.done(byOperator, by: Who.dispatcher, at("2026-03-12T11:15"))
        #expect(try house.ticket(receipt).state == .awaitingArchive)
        #expect(try house.lead(receipt).endedAt == at("2026-03-12T11:15"))
        #expect(try house.notices(receipt).last?.subject == "withdrawn")
    }

    @Test(arguments: [
        ("怕他们报复我", Urgency.urgent), ("老板威胁我，逼我撤", .urgent), ("佢哋要我撤，我唔敢讲", .urgent), ("再不撤他们拿刀来", .critical), ("已经修好了", .ordinary),
        ("搬走了", .ordinary),
    ])
    func `fear in the reason raises the ticket and rings, and the ruling stays a person's`(reason: String, urgency: Urgency) throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        _ = house.takePushes()
        try house.done(.quality(house.reference(receipt), .withdraw(reason: reason)), by: Who.operator, at("2026-03-12T11:00"))
        #expect(try house.ticket(receipt).urgency == urgency)
        #expect(try house.ticket(receipt).state == .withdrawalReview)
        let rang = house.takePushes().contains { if case .ring = $0 { true } else { false } }
        #expect(rang == (urgency > .ordinary))
        // A 特急 that waits for its ruling is never further than five minutes from its next moment (practice 1).
        let row = try house.ticket(receipt)
        if urgency == .critical, row.contactedAt == nil { #expect(row.nextAt.map { $0 <= at("2026-03-12T11:05") } == true) }
    }

    @Test func `a withdrawal that is refused is dispatched anew, and its promise runs on`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        let promised = try #require(try house.clocks(receipt)[.promised])
        try house.done(.quality(ticket, .withdraw(reason: "怕被打")), by: Who.operator, at("2026-03-12T11:00"))
        try house.done(.quality(ticket, .ruleWithdrawal(granted: false, reason: "市民是被迫的")), by: Who.dispatcher, at("2026-03-12T11:15"))
        #expect(try house.ticket(receipt).state == .awaitingDispatch)
        try house.done(.dispatch(ticket, to: "440105", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T11:20"))
        #expect(try house.lead(receipt).department == "440105")
        #expect(try house.clocks(receipt)[.promised] == promised)
    }

    @Test func `撤回 in a chat asks for it, and is answered in plain words`() throws {
        let house = try House()
        try house.say(Matter.lamp, id: "m1", at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T09:40"))
        let receipt = try house.say("撤回：他们威胁我", id: "m2", at("2026-03-12T12:00"))
        #expect(try house.ticket(receipt).state == .withdrawalReview)
        #expect(try house.ticket(receipt).urgency == .urgent)
        #expect(receipt.say?.contains("工作人员会与您联系确认") == true)
    }
}
