import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// What takes two persons: seals and exclusions, proposed by one and confirmed by another (practice 23, 28; domain 2.10).
struct SecondPersonTests {
    private static let supervisor = Actor(door: .console, person: "8501")
    private static let head = Actor(door: .console, person: "8601")
    private static let four = at("2026-03-12T16:00")

    @Test func `one person alone seals nothing; with a second one only both and the inspectors see it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .archived)
        let ticket = try house.reference(receipt)
        let seal = Action.privacy(ticket, .seal(readers: [], reason: "涉及未成年人"))
        #expect(try house.refused(seal, by: Who.operator, Self.four) == .notPermitted(verb: "seal"))
        try house.done(seal, by: Self.supervisor, Self.four)
        guard case .ticket = try house.ask(.show(ticket, by: Who.operator), Self.four) else {
            Issue.record("proposed is not sealed")
            return
        }
        #expect(try house.refused(.privacy(ticket, .confirmSeal), by: Self.supervisor, Self.four) == .secondPersonNeeded)
        #expect(try house.refused(.privacy(ticket, .confirmSeal), by: Who.reviewer, Self.four) == .notPermitted(verb: "seal"))
        #expect(try house.refused(seal, by: Self.head, Self.four) == .alreadyProposed)
        try house.done(.privacy(ticket, .confirmSeal), by: Who.shiftLeader, Self.four)
        #expect(try house.store.privacy(of: house.id(receipt))?.sealReaders == ["8401", "8501", "8702", "8703"])
        for actor in [Who.operator, Who.dispatcher, Who.callBack, Self.head, Who.administrator, Who.jiangnan] {
            for query in [Query.show(ticket, by: actor), .why(ticket, by: actor)] {
                guard case .refused(.noSuchTicket) = try house.ask(query, Self.four) else {
                    Issue.record("\(actor) sees it")
                    continue
                }
            }
            #expect(
                try !"\(house.ask(.feed(FeedRequest(department: "440105004"), by: Who.jiangnan), Self.four))".contains(
                    receipt.ticket ?? "?"))
        }
        for actor in [Self.supervisor, Who.shiftLeader] {
            guard case .ticket(let detail) = try house.ask(.show(ticket, by: actor), Self.four) else {
                Issue.record("\(actor) does not see it")
                continue
            }
            #expect(detail.safeguards.isSealed)
        }
        #expect(try house.refused(.privacy(ticket, .unmask(reason: "看看")), by: Who.operator, Self.four) == .noSuchTicket)
        #expect(try house.store.verifyJournal().faults == [])
    }

    @Test func `a ticket left out of the statistics has a reason, a second person and a place on the list`() throws {
        let house = try House()
        let receipt = try house.stand(in: .archived)
        let ticket = try house.reference(receipt)
        #expect(
            try house.refused(.privacy(ticket, .exclude(reason: "")), by: Who.reviewer, Self.four) == .missing(field: "reason"))
        #expect(try house.refused(.privacy(ticket, .exclude(reason: "x")), by: Who.operator, Self.four) == .notPermitted(verb: "exclude"))
        try house.done(.privacy(ticket, .exclude(reason: "行政执法事项")), by: Who.reviewer, Self.four)
        guard case .proposals(let waiting) = try house.ask(.privacy(.proposals, by: Who.operator), Self.four) else {
            Issue.record("no list")
            return
        }
        #expect(waiting == [ProposalLine(matter: .exclusion, ticket: receipt.ticket, by: "8201", at: Self.four, text: "行政执法事项")])
        #expect(try house.refused(.privacy(ticket, .confirmExclusion), by: Who.reviewer, Self.four) == .notPermitted(verb: "confirm"))
        try house.done(.privacy(ticket, .confirmExclusion), by: Self.supervisor, Self.four)
        #expect(try house.store.privacy(of: house.id(receipt))?.excludedAt == Self.four)
        guard case .list(let list) = try house.ask(.privacy(.excluded, by: Who.operator), Self.four) else {
            Issue.record("no list")
            return
        }
        #expect(list.lines.map(\.number) == [receipt.ticket])
        #expect(try house.refused(.privacy(ticket, .confirmExclusion), by: Self.head, Self.four) == .nothingProposed)
    }

    @Test func `the proposer is no second person even with every right, and a refusal ends the proposal`() throws {
        let house = try House()
        let receipt = try house.stand(in: .archived)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .exclude(reason: "重复")), by: Self.supervisor, Self.four)
        #expect(try house.refused(.privacy(ticket, .confirmExclusion), by: Self.supervisor, Self.four) == .secondPersonNeeded)
        #expect(
            try house.refused(.privacy(ticket, .refuse(.exclusion, reason: "x")), by: Self.supervisor, Self.four) == .secondPersonNeeded)
        try house.done(.privacy(ticket, .refuse(.exclusion, reason: "理由不足")), by: Self.head, Self.four)
        #expect(try house.refused(.privacy(ticket, .confirmExclusion), by: Self.head, Self.four) == .nothingProposed)
        let last = try #require(try house.store.entries(of: house.id(receipt)).last)
        #expect(last.reason == Reason("proposal-refused", "不计入统计", "8501") && last.body == "理由不足")
        // It may be proposed again.
        try house.done(.privacy(ticket, .exclude(reason: "执法事项")), by: Self.head, Self.four)
    }

    @Test func `an account without a person is neither the first nor the second`() throws {
        let house = try House()
        let receipt = try house.stand(in: .archived)
        let ticket = try house.reference(receipt)
        let tool = Actor(door: .tool)
        #expect(try house.refused(.privacy(ticket, .seal(readers: [], reason: "x")), by: tool, Self.four) == .notPermitted(verb: "seal"))
        try house.done(.privacy(ticket, .seal(readers: [], reason: "x")), by: Self.supervisor, Self.four)
        #expect(try house.refused(.privacy(ticket, .confirmSeal), by: tool, Self.four) == .notPermitted(verb: "seal"))
    }
}
