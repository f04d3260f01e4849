import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Testing

/// 分办, 值班, 请假: a department's own word about its own people (practice 42).
struct DutyTests {
    private static let liaison = Actor(door: .api, person: "440105004-2", department: "440105004", origin: "127.0.0.1")

    @Test func `a department gives a ticket to another of its people, and no clock moves`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let before = try house.clocks(receipt)
        try house.done(
            .duty(.assign(house.reference(receipt), to: "440105004-2", reason: "对方去开会")), by: Who.jiangnan, at("2026-03-12T11:00"))
        let lead = try house.lead(receipt)
        #expect(lead.handler == "440105004-2")
        #expect(lead.round == 1)
        #expect(lead.touchedAt == at("2026-03-12T10:30"))
        #expect(try house.clocks(receipt).mapValues(\.due) == before.mapValues(\.due))
        #expect(try house.events(receipt).last == "transfer")
        #expect(
            try house.notices(receipt).filter { $0.subject == "assigned" }.map(\.recipient) == [
                "department:440105004 person:440105004-2"
            ])
    }

    @Test(arguments: [
        ("440106011-1", "去", "person-outside-department"), ("8001", "去", "person-outside-department"), ("nobody", "去", "unknown-person"),
        ("440105004-1", "去", "invalid-value"), ("440105004-2", " ", "missing-field"),
    ])
    func `nobody else's people, not oneself, and not without a reason`(person: String, reason: String, slug: String) throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let refusal = try house.refused(
            .duty(.assign(house.reference(receipt), to: PersonID(rawValue: person), reason: reason)), by: Who.jiangnan,
            at("2026-03-12T11:00"))
        #expect(refusal?.codes.slug == slug)
    }

    @Test func `at the start of a leave open work moves to the deputy, urgent first, and whoever comes back sees the list`() throws {
        let house = try House()
        let ordinary = try house.web(Matter.looseCover, id: "a", at("2026-03-12T09:20"))
        let second = try house.web(Matter.looseCover, id: "b", phone: "12000000009", at("2026-03-12T09:30"))
        #expect(try [ordinary, second].map { try house.lead($0).handler } == ["440105004-1", "440105004-1"])
        let clocks = try house.clocks(second)
        try house.done(
            .duty(.leave(of: "440105004-1", from: "2026-03-13", to: "2026-03-16", deputy: nil)), by: Who.jiangnan, at("2026-03-12T10:00"))
        try house.tick(at("2026-03-12T23:59"))
        #expect(try house.lead(ordinary).handler == "440105004-1")
        try house.pass(to: at("2026-03-13T00:00"))
        #expect(try [ordinary, second].map { try house.lead($0).handler } == ["440105004-2", "440105004-2"])
        #expect(try house.clocks(second)[.promised]?.due == clocks[.promised]?.due)

        // What comes meanwhile is the deputy's; what comes after is the returner's again.
        let meanwhile = try house.web(Matter.looseCover, id: "c", phone: "12000000008", at("2026-03-13T09:00"))
        #expect(try house.lead(meanwhile).handler == "440105004-2")
        let after = try house.web(Matter.looseCover, id: "d", phone: "12000000007", at("2026-03-17T09:00"))
        #expect(try house.lead(after).handler == "440105004-1")

        guard case .duty(.leaves(let leaves)) = try house.ask(.duty(.leaves, by: Who.jiangnan), at("2026-03-17T09:00")) else {
            Issue.record("no list of leaves")
            return
        }
        #expect(leaves.map { $0.moves.map(\.ticket.number) } == [[ordinary.ticket, second.ticket].compactMap { $0 }])
        #expect(leaves.first?.moves.first?.to.hasPrefix("440105004-2 ") == true)
    }

    @Test func `a leave that is cancelled moves nothing, and one survives a restart`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        try house.done(
            .duty(.leave(of: "440105004-1", from: "2026-03-13", to: "2026-03-16", deputy: nil)), by: Who.jiangnan, at("2026-03-12T10:40"))
        try house.done(.duty(.cancelLeave(1)), by: Self.liaison, at("2026-03-12T10:50"))
        try house.done(
            .duty(.leave(of: "440105004-1", from: "2026-03-16", to: "2026-03-16", deputy: nil)), by: Self.liaison, at("2026-03-12T10:55"))
        try house.restart()
        try house.pass(to: at("2026-03-13T12:00"))
        #expect(try house.lead(receipt).handler == "440105004-1")
        try house.pass(to: at("2026-03-16T00:00"))
        #expect(try house.lead(receipt).handler == "440105004-2")
    }

    @Test(arguments: [
        ("2026-03-11", "2026-03-13", "invalid-value"), ("2026-03-14", "2026-03-13", "invalid-value"),
        ("3月", "2026-03-13", "invalid-value"), ("2026-03-13", "2027-03-13", "invalid-value"),
    ])
    func `days that are over, in the wrong order or too many are refused`(from: String, to: String, slug: String) throws {
        let house = try House()
        let refusal = try house.refused(
            .duty(.leave(of: "440105004-1", from: from, to: to, deputy: nil)), by: Who.jiangnan, at("2026-03-12T10:00"))
        #expect(refusal?.codes.slug == slug)
    }

    @Test func `one's own leave is one's own word; another's needs the right, in one's own department`() throws {
        let house = try House()
        let others = DutyAction.leave(of: "440105004-2", from: "2026-03-13", to: "2026-03-13", deputy: nil)
        #expect(try house.refused(.duty(others), by: Who.jiangnan, at("2026-03-12T10:00"))?.codes.slug == "not-permitted")
        let strangers = DutyAction.leave(of: "440106011-1", from: "2026-03-13", to: "2026-03-13", deputy: nil)
        #expect(try house.refused(.duty(strangers), by: Self.liaison, at("2026-03-12T10:00"))?.codes.slug == "person-outside-department")
    }

    @Test func `whom a department puts on duty is on call before the roster and the table, and only in those hours`() throws {
        let house = try House()
        try house.done(
            .duty(.setDuty(of: "440105004-2", from: at("2026-03-12T18:00"), until: at("2026-03-13T08:00"))), by: Self.liaison,
            at("2026-03-12T10:00"))
        let night = try house.web(Matter.looseCover, id: "n", at("2026-03-12T18:00"))
        let morning = try house.web(Matter.looseCover, id: "m", phone: "12000000009", at("2026-03-13T08:00"))
        #expect(try house.lead(night).handler == "440105004-2")
        #expect(try house.lead(morning).handler == "440105004-1")
        try house.done(.duty(.cancelDuty(1)), by: Self.liaison, at("2026-03-13T08:01"))
        #expect(try house.refused(.duty(.cancelDuty(1)), by: Self.liaison, at("2026-03-13T08:02"))?.codes.slug == "nothing-waiting")
        #expect(
            try house.refused(
                .duty(.setDuty(of: "440105004-1", from: at("2026-03-13T18:00"), until: at("2026-03-14T08:00"))), by: Who.jiangnan,
                at("2026-03-13T10:00"))?.codes.slug == "not-permitted")
    }
}
