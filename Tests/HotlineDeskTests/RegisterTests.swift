import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// The public register (practice 31): a citizen allows it, a person releases the words, and some matters never stand in it.
struct RegisterTests {
    private static let nine = at("2026-03-12T09:20")

    private func form(_ id: String, _ content: String = Matter.looseCover, kind: Kind? = nil, secret: Bool = false, publicOK: Bool = true)
        -> Submission
    {
        Submission(
            channel: .web, mark: .form(id: id, bodyDigest: id), receivedAt: Self.nine,
            citizen: Citizen(name: "测试甲", phone: Phone("12000000001")), content: content, placeText: "江南西路12号3楼", kindClaimed: kind,
            secret: secret, publicOK: publicOK, raw: "")
    }

    private func lines(_ house: House, _ query: RegisterQuery, _ now: Instant = nine) throws -> [RegisterLine] {
        guard case .register(.tickets(let lines)) = try house.ask(.register(query), now) else { return [] }
        return lines
    }

    private static let all = RegisterQuery.search(
        RegisterQuery.Search(from: at("2026-03-01T00:00"), until: at("2026-03-31T00:00")))

    @Test func `only what the citizen allowed is listed, and its words only once a person released them`() throws {
        let house = try House()
        let open = try house.done(.submit(form("a"), nil), by: Who.web, Self.nine)
        let closed = try house.done(.submit(form("b", "井盖响，就在路口", publicOK: false), nil), by: Who.web, Self.nine)
        let found = try lines(house, Self.all)
        #expect(found.map(\.number) == [open.ticket])
        #expect(found.first?.text == nil && found.first?.isOpen == true && found.first?.department != nil)
        #expect(!"\(found)".contains("12000000001") && !"\(found)".contains("3楼") && !"\(found)".contains("测试甲"))
        #expect(try lines(house, .tickets([closed.ticket ?? ""])).isEmpty)

        let ticket = try house.reference(open)
        try house.done(.privacy(ticket, .publish(text: "路口的井盖松动，有响声")), by: Who.reviewer, Self.nine)
        #expect(try lines(house, .tickets([open.ticket ?? ""])).first?.text == "路口的井盖松动，有响声")
        try house.done(.privacy(ticket, .unpublish(reason: "写错了路名")), by: Who.reviewer, Self.nine)
        #expect(try lines(house, Self.all).first?.text == nil)
        #expect(try house.store.entries(of: house.id(open)).suffix(2).map(\.event) == ["published", "unpublished"])
    }

    @Test func `what came by Open311 is listed without its words, which then nobody can release`() throws {
        let house = try House()
        var submission = form("a", publicOK: false)
        submission.isListed = true
        let receipt = try house.done(.submit(submission, nil), by: Who.web, Self.nine)
        #expect(try lines(house, Self.all).count == 1)
        #expect(
            try house.refused(.privacy(house.reference(receipt), .publish(text: "井盖松动")), by: Who.reviewer, Self.nine)
                == .invalid(field: "public_ok", value: "no", expected: "yes"))
    }

    @Test(arguments: [
        "举报某店卖假酒，有线索", "我要跳楼，不想活了", "八十岁老人摔在松动的井盖上", "幼儿园旁边的井盖响，小朋友容易摔",
    ])
    func `reports, threats and matters of the weak never stand in it, whatever was allowed`(_ content: String) throws {
        let house = try House()
        let receipt = try house.done(.submit(form("a", content), nil), by: Who.web, Self.nine)
        #expect(try lines(house, Self.all).isEmpty)
        #expect(try lines(house, .tickets([receipt.ticket ?? ""])).isEmpty)
    }

    @Test func `a matter that becomes secret leaves it at once, with the words that were released`() throws {
        let house = try House()
        let receipt = try house.done(.submit(form("a"), nil), by: Who.web, Self.nine)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .publish(text: "井盖松动")), by: Who.reviewer, Self.nine)
        try house.done(.privacy(ticket, .secret(true, reason: "怕报复")), by: Who.operator, Self.nine)
        #expect(try lines(house, Self.all).isEmpty)
    }

    @Test func `words with a number or a door in them are not released, nor by somebody without the right`() throws {
        let house = try House()
        let ticket = try house.reference(try house.done(.submit(form("a"), nil), by: Who.web, Self.nine))
        for text in ["请打13800138000找我", "江南西路12号3楼302房的井盖"] {
            guard case .replyBlocked? = try house.refused(.privacy(ticket, .publish(text: text)), by: Who.reviewer, Self.nine) else {
                Issue.record("released: \(text)")
                continue
            }
        }
        #expect(
            try house.refused(.privacy(ticket, .publish(text: "井盖松动")), by: Who.operator, Self.nine) == .notPermitted(verb: "publish"))
        #expect(
            try house.refused(.privacy(ticket, .unpublish(reason: "误")), by: Who.reviewer, Self.nine) == .nothingWaiting)
    }

    @Test func `the list of what waits to be released holds what was allowed and is open`() throws {
        let house = try House()
        let receipt = try house.done(.submit(form("a"), nil), by: Who.web, Self.nine)
        _ = try house.done(.submit(form("b", "路灯不亮", publicOK: false), nil), by: Who.web, Self.nine)
        func waiting() throws -> [String] {
            guard case .list(let list) = try house.ask(.list(ListFilter(list: .publish), by: Who.reviewer), Self.nine) else { return [] }
            return list.lines.map(\.number)
        }
        #expect(try waiting() == [receipt.ticket ?? ""])
        try house.done(.privacy(try house.reference(receipt), .publish(text: "井盖松动")), by: Who.reviewer, Self.nine)
        #expect(try waiting().isEmpty)
    }

    @Test func `filters by class, by state and by time; pages do not overlap`() throws {
        let house = try House()
        for number in 1...5 {
            _ = try house.done(.submit(form("\(number)"), nil), by: Who.web, at("2026-03-12T09:2\(number)"))
        }
        let all = try lines(house, Self.all)
        #expect(all.count == 5)
        func search(_ services: [CategoryCode]?, isOpen: Bool?, skipping: Int = 0, limit: Int = 1000) -> RegisterQuery {
            .search(
                RegisterQuery.Search(
                    from: at("2026-03-12T09:22"), until: at("2026-03-12T09:24"), services: services, isOpen: isOpen, skipping: skipping,
                    limit: limit))
        }
        let code = try #require(all.first?.service?.code)
        #expect(try lines(house, search([code], isOpen: true)).count == 3)
        #expect(try lines(house, search(["9999"], isOpen: nil)).isEmpty)
        #expect(try lines(house, search(nil, isOpen: false)).isEmpty)
        let pages = try [0, 2].flatMap { try lines(house, search(nil, isOpen: nil, skipping: $0, limit: 2)).map(\.number) }
        #expect(pages.count == 3 && Set(pages).count == 3)
    }
}
