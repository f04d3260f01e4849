import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// 待告知: what nobody acknowledged, with its next way and when (practice 7).
struct UntoldTests {
    private static func list(_ house: House, _ now: Instant) throws -> [NoticeLine] {
        guard case .notices(let lines) = try house.ask(.untold(by: Who.operator), now) else { return [] }
        return lines
    }

    @Test func `a chat that stays silent shows its next try, then the person, then the shift leader`() throws {
        let house = try House(sms: "sms")
        try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        func next(_ now: Instant) throws -> NoticeLine.Next? {
            try house.pass(to: now)
            return try #require(try Self.list(house, now).first { $0.recipient == "市民" }).next
        }
        #expect(try next(at("2026-03-12T09:20:30")) == NoticeLine.Next(step: .again, at: at("2026-03-12T09:21")))
        #expect(try next(at("2026-03-12T09:24")) == NoticeLine.Next(step: .person, at: at("2026-03-12T09:25")))
        #expect(try next(at("2026-03-12T09:25")) == NoticeLine.Next(step: .shiftLeader, at: at("2026-03-12T09:35")))
        #expect(try next(at("2026-03-12T09:35")) == nil)
    }

    @Test
    func `an urgent notice on a console where nobody sits rings every console after five minutes, and the shift leader after fifteen`()
        throws
    {
        let house = try House()
        // 督办 8501 is told on the console at the end of the first report.
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T11:20"))
        func own() throws -> OutboxRow {
            try #require(try house.notices(receipt).first { $0.recipient == "person:8501" && $0.arguments[3].hasPrefix("U2 ") })
        }
        #expect(try own().nextAt == at("2026-03-12T11:25"))
        _ = house.takePushes()
        func rings(to group: String?) -> Int {
            house.takePushes().filter {
                if case .ring(let to, _, _, let reason) = $0 { to == group && reason.words().contains("U2 ") } else { false }
            }.count
        }
        try house.pass(to: at("2026-03-12T11:25"))
        #expect(rings(to: nil) >= 1)
        #expect(try house.notices(receipt).filter { $0.recipient == "person:8401" && $0.arguments.contains("U2 首报") }.isEmpty)
        try house.pass(to: at("2026-03-12T11:35"))
        let entry = try own().entry
        #expect(try house.notices(receipt).filter { $0.entry == entry }.map(\.recipient) == ["person:8501", "person:8401"])
    }

    @Test func `who was called about an urgent ticket stands on its sheet until they heard, and on the sheet of whoever follows it`() throws
    {
        let house = try House()
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        let main = try house.reference(receipt)
        func called(_ ticket: TicketReference, _ now: Instant) throws -> [NoticeLine] {
            guard case .ticket(let detail) = try house.ask(.show(ticket, by: Who.operator), now) else { return [] }
            return detail.unacknowledged
        }
        let first = try #require(try called(main, at("2026-03-12T09:20")).first)
        #expect(first.next == NoticeLine.Next(step: .phone, at: at("2026-03-12T09:25")))
        let second = try house.web(Matter.missingCover, id: "f2", phone: "12000000002", at("2026-03-12T09:21"))
        let child = try house.reference(second)
        try house.done(.link(.merge(child, into: main, reason: "同一个井盖")), by: Who.operator, at("2026-03-12T09:22"))
        #expect(try called(child, at("2026-03-12T09:22")).contains(first))
        try house.pass(to: at("2026-03-12T09:25"))
        #expect(
            try called(child, at("2026-03-12T09:25")).first?.next == NoticeLine.Next(step: .shiftLeader, at: at("2026-03-12T09:35")))
        for notice in try called(main, at("2026-03-12T09:26")) {
            try house.done(.toldOf(notice: notice.id, .by(how: "电话")), by: Who.operator, at("2026-03-12T09:26"))
        }
        #expect(try called(main, at("2026-03-12T09:27")) == [] && called(child, at("2026-03-12T09:27")) == [])
    }

    @Test func `one notice is told by its number, and the others wait on`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingCallback)
        let waiting = try house.notices(receipt).filter { $0.recipient == "citizen" }
        #expect(waiting.map(\.subject) == ["dispatched", "replied"])
        let reply = waiting[1].id
        try house.done(.toldOf(notice: reply, .by(how: "电话")), by: Who.operator, at("2026-03-12T12:00"))
        #expect(try house.notices(receipt).filter { $0.recipient == "citizen" }.map(\.how) == [nil, "电话"])
        #expect(try house.store.entries(of: house.id(receipt)).last?.reason == Reason("told", "电话", "1"))
        #expect(
            try house.refused(.toldOf(notice: reply, .by(how: "短信")), by: Who.operator, at("2026-03-12T12:01")) == .noSuchNotice)
        #expect(try house.refused(.toldOf(notice: 999, .by(how: "短信")), by: Who.operator, at("2026-03-12T12:01")) == .noSuchNotice)
        #expect(
            try house.refused(.toldOf(notice: waiting[0].id, .by(how: " ")), by: Who.operator, at("2026-03-12T12:01"))
                == .missing(field: "how"))
    }

    @Test func `an operator who phoned a colleague records it, and it rings no more`() throws {
        let house = try House()
        let receipt = try house.web(Matter.missingCover, at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T09:27:30"))
        let rung = try #require(try house.notices(receipt).first { $0.subject == "rung" })
        try house.done(.toldOf(notice: rung.id, .by(how: "电话")), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.events(receipt).last == "told")
        try house.pass(to: at("2026-03-12T09:50"))
        #expect(try house.notices(receipt).allSatisfy { !($0.recipient == "person:8401" && $0.arguments.contains("U0 签收")) })
    }

    @Test func `impossible to tell is told with its reason, of one notice too`() throws {
        let house = try House()
        let receipt = try house.web(Matter.lamp, at("2026-03-12T09:20"))
        let notice = try #require(try house.notices(receipt).first)
        try house.done(.toldOf(notice: notice.id, .impossible(reason: "空号")), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.notices(receipt).map(\.how) == ["无法告知：空号"])
        #expect(try house.ticket(receipt).isTransferTold)
    }

    @Test func `one notice shows its words, but never a query code`() throws {
        let house = try House()
        let receipt = try house.web(Matter.lamp, at("2026-03-12T09:20"))
        let notice = try #require(try house.notices(receipt).first)
        guard case .notices(let lines) = try house.ask(.notice(notice.id, by: Who.operator), at("2026-03-12T09:21")) else {
            Issue.record("no notice")
            return
        }
        #expect(lines.first?.words?.contains(receipt.ticket ?? "?") == true)
        #expect(try house.refusal(of: .notice(999, by: Who.operator), at("2026-03-12T09:21")) == .noSuchNotice)
        #expect(try house.refusal(of: .notice(notice.id, by: Who.jiangnan), at("2026-03-12T09:21")) == .notYours)
    }

    @Test(arguments: [
        ("2026-03-12T20:59:59", "2026-03-12T20:59:59"), ("2026-03-12T21:00", "2026-03-13T08:00"),
        ("2026-03-12T07:59:59", "2026-03-12T08:00"),
        ("2026-03-12T08:00", "2026-03-12T08:00"), ("2026-03-12T23:59:59", "2026-03-13T08:00"), ("2026-03-12T00:00", "2026-03-12T08:00"),
    ])
    func `the quiet hours begin at nine in the evening and end at eight`(planned: String, told: String) throws {
        #expect(try House().desk.withinHours(at(planned)) == at(told))
    }

    @Test func `a retry that falls into the quiet hours waits for the morning`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.web(Matter.lamp, at("2026-03-12T20:50"))
        try house.pass(to: at("2026-03-12T22:00"))
        let notice = try #require(try house.notices(receipt).first)
        #expect(notice.attempts == 4)
        #expect(notice.nextAt == at("2026-03-13T08:00"))
    }
}
