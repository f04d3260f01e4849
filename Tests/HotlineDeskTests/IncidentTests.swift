import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

struct IncidentTests {
    private static let powerCut = "棠下街道整条街停电了，什么时候来电"

    /// Somebody of 棠下街道 without power; each with a phone of their own.
    @discardableResult
    private static func caller(_ house: House, _ index: Int, _ now: String, _ text: String = powerCut) throws -> Receipt {
        try house.web(text, id: "f\(index)", phone: "120000001\(index < 10 ? "0" : "")\(index)", at(now))
    }

    @discardableResult
    private static func open(_ house: House, _ now: String = "2026-03-12T09:30") throws -> Receipt {
        let sample = try caller(house, 90, now)
        let row = try house.ticket(sample)
        return try house.done(
            .link(.openIncident(title: "棠下停电", category: try #require(row.category), place: try #require(row.street), key: "i1")),
            by: Who.operator, at(now))
    }

    private static func rings(_ house: House) -> [Reason] {
        house.takePushes().compactMap { push in
            if case .ring(_, _, _, let reason) = push, reason.slug == "burst" { reason } else { nil }
        }
    }

    @Test func `practice 6: five different callers in an hour about one class and street are rung, at the fifth and once`() throws {
        let house = try House()
        for (index, now) in ["2026-03-12T09:00", "2026-03-12T09:10", "2026-03-12T09:20", "2026-03-12T09:30"].enumerated() {
            try Self.caller(house, index, now)
        }
        #expect(Self.rings(house).isEmpty)
        try Self.caller(house, 4, "2026-03-12T09:40")
        #expect(Self.rings(house).map(\.arguments.last) == ["5"])
        try Self.caller(house, 5, "2026-03-12T09:41")
        #expect(Self.rings(house).isEmpty)
        guard case .links(.incidents(_, let bursts)) = try house.ask(.links(.incidents, by: Who.operator), at("2026-03-12T09:45")) else {
            Issue.record("no list")
            return
        }
        #expect(bursts.map(\.callers) == [5])
    }

    @Test func `one caller five times, and five within more than an hour, are no burst`() throws {
        let house = try House()
        for index in 0..<6 { try house.web(Self.powerCut, id: "s\(index)", phone: "12000000199", at("2026-03-12T09:0\(index)")) }
        for (index, now) in ["2026-03-12T10:10", "2026-03-12T10:30", "2026-03-12T10:50", "2026-03-12T11:05", "2026-03-12T11:11"]
            .enumerated()
        {
            try Self.caller(house, index, now)
        }
        #expect(Self.rings(house).isEmpty)
    }

    @Test func `a burst is seen though the daemon was restarted in its midst`() throws {
        let house = try House()
        for index in 0..<4 { try Self.caller(house, index, "2026-03-12T09:0\(index)") }
        try house.restart()
        try Self.caller(house, 4, "2026-03-12T09:30")
        #expect(Self.rings(house).count == 1)
    }

    @Test func `while an incident is open its burst is not offered again`() throws {
        let house = try House()
        try Self.open(house)
        for index in 0..<6 { try Self.caller(house, index, "2026-03-12T09:4\(index)") }
        #expect(Self.rings(house).isEmpty)
    }

    @Test func `practice 6: each caller is a line with a number, and clocks and notices run once`() throws {
        let house = try House()
        let incident = try Self.open(house)
        let one = try Self.caller(house, 1, "2026-03-12T09:35")
        try house.done(.link(.joinIncident(house.reference(one), incident: nil)), by: Who.operator, at("2026-03-12T09:40"))
        #expect(try house.ticket(one).state == .merged)
        #expect(try house.clocks(one).values.allSatisfy { $0.stoppedAt != nil })
        #expect(try house.store.followers(of: house.id(incident), limit: 9).map(\.kind) == [.incident])
        #expect(try house.clocks(incident)[.promised]?.stoppedAt == nil)
        #expect(try house.notices(incident).filter { $0.recipient == "citizen" }.allSatisfy { $0.how == "incident" }, "it has no citizen")
        let before = try house.notices(one).count
        try house.pass(to: at("2026-03-12T20:00"))
        #expect(try house.notices(one).count == before)
    }

    @Test func `practice 6: one answer reaches every caller, and a department's own answer too`() throws {
        let house = try House()
        let incident = try Self.open(house)
        let callers = try (1...3).map { try Self.caller(house, $0, "2026-03-12T09:3\($0)") }
        for caller in callers {
            try house.done(
                .link(.joinIncident(house.reference(caller), incident: house.reference(incident))), by: Who.operator, at("2026-03-12T09:40")
            )
        }
        let receipt = try house.done(.link(.answerIncident(nil, text: "抢修中，预计 18 时前恢复。")), by: Who.operator, at("2026-03-12T09:50"))
        #expect(receipt.decided.last == Reason("told-all", "3"))
        for caller in callers {
            let told = try #require(house.notices(caller).last { $0.subject == "answered" })
            let own = try #require(caller.ticket)
            #expect(told.arguments == ["ticket", own, "reply", "抢修中，预计 18 时前恢复。"])
        }
        #expect(try house.notices(incident).filter { $0.subject == "answered" && $0.recipient == "citizen" }.isEmpty)
        let ask = ProgressRequest(
            number: try #require(callers[0].ticket), proof: .code(try #require(callers[0].queryCode), lastFour: "0101"),
            address: "192.0.2.1")
        guard case .progress(let progress) = try house.ask(.progress(ask), at("2026-03-12T10:00")) else {
            Issue.record("no progress"); return
        }
        #expect(progress.reply == "抢修中，预计 18 时前恢复。")
    }

    @Test func `practice 6: danger words break a caller out into a ticket of their own`() throws {
        let house = try House()
        let incident = try Self.open(house)
        let text = "棠下街道停电，有人困在电梯里出不来，快来救人"
        let submission = Submission(
            channel: .phone, mark: .console("8001", key: "d"), receivedAt: at("2026-03-12T09:45"), takenBy: "8001",
            citizen: Citizen(phone: Phone("12000000177")), content: text, raw: text)
        let receipt = try house.done(
            .link(.take(submission, nil, under: house.reference(incident), isMore: false)), by: Who.operator, at("2026-03-12T09:45"))
        #expect(try house.ticket(receipt).urgency == .critical)
        #expect(try house.ticket(receipt).state != .merged)
        #expect(receipt.decided.contains { $0.slug == "broken-out" })
        #expect(try house.store.related(to: house.id(incident), limit: 9) == [house.id(receipt)])
    }

    @Test func `practice 6: danger that a caller of an incident adds later breaks them out, and the consoles ring`() throws {
        let house = try House()
        let incident = try Self.open(house)
        let line = try house.phone(Self.powerCut, called: at("2026-03-12T09:35"), call: "c-7", at("2026-03-12T09:36"))
        try house.done(
            .link(.joinIncident(house.reference(line), incident: house.reference(incident))), by: Who.operator, at("2026-03-12T09:40"))
        _ = house.takePushes()
        let more = House.record("有老人困在电梯里出不来，快来救人", digest: "d2", called: at("2026-03-12T09:50"), call: "c-7")
        try house.done(.fileLine(House.line(.record(more), offset: 100, to: 200)), by: Who.file, at("2026-03-12T09:51"))
        let row = try house.ticket(line)
        #expect(row.state == .awaitingDispatch && row.urgency == .critical && row.nextAt != nil)
        #expect(try house.clocks(line)[.promised]?.stoppedAt == nil)
        #expect(!house.takePushes().isEmpty)
    }

    @Test func `practice 5: joining all leaves 特急, secret, reports and vulnerable people's tickets where they are, and names them`() throws
    {
        let house = try House()
        let plain = try Self.caller(house, 1, "2026-03-12T09:00")
        let vulnerable = try Self.caller(house, 2, "2026-03-12T09:01", "棠下街道整条街停电了，家里有八十岁老人，什么时候来电")
        let secret = try house.web(Self.powerCut, id: "s", phone: "12000000150", secret: true, at("2026-03-12T09:02"))
        let critical = try Self.caller(house, 3, "2026-03-12T09:03")
        try house.done(
            .classify(house.reference(critical), Decision(urgency: .critical), reason: nil), by: Who.operator, at("2026-03-12T09:04"))
        let incident = try Self.open(house)
        let receipt = try house.done(.link(.joinAll(incident: nil)), by: Who.operator, at("2026-03-12T09:40"))
        #expect(try house.ticket(plain).state == .merged)
        for kept in [vulnerable, secret, critical] { #expect(try house.ticket(kept).state != .merged) }
        #expect(try house.ticket(vulnerable).isVulnerable)
        let named = receipt.decided.first { $0.slug == "left-out" }?.arguments.first ?? ""
        #expect([vulnerable, secret, critical].allSatisfy { named.contains($0.ticket ?? "?") })
        #expect(try house.ticket(incident).state.isOpen)
    }

    @Test func `an incident is named where more than one is open, and none joins a closed one`() throws {
        let house = try House()
        let now = at("2026-03-12T09:40")
        #expect(try house.refused(.link(.closeIncident(nil)), by: Who.operator, now) == .mergeBarred(.noIncident))
        let first = try Self.open(house)
        let caller = try Self.caller(house, 1, "2026-03-12T09:35")
        let street = try #require(try house.ticket(caller).street)
        try house.done(.link(.openIncident(title: "又一件", category: "0205", place: street, key: "i2")), by: Who.operator, now)
        #expect(
            try house.refused(.link(.joinIncident(house.reference(caller), incident: nil)), by: Who.operator, now)
                == .mergeBarred(.whichIncident))
        try house.done(.link(.joinIncident(house.reference(caller), incident: house.reference(first))), by: Who.operator, now)
        #expect(try house.refused(.link(.closeIncident(house.reference(first))), by: Who.operator, now) == .mergeBarred(.unanswered))
        try house.done(.link(.answerIncident(house.reference(first), text: "已恢复。")), by: Who.operator, now)
        try house.done(.link(.closeIncident(house.reference(first))), by: Who.operator, now)
        let late = try Self.caller(house, 2, "2026-03-12T09:41")
        #expect(
            try house.refused(
                .link(.joinIncident(house.reference(late), incident: house.reference(first))), by: Who.operator, at("2026-03-12T09:42"))
                == .mergeBarred(.incidentClosed))
        #expect(
            try house.refused(.link(.openIncident(title: " ", category: "0205", place: street, key: "i3")), by: Who.operator, now)
                == .missing(field: "title"))
        #expect(
            try house.refused(.link(.openIncident(title: "甲", category: "0299", place: street, key: "i4")), by: Who.operator, now)
                == .unknownCategory("0299"))
        #expect(
            try house.refused(.link(.openIncident(title: "甲", category: "0205", place: "999999", key: "i5")), by: Who.operator, now)
                == .unknownPlace("999999"))
    }
}
