import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// 首问负责 (art. 18 ¶4, practice 9): answered on the spot, recorded and followed up, or transferred with proof.
struct FirstResponsibilityTests {
    @Test func `what is told before there is a transfer proves nothing of the one to come`() throws {
        let house = try House()
        let receipt = try house.console(Matter.stall, as: Decision(isHeld: true), at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.told(ticket, .by(how: "电话")), by: Who.operator, at("2026-03-12T09:25"))
        #expect(try house.mine(Who.operator, at("2026-03-12T09:26")) == [receipt.ticket])
        let dispatched = try house.done(
            .dispatch(ticket, to: "440106011", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:30"))
        #expect(dispatched.mustTell)
        #expect(try house.mine(Who.operator, at("2026-03-12T09:31")) == [receipt.ticket])
        try house.done(.told(ticket, .by(how: "电话")), by: Who.operator, at("2026-03-12T09:35"))
        #expect(try house.mine(Who.operator, at("2026-03-12T09:36")) == [])
    }

    @Test func `a second transfer is told anew`() throws {
        let house = try House()
        let receipt = try house.console(Matter.looseCover, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.told(ticket, .by(how: "本次通话")), by: Who.operator, at("2026-03-12T09:21"))
        #expect(try house.mine(Who.operator, at("2026-03-12T09:22")) == [])
        try house.askToReturn(ticket, at("2026-03-12T10:00"))
        try house.done(.rule(ticket, granted: true, reason: "属水务"), by: Who.dispatcher, at("2026-03-12T11:00"))
        #expect(try house.mine(Who.operator, at("2026-03-12T11:01")) == [receipt.ticket])
        try house.done(.dispatch(ticket, to: "SWJ", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T11:10"))
        #expect(try house.mine(Who.operator, at("2026-03-12T11:11")) == [receipt.ticket])
        // The first transfer's notice, told late, is not the second's.
        let notices = try house.notices(receipt).filter { $0.subject == "dispatched" }
        #expect(notices.map { $0.toldAt != nil } == [true, false])
        try house.done(.toldOf(notice: notices[1].id, .by(how: "短信")), by: Who.operator, at("2026-03-12T11:20"))
        #expect(try house.mine(Who.operator, at("2026-03-12T11:21")) == [])
    }

    @Test func `archived with its transfer untold, a ticket stays on the list until somebody tells`() throws {
        let house = try House()
        let receipt = try house.stand(in: .archived)
        let person = try #require(try house.ticket(receipt).firstPerson)
        let actor = Actor(door: .console, person: person, origin: "")
        #expect(try house.mine(actor, at("2026-03-12T16:00")) == [receipt.ticket])
        try house.done(.told(house.reference(receipt), .impossible(reason: "空号")), by: actor, at("2026-03-12T16:10"))
        #expect(try house.mine(actor, at("2026-03-12T16:11")) == [])
    }

    @Test func `the hotline keeps a matter, follows it up, and a missed date goes to the shift leader`() throws {
        let house = try House(SampleTables.replacing("热线内部,R-受理-1", by: "热线内部,R-跟进-1,跟进,到期,未停,班长,否\r\n热线内部,R-受理-1", in: "escalation.csv"))
        let receipt = try house.console(Matter.licence, as: Decision(isHeld: true), at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        let follow = Action.followUp(ticket, next: "2026-03-13", text: "已问车管所，明天给准信")
        #expect(try house.refused(follow, by: Who.other, at("2026-03-12T09:30")) == .notFirstPerson("8001"))
        try house.done(follow, by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.ticket(receipt).state == .following)
        #expect(try house.ticket(receipt).acceptedAt == at("2026-03-12T09:30"))
        #expect(try house.clocks(receipt)[.followUp]?.due == at("2026-03-13T17:00"))
        #expect(try house.mine(Who.operator, at("2026-03-12T10:00")) == [receipt.ticket])
        try house.pass(to: at("2026-03-13T16:59"))
        #expect(try house.rungs(receipt).filter { $0.contains("跟进") } == [])
        try house.pass(to: at("2026-03-13T17:00"))
        #expect(try house.rungs(receipt).contains("R-跟进-1 2026-03-13 17:00"))
        #expect(try house.notices(receipt).contains { $0.recipient == "person:8401" && $0.subject == "rung" })
        // Another entry names another date, and the rungs wait for that one.
        try house.done(
            .followUp(ticket, next: "2026-03-16", text: "车管所说周一回复"), by: Who.operator, at("2026-03-13T17:30"))
        #expect(try house.clocks(receipt)[.followUp]?.due == at("2026-03-16T17:00"))
        guard case .ticket(let sheet) = try house.ask(.show(ticket, by: Who.operator), at("2026-03-13T18:00")) else {
            Issue.record("no ticket")
            return
        }
        #expect(sheet.first.map(\.branch) == [.followedUp])
        #expect(sheet.first.first?.count == 2)
        #expect(sheet.first.first?.next == at("2026-03-16T17:00"))
        try house.done(.answer(ticket, text: "换证可在任一车管所办理。"), by: Who.operator, at("2026-03-16T10:00"))
        #expect(try house.ticket(receipt).state == .awaitingRating)
        #expect(try house.mine(Who.operator, at("2026-03-16T10:01")) == [])
    }

    @Test func `what was followed up may still be transferred, and is told then`() throws {
        let house = try House()
        let receipt = try house.console(Matter.stall, as: Decision(isHeld: true), at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.followUp(ticket, next: "2026-03-13", text: "先问街道"), by: Who.operator, at("2026-03-12T09:30"))
        try house.done(.dispatch(ticket, to: "440106011", handler: nil, note: nil), by: Who.operator, at("2026-03-12T10:00"))
        #expect(try house.ticket(receipt).state == .awaitingSignature)
        #expect(try house.clocks(receipt)[.followUp]?.stoppedAt == at("2026-03-12T10:00"))
        guard case .ticket(let sheet) = try house.ask(.show(ticket, by: Who.operator), at("2026-03-12T10:01")) else {
            Issue.record("no ticket")
            return
        }
        #expect(sheet.first.map(\.branch) == [.followedUp, .transferred])
        #expect(sheet.first.last?.toldAt == nil)
    }

    @Test func `held means held, whatever the rule says`() throws {
        let house = try House()
        #expect(try house.console(Matter.looseCover, key: "k1", as: Decision(), at("2026-03-12T09:20")).state == .awaitingSignature)
        #expect(try house.console(Matter.looseCover, key: "k2", as: Decision(isHeld: true), at("2026-03-12T09:21")).state == .pending)
    }

    @Test func `a direct answer is checked as a reply is, and goes out only with a reason`() throws {
        let house = try House()
        let receipt = try house.web(Matter.licence, at("2026-03-12T09:20"))
        let held = try house.console(Matter.vague, at("2026-03-12T09:21"))
        _ = receipt
        let ticket = try house.reference(held)
        let words = "请打师傅电话 13000000000。"
        #expect(try house.refused(.answer(ticket, text: words), by: Who.operator, at("2026-03-12T09:30"))?.codes.slug == "reply-blocked")
        try house.done(.answer(ticket, text: words, despite: "公开的服务电话"), by: Who.operator, at("2026-03-12T09:31"))
        #expect(try house.store.entries(of: house.id(held)).contains { $0.reason == Reason("answered-despite", "公开的服务电话") })
    }
}
