import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

struct ChatTests {
    private static let address = ChatAddress(gateway: "wx", user: "u1")

    private static func end(_ house: House, _ now: Instant) throws -> Receipt { try house.done(.chatEnd(address), by: Who.chat, now) }

    private static func content(_ house: House, _ receipt: Receipt) throws -> String? {
        try house.store.text(of: house.ticket(receipt).textEntry)?.body
    }

    @Test func `many messages are one matter, taken at the end`() throws {
        let house = try House()
        let first = try house.say("你好", id: "m1", at("2026-03-12T09:20"))
        #expect(first.ticket == nil)
        #expect(first.isSessionOpen)
        #expect(first.session == "S-20260312-1")
        try house.say("我们村口那段路的路灯不亮", id: "m2", at("2026-03-12T09:21"))
        try house.say("已经一个月，晚上黑蒙蒙", id: "m3", at("2026-03-12T09:22"))
        let end = try Self.end(house, at("2026-03-12T09:23"))
        #expect(!end.isSessionOpen)
        #expect(end.queryCode != nil)
        let ticket = try house.ticket(end)
        #expect(ticket.channel == .chat)
        #expect(ticket.category == "0206")
        #expect(ticket.state == .awaitingSignature)
        #expect(ticket.receivedAt == at("2026-03-12T09:20"))
        #expect(ticket.firstPerson == "8401")
        #expect(try Self.content(house, end) == "你好\n我们村口那段路的路灯不亮\n已经一个月，晚上黑蒙蒙")
    }

    @Test func `a message that comes again is one, and the end that comes again is the same`() throws {
        let house = try House()
        try house.say(Matter.lamp, id: "m1", at("2026-03-12T09:20"))
        #expect(try house.say(Matter.lamp, id: "m1", at("2026-03-12T09:21")).isRepeated)
        let first = try Self.end(house, at("2026-03-12T09:22"))
        #expect(try Self.content(house, first) == Matter.lamp)
        let again = try Self.end(house, at("2026-03-12T09:23"))
        #expect(again.isRepeated)
        #expect(again.ticket == first.ticket)
        #expect(again.queryCode == nil)
        #expect(try house.store.ticketCount() == 1)
        #expect(try house.say(Matter.lamp, id: "m1", at("2026-03-12T09:24")).ticket == first.ticket)
    }

    @Test func `the end of a session that never was is nothing`() throws {
        let house = try House()
        let receipt = try Self.end(house, at("2026-03-12T09:20"))
        #expect(receipt.ticket == nil)
        #expect(receipt.session == nil)
    }

    @Test(arguments: [["你好"], ["在吗", "谢谢", "👍"], ["我的单到哪了"], ["你好", "我的单到哪了，谢谢"]])
    func `greetings, thanks and questions about progress make no ticket`(messages: [String]) throws {
        let house = try House()
        for (number, text) in messages.enumerated() { try house.say(text, id: "m\(number)", at("2026-03-12T09:2\(number)")) }
        #expect(try Self.end(house, at("2026-03-12T09:30")).ticket == nil)
        #expect(try house.store.ticketCount() == 0)
    }

    @Test func `a question about progress is answered with where to ask`() throws {
        let house = try House()
        #expect(try house.say("我的单到哪了", id: "m1", at("2026-03-12T09:20")).say?.contains("查询码") == true)
    }

    @Test func `特急 opens its ticket at once and is answered in human words with the number to call`() throws {
        let house = try House()
        try house.say("你好", id: "m1", at("2026-03-12T02:20"))
        let receipt = try house.say(Matter.missingCover, id: "m2", at("2026-03-12T02:21"))
        #expect(receipt.ticket != nil)
        #expect(receipt.isSessionOpen)
        let words = try #require(receipt.say)
        for part in ["120", "围蔽", try #require(receipt.ticket)] { #expect(words.contains(part)) }
        #expect(!words.contains("地址"))
        #expect(!words.contains("{"))
        #expect(try house.ticket(receipt).urgency == .critical)
        #expect(house.takePushes().contains { if case .ring(to: nil, _, .critical, _) = $0 { true } else { false } })
        // What follows belongs to it, and the close makes no second one.
        try house.say("在中山大道那头", id: "m3", at("2026-03-12T02:22"))
        #expect(try house.events(receipt).last == "supplemented")
        let end = try Self.end(house, at("2026-03-12T02:23"))
        #expect(end.ticket == receipt.ticket)
        #expect(try house.store.ticketCount() == 1)
    }

    @Test func `a threat rings, though a condition stands before it`() throws {
        let house = try House()
        let receipt = try house.say(Matter.threat, id: "m1", at("2026-03-12T02:20"))
        #expect(try house.ticket(receipt).isThreat)
        #expect(receipt.say?.contains("110") == true)
    }

    @Test func `danger in a later message raises the ticket and its clocks`() throws {
        let house = try House()
        try house.say(Matter.looseCover, id: "m1", at("2026-03-12T09:20"))
        let receipt = try Self.end(house, at("2026-03-12T09:21"))
        #expect(try house.ticket(receipt).urgency == .ordinary)
        _ = house.takePushes()
        let later = try house.say(Matter.missingCover, id: "m2", at("2026-03-12T09:30"))
        #expect(later.ticket == receipt.ticket)
        #expect(later.say?.contains("120") == true)
        #expect(try house.ticket(receipt).urgency == .critical)
        #expect(try house.clocks(receipt)[.sign]?.due == at("2026-03-12T09:45"))
        let rings = house.takePushes().filter { if case .ring(to: nil, _, _, _) = $0 { true } else { false } }
        #expect(rings.count == 1, "every console rings; whoever watches their own tickets hears of it besides")
    }

    @Test func `quiet closes a session after five minutes, and its number goes out as a notice`() throws {
        let house = try House()
        try house.say(Matter.lamp, id: "m1", at("2026-03-12T09:20"))
        try house.say("麻烦快点", id: "m2", at("2026-03-12T09:23"))
        try house.pass(to: at("2026-03-12T09:27:59"))
        #expect(try house.store.ticketCount() == 0)
        try house.pass(to: at("2026-03-12T09:28"))
        #expect(try house.store.ticketCount() == 1)
        let notice = try #require(try house.store.untold(to: "citizen", by: .chat, limit: 10).first { $0.subject == "chat-ticket" })
        #expect(notice.nextAt == at("2026-03-12T09:29"))
        #expect(notice.address == "wx u1")
        try house.pass(to: at("2026-03-12T09:29"))
        let words = try #require(
            house.takePushes().compactMap { if case .notice(notice.id, _, _, let text) = $0 { text } else { nil } }.first)
        let ticket = try #require(notice.ticket)
        let number = try #require(TicketNumber(prefix: house.settings.prefix, body: ticket)).description
        #expect(words.contains(number))
        let code = try #require(notice.arguments.last)
        #expect(words.contains(code))
        let request = ProgressRequest(number: number, proof: .code(code, lastFour: nil), address: "a")
        guard case .progress = try house.ask(.progress(request), at("2026-03-12T09:30")) else {
            Issue.record("the code that was sent does not open the ticket")
            return
        }
        try house.done(.acknowledge(notices: [notice.id]), by: Who.chat, at("2026-03-12T09:30"))
        #expect(try house.rows().allSatisfy { !$0.contains("\"\(code)\"") })
    }

    @Test func `within three days it is a supplement, later a matter of its own`() throws {
        let house = try House()
        try house.say(Matter.lamp, id: "m1", at("2026-03-12T09:20"))
        let first = try Self.end(house, at("2026-03-12T09:21"))
        let addition = try house.say("现在连巷口那盏也不亮了", id: "m2", at("2026-03-15T09:20"))
        #expect(addition.ticket == first.ticket)
        #expect(!addition.isSessionOpen)
        #expect(try house.events(first).last == "supplemented")
        let fresh = try house.say("现在连巷口那盏也不亮了", id: "m3", at("2026-03-18T09:21"))
        #expect(fresh.ticket == nil)
        #expect(fresh.isSessionOpen)
    }

    @Test func `thanks after the close add nothing, and a question is answered in plain words`() throws {
        let house = try House()
        try house.say(Matter.lamp, id: "m1", at("2026-03-12T09:20"))
        let first = try Self.end(house, at("2026-03-12T09:21"))
        let before = try house.events(first)
        #expect(try house.say("谢谢", id: "m2", at("2026-03-12T09:30")).ticket == first.ticket)
        #expect(try house.events(first) == before)
        let asked = try house.say("我的单到哪了", id: "m3", at("2026-03-12T09:31"))
        // What waited to be told stands in the answer, and is told by it (practice 7).
        #expect(
            asked.say
                == "已交给办理单位，等待接收。\n您的事（GZ202603120000010）已交给市住房和城乡建设局办理，2026-03-19 17:00 前会与您联系或答复。")
        #expect(try house.events(first) == before + ["told"])
    }

    @Test func `after the ticket was closed danger opens a new one, and rings`() throws {
        let house = try House()
        try house.say(Matter.looseCover, id: "m1", at("2026-03-12T09:20"))
        let first = try Self.end(house, at("2026-03-12T09:21"))
        try house.done(
            .handOver(house.reference(first), to: "119", takenBy: "甲", incident: "1"), by: Who.operator, at("2026-03-12T09:25"))
        _ = house.takePushes()
        let second = try house.say(Matter.missingCover, id: "m2", at("2026-03-12T10:00"))
        #expect(second.ticket != nil)
        #expect(second.ticket != first.ticket)
        #expect(house.takePushes().count == 1)
    }

    @Test func `messages that overtook one another are read as they were sent`() throws {
        let house = try House()
        try house.say("第二句路灯不亮", id: "m2", sent: at("2026-03-12T09:20:02"), at("2026-03-12T09:20:05"))
        try house.say("第一句村口", id: "m1", sent: at("2026-03-12T09:20:01"), at("2026-03-12T09:20:06"))
        try house.say("第三句麻烦处理", id: "m3", sent: at("2026-03-12T09:20:03"), at("2026-03-12T09:20:07"))
        let end = try Self.end(house, at("2026-03-12T09:21"))
        #expect(try Self.content(house, end) == "第一句村口\n第二句路灯不亮\n第三句麻烦处理")
    }

    @Test(arguments: [
        ("我的电话12000000009", "12000000009"), ("打 120-0000-0009 找我", "12000000009"), ("座机020-00000009", "02000000009"),
        ("门牌12号，2026年3月", nil), ("订单号 1234567890123456", nil), ("120000000091", nil),
    ])
    func `a telephone number in the text is the citizen's`(text: String, number: String?) throws {
        let house = try House()
        try house.say(Matter.lamp, id: "m1", at("2026-03-12T09:20"))
        try house.say(text, id: "m2", at("2026-03-12T09:21"))
        let end = try Self.end(house, at("2026-03-12T09:22"))
        #expect(try house.store.person(of: house.id(end))?.phone?.number == number)
    }

    @Test func `two people's chats are two matters`() throws {
        let house = try House()
        try house.say(Matter.lamp, id: "m1", user: "u1", at("2026-03-12T09:20"))
        try house.say(Matter.licence, id: "m2", user: "u2", at("2026-03-12T09:21"))
        try house.pass(to: at("2026-03-12T09:30"))
        #expect(try house.store.ticketCount() == 2)
    }

    @Test func `a session of five hundred messages is closed and the next begins`() throws {
        let house = try House()
        try house.say(Matter.lamp, id: "m0", at("2026-03-12T09:20"))
        for number in 1..<500 { try house.say("第\(number)句", id: "m\(number)", at("2026-03-12T09:20")) }
        #expect(try house.store.ticketCount() == 0)
        let next = try house.say("再说一件", id: "m500", at("2026-03-12T09:21"))
        #expect(try house.store.ticketCount() == 1)
        #expect(next.ticket == "GZ202603120000010")
        #expect(try house.events(next).last == "supplemented")
        #expect(try house.store.untold(to: "citizen", by: .chat, limit: 9).map(\.subject).contains("chat-ticket"))
    }

    @Test func `what a citizen writes past the length of a matter is added to it, and not a character is lost`() throws {
        let house = try House()
        let long = String(repeating: "路灯不亮", count: 1_499) + "一二三"
        try house.say(long, id: "m1", at("2026-03-12T09:20"))
        try house.say(String(long.dropLast()), id: "m2", at("2026-03-12T09:21"))
        #expect(try house.store.ticketCount() == 0)
        let third = try house.say("灯杆编号是 12", id: "m3", at("2026-03-12T09:22"))
        #expect(third.ticket != nil)
        // 5,999 characters, a line break and 5,998 are two short of the limit.
        #expect(try Self.content(house, third) == long + "\n" + long.dropLast())
        let added = try #require(try house.store.entries(of: house.id(third)).last)
        #expect(added.event == "supplemented")
        #expect(try house.store.text(of: added.id)?.body == "灯杆编号是 12")
        #expect(try house.store.ticketCount() == 1)
    }

    @Test func `a matter of the full length after a greeting is taken whole`() throws {
        let house = try House()
        let full = String(repeating: "路灯不亮", count: 3_000)
        try house.say("你好", id: "m1", at("2026-03-12T09:20"))
        try house.say(full, id: "m2", at("2026-03-12T09:21"))
        #expect(try Self.content(house, Self.end(house, at("2026-03-12T09:22"))) == full)
    }

    @Test func `a chat is asked back once, for the place and the phone, in the words of the table`() throws {
        let house = try House()
        let asked = try house.say("我们公司三个月没发工资了", id: "m1", at("2026-03-12T09:20"))
        #expect(asked.say == "请告诉我们在哪里：区、街道、路名或小区名。请留一个联系电话，方便办理的人找您；不想留也照样登记。")
        #expect(try house.say("老板不见人", id: "m2", at("2026-03-12T09:21")).say == nil)
    }

    @Test(arguments: [
        ("棠下街道有路灯不亮，电话12000000008", nil), ("棠下街道有路灯不亮", "请留一个联系电话，方便办理的人找您；不想留也照样登记。"),
        ("路灯不亮，电话12000000008", "请告诉我们在哪里：区、街道、路名或小区名。"), ("你好", nil),
    ])
    func `only what is missing is asked for`(text: String, asked: String?) throws {
        let house = try House()
        #expect(try house.say(text, id: "m1", at("2026-03-12T09:20")).say == asked)
    }

    @Test func `the user of an SMS gateway is a telephone, and is not asked for one`() throws {
        let house = try House()
        let gateway: GatewayName = "mas"
        try house.done(.gateway(gateway, .sms), by: Who.chat, at("2026-03-12T09:19"))
        let address = ChatAddress(gateway: gateway, user: "12000000008")
        let message = ChatMessage(
            address: address, id: "1", sentAt: at("2026-03-12T09:20"), text: "棠下街道路灯不亮", raw: "棠下街道路灯不亮")
        #expect(try house.done(.chatMessage(message), by: Who.chat, at("2026-03-12T09:20")).say == nil)
        let receipt = try house.done(.chatEnd(address), by: Who.chat, at("2026-03-12T09:21"))
        let ticket = try house.ticket(receipt)
        #expect(try house.store.person(of: ticket.id)?.phone == Phone("12000000008"))
    }

    @Test func `the gateway that says it is for short messages carries what callers are told`() throws {
        let house = try House()
        try house.done(.gateway("mas", .sms), by: Who.chat, at("2026-03-12T09:19"))
        var form = House.form(Matter.lamp, id: "w1", at("2026-03-12T09:20"))
        form.citizen.phone = Phone("12000000008")
        try house.done(.submit(form, nil), by: Who.web, at("2026-03-12T09:20"))
        #expect(try house.store.untold(to: "citizen", by: .chat, limit: 10).map(\.address) == ["mas 12000000008"])
    }

    @Test func `查询 tells how one's own matter stands, 补充 adds to it`() throws {
        let house = try House()
        #expect(try house.say("查询", id: "m0", at("2026-03-12T09:19")).say?.contains("没有找到") == true)
        try house.say(Matter.lamp, id: "m1", at("2026-03-12T09:20"))
        let receipt = try Self.end(house, at("2026-03-12T09:21"))
        let number = try #require(receipt.ticket)
        // Long after: the newest of this user's own matters is meant.
        let later = at("2026-03-18T09:00")
        #expect(try house.say("查询", id: "m2", later).say?.hasPrefix(number + "：") == true)
        #expect(try house.say("查询 \(number.suffix(4))", id: "m3", later).say?.hasPrefix(number + "：") == true)
        #expect(try house.say("查询 9999", id: "m4", later).say?.contains("没有找到") == true)
        #expect(try house.say("补充：灯杆编号是 12", id: "m5", later).say?.contains(number) == true)
        #expect(try house.events(receipt).last == "supplemented")
        #expect(try house.store.ticketCount() == 1)
        // Somebody else's is not.
        #expect(try house.say("查询 \(number.suffix(4))", id: "m6", user: "u2", later).say?.contains("没有找到") == true)
    }
}
