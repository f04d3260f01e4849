import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// 撤销 (practice 10): one's own last act within a minute, while nobody outside has heard of it and nobody has acted since.
struct UndoTests {
    private static func undo(_ house: House, _ receipt: Receipt) throws -> Action { .undo(try house.reference(receipt)) }

    /// A ticket that waits for its dispatch since 11:00.
    private static func dispatched(_ house: House, by actor: Actor = Who.dispatcher, _ now: Instant) throws -> Receipt {
        let receipt = try house.stand(in: .awaitingDispatch)
        try house.done(.dispatch(house.reference(receipt), to: "SWJ", handler: nil, note: nil), by: actor, now)
        return receipt
    }

    @Test func `a dispatch is taken back: it waits to be dispatched by the clock it had, and nobody is told`() throws {
        let house = try House()
        let receipt = try Self.dispatched(house, at("2026-03-12T11:10"))
        let before = try house.clocks(receipt)
        let done = try house.done(Self.undo(house, receipt), by: Who.dispatcher, at("2026-03-12T11:10:40"))
        #expect(done.state == .awaitingDispatch)
        #expect(done.decided.map(\.slug) == ["undone"])
        let after = try house.clocks(receipt)
        #expect(after[.promised] == before[.promised] && after[.statutory] == before[.statutory])
        #expect(after[.dispatch]?.startedAt == at("2026-03-12T11:00") && after[.dispatch]?.stoppedAt == nil)
        #expect(after[.sign]?.stoppedAt == at("2026-03-12T11:10:40"))
        #expect(try house.lead(receipt).endedAt == at("2026-03-12T11:10:40"))
        #expect(try house.desk.rememberedLoads == house.store.handlerLoads())
        let notices = try house.notices(receipt).filter { $0.createdAt == at("2026-03-12T11:10") }
        #expect(!notices.isEmpty && notices.allSatisfy { $0.how == "withdrawn" && $0.toldAt == nil })
        #expect(try house.sheet(receipt, at("2026-03-12T11:11")).line.departmentName == nil)
        #expect(try house.events(receipt).suffix(2) == ["dispatch", "undo"])
        #expect(try house.store.verifyJournal().faults == [])
    }

    @Test func `sent on after it, the first department is the right one, and the citizen reads of that alone`() throws {
        let house = try House()
        let receipt = try house.console(
            Matter.looseCover, as: Decision(department: "SWJ", isAccepted: true), at("2026-03-12T09:20"))
        #expect(try house.ticket(receipt).firstDepartment == "SWJ")
        try house.done(Self.undo(house, receipt), by: Who.operator, at("2026-03-12T09:21"))
        #expect(try house.ticket(receipt).firstDepartment == nil)
        #expect(try house.ticket(receipt).firstPerson == "8001")
        let promised = try house.clocks(receipt)[.promised]
        #expect(promised?.startedAt == at("2026-03-12T09:20") && promised?.stoppedAt == nil)
        try house.done(
            .dispatch(house.reference(receipt), to: "440105004", handler: nil, note: nil), by: Who.operator, at("2026-03-12T09:22"))
        #expect(try house.ticket(receipt).firstDepartment == "440105004")
        #expect(try house.clocks(receipt)[.redo] == nil)
        let request = ProgressRequest(number: receipt.ticket ?? "", proof: .link(receipt.link ?? ""), address: "a")
        guard case .progress(let progress) = try house.ask(.progress(request), at("2026-03-12T09:23")) else {
            Issue.record("no progress")
            return
        }
        #expect(progress.steps.map(\.chinese) == ["已收到您的诉求", "已转交江南中街道办事处"])
    }

    @Test func `a direct answer is taken back, and what it had stopped runs on`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingDispatch)
        let before = try house.clocks(receipt)
        try house.done(.answer(house.reference(receipt), text: "已解释。"), by: Who.dispatcher, at("2026-03-12T11:10"))
        try house.done(Self.undo(house, receipt), by: Who.dispatcher, at("2026-03-12T11:11"))
        let row = try house.ticket(receipt)
        #expect(row.state == .awaitingDispatch && row.answeredAt == nil && row.replyEntry == nil && row.contactedAt == nil)
        let after = try house.clocks(receipt)
        for name in [ClockName.promised, .statutory, .dispatch] { #expect(after[name] == before[name], "\(name)") }
        #expect(after[.rating]?.stoppedAt == at("2026-03-12T11:11"))
    }

    @Test func `a release is taken back, and the reply waits for its review again`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingReview)
        let before = try house.clocks(receipt)
        try house.done(.review(house.reference(receipt), .release), by: Who.reviewer, at("2026-03-12T11:30"))
        try house.done(Self.undo(house, receipt), by: Who.reviewer, at("2026-03-12T11:30:59"))
        let row = try house.ticket(receipt)
        #expect(row.state == .awaitingReview && row.answeredAt == nil && row.replyEntry != nil)
        for (name, clock) in try house.clocks(receipt) where name != .callback { #expect(clock == before[name], "\(name)") }
        #expect(try house.lead(receipt).endedAt == nil)
        try house.done(.review(house.reference(receipt), .release), by: Who.reviewer, at("2026-03-12T11:32"))
        #expect(try house.ticket(receipt).state == .awaitingCallback)
    }

    @Test func `taken back in the very instant, nothing of the dispatch runs on, and that is not taken back again`() throws {
        let house = try House()
        let receipt = try Self.dispatched(house, at("2026-03-12T11:10"))
        try house.done(Self.undo(house, receipt), by: Who.dispatcher, at("2026-03-12T11:10"))
        let clocks = try house.clocks(receipt)
        #expect(clocks[.sign]?.stoppedAt == at("2026-03-12T11:10") && clocks[.dispatch]?.stoppedAt == nil)
        #expect(try house.refused(Self.undo(house, receipt), by: Who.dispatcher, at("2026-03-12T11:10")) == .undoBarred(.recorded))
    }

    @Test func `after a minute it is a correction`() throws {
        let house = try House()
        let receipt = try Self.dispatched(house, at("2026-03-12T11:10"))
        #expect(
            try house.refused(Self.undo(house, receipt), by: Who.dispatcher, at("2026-03-12T11:11:00.001")) == .undoBarred(.late))
        try house.done(Self.undo(house, receipt), by: Who.dispatcher, at("2026-03-12T11:11"))
    }

    @Test func `whoever did nothing, or after whom somebody acted, takes nothing back`() throws {
        let house = try House()
        let receipt = try Self.dispatched(house, at("2026-03-12T11:10"))
        #expect(try house.refused(Self.undo(house, receipt), by: Who.operator, at("2026-03-12T11:10:10")) == .undoBarred(.nothing))
        try house.done(.note(house.reference(receipt), text: "市民又来电", until: nil), by: Who.operator, at("2026-03-12T11:10:20"))
        #expect(try house.refused(Self.undo(house, receipt), by: Who.dispatcher, at("2026-03-12T11:10:30")) == .undoBarred(.since))
    }

    @Test func `once the department has fetched it, or the citizen was told, it is not taken back`() throws {
        let house = try House()
        let receipt = try Self.dispatched(house, at("2026-03-12T11:10"))
        let entry = try #require(try house.store.entries(of: house.id(receipt)).last).id
        try house.desk.begin()
        try house.desk.feedFetched(by: "SWJ", upTo: entry, at: at("2026-03-12T11:10:05"))
        try house.desk.commit(at: at("2026-03-12T11:10:05"))
        #expect(try house.refused(Self.undo(house, receipt), by: Who.dispatcher, at("2026-03-12T11:10:30")) == .undoBarred(.told))
        let urgent = try house.console(Matter.missingCover, key: "u", at("2026-03-12T12:00"))
        try house.done(.told(house.reference(urgent), .by(how: "本次通话")), by: Who.operator, at("2026-03-12T12:00:20"))
        #expect(try house.refused(Self.undo(house, urgent), by: Who.operator, at("2026-03-12T12:00:30")) == .undoBarred(.told))
    }

    @Test func `everything else is refused by name, with why and what to do instead`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingDispatch)
        let ticket = try house.reference(receipt)
        let other = try house.web(Matter.looseCover, id: "o", phone: "12000000009", at("2026-03-12T11:05"))
        func bar(_ action: Action, _ actor: Actor, _ now: String) throws -> Refusal? {
            try house.done(action, by: actor, at(now))
            return try house.refused(.undo(ticket), by: actor, at(now))
        }
        #expect(try bar(.note(ticket, text: "记一笔", until: nil), Who.dispatcher, "2026-03-12T11:10") == .undoBarred(.recorded))
        #expect(
            try bar(.classify(ticket, Decision(kind: .complaint), reason: nil), Who.dispatcher, "2026-03-12T11:15")
                == .undoBarred(.classified))
        #expect(
            try bar(.followUp(ticket, next: "2026-03-13", text: "跟进"), Who.dispatcher, "2026-03-12T11:20") == .undoBarred(.recorded))
        try house.done(.dispatch(ticket, to: "SWJ", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T11:25"))
        #expect(
            try bar(.dispatch(ticket, to: "440105004", handler: nil, note: "不属水务"), Who.dispatcher, "2026-03-12T11:30")
                == .undoBarred(.ruling))
        #expect(
            try bar(.link(.merge(ticket, into: house.reference(other), reason: "同一个")), Who.dispatcher, "2026-03-12T11:35")
                == .undoBarred(.merged))
        for bar in UndoBar.allCases {
            #expect(!Refusal.undoBarred(bar).words(in: .chinese).isEmpty && !Refusal.undoBarred(bar).words(in: .english).isEmpty)
        }
    }

    @Test func `a ruling with its dispatch is one act, and stays`() throws {
        let house = try House()
        let receipt = try house.stand(in: .returnReview)
        try house.done(
            .dispatch(house.reference(receipt), to: "SWJ", handler: nil, note: "属水务"), by: Who.dispatcher, at("2026-03-12T11:00"))
        #expect(try house.refused(Self.undo(house, receipt), by: Who.dispatcher, at("2026-03-12T11:00:10")) == .undoBarred(.ruling))
    }

    @Test func `an answer that reached those under the ticket stays, and departments take nothing back`() throws {
        let house = try House()
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let child = try house.web(Matter.looseCover, id: "c", phone: "12000000012", at("2026-03-12T09:30"))
        let ticket = try house.reference(main)
        try house.done(.link(.merge(house.reference(child), into: ticket, reason: "同一个井盖")), by: Who.operator, at("2026-03-12T09:40"))
        try house.done(
            .reply(ticket, publicText: "井盖已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan,
            at("2026-03-12T11:00"))
        #expect(
            try house.refused(.undo(ticket), by: Who.jiangnan, at("2026-03-12T11:00:10")) == .notPermitted(verb: Verb.dispatch.rawValue))
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T11:30"))
        #expect(try house.refused(.undo(ticket), by: Who.reviewer, at("2026-03-12T11:30:10")) == .undoBarred(.followers))
    }
}
