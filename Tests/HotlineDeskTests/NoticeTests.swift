import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Told means acknowledged.
struct NoticeTests {
    private static func sent(_ house: House) -> [Int64] {
        house.takePushes().compactMap { if case .notice(let id, _, _, _) = $0 { id } else { nil } }
    }

    @Test(arguments: [
        ("2026-03-12T09:20", "2026-03-12T09:21"), ("2026-03-12T07:58:30", "2026-03-12T08:00"),
        ("2026-03-12T20:58:59", "2026-03-12T20:59:59"),
        ("2026-03-12T20:59:00", "2026-03-13T08:00"), ("2026-03-12T23:30", "2026-03-13T08:00"), ("2026-03-12T03:00", "2026-03-12T08:00"),
    ])
    func `a citizen is told by day, and not before a minute for second thoughts`(accepted: String, told: String) throws {
        let house = try House(sms: "sms")
        let receipt = try house.web(Matter.lamp, at(accepted))
        let notice = try #require(try house.notices(receipt).first)
        #expect(notice.way == .chat)
        #expect(notice.address == "sms 12000000001")
        #expect(notice.nextAt == at(told))
        try house.pass(to: Instant(milliseconds: at(told).milliseconds - 1))
        #expect(Self.sent(house) == [])
        try house.pass(to: at(told))
        #expect(Self.sent(house) == [notice.id])
    }

    @Test func `特急 is told at once, at any hour`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T03:00"))
        try house.tick(at("2026-03-12T03:00"))
        #expect(Self.sent(house) == [try #require(try house.notices(receipt).first).id])
    }

    @Test func `what nobody acknowledges is tried again ever more slowly, and then a person has it`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.web(Matter.lamp, at("2026-03-12T09:20"))
        var tries: [String] = []
        while true {
            let next = try #require(try house.store.nextDelivery())
            try house.tick(next)
            if Self.sent(house).isEmpty { break }
            tries.append(String(next.wallClock().suffix(5)))
        }
        #expect(tries == ["09:21", "09:22", "09:24", "09:28", "09:36", "09:52", "10:24", "11:28"])
        let rows = try house.notices(receipt).filter { $0.recipient == "citizen" }
        #expect(rows.map(\.way) == [.chat, .person])
        #expect(rows.map(\.how) == ["unacknowledged", nil])
        #expect(rows.allSatisfy { $0.toldAt == nil })
        guard case .notices(let untold) = try house.ask(.untold(by: Who.operator), at("2026-03-12T13:00")) else {
            Issue.record("no list")
            return
        }
        #expect(untold.map(\.ticket) == [receipt.ticket])
    }

    @Test func `an urgent one goes to a person after five minutes and to the shift leader after fifteen`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        func citizens() throws -> [OutboxRow] { try house.notices(receipt).filter { $0.subject == "dispatched" } }
        try house.pass(to: at("2026-03-12T09:24"))
        #expect(Self.sent(house).count == 5)
        #expect(try citizens().map(\.way) == [.chat])
        try house.pass(to: at("2026-03-12T09:25"))
        #expect(try citizens().map { "\($0.recipient) \($0.way.rawValue)" } == ["citizen chat", "citizen person"])
        try house.pass(to: at("2026-03-12T09:34:59"))
        #expect(try citizens().count == 2)
        try house.pass(to: at("2026-03-12T09:35"))
        #expect(try citizens().map(\.recipient) == ["citizen", "citizen", "person:8401"])
        #expect(house.takePushes().contains { if case .ring(to: "person:8401", _, _, _) = $0 { true } else { false } })
    }

    @Test func `once told, it goes no further way`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T09:25"))
        try house.done(.told(house.reference(receipt), .by(how: "电话")), by: Who.operator, at("2026-03-12T09:30"))
        try house.pass(to: at("2026-03-12T09:40"))
        #expect(try house.notices(receipt).allSatisfy { $0.recipient != "person:8401" || $0.subject != "dispatched" })
    }

    @Test func `a department that does not fetch an urgent rung is phoned after five minutes, and its silence goes up after fifteen`()
        throws
    {
        let house = try House()
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T09:27:30"))
        #expect(try house.rungs(receipt) == ["U0 2026-03-12 09:27"])
        func consoles() -> Int {
            house.takePushes().filter { if case .ring(to: nil, _, _, let reason) = $0 { reason.slug == "notice" } else { false } }.count
        }
        _ = consoles()
        try house.pass(to: at("2026-03-12T09:32:30"))
        #expect(consoles() == 1)
        #expect(try house.notices(receipt).filter { $0.recipient == "person:8401" && $0.arguments.contains("U0 签收") }.isEmpty)
        try house.pass(to: at("2026-03-12T09:42:30"))
        #expect(try house.notices(receipt).filter { $0.recipient == "person:8401" && $0.arguments.contains("U0 签收") }.count == 1)
    }

    @Test func `a gateway acknowledges its own notices by its name, and no other's`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.web(Matter.lamp, at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T09:21"))
        let id = try #require(try house.notices(receipt).first).id
        for stranger in ["gateway wx", "gateway s", "gateway sm", "sms", ""] {
            let refusal = try house.refused(.acknowledge(notices: [id]), by: Actor(door: .chat, origin: stranger), at("2026-03-12T09:22"))
            #expect(refusal == .noSuchNotice, "“\(stranger)”")
        }
        let gateway = Actor(door: .chat, origin: "gateway sms")
        #expect(try house.refused(.acknowledge(notices: [id, 999]), by: gateway, at("2026-03-12T09:22")) == .noSuchNotice)
        try house.done(.acknowledge(notices: [id]), by: gateway, at("2026-03-12T09:23"))
        let notice = try #require(try house.notices(receipt).first)
        #expect(notice.toldAt == at("2026-03-12T09:23"))
        #expect(notice.how == "sms")
        #expect(notice.nextAt == nil)
        #expect(try house.ticket(receipt).isTransferTold)
        #expect(try house.events(receipt).last == "told")
        // Sent again, it changes nothing.
        let before = try house.rows()
        try house.done(.acknowledge(notices: [id]), by: gateway, at("2026-03-12T09:24"))
        #expect(try house.rows() == before)
    }

    @Test func `a department's feed tells what stands in it, and nothing that stands in another's`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        try house.pass(to: at("2026-03-19T17:00"))
        func waiting() throws -> Set<String> {
            Set(
                try house.notices(receipt).filter { $0.way == .feed && $0.toldAt == nil }.map {
                    String($0.recipient.split(separator: " ")[0])
                })
        }
        #expect(try waiting() == ["department:440105004", "department:440105"])
        guard
            case .feed(let street) = try house.ask(
                .feed(FeedRequest(department: "440105004", limit: 200), by: Who.jiangnan), at("2026-03-19T17:01"))
        else {
            Issue.record("no feed")
            return
        }
        try house.desk.begin()
        try house.desk.feedFetched(by: "440105004", upTo: street.cursor, at: at("2026-03-19T17:01"))
        try house.desk.commit(at: at("2026-03-19T17:01"))
        #expect(try waiting() == ["department:440105"])
        let district = Who.system(of: "440105", "440105-1")
        guard case .feed(let page) = try house.ask(.feed(FeedRequest(department: "440105"), by: district), at("2026-03-19T17:02")) else {
            Issue.record("no feed")
            return
        }
        #expect(page.items.map(\.event) == ["rung"])
        #expect(page.items.map(\.ticket.number) == [receipt.ticket])
        #expect(page.items.map(\.isHeld) == [false])
        try house.desk.begin()
        try house.desk.feedFetched(by: "440105", upTo: page.cursor, at: at("2026-03-19T17:02"))
        try house.desk.commit(at: at("2026-03-19T17:02"))
        #expect(try waiting() == [])
    }

    @Test func `a code that begins another's does not fetch for it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        try house.pass(to: at("2026-03-12T10:50"))
        try house.desk.begin()
        for department in [DepartmentCode("440105"), "44010500", "440105005"] {
            try house.desk.feedFetched(by: department, upTo: 1_000, at: at("2026-03-12T10:51"))
        }
        try house.desk.commit(at: at("2026-03-12T10:51"))
        #expect(try house.notices(receipt).filter { $0.way == .feed }.allSatisfy { $0.toldAt == nil })
    }

    @Test func `a person's console tells them, and only them`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        try house.pass(to: at("2026-03-12T12:20"))
        try house.desk.begin()
        try house.desk.noticesSeen(house.notices(receipt).map(\.id), by: "8401", at: at("2026-03-12T12:21"))
        try house.desk.commit(at: at("2026-03-12T12:21"))
        let rows = try house.notices(receipt)
        #expect(rows.filter { $0.recipient == "person:8401" }.allSatisfy { $0.toldAt == at("2026-03-12T12:21") })
        #expect(rows.filter { $0.recipient == "person:8601" }.allSatisfy { $0.toldAt == nil })
        #expect(rows.count == 3)
    }

    @Test func `the citizen's own page tells what stood on it, and nothing else`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingCallback)
        #expect(try house.notices(receipt).filter { $0.recipient == "citizen" }.count == 2)
        try house.see([], of: receipt, at("2026-03-12T11:59"))
        #expect(try house.notices(receipt).filter { $0.recipient == "citizen" }.allSatisfy { $0.how == nil })
        let page = try #require(try house.page(receipt, at("2026-03-12T12:00")))
        // The reply stands there as the reply; its notice says nothing more.
        #expect(page.messages.map(\.at) == [at("2026-03-12T09:20")])
        try house.see(page.tells, of: receipt, at("2026-03-12T12:00"))
        #expect(try house.notices(receipt).filter { $0.recipient == "citizen" }.allSatisfy { $0.how == "progress page" })
        #expect(try house.ticket(receipt).isTransferTold)
    }

    @Test func `a person records how it was told, or why it could not be`() throws {
        let house = try House()
        let receipt = try house.web(Matter.lamp, at("2026-03-12T09:20"))
        try house.done(.told(house.reference(receipt), .impossible(reason: "空号")), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.notices(receipt).map(\.how) == ["无法告知：空号"])
        #expect(try house.ticket(receipt).isTransferTold)
        #expect(try house.store.entries(of: house.id(receipt)).last?.reason == Reason("told", "无法告知：空号", "1"))
    }

    @Test func `the shift leader's own urgent notice is not handed to the shift leader`() throws {
        let house = try House()
        let receipt = try house.web(Matter.threat, at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T10:20"))
        let recipients = try house.notices(receipt).map { "\($0.entry) \($0.recipient)" }
        #expect(Set(recipients).count == recipients.count)
    }
}
