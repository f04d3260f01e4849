import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Untouched is two tests, and reassignment resets neither (practice 21).
struct UntouchedTests {
    /// Returned by 江南中街道, and dispatched to it again.
    private static func again(_ house: House, _ receipt: Receipt) throws {
        let ticket = try house.reference(receipt)
        try house.done(.rule(ticket, granted: true, reason: "查明"), by: Who.dispatcher, at("2026-03-12T11:00"))
        try house.done(.dispatch(ticket, to: "440105004", handler: nil, note: "查明"), by: Who.dispatcher, at("2026-03-12T11:10"))
    }

    @Test func `a request to return is no touch`() throws {
        let house = try House()
        let receipt = try house.stand(in: .returnReview)
        #expect(try house.lead(receipt).touchedAt == nil)
        #expect(try house.lead(receipt).returnRequestedAt == at("2026-03-12T10:00"))
    }

    @Test func `a reply is no touch`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        try house.done(
            .reply(ticket, publicText: "已处理", innerText: nil, truth: nil, solved: nil), by: Who.jiangnan, at("2026-03-12T10:00"))
        #expect(try house.lead(receipt).touchedAt == nil)
        #expect(try house.ticket(receipt).contactedAt == nil)
    }

    @Test func `what a department touched stays touched when it gets the ticket again`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        let note = Action.note(ticket, text: "约周一", until: at("2026-03-16T10:00"))
        try house.done(note, by: Who.jiangnan, at("2026-03-12T09:40"))
        try house.askToReturn(ticket, at("2026-03-12T10:00"))
        try Self.again(house, receipt)
        let lead = try house.lead(receipt)
        #expect(lead.round == 2)
        #expect(lead.touchedAt == at("2026-03-12T09:40"))
        #expect(lead.quietUntil == at("2026-03-16T10:00"))
    }

    @Test func `another department has touched nothing, whoever had the ticket before`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        try house.done(.note(ticket, text: "约周一", until: at("2026-03-16T10:00")), by: Who.jiangnan, at("2026-03-12T09:40"))
        try house.askToReturn(ticket, at("2026-03-12T10:00"))
        try house.done(.dispatch(ticket, to: "SWJ", handler: nil, note: "查明"), by: Who.dispatcher, at("2026-03-12T11:00"))
        #expect(try house.lead(receipt).touchedAt == nil)
        #expect(try house.lead(receipt).quietUntil == nil)
    }

    @Test func `a contact outlives the reassignment, and the untouched rungs ask for both`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        // The hotline's own call is a contact, and no touch of the department.
        try house.done(.contact(ticket, result: "已告知进度"), by: Who.operator, at("2026-03-12T09:30"))
        try house.askToReturn(ticket, at("2026-03-12T10:00"))
        try Self.again(house, receipt)
        #expect(try house.ticket(receipt).contactedAt == at("2026-03-12T09:30"))
        try house.pass(to: at("2026-03-13T17:00"))
        #expect(try house.rungs(receipt).contains("L2 2026-03-13 17:00"))
        let touched = try House()
        let other = try touched.stand(in: .awaitingSignature)
        try touched.done(.contact(touched.reference(other), result: "已联系"), by: Who.jiangnan, at("2026-03-12T09:30"))
        try touched.pass(to: at("2026-03-13T17:00"))
        #expect(try touched.rungs(other).contains("(L2 2026-03-13 17:00)"))
    }

    @Test func `a call made before acceptance is none of the contacts`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        let ticket = try house.reference(receipt)
        try house.done(.contact(ticket, result: "问清地点"), by: Who.operator, at("2026-03-12T09:30"))
        try house.done(.dispatch(ticket, to: "440105004", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:40"))
        #expect(try house.ticket(receipt).contactedAt == at("2026-03-12T09:30"))
        try house.done(.contact(ticket, result: "已联系"), by: Who.jiangnan, at("2026-03-12T10:00"))
        #expect(try house.ticket(receipt).contactedAt == at("2026-03-12T10:00"))
    }

    @Test func `a redo round remembers what was touched`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingReview)
        try house.done(.review(house.reference(receipt), .redo(reason: "没有正面回应")), by: Who.reviewer, at("2026-03-12T14:00"))
        #expect(try house.lead(receipt).touchedAt == at("2026-03-12T10:30"))
    }

    @Test func `the second rung comes whatever date was named`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        try house.done(
            .note(house.reference(receipt), text: "下周办", until: at("2026-03-20T10:00")), by: Who.jiangnan, at("2026-03-12T10:00"))
        try house.pass(to: at("2026-03-13T17:00"))
        #expect(try house.rungs(receipt) == ["L1 2026-03-12 13:20", "L2 2026-03-13 17:00"])
    }
}
