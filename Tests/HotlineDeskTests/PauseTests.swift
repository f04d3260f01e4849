import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// 挂账 (domain 2.7, practice 15, 19): a long matter stands still until a date, and its clocks with it.
struct PauseTests {
    static func ask(_ until: String) -> LateAction { .askShelving(until: until, reason: "要等专项资金批复") }

    /// Shelved on Friday the 13th at 11:00, with four working days and five hours left.
    private func shelved(_ house: House, until: String = "2026-04-10") throws -> Receipt {
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, Self.ask(until)), by: Who.jiangnan, at("2026-03-13T10:00"))
        try house.done(.late(ticket, .decide(granted: true, reason: "确需时间")), by: Who.dispatcher, at("2026-03-13T11:00"))
        return receipt
    }

    @Test(arguments: [
        ("2026-04-13", "invalid-value"), ("2026-03-13", "invalid-value"), ("2026-03-12", "invalid-value"), ("下个月", "invalid-value"),
        ("2026-04-12", nil), ("2026-03-14", nil),
    ])
    func `its review date is at most thirty days off`(until: String, slug: String?) throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .inProgress))
        let ask = Action.late(ticket, Self.ask(until))
        guard let slug else {
            try house.done(ask, by: Who.jiangnan, at("2026-03-13T10:00"))
            return
        }
        #expect(try house.refused(ask, by: Who.jiangnan, at("2026-03-13T10:00"))?.codes.slug == slug)
    }

    @Test func `practice 19: it comes back by time, with the working time that it had left, and the citizen is told of both`() throws {
        let house = try House()
        let receipt = try shelved(house)
        #expect(try house.ticket(receipt).state == .shelved)
        #expect(try house.notices(receipt).last?.subject == "shelved-until")
        #expect(try house.clocks(receipt)[.review]?.due == at("2026-04-10T09:00"))
        try house.pass(to: at("2026-04-10T08:59"))
        #expect(try house.ticket(receipt).state == .shelved)
        // Nobody is pressed by a clock that stands still.
        #expect(try !house.rungs(receipt).contains { $0.contains("L5") || $0.contains("L6") })
        #expect(try !house.events(receipt).contains("late"))
        try house.pass(to: at("2026-04-10T09:00"))
        #expect(try house.ticket(receipt).state == .inProgress)
        let promised = try #require(try house.clocks(receipt)[.promised])
        #expect(promised.originalDue == at("2026-03-19T17:00"))
        // Friday's five hours, then Monday to Thursday: the close of the fifth day.
        #expect(promised.due == at("2026-04-16T17:00"))
        let moved = try #require(try house.notices(receipt).last { $0.recipient == "citizen" })
        #expect(moved.subject == "due-moved")
        #expect(moved.arguments.contains("2026-04-16 17:00"))
        let pauses = try house.store.pauses(of: house.id(receipt))
        #expect(pauses.map(\.name) == [.promised, .statutory])
        #expect(pauses.allSatisfy { $0.beganAt == at("2026-03-13T11:00") && $0.endedAt == at("2026-04-10T09:00") && $0.cause == .shelved })
    }

    @Test func `the ladder counts shares without the pause`() throws {
        let house = try House()
        let receipt = try shelved(house, until: "2026-03-23")
        try house.pass(to: at("2026-03-27T16:00"))
        let late = try house.clocks(receipt)[.promised]?.due
        #expect(late == at("2026-03-27T17:00"))
        try house.pass(to: at("2026-03-27T17:00"))
        #expect(try house.events(receipt).contains("late"))
    }

    @Test func `a person takes it up again earlier, and the interval ends there`() throws {
        let house = try House()
        let receipt = try shelved(house)
        let ticket = try house.reference(receipt)
        #expect(
            try house.refused(.late(ticket, .unshelve(reason: "")), by: Who.jiangnan, at("2026-03-16T09:00")) == .missing(field: "reason"))
        try house.done(.late(ticket, .unshelve(reason: "资金已到位")), by: Who.jiangnan, at("2026-03-16T09:00"))
        #expect(try house.clocks(receipt)[.promised]?.due == at("2026-03-20T17:00"))
        #expect(try house.store.pauses(of: house.id(receipt)).allSatisfy { $0.endedAt == at("2026-03-16T09:00") })
    }

    @Test func `shelved it is not overdue, takes no reply, and stands in a list by name`() throws {
        let house = try House()
        let receipt = try shelved(house)
        guard case .list(let list) = try house.ask(.list(ListFilter(state: .shelved), by: Who.operator), at("2026-03-30T10:00")) else {
            Issue.record("no list")
            return
        }
        #expect(list.lines.map(\.number) == [receipt.ticket])
        #expect(list.lines.first?.isOverdue == false)
        let refusal = try house.refused(
            .reply(house.reference(receipt), publicText: "好", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan,
            at("2026-03-16T10:00"))
        #expect(refusal == .wrongState(event: .reply, state: .shelved))
    }

    @Test func `the tables say which clocks stand still`() {
        #expect(PauseCause(of: .shelved)?.clocks == [.promised, .redo, .statutory])
        #expect(PauseCause(of: .supplementing)?.clocks == [.statutory])
        for state in TicketState.allCases where state != .shelved && state != .supplementing { #expect(PauseCause(of: state) == nil) }
    }
}
