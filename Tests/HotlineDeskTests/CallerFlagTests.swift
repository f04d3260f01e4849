import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Flagged callers (domain 2.9): shown and counted, never turned away.
struct CallerFlagTests {
    private static let phone = Phone("12000000001") ?? { preconditionFailure("it is a number") }()
    private static let flag = Action.caller(.flag(phone, reason: "一日四十次辱骂", until: at("2026-04-01T00:00")))

    private static let supervisor = Actor(door: .console, person: "8501", origin: "unix:1008")

    private static func flagged() throws -> House {
        let house = try House()
        try house.done(flag, by: Who.operator, at("2026-03-12T09:00"))
        try house.done(.caller(.confirm(phone, granted: true)), by: Who.shiftLeader, at("2026-03-12T09:01"))
        return house
    }

    @Test func `a flag needs a second person, a reason and an end`() throws {
        let house = try House()
        let confirm = Action.caller(.confirm(Self.phone, granted: true))
        #expect(try house.refused(confirm, by: Self.supervisor, at("2026-03-12T08:59")) == .nothingWaiting)
        try house.done(Self.flag, by: Who.shiftLeader, at("2026-03-12T09:00"))
        #expect(try house.refused(confirm, by: Who.shiftLeader, at("2026-03-12T09:01")) == .ownDecision)
        // The second person has the right to confirm, which an operator has not.
        #expect(try house.refused(confirm, by: Who.operator, at("2026-03-12T09:01")) == .notPermitted(verb: "confirm"))
        #expect(try house.refused(Self.flag, by: Who.other, at("2026-03-12T09:01"))?.codes.slug == "invalid-value")
        // Not in force yet: nothing is counted.
        try house.web(Matter.vague, at("2026-03-12T09:02"))
        try house.done(confirm, by: Self.supervisor, at("2026-03-12T09:03"))
        #expect(try house.store.callerFlags().map(\.calls) == [0])
    }

    @Test(arguments: [
        (CallerAction.flag(phone, reason: " ", until: at("2026-04-01T00:00")), "missing-field"),
        (.flag(phone, reason: "辱骂", until: at("2026-03-12T09:00")), "invalid-value"),
        (.flag(phone, reason: "辱骂", until: at("2027-04-01T00:00")), "invalid-value"), (.unflag(phone, reason: "已道歉"), "nothing-waiting"),
    ])
    func `what is missing is named`(action: CallerAction, slug: String) throws {
        let house = try House()
        #expect(try house.refused(.caller(action), by: Who.shiftLeader, at("2026-03-12T09:00"))?.codes.slug == slug)
    }

    @Test func `a flagged caller's matter is taken like any, with one line that says so, and counted`() throws {
        let house = try Self.flagged()
        let receipt = try house.web(Matter.looseCover, at("2026-03-12T09:20"))
        #expect(try house.ticket(receipt).state == .awaitingSignature)
        try house.web(Matter.lamp, id: "f2", at("2026-03-12T09:30"))
        #expect(try house.store.callerFlags().map(\.calls) == [2])
        let line = try #require(try house.store.entries(of: house.id(receipt)).first { $0.event == "caller_flag" })
        #expect(line.reason == Reason("flagged-call", "2026-04-01 00:00", "1"))
        // Neither the number nor the reason stands in the journal, and the department reads nothing of it.
        #expect(line.department == nil)
        guard case .list(let list) = try house.ask(.list(ListFilter(state: .awaitingSignature), by: Who.operator), at("2026-03-12T09:40"))
        else { throw Refusal.noSuchPage }
        #expect(list.lines.map(\.isCallerFlagged) == [true, true])
    }

    @Test func `danger from a flagged caller rings as from anybody`() throws {
        let house = try Self.flagged()
        _ = house.takePushes()
        let receipt = try house.web(Matter.threat, at("2026-03-12T09:20"))
        #expect(try house.ticket(receipt).urgency == .critical)
        #expect(try house.ticket(receipt).isThreat)
        #expect(house.takePushes().contains { if case .ring = $0 { true } else { false } })
    }

    @Test func `the operator reads of it in the proposal, until the flag ends`() throws {
        let house = try Self.flagged()
        let submission = House.form(Matter.stall, id: "p", at("2026-03-12T09:20"))
        for (now, isShown) in [("2026-03-12T09:20", true), ("2026-04-01T00:00", false)] {
            guard case .proposal(let proposal) = try house.ask(.propose(submission, nil, by: Who.operator), at(now)) else {
                throw Refusal.noSuchPage
            }
            #expect((proposal.reasons.first?.slug == "caller-flagged") == isShown)
        }
    }

    @Test func `a supervisor lifts it, an operator does not, and a restart forgets nothing`() throws {
        let house = try Self.flagged()
        let lift = Action.caller(.unflag(Self.phone, reason: "已道歉"))
        #expect(try house.refused(lift, by: Who.operator, at("2026-03-12T10:00"))?.codes.slug == "not-permitted")
        try house.restart()
        try house.web(Matter.vague, at("2026-03-12T10:01"))
        #expect(try house.store.callerFlags().map(\.calls) == [1])
        try house.done(lift, by: Who.shiftLeader, at("2026-03-12T10:02"))
        #expect(try house.store.callerFlags() == [])
        try house.web(Matter.vague, id: "f2", at("2026-03-12T10:03"))
        #expect(try house.store.callerFlags() == [])
    }
}
