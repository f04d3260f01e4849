import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Several gateways, late and repeated messages, and a daemon that starts again in between.
struct GatewayTests {
    @discardableResult
    private static func say(
        _ house: House, _ text: String, id: String, at gateway: GatewayName, sent: Instant? = nil, _ now: Instant
    ) throws -> Receipt {
        let message = ChatMessage(
            address: ChatAddress(gateway: gateway, user: "u1"), id: id, sentAt: sent ?? now, text: text, raw: text)
        return try house.done(.chatMessage(message), by: Actor(door: .chat, origin: "gateway \(gateway)"), now)
    }

    @Test func `the same ids and users at two gateways are two citizens, each told by their own`() throws {
        let house = try House()
        for gateway in [GatewayName("wx"), "gov"] {
            #expect(try !Self.say(house, Matter.lamp, id: "1", at: gateway, at("2026-03-12T09:20")).isRepeated)
        }
        try house.pass(to: at("2026-03-12T09:26"))
        #expect(try house.store.ticketCount() == 2)
        var told: [GatewayName: Set<TicketNumber>] = [:]
        for case .notice(_, let address, let ticket?, _) in house.takePushes() { told[address.gateway, default: []].insert(ticket) }
        #expect(told.mapValues(\.count) == ["wx": 1, "gov": 1])
        #expect(told["wx"] != told["gov"])
    }

    @Test(arguments: ["2026-03-12T09:25", "2026-03-13T09:20", "2026-03-15T09:20"])
    func `a message that is sent again up to three days later changes nothing`(again: String) throws {
        let house = try House()
        let sent = at("2026-03-12T09:20")
        try Self.say(house, Matter.lamp, id: "24000000000000001", at: "wx", sent)
        let receipt = try house.done(.chatEnd(ChatAddress(gateway: "wx", user: "u1")), by: Who.chat, at("2026-03-12T09:21"))
        let before = try house.events(receipt)
        let repeated = try Self.say(house, Matter.lamp, id: "24000000000000001", at: "wx", sent: sent, at(again))
        #expect(repeated.isRepeated && repeated.ticket == receipt.ticket)
        #expect(try house.events(receipt) == before)
        #expect(try house.store.ticketCount() == 1)
    }

    @Test(arguments: ["2026-03-12T09:22", "2026-03-15T09:20"])
    func `a message that was sent before the end and comes after it is added to its matter`(comes: String) throws {
        let house = try House()
        try Self.say(house, Matter.lamp, id: "2", at: "wx", sent: at("2026-03-12T09:20:01"), at("2026-03-12T09:20:02"))
        let receipt = try house.done(.chatEnd(ChatAddress(gateway: "wx", user: "u1")), by: Who.chat, at("2026-03-12T09:21"))
        let late = try Self.say(house, "灯杆编号是 12", id: "1", at: "wx", sent: at("2026-03-12T09:20"), at(comes))
        #expect(late.ticket == receipt.ticket)
        #expect(try house.events(receipt).last == "supplemented")
    }

    @Test func `a session goes on over a restart, and what was asked back is not asked again`() throws {
        let house = try House()
        let first = try Self.say(house, "我们公司三个月没发工资了", id: "1", at: "wx", at("2026-03-12T09:20"))
        #expect(first.say != nil)
        try house.restart()
        let second = try Self.say(house, "老板不见人", id: "2", at: "wx", at("2026-03-12T09:22"))
        #expect(second.session == first.session && second.say == nil)
        #expect(try Self.say(house, "老板不见人", id: "2", at: "wx", at("2026-03-12T09:23")).isRepeated)
        try house.restart()
        try house.pass(to: at("2026-03-12T09:27"))
        let ticket = try #require(try house.store.chatSession(of: ChatAddress(gateway: "wx", user: "u1"))?.ticket)
        let row = try #require(try house.store.ticket(ticket))
        #expect(try house.store.text(of: row.textEntry)?.body == "我们公司三个月没发工资了\n老板不见人")
        #expect(try house.store.ticketCount() == 1)
    }
}
