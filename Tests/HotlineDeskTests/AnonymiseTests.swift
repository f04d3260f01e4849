import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// `anonymise` wipes every copy, and `verify` stays clean (practice 28).
struct AnonymiseTests {
    private static let nothing: ErasureReceipt = {
        var nothing = ErasureReceipt()
        nothing.calls = 0
        return nothing
    }()

    private static let later = at("2028-04-01T09:00")
    private static let secretWords = ["测试甲", "12000000001", "示例乙", "12000000002", "井盖松动", "胶垫老化", "井盖已垫好", "路灯不亮"]

    /// Every value of every table, as text.
    private func everything(_ house: House) throws -> String {
        let database = house.store.database
        var text = ""
        for query in Self.dumps { text += try database.all(query) { $0.text(0) }.joined(separator: "\n") }
        return text
    }

    private static let dumps: [StaticSQL] = [
        "SELECT coalesce(finding, '') FROM tickets",
        "SELECT coalesce(name, '') || coalesce(phone, '') || coalesce(chat_user, '') FROM persons",
        "SELECT body || coalesce(goal, '') || coalesce(place, '') FROM texts", "SELECT coalesce(raw, '') FROM submissions",
        "SELECT arguments || coalesce(address, '') FROM outbox", "SELECT body FROM chat_messages", "SELECT chat_user FROM chat_sessions",
        "SELECT CAST(coalesce(raw, '') AS TEXT) FROM rejects", "SELECT arguments FROM entries",
        "SELECT coalesce(representative_name, '') || coalesce(representative_phone, '') FROM privacy", "SELECT receipt FROM idempotency",
    ]

    private func wipe(_ house: House, days: Int, _ now: Instant) throws -> ErasureReceipt {
        var sum = ErasureReceipt()
        var wish: Anonymisation? = Anonymisation.olderThan(days: days, at: now)
        while let slice = wish {
            let erased = try #require(try house.done(.anonymise(slice), by: Who.administrator, now).erased)
            sum.add(erased)
            wish = erased.rawAfter.map { Anonymisation(closedBy: slice.closedBy, rawAfter: $0) }
        }
        return sum
    }

    @Test func `every copy of what is personal is gone, the journal verifies, and the counts were foretold`() throws {
        let house = try House()
        let closed = try house.stand(in: .archived)
        try house.done(
            .privacy(house.reference(closed), .unmask(reason: "测试甲要求回电")), by: Who.callBack, at("2026-03-12T16:00"))
        try house.phone(Matter.lamp, called: at("2026-03-12T09:00"), at("2026-03-12T09:00"))
        try house.say("路灯不亮，12000000002", id: "m1", at("2026-03-12T09:00"))
        try house.pass(to: Self.later)
        // Everything else is closed by hand, but for one that stays open.
        let open = try house.store.database.all("SELECT id FROM tickets WHERE next_at IS NOT NULL") { $0.integer(0) }
        for id in open {
            try house.store.database.run(
                "UPDATE tickets SET next_at = NULL, state = 'archived', closed_at = ? WHERE id = ?", .instant(at("2026-04-01T09:00")),
                .integer(id))
        }
        let before = try everything(house)
        for word in Self.secretWords { #expect(before.contains(word), "\(word) was never there") }
        let wish = try #require(Anonymisation.olderThan(days: 700, at: Self.later))
        let foretold = try Reader.erasable(wish, in: house.store, zone: .china)
        #expect(foretold.tickets == 3 && foretold.persons == 3 && foretold.submissions > 0 && foretold.messages == 1)
        let done = try wipe(house, days: 700, Self.later)
        #expect(done == foretold)
        let after = try everything(house)
        for word in Self.secretWords { #expect(!after.contains(word), "\(word) is still there") }
        #expect(try house.store.verifyJournal().faults == [])
        #expect(try wipe(house, days: 700, Self.later) == Self.nothing, "a second run finds nothing")
        guard case .ticket(let detail) = try house.ask(.show(house.reference(closed), by: Who.operator), Self.later) else {
            Issue.record("the ticket itself stays")
            return
        }
        #expect(detail.content == "" && detail.citizenName == nil && detail.citizenPhone == nil)
    }

    @Test func `whoever stands under a ticket that is wiped is wiped with it`() throws {
        let house = try House()
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let child = try house.web(Matter.looseCover, id: "c", phone: "12000000012", at("2026-03-12T09:30"))
        let ticket = try house.reference(main)
        try house.done(
            .link(.merge(house.reference(child), into: ticket, reason: "测试甲也来过")), by: Who.operator, at("2026-03-12T09:40"))
        try house.done(
            .reply(ticket, publicText: "井盖已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan,
            at("2026-03-12T11:00"))
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T11:30"))
        try house.done(.callBack(ticket, .rated(5, words: nil)), by: Who.callBack, at("2026-03-12T14:00"))
        try house.done(.archive(ticket), by: Who.callBack, at("2026-03-12T15:00"))
        #expect(try everything(house).contains("12000000012"))
        #expect(try wipe(house, days: 700, Self.later).tickets == 2)
        let after = try everything(house)
        for word in ["12000000011", "12000000012", "测试甲", "井盖松动"] { #expect(!after.contains(word), "\(word) is still there") }
        #expect(try house.store.person(of: house.id(child))?.phone == nil)
        #expect(try house.store.verifyJournal().faults == [])
    }

    @Test func `nothing that is open or too young is touched`() throws {
        let house = try House()
        let open = try house.web(Matter.vague, id: "open", at("2026-03-12T09:20"))
        try house.say("路灯不亮一个月", id: "m1", at("2026-03-12T09:20"))
        let closed = try house.stand(in: .archived)
        let rows = try house.rows()
        let before = try everything(house)
        let young = try wipe(house, days: 30, at("2026-03-20T09:00"))
        #expect(young == Self.nothing)
        #expect(try house.rows() == rows)
        #expect(try everything(house) == before)
        _ = try wipe(house, days: 30, at("2026-06-01T09:00"))
        #expect(try house.store.person(of: house.id(closed))?.phone == nil)
        #expect(try house.store.person(of: house.id(open))?.phone == Phone("12000000001"))
        #expect(try house.store.text(of: house.ticket(open).textEntry)?.body == Matter.vague)
        let raw = try house.store.database.first(
            "SELECT count(*) FROM submissions WHERE raw IS NULL AND (ticket IS NULL OR ticket = ?)", .integer(house.id(open))
        ) { $0.int(0) }
        #expect(raw == 0)
    }

    @Test func `only an administrator wipes, and nothing younger than thirty days`() throws {
        let house = try House()
        let now = at("2026-06-01T09:00")
        let wish = try #require(Anonymisation.olderThan(days: 30, at: now))
        for actor in [Who.operator, Who.shiftLeader, Who.jiangnan] {
            #expect(try house.refused(.anonymise(wish), by: actor, now) == .notPermitted(verb: "anonymise"))
        }
        #expect(Anonymisation.olderThan(days: 29, at: now) == nil)
        #expect(
            try house.refused(.anonymise(Anonymisation(closedBy: now)), by: Who.administrator, now)?.codes.slug == "invalid-value")
        #expect(Anonymisation.days("730d") == 730 && Anonymisation.days("730") == 730 && Anonymisation.days("-1") == nil)
        #expect(Anonymisation.days("") == nil && Anonymisation.days("d") == nil && Anonymisation.days("9999999999") == nil)
    }
}
