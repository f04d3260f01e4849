import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Practice 8: extensions. The ticket of every story here is 江南中街道's, in progress, due 2026-03-19 at 17:00.
struct ExtensionTests {
    static let manager = Actor(door: .console, person: "8701", origin: "unix:1007")
    static let ask = LateAction.askExtension(length: "3工作日", reason: "胶垫要等厂家送来")
    static let grant = LateAction.decide(granted: true, reason: "情况属实")

    private func due(_ house: House, _ receipt: Receipt) throws -> [Instant] {
        let clock = try #require(try house.clocks(receipt)[.promised])
        return [clock.originalDue, clock.due]
    }

    private func outcome(_ house: House, _ receipt: Receipt) throws -> PetitionRow.Outcome? {
        try house.store.petitions(of: house.id(receipt)).last?.outcome
    }

    @Test func `practice 8: an extension takes effect once the citizen has been told, and both dues stay visible`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-13T10:00"))
        #expect(try outcome(house, receipt) == .asked)
        try house.done(.late(ticket, Self.grant), by: Who.dispatcher, at("2026-03-13T11:00"))
        #expect(try outcome(house, receipt) == .granted)
        #expect(try due(house, receipt) == [at("2026-03-19T17:00"), at("2026-03-19T17:00")])
        let notice = try #require(try house.notices(receipt).last)
        #expect(notice.subject == "extended")
        #expect(notice.arguments.suffix(5) == ["3工作日", "reason", "胶垫要等厂家送来", "due", "2026-03-24 17:00"])
        try house.done(.told(ticket, .by(how: "电话")), by: Who.operator, at("2026-03-13T11:30"))
        #expect(try due(house, receipt) == [at("2026-03-19T17:00"), at("2026-03-24T17:00")])
        #expect(try outcome(house, receipt) == .effective)
        // Extended tickets are reviewed too (art. 13 ¶5).
        #expect(try house.store.lateTickets(limit: 9) == [house.id(receipt)])
        try house.pass(to: at("2026-03-24T16:59"))
        #expect(try !house.events(receipt).contains("late"))
        try house.pass(to: at("2026-03-24T17:01"))
        #expect(try house.events(receipt).contains("late"))
    }

    @Test func `a notice that could not be told, with the reason, counts as told`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-13T10:00"))
        try house.done(.late(ticket, Self.grant), by: Who.dispatcher, at("2026-03-13T11:00"))
        try house.done(.told(ticket, .impossible(reason: "三次无人接听")), by: Who.operator, at("2026-03-13T15:00"))
        #expect(try outcome(house, receipt) == .effective)
    }

    @Test func `the SMS gateway's acknowledgement makes it effective as well`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-13T10:00"))
        try house.done(.late(ticket, Self.grant), by: Who.dispatcher, at("2026-03-13T11:00"))
        let notice = try #require(try house.notices(receipt).last)
        try house.done(
            .acknowledge(notices: [notice.id]), by: Actor(door: .chat, origin: "gateway sms"), at("2026-03-13T11:02"))
        #expect(try due(house, receipt) == [at("2026-03-19T17:00"), at("2026-03-24T17:00")])
    }

    @Test func `an extension that nobody told of has no effect, and told too late it stays so`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-13T10:00"))
        try house.done(.late(ticket, Self.grant), by: Who.dispatcher, at("2026-03-13T11:00"))
        try house.pass(to: at("2026-03-19T17:00"))
        #expect(try outcome(house, receipt) == .lapsed)
        #expect(try house.events(receipt).suffix(3).contains("late"))
        // Nobody tells the citizen of a date that does not hold.
        #expect(try house.notices(receipt).filter { $0.subject == "extended" }.map(\.how) == ["withdrawn"])
        try house.done(.told(ticket, .by(how: "电话")), by: Who.operator, at("2026-03-20T10:00"))
        #expect(try due(house, receipt) == [at("2026-03-19T17:00"), at("2026-03-19T17:00")])
    }

    @Test func `asked at the due or after it, it is refused`() throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .inProgress))
        #expect(try house.refused(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-19T17:00")) == .windowOver)
        #expect(try house.refused(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-20T09:00")) == .windowOver)
    }

    @Test func `undecided it goes to the leader one hour before the due, and at the due it is refused by time`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        try house.done(.late(house.reference(receipt), Self.ask), by: Who.jiangnan, at("2026-03-18T10:00"))
        try house.pass(to: at("2026-03-19T15:59"))
        #expect(try !house.events(receipt).contains("petition_escalated"))
        try house.pass(to: at("2026-03-19T16:00"))
        #expect(try house.events(receipt).contains("petition_escalated"))
        let told = try house.notices(receipt).filter { $0.subject == "petition" }.map(\.recipient)
        #expect(told == ["person:8601", "department:ZSJ person:8701"])
        try house.pass(to: at("2026-03-19T17:00"))
        let petition = try #require(try house.store.petitions(of: house.id(receipt)).last)
        #expect(petition.outcome == .refused)
        #expect(petition.decidedBy == nil)
        #expect(petition.decidedAt == at("2026-03-19T17:00"))
        #expect(try house.clocks(receipt)[.extension]?.stoppedAt == at("2026-03-19T17:00"))
        #expect(
            try house.refused(.late(house.reference(receipt), Self.grant), by: Who.dispatcher, at("2026-03-19T17:05")) == .nothingWaiting)
    }

    @Test func `practice 14: the room that decides it has rungs of its own`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        try house.done(.late(house.reference(receipt), Self.ask), by: Who.jiangnan, at("2026-03-12T11:00"))
        try house.pass(to: at("2026-03-18T12:00"))
        #expect(try house.rungs(receipt).contains { $0.hasPrefix("R-延期审批-1") })
        #expect(try house.store.entries(of: house.id(receipt)).contains { $0.reason.arguments.first == "R-延期审批-1" && $0.event == "rung" })
    }

    @Test(arguments: [
        ("6工作日", "invalid-value"), ("0工作日", "invalid-value"), ("三天", "invalid-value"), ("无", "invalid-value"), ("36小时", "ok"),
        ("5工作日", "ok"),
    ])
    func `its length is at most the original limit`(length: String, slug: String) throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .inProgress))
        let ask = Action.late(ticket, .askExtension(length: length, reason: "等料"))
        if slug == "ok" {
            try house.done(ask, by: Who.jiangnan, at("2026-03-13T10:00"))
        } else {
            #expect(try house.refused(ask, by: Who.jiangnan, at("2026-03-13T10:00"))?.codes.slug == slug)
        }
    }

    @Test func `a second one needs a leader, a third is refused`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        for (day, approver) in [("13", Who.dispatcher), ("16", Self.manager)] {
            try house.done(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-\(day)T10:00"))
            if approver == Self.manager {
                let refusal = try house.refused(.late(ticket, Self.grant), by: Who.dispatcher, at("2026-03-\(day)T10:30"))
                #expect(refusal?.codes.slug == "invalid-value")
            }
            try house.done(.late(ticket, Self.grant), by: approver, at("2026-03-\(day)T11:00"))
            try house.done(.told(ticket, .by(how: "电话")), by: Who.operator, at("2026-03-\(day)T11:30"))
        }
        #expect(try due(house, receipt) == [at("2026-03-19T17:00"), at("2026-03-27T17:00")])
        #expect(try house.refused(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-17T10:00")) == .alreadyAsked)
        // The law's limit went along where the extension passed it: ten working days from the call were over on the 26th.
        #expect(try house.clocks(receipt)[.statutory]?.due == at("2026-03-27T17:00"))
    }

    @Test func `it is asked by the department, approved above it, and not by whoever asked`() throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .inProgress))
        #expect(try house.refused(.late(ticket, Self.ask), by: Who.operator, at("2026-03-13T10:00")) == .notPermitted(verb: "extend"))
        #expect(try house.refused(.late(ticket, Self.ask), by: Who.tangxia, at("2026-03-13T10:00")) == .noSuchTicket)
        let deputy = Actor(door: .console, person: "8401", department: "440105004", origin: "unix:1005 for 李某")
        try house.done(.late(ticket, Self.ask), by: deputy, at("2026-03-13T10:00"))
        #expect(try house.refused(.late(ticket, Self.grant), by: Who.shiftLeader, at("2026-03-13T10:10")) == .ownDecision)
        #expect(try house.refused(.late(ticket, Self.grant), by: Who.jiangnan, at("2026-03-13T10:10")) == .notPermitted(verb: "rule"))
        #expect(try house.refused(.late(ticket, Self.grant), by: Who.reviewer, at("2026-03-13T10:10")) == .notPermitted(verb: "rule"))
        #expect(
            try house.refused(.late(ticket, .decide(granted: true, reason: " ")), by: Who.dispatcher, at("2026-03-13T10:10"))
                == .missing(field: "reason"))
        try house.done(.late(ticket, Self.grant), by: Who.dispatcher, at("2026-03-13T10:20"))
        #expect(try house.refused(.late(ticket, Self.grant), by: Who.dispatcher, at("2026-03-13T10:21")) == .nothingWaiting)
        #expect(try house.refused(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-13T10:22")) == .alreadyAsked)
    }

    @Test func `practice 53: the reason that a citizen reads has no words of the house`() throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .inProgress))
        let refusal = try house.refused(
            .late(ticket, .askExtension(length: "2工作日", reason: "等督办会议")), by: Who.jiangnan, at("2026-03-13T10:00"))
        #expect(refusal?.codes.slug == "invalid-value")
    }

    @Test func `a reply overtakes what was asked for`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-13T10:00"))
        try house.done(
            .reply(ticket, publicText: "已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan, at("2026-03-13T14:00"))
        #expect(try outcome(house, receipt) == .lapsed)
        #expect(try house.store.petitioned(limit: 9).isEmpty)
    }

    @Test func `a reply overtakes what was granted and not told, and its notice is withdrawn`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-13T10:00"))
        try house.done(.late(ticket, Self.grant), by: Who.dispatcher, at("2026-03-13T11:00"))
        try house.done(
            .reply(ticket, publicText: "已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan, at("2026-03-13T14:00"))
        #expect(try outcome(house, receipt) == .lapsed)
        #expect(try house.notices(receipt).filter { $0.subject == "extended" }.map(\.how) == ["withdrawn"])
        try house.done(.told(ticket, .by(how: "电话")), by: Who.operator, at("2026-03-13T15:00"))
        #expect(try due(house, receipt) == [at("2026-03-19T17:00"), at("2026-03-19T17:00")])
    }

    @Test func `once it is decided the leader's notice rings no more`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-18T10:00"))
        try house.pass(to: at("2026-03-19T16:05"))
        try house.done(.late(ticket, Self.grant), by: Self.manager, at("2026-03-19T16:06"))
        #expect(try house.notices(receipt).filter { $0.subject == "petition" && $0.toldAt == nil && $0.how == nil }.isEmpty)
    }

    @Test func `it is asked for in progress only`() throws {
        let house = try House()
        for (index, state) in [TicketState.awaitingSignature, .returnReview, .awaitingReview, .archived].enumerated() {
            let ticket = try house.reference(house.stand(in: state, id: "f\(index)"))
            let refusal = try house.refused(.late(ticket, Self.ask), by: Who.jiangnan, at("2026-03-12T16:00"))
            #expect(refusal == .wrongState(event: .requestExtension, state: state))
        }
    }
}
