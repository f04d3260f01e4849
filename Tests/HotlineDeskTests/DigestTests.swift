import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Rungs that are not urgent come to a department gathered; urgent ones never wait.
struct DigestTests {
    @Test(arguments: [
        (DigestTime.hour, "2026-03-12T10:50", "2026-03-12T11:00"), (.hour, "2026-03-12T11:00", "2026-03-12T11:00"),
        (.hour, "2026-03-12T11:30", "2026-03-12T12:00"), (.hour, "2026-03-12T12:00:01", "2026-03-12T14:00"),
        (.hour, "2026-03-12T17:00", "2026-03-12T17:00"), (.hour, "2026-03-12T17:00:01", "2026-03-13T09:00"),
        (.hour, "2026-02-14T16:30", "2026-02-14T17:00"), (.hour, "2026-02-14T18:30", "2026-02-24T09:00"),
        (.morning, "2026-03-12T09:00", "2026-03-12T09:00"), (.morning, "2026-03-12T09:01", "2026-03-13T09:00"),
        (.morning, "2026-03-13T17:00", "2026-03-16T09:00"),
    ])
    func `a digest comes at the next full hour that is worked, or at the next opening`(time: DigestTime, rung: String, told: String) throws
    {
        let calendar = SampleTables.shipped.routing.calendar
        let found = time.instant(after: at(rung), calendar: calendar, scope: WorkingCalendar.Scope(department: "440105004"))
        // Noon's rest is over at one: what falls into it is told then.
        #expect(found == (told == "2026-03-12T14:00" ? at("2026-03-12T13:00") : at(told)))
    }

    private static func page(_ house: House, after: Int64 = 0, _ now: Instant) throws -> FeedPage {
        guard
            case .feed(let page) = try house.ask(
                .feed(FeedRequest(department: "440105004", after: after, limit: 200), by: Who.jiangnan), now)
        else {
            Issue.record("no feed")
            return FeedPage(items: [], cursor: 0, hasMore: false)
        }
        return page
    }

    @Test func `rungs of an hour stand in one digest, and in no feed before it`() throws {
        let house = try House(digest: .hour)
        let one = try house.web(Matter.looseCover, id: "1", at("2026-03-12T09:20"))
        let two = try house.web(Matter.looseCover, id: "2", at("2026-03-12T09:25"))
        try house.pass(to: at("2026-03-12T10:59"))
        #expect(try house.rungs(one) == ["L0 2026-03-12 10:50"])
        #expect(try house.rungs(two) == ["L0 2026-03-12 10:55"])
        let before = try Self.page(house, at("2026-03-12T10:59"))
        #expect(before.items.map(\.event) == ["dispatch", "dispatch"])
        #expect(before.digests == [])
        try house.pass(to: at("2026-03-12T11:00"))
        let after = try Self.page(house, after: before.cursor, at("2026-03-12T11:00"))
        #expect(after.items.isEmpty)
        let digest = try #require(after.digests.first)
        #expect(after.digests.count == 1)
        #expect(digest.at == at("2026-03-12T11:00"))
        #expect(digest.lines.map(\.rung) == ["L0 签收", "L0 签收"])
        #expect(digest.lines.map(\.ticket.number) == [one.ticket, two.ticket])
        #expect(digest.lines.map(\.people) == [["440105004-1"], ["440105004-1"]])
    }

    @Test func `one notice a person and digest, told when the feed was fetched`() throws {
        let house = try House(digest: .hour)
        try house.web(Matter.looseCover, id: "1", at("2026-03-12T09:20"))
        try house.web(Matter.looseCover, id: "2", at("2026-03-12T09:25"))
        try house.pass(to: at("2026-03-12T11:00"))
        let page = try Self.page(house, at("2026-03-12T11:00"))
        let entry = try #require(page.digests.first?.entry)
        let notices = try house.store.notices(ofEntry: entry)
        #expect(notices.map(\.recipient) == ["department:440105004 person:440105004-1"])
        #expect(notices.map(\.toldAt) == [nil])
        try house.desk.begin()
        try house.desk.feedFetched(by: "440105004", upTo: page.cursor, at: at("2026-03-12T11:01"))
        try house.desk.commit(at: at("2026-03-12T11:01"))
        #expect(try house.store.notices(ofEntry: entry).map(\.toldAt) == [at("2026-03-12T11:01")])
    }

    @Test func `an urgent rung waits for no digest`() throws {
        let house = try House(digest: .morning)
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T09:27:30"))
        let rungs = try house.notices(receipt).filter { $0.subject == "rung" }
        #expect(rungs.map(\.recipient) == ["department:440106011 person:440106011-1"])
        #expect(try house.store.nextDigest() == nil)
    }

    @Test func `a person who reads the digest on a console is told by it`() throws {
        let house = try House(digest: .hour)
        try house.web(Matter.looseCover, id: "1", at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T10:55"))
        let person = Actor(door: .console, person: "440105004-1", origin: "unix:1")
        guard case .digest(let early) = try house.ask(.digest(nil, by: person), at("2026-03-12T10:55")) else {
            Issue.record("no digest")
            return
        }
        #expect(early.told == nil)
        #expect(early.waiting?.at == at("2026-03-12T11:00"))
        #expect(early.waiting?.lines.count == 1)
        try house.pass(to: at("2026-03-12T11:00"))
        guard case .digest(let view) = try house.ask(.digest("440105004", by: Who.operator), at("2026-03-12T11:00")) else {
            Issue.record("no digest")
            return
        }
        #expect(view.waiting == nil)
        let entry = try #require(view.told?.entry)
        try house.desk.begin()
        try house.desk.digestSeen(entry, by: "440105004-1", at: at("2026-03-12T11:02"))
        try house.desk.commit(at: at("2026-03-12T11:02"))
        #expect(try house.store.notices(ofEntry: entry).map(\.how) == ["console"])
        #expect(try house.refusal(of: .digest("440105", by: person), at("2026-03-12T11:00")) == .notYours)
    }

    @Test func `why says which digest a rung waits for, and how far it came`() throws {
        let house = try House(digest: .hour)
        let receipt = try house.web(Matter.looseCover, id: "1", at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T10:55"))
        func outcome(_ now: Instant) throws -> [Explanation.Told] {
            guard case .why(let why) = try house.ask(.why(house.reference(receipt), by: Who.operator), now) else { return [] }
            return try #require(why.rungs.first { $0.id == "L0" }).told
        }
        #expect(try outcome(at("2026-03-12T10:55")).map(\.outcome) == [.gathered])
        #expect(try outcome(at("2026-03-12T10:55")).map(\.at) == [at("2026-03-12T11:00")])
        try house.pass(to: at("2026-03-12T11:00"))
        #expect(try outcome(at("2026-03-12T11:00")).map(\.outcome) == [.pending])
    }
}

extension House {
    func refusal(of query: Query, _ now: Instant) throws -> Refusal? {
        if case .refused(let refusal) = try ask(query, now) { refusal } else { nil }
    }
}
