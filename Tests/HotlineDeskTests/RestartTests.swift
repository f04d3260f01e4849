import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Nothing is remembered that the rows do not say.
struct RestartTests {
    /// A fortnight with every kind of thing that waits for time, told step by step.
    private static func live(_ house: House, between: () throws -> Void) throws {
        func step(_ action: Action, _ actor: Actor, _ now: Instant) throws -> Receipt {
            try house.pass(to: now, each: between)
            try between()
            let receipt = try house.done(action, by: actor, now)
            try between()
            return receipt
        }
        func form(_ text: String, _ id: String, _ now: Instant) throws -> Receipt {
            try step(.submit(House.form(text, id: id, now), nil), Who.web, now)
        }
        func say(_ text: String, _ id: String, _ now: Instant) throws -> Receipt {
            let message = ChatMessage(address: ChatAddress(gateway: "wx", user: "u1"), id: id, sentAt: now, text: text, raw: text)
            return try step(.chatMessage(message), Who.chat, now)
        }
        let silent = try form(Matter.looseCover, "a", at("2026-03-12T09:20"))
        let critical = try form(Matter.missingCover, "b", at("2026-03-12T09:25"))
        let vague = try form(Matter.vague, "c", at("2026-03-12T09:30"))
        _ = try say("你好", "m1", at("2026-03-12T09:31"))
        _ = try say(Matter.lamp, "m2", at("2026-03-12T09:32"))
        let worked = try form(Matter.looseCover, "d", at("2026-03-12T10:00"))
        let ticket = try house.reference(worked)
        _ = try step(.contact(house.reference(critical), result: "已围蔽"), Who.tangxia, at("2026-03-12T10:10"))
        _ = try step(.sign(ticket), Who.jiangnan, at("2026-03-12T10:20"))
        _ = try step(
            .reply(ticket, publicText: "好了", innerText: nil, truth: "true", solved: "solved"), Who.jiangnan, at("2026-03-12T14:00"))
        _ = try step(.review(ticket, .redo(reason: "不清楚")), Who.reviewer, at("2026-03-12T15:00"))
        _ = try step(.answer(house.reference(vague), text: "已解释"), Who.operator, at("2026-03-12T15:10"))
        _ = try say("已经有人来看过了，但是还是不亮", "m3", at("2026-03-13T09:00"))
        let returned = try form(Matter.looseCover, "e", at("2026-03-13T09:30"))
        try house.pass(to: at("2026-03-13T10:00"), each: between)
        try house.askToReturn(house.reference(returned), at("2026-03-13T10:00"))
        _ = try step(.dispatch(house.reference(returned), to: "SWJ", handler: nil, note: "属水务"), Who.dispatcher, at("2026-03-13T11:00"))
        _ = try step(.urge(house.reference(silent), text: "再催"), Who.operator, at("2026-03-16T09:00"))
        try house.pass(to: at("2026-03-26T09:00"), each: between)
    }

    @Test func `a desk closed and opened between any two steps leaves the same rows as one that never stopped`() throws {
        let steady = try House(sms: "sms")
        try Self.live(steady) {}
        let restless = try House(sms: "sms")
        var restarts = 0
        try Self.live(restless) {
            restarts += 1
            try restless.restart()
        }
        #expect(restarts > 100)
        let (a, b) = (try steady.rows(), try restless.rows())
        #expect(a.count == b.count)
        for (one, other) in zip(a, b) where one != other { Issue.record("\(one)\n\(other)") }
        #expect(try restless.store.verifyJournal().faults == [])
    }

    @Test func `ticking each minute and ticking from due to due climb the same rungs at the same instants`() throws {
        let stepped = try House()
        let one = try stepped.stand(in: .awaitingSignature)
        try stepped.pass(to: at("2026-03-13T18:00"))
        let beating = try House()
        let two = try beating.stand(in: .awaitingSignature)
        for minute in stride(from: at("2026-03-12T09:20"), through: at("2026-03-13T18:00"), by: 60) { try beating.tick(minute) }
        #expect(try stepped.rungs(one) == beating.rungs(two))
        #expect(try stepped.events(one) == beating.events(two))
    }

    @Test func `after a week without a daemon every rung has come once, at its own instant`() throws {
        let steady = try House()
        let one = try steady.stand(in: .awaitingSignature)
        try steady.pass(to: at("2026-03-20T18:00"))
        let late = try House()
        let two = try late.stand(in: .awaitingSignature)
        try late.restart()
        try late.tick(at("2026-03-20T18:00"))
        #expect(try late.rungs(two) == steady.rungs(one))
    }
}

extension Instant: Strideable {
    package func distance(to other: Instant) -> Int { Int((other.milliseconds - milliseconds) / 1_000) }
    package func advanced(by seconds: Int) -> Instant { adding(seconds: Int64(seconds)) }
}
