import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// What one gateway gives up goes to the next, and from the last to the list that operators call from (practice 7).
struct NextWayTests {
    /// A chat, an SMS and a voice gateway; the citizen of the chat left a telephone number.
    private static func house() throws -> House {
        let house = try House()
        try house.done(.gateway("mas", .sms), by: Who.chat, at("2026-03-12T09:00"))
        try house.done(.gateway("yuyin", .voice), by: Who.chat, at("2026-03-12T09:00"))
        return house
    }

    private static func notice(_ house: House, _ receipt: Receipt) throws -> OutboxRow {
        try #require(try house.notices(receipt).first { $0.recipient == "citizen" && $0.subject == "dispatched" && $0.way == .chat })
    }

    private static func list(_ house: House, _ now: Instant) throws -> [NoticeLine] {
        guard case .notices(let lines) = try house.ask(.untold(by: Who.operator), now) else { return [] }
        return lines.filter { $0.recipient == "市民" && $0.subject == "dispatched" }
    }

    @Test func `an urgent notice has five minutes for each way, and the shift leader has it after fifteen`() throws {
        let house = try Self.house()
        let receipt = try house.say(Matter.missingCover + "，电话12000000008", id: "m1", at("2026-03-12T09:20"))
        func address(_ now: Instant) throws -> String? {
            try house.pass(to: now)
            return try Self.notice(house, receipt).address
        }
        #expect(try address(at("2026-03-12T09:24:59")) == "wx u1")
        let next = try Self.list(house, at("2026-03-12T09:24:59")).map(\.next)
        #expect(next == [NoticeLine.Next(step: .gateway, at: at("2026-03-12T09:25"))])
        _ = house.takePushes()
        #expect(try address(at("2026-03-12T09:25")) == "mas 12000000008")
        #expect(try Self.list(house, at("2026-03-12T09:25")).map(\.way) == ["sms"])
        let sent = house.takePushes().compactMap { if case .notice(_, let address, _, _) = $0 { address } else { nil } }
        #expect(sent.contains(ChatAddress(gateway: "mas", user: "12000000008")))
        #expect(try address(at("2026-03-12T09:30")) == "yuyin 12000000008")
        #expect(try Self.notice(house, receipt).how == nil)
        try house.pass(to: at("2026-03-12T09:35"))
        #expect(try Self.notice(house, receipt).how == "unacknowledged")
        #expect(try Self.list(house, at("2026-03-12T09:35")).map(\.way) == ["person"])
        #expect(try house.notices(receipt).contains { $0.recipient == "person:8401" && $0.subject == "dispatched" })
    }

    @Test func `a call that was answered is told, and goes no further`() throws {
        let house = try Self.house()
        let receipt = try house.say(Matter.missingCover + "，电话12000000008", id: "m1", at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T09:31"))
        let notice = try Self.notice(house, receipt)
        // The gateway that gave it up has nothing to acknowledge any more.
        #expect(try house.refused(.acknowledge(notices: [notice.id]), by: Who.chat, at("2026-03-12T09:31")) == .noSuchNotice)
        let voice = Actor(door: .chat, origin: "gateway yuyin")
        try house.done(.acknowledge(notices: [notice.id]), by: voice, at("2026-03-12T09:31"))
        #expect(try Self.notice(house, receipt).how == "voice")
        #expect(try house.ticket(receipt).isTransferTold)
        try house.pass(to: at("2026-03-12T09:40"))
        #expect(try Self.list(house, at("2026-03-12T09:40")).isEmpty)
    }

    @Test func `one that is not urgent has eight tries at each gateway, by day, and then stands on the list`() throws {
        let house = try Self.house()
        try house.say(Matter.lamp + "，电话12000000008", id: "m1", at("2026-03-12T09:20"))
        let receipt = try house.done(.chatEnd(ChatAddress(gateway: "wx", user: "u1")), by: Who.chat, at("2026-03-12T09:21"))
        var sent: [GatewayName: Int] = [:]
        let id = try Self.notice(house, receipt).id
        try house.pass(to: at("2026-03-16T09:00")) {
            for case .notice(id, let address, _, _) in house.takePushes() { sent[address.gateway, default: 0] += 1 }
        }
        #expect(sent == ["wx": 8, "mas": 8, "yuyin": 8])
        #expect(try Self.notice(house, receipt).how == "unacknowledged")
        #expect(try Self.list(house, at("2026-03-16T09:00")).map { "\($0.way) \($0.next == nil)" } == ["person true"])
    }

    @Test(arguments: [
        ("没有留电话", Matter.missingCover, false, ["wx u1", nil]),
        ("听不见", Matter.missingCover + "，电话12000000008", true, ["wx u1", "mas 12000000008", nil]),
    ])
    func `nobody is called who left no number or cannot hear`(why: String, text: String, isTextOnly: Bool, ways: [String?]) throws {
        let house = try Self.house()
        let receipt = try house.say(text, id: "m1", at("2026-03-12T09:20"))
        if isTextOnly {
            try house.done(
                .privacy(house.reference(receipt), .green(isTextOnly: true, reason: why)), by: Who.operator, at("2026-03-12T09:21"))
        }
        for (step, way) in ways.enumerated() {
            try house.pass(to: at("2026-03-12T09:24").adding(seconds: Int64(step) * 300))
            let notice = try Self.notice(house, receipt)
            #expect(notice.how == nil ? notice.address == way : way == nil, "\(why) \(step)")
        }
    }

    @Test func `a query code goes by no other gateway than its own`() throws {
        let house = try Self.house()
        try house.say(Matter.lamp + "，电话12000000008", id: "m1", at("2026-03-12T09:20"))
        var codes: Set<GatewayName> = []
        try house.pass(to: at("2026-03-16T09:00")) {
            for case .notice(_, let address, _, let text) in house.takePushes() where text.contains("查询码") {
                codes.insert(address.gateway)
            }
        }
        #expect(codes == ["wx"])
    }
}
