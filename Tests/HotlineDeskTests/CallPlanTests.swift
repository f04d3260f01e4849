import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// One call a citizen a day, in the hours in which citizens are called (practice 10, domain 2.10).
struct CallPlanTests {
    private func released(_ house: House, id: String, _ hour: String) throws -> Receipt {
        let receipt = try house.web(Matter.looseCover, id: id, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.sign(ticket), by: Who.jiangnan, at("2026-03-12T10:00"))
        try house.done(
            .reply(ticket, publicText: "井盖已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan,
            at("2026-03-12T10:30"))
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T\(hour)"))
        return receipt
    }

    private func planned(_ house: House, _ now: Instant) throws -> [Instant] {
        guard case .quality(.callBacks(let lines)) = try house.ask(.quality(.callBacks(limit: 20), by: Who.callBack), now) else {
            return []
        }
        return lines.map(\.plannedAt)
    }

    @Test func `whoever was called this morning is called about the next matter tomorrow`() throws {
        let house = try House()
        let first = try released(house, id: "f1", "11:00")
        try house.done(
            .callBack(house.reference(first), .rated(5, words: nil, solved: "partly")), by: Who.callBack, at("2026-03-12T14:00"))
        let second = try released(house, id: "f2", "15:00")
        #expect(try planned(house, at("2026-03-12T15:01")) == [at("2026-03-13T08:00")])
        let missed = Action.quality(try house.reference(second), .missedCall(how: "无人接听"))
        #expect(try house.refused(missed, by: Who.callBack, at("2026-03-12T16:00")) == .tooEarly(until: at("2026-03-13T08:00")))
        guard case .ticket(let sheet) = try house.ask(.show(house.reference(first), by: Who.callBack), at("2026-03-12T16:00")) else {
            Issue.record("no ticket")
            return
        }
        #expect(sheet.rating == TicketDetail.Rating(grade: 5, isSatisfied: true, solved: "partly", at: at("2026-03-12T14:00")))
        #expect(sheet.truth == "true" && sheet.solved == "solved")
    }

    @Test func `nobody was called at half past ten at night`() throws {
        let house = try House()
        let ticket = try house.reference(released(house, id: "f1", "11:00"))
        let call = Action.callBack(ticket, .rated(5, words: nil))
        #expect(try house.refused(call, by: Who.callBack, at("2026-03-12T22:30")) == .tooEarly(until: at("2026-03-13T08:00")))
    }

    @Test func `whoever was reached has heard the reply`() throws {
        let house = try House()
        let receipt = try released(house, id: "f1", "11:00")
        try house.done(.callBack(house.reference(receipt), .rated(4, words: nil)), by: Who.callBack, at("2026-03-12T14:00"))
        #expect(try house.notices(receipt).filter { $0.subject == "replied" }.map(\.how) == ["回访"])
    }
}
