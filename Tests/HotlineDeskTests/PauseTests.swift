import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// 挂账 (domain 2.7, practice 15, 19): a long matter stands still until a date, and its clocks with it.
struct PauseTests {
    /// Shelving is decided by the department that manages the hotline.
    static let management = Actor(door: .console, person: "8701", origin: "")

    static func ask(_ until: String) -> LateAction { .askShelving(until: until, reason: "要等专项资金批复") }

    /// Shelved on Friday the 13th at 11:00, with four working days and five hours left.
    private func shelved(_ house: House, until: String = "2026-04-10") throws -> Receipt {
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, Self.ask(until)), by: Who.jiangnan, at("2026-03-13T10:00"))
        try house.done(.late(ticket, .decide(granted: true, reason: "确需时间")), by: Self.management, at("2026-03-13T10:30"))
        try house.done(.told(ticket, .by(how: "电话")), by: Who.operator, at("2026-03-13T11:00"))
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

    @Test func `a dispatcher may not shelve, and nothing stands still before the citizen was told`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, Self.ask("2026-04-10")), by: Who.jiangnan, at("2026-03-13T10:00"))
        let decision = Action.late(ticket, .decide(granted: true, reason: "确需时间"))
        #expect(try house.refused(decision, by: Who.dispatcher, at("2026-03-13T10:30"))?.codes.slug == "invalid-value")
        try house.done(decision, by: Self.management, at("2026-03-13T10:30"))
        #expect(try house.ticket(receipt).state == .inProgress)
        #expect(try house.clocks(receipt)[.promised]?.due == at("2026-03-19T17:00"))
        // Nobody told it: at the due it is over, and the matter is late as if nobody had asked.
        try house.pass(to: at("2026-03-19T17:00"))
        #expect(try house.ticket(receipt).state == .inProgress)
        #expect(try house.events(receipt).contains("late"))
        #expect(try house.store.petitions(of: house.id(receipt)).map(\.outcome) == [.lapsed])
    }

    @Test func `whoever is in danger is not put aside before somebody has spoken to them`() throws {
        let house = try House()
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.sign(ticket), by: Who.tangxia, at("2026-03-12T09:25"))
        let ask = Action.late(ticket, Self.ask("2026-03-20"))
        #expect(try house.refused(ask, by: Who.tangxia, at("2026-03-12T09:30"))?.codes.slug == "invalid-value")
        try house.done(.contact(ticket, result: "已围蔽"), by: Who.tangxia, at("2026-03-12T09:40"))
        try house.done(ask, by: Who.tangxia, at("2026-03-12T09:45"))
    }

    @Test func `what stands still in a state is one of its causes`() {
        #expect(PauseCause(of: .shelved)?.clocks == [.promised, .redo, .statutory])
        #expect(PauseCause(of: .supplementing)?.clocks == [.statutory])
        let pausing: [TicketState] = [.shelved, .supplementing, .awaitingCitizen]
        for state in TicketState.allCases where !pausing.contains(state) { #expect(PauseCause(of: state) == nil) }
    }

    @Test func `a department asks the citizen, and the clocks that the table names wait with it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.quality(ticket, .ask(text: "井盖在路口哪一侧？")), by: Who.jiangnan, at("2026-03-12T11:00"))
        #expect(try house.ticket(receipt).state == .awaitingCitizen)
        #expect(try house.page(receipt, at("2026-03-12T11:30"))?.messages.last?.chinese.contains("井盖在路口哪一侧？") == true)
        #expect(try Set(house.store.pauses(of: house.id(receipt)).map(\.name)) == [.promised, .statutory])
        try house.done(.quality(ticket, .add(text: "东侧")), by: Who.operator, at("2026-03-13T11:00"))
        #expect(try house.ticket(receipt).state == .inProgress)
        // A working day of seven hours went by: the close of the day after.
        #expect(try house.clocks(receipt)[.promised]?.due == at("2026-03-20T17:00"))
        // Nobody answers the second question: after its limit the department goes on.
        try house.done(.quality(ticket, .ask(text: "还在响吗？")), by: Who.jiangnan, at("2026-03-13T14:00"))
        try house.pass(to: at("2026-03-17T23:59"))
        #expect(try house.ticket(receipt).state == .awaitingCitizen)
        try house.pass(to: at("2026-03-18T00:00"))
        #expect(try house.ticket(receipt).state == .inProgress)
        #expect(
            try house.refused(.quality(ticket, .ask(text: "再问一次")), by: Who.jiangnan, at("2026-03-18T09:00")) == .alreadyAsked)
    }
}
