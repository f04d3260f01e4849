import HotlineCore
import HotlineDesk
import HotlineStore
import HotlineSystem
import Testing

/// The feed, pushed: the same pages, acknowledged by an answer.
struct WebhookTests {
    private static let department: DepartmentCode = "440105004"
    private static let url = "http://127.0.0.1:9000/in"

    /// A house with one webhook, number 1, made at 09:00.
    private static func house() throws -> House {
        let house = try House()
        try house.done(.webhook(.add(department, url: url)), by: Who.administrator, at("2026-03-12T09:00"))
        return house
    }

    private static func errands(_ house: House, besides: Set<Int64> = [], _ now: Instant) throws -> [WebhookErrand] {
        guard case .webhooks(.due(let errands)) = try house.ask(.webhooks(.due(besides: besides, limit: 4), by: .time), now) else {
            Issue.record("no answer")
            return []
        }
        return errands
    }

    /// What is to be sent now: the numbers of the tickets on the page.
    private static func sent(_ house: House, _ now: Instant) throws -> [String]? {
        guard case .post(let page, url, _)? = try errands(house, now).first?.work else { return nil }
        return page.items.map(\.ticket.number)
    }

    private static func deliver(_ house: House, _ outcome: WebhookOutcome, _ now: Instant) throws {
        let errand = try #require(try errands(house, now).first)
        try house.done(errand.report(outcome), by: .time, now)
    }

    private static func line(_ house: House, _ now: Instant) throws -> WebhookLine? {
        guard case .webhooks(.list(let lines)) = try house.ask(.webhooks(.list, by: Who.administrator), now) else { return nil }
        return lines.first
    }

    @Test func `an answer moves the cursor, and what was sent is told`() throws {
        let house = try Self.house()
        #expect(try Self.sent(house, at("2026-03-12T09:10")) == nil)
        let receipt = try house.web(Matter.looseCover, at("2026-03-12T09:20"))
        let number = try #require(receipt.ticket)
        #expect(try Set(#require(try Self.sent(house, at("2026-03-12T09:20")))) == [number])
        try Self.deliver(house, .acknowledged, at("2026-03-12T09:20:01"))
        #expect(try Self.sent(house, at("2026-03-12T09:20:02")) == nil)
        let line = try #require(try Self.line(house, at("2026-03-12T09:20:02")))
        #expect(line.cursor == (try house.store.feedCursor(of: Self.department)) && line.cursor > 0 && line.failures == 0)
        try house.done(.note(house.reference(receipt), text: "又来电催问", until: nil), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try Self.sent(house, at("2026-03-12T09:30")) == [number])
    }

    @Test func `practice 7: an urgent notice is told once its receiver has answered, and not before`() throws {
        let house = try House()
        try house.done(.webhook(.add("440106011", url: Self.url)), by: Who.administrator, at("2026-03-12T09:00"))
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        func told() throws -> [Instant?] {
            try house.notices(receipt).filter { $0.way == .feed && $0.recipient.hasPrefix("department:440106011") }.map(\.toldAt)
        }
        #expect(try told() == [nil])
        try Self.deliver(house, .failed("500"), at("2026-03-12T09:20:01"))
        #expect(try told() == [nil])
        try Self.deliver(house, .acknowledged, at("2026-03-12T09:20:06"))
        #expect(try told() == [at("2026-03-12T09:20:06")])
    }

    @Test func `a receiver that fails is tried ever more slowly, at least once an hour, and for ever`() throws {
        let house = try Self.house()
        try house.web(Matter.looseCover, at("2026-03-12T09:00"))
        var now = at("2026-03-12T09:00")
        var waits: [Int64] = []
        for _ in 0..<13 {
            try Self.deliver(house, .failed("timeout"), now)
            let next = try #require(try Self.line(house, now)?.nextAt)
            waits.append((next.milliseconds - now.milliseconds) / 1_000)
            #expect(try Self.errands(house, Instant(milliseconds: next.milliseconds - 1)).isEmpty)
            now = next
        }
        #expect(waits == [5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600, 3_600])
        guard case .status(let status) = try house.ask(.status(by: Who.administrator), now) else { return }
        #expect(status.warnings.contains(Reason("webhook-failing", "1", "440105004", "13", "timeout")))
        try Self.deliver(house, .acknowledged, now)
        #expect(try Self.line(house, now)?.failures == 0)
    }

    @Test func `one delivery is on its way at a time, and an answer to an earlier one says nothing`() throws {
        let house = try Self.house()
        try house.web(Matter.looseCover, at("2026-03-12T09:20"))
        let errand = try #require(try Self.errands(house, at("2026-03-12T09:20")).first)
        #expect(try Self.errands(house, besides: [1], at("2026-03-12T09:20")).isEmpty)
        try house.done(errand.report(.acknowledged), by: .time, at("2026-03-12T09:20:01"))
        let cursor = try Self.line(house, at("2026-03-12T09:20:01"))?.cursor
        try house.done(errand.report(.failed("500")), by: .time, at("2026-03-12T09:20:02"))
        #expect(try Self.line(house, at("2026-03-12T09:20:02"))?.failures == 0)
        #expect(try Self.line(house, at("2026-03-12T09:20:02"))?.cursor == cursor)
    }

    @Test func `410 switches it off with a word in status, and a test opens it again`() throws {
        let house = try Self.house()
        try house.web(Matter.looseCover, at("2026-03-12T09:20"))
        try Self.deliver(house, .gone, at("2026-03-12T09:20"))
        #expect(try Self.errands(house, at("2026-03-20T09:20")).isEmpty)
        guard case .status(let status) = try house.ask(.status(by: Who.administrator), at("2026-03-12T09:21")) else { return }
        #expect(status.warnings.contains(Reason("webhook-off", "1", "440105004")))
        try house.done(.webhook(.test(1)), by: Who.administrator, at("2026-03-12T09:30"))
        #expect(try Self.sent(house, at("2026-03-12T09:30"))?.isEmpty == false)
    }

    @Test func `a test sends an empty page where nothing is new, once`() throws {
        let house = try Self.house()
        try house.done(.webhook(.test(1)), by: Who.administrator, at("2026-03-12T09:30"))
        #expect(try Self.sent(house, at("2026-03-12T09:30")) == [])
        try Self.deliver(house, .acknowledged, at("2026-03-12T09:30:01"))
        #expect(try Self.errands(house, at("2026-03-12T09:31")).isEmpty)
        #expect(try Self.line(house, at("2026-03-12T09:31"))?.outcome == "ok")
    }

    @Test func `practice 26: what is not for the department's eyes moves the cursor without a word outside`() throws {
        let house = try Self.house()
        let receipt = try house.web(Matter.looseCover, at("2026-03-12T09:20"))
        try house.done(
            .privacy(house.reference(receipt), .accuse(departments: [Self.department], people: [])), by: Who.dispatcher,
            at("2026-03-12T09:21"))
        let errand = try #require(try Self.errands(house, at("2026-03-12T09:22")).first)
        guard case .settled(.nothingToTell) = errand.work else {
            Issue.record("it was to be sent")
            return
        }
        try house.done(errand.report(.nothingToTell), by: .time, at("2026-03-12T09:22"))
        #expect(try Self.errands(house, at("2026-03-12T09:23")).isEmpty)
    }

    @Test func `the secret is told once, is its own for each number, and stands nowhere`() throws {
        let house = try House()
        let first = try house.done(
            .webhook(.add(Self.department, url: Self.url)), by: Who.administrator, at("2026-03-12T09:00"))
        let second = try house.done(
            .webhook(.add("440106011", url: Self.url)), by: Who.administrator, at("2026-03-12T09:00"))
        let secrets = [first.secret, second.secret].compactMap { $0 }
        #expect(secrets.count == 2 && secrets[0] != secrets[1] && secrets.allSatisfy { $0.hasPrefix("whsec_") && $0.utf8.count == 50 })
        #expect(house.store.webhookSecret(1).text == secrets[0])
        try house.done(.webhook(.remove(2)), by: Who.administrator, at("2026-03-12T09:01"))
        let third = try house.done(
            .webhook(.add("440106011", url: Self.url)), by: Who.administrator, at("2026-03-12T09:02"))
        #expect(third.secret != nil && third.secret != secrets[1])
    }

    @Test func `only an administrator makes one, and only where it may go`() throws {
        let house = try Self.house()
        #expect(
            try house.refused(.webhook(.add(Self.department, url: "http://127.0.0.1:1/")), by: Who.shiftLeader, at("2026-03-12T09:00"))
                == .notPermitted(verb: "webhook"))
        #expect(
            try house.refused(.webhook(.remove(1)), by: Who.operator, at("2026-03-12T09:00")) == .notPermitted(verb: "webhook"))
        #expect(
            try house.refused(
                .webhook(.delivered(1, after: 0, upTo: 9, .acknowledged)), by: Who.administrator, at("2026-03-12T09:00"))
                == .notPermitted(verb: "webhook"))
        for url in [Self.url, "nonsense", "http://10.0.0.1/", "http://169.254.169.254/", "https://feed.example.cn/"] {
            guard
                case .invalid(field: "url", _, _)? = try house.refused(
                    .webhook(.add(Self.department, url: url)), by: Who.administrator, at("2026-03-12T09:00"))
            else {
                Issue.record("\(url) was taken")
                continue
            }
        }
    }

    @Test(arguments: [
        ("https://feed.example.cn/", true, true), ("https://feed.example.cn/", false, false), ("http://10.0.0.1/", false, false),
        ("http://feed.example.cn/", true, false), ("http://127.0.0.1:9000/", false, true), ("http://127.0.0.1:12346/", false, false),
        ("http://127.9.9.9:12346/", false, false), ("https://localhost:12346/", true, false), ("http://169.254.1.1/", false, false),
    ])
    func `where a webhook may go`(url: String, hasProxy: Bool, isGood: Bool) throws {
        var rules = WebhookRules()
        rules.hasProxy = hasProxy
        rules.ownDoors = [.tcp(address: "127.0.0.1", port: 12_346)]
        #expect((rules.objection(to: try #require(WebAddress(url))) == nil) == isGood)
        rules.allowPlaintext = true
        #expect(rules.objection(to: try #require(WebAddress("http://10.0.0.1/"))) == nil)
    }
}
