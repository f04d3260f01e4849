import HotlineCore
import HotlineDesk
import Testing

/// What a citizen does on the progress page: the same as a chat's word, proven by code or link.
struct CitizenActTests {
    private static func request(_ receipt: Receipt, link: String? = nil) -> ProgressRequest {
        ProgressRequest(number: receipt.ticket ?? "", proof: .link(link ?? receipt.link ?? ""), address: "192.0.2.1")
    }

    private static func coded(_ receipt: Receipt, _ code: String?, _ lastFour: String?) -> ProgressRequest {
        ProgressRequest(number: receipt.ticket ?? "", proof: .code(code ?? "", lastFour: lastFour), address: "192.0.2.1")
    }

    @Test(arguments: [
        (TicketState.awaitingSignature, [CitizenAct.Kind.add, .withdraw]), (.inProgress, [.add, .withdraw]),
        (.awaitingRating, [.rate, .add, .withdraw]), (.archived, [.object]),
    ])
    func `a page offers what can be done now, and each of it is taken`(state: TicketState, kinds: [CitizenAct.Kind]) throws {
        let acts: [CitizenAct.Kind: CitizenAct] = [
            .rate: .rate(4, words: "快"), .add: .add(text: "今晚更响了"), .withdraw: .withdraw(reason: "已经好了"),
            .object: .object(reason: "没有修好"),
        ]
        for kind in kinds {
            let house = try House()
            let receipt = try house.stand(in: state)
            #expect(try house.page(receipt, at("2026-03-12T15:30"))?.acts == kinds)
            let act = try #require(acts[kind])
            let done = try house.done(.citizen(Self.request(receipt), act), by: Who.web, at("2026-03-12T15:30"))
            #expect(done.ticket == receipt.ticket && done.say == nil && done.decided.isEmpty)
        }
        for kind in CitizenAct.Kind.allCases where !kinds.contains(kind) {
            let house = try House()
            let receipt = try house.stand(in: state)
            let act = try #require(acts[kind])
            #expect(try house.refused(.citizen(Self.request(receipt), act), by: Who.web, at("2026-03-12T15:30")) != .noSuchTicket)
        }
    }

    @Test func `a wrong code, wrong digits, a wrong link and an unknown number are one refusal`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        var unknown = receipt
        unknown.ticket = "GZ202603120000028"
        let requests = [
            Self.coded(receipt, "000000", "0001"), Self.coded(receipt, receipt.queryCode, "9999"),
            Self.coded(receipt, receipt.queryCode, nil),
            Self.request(receipt, link: "00"), Self.request(unknown),
        ]
        for request in requests {
            #expect(try house.refused(.citizen(request, .add(text: "x")), by: Who.web, at("2026-03-12T15:30")) == .noSuchTicket)
        }
        try house.done(
            .citizen(Self.coded(receipt, receipt.queryCode, "0001"), .add(text: "补一句")), by: Who.web, at("2026-03-12T15:30"))
        #expect(try house.events(receipt).last == "supplemented")
    }

    @Test func `a low rating asks somebody else to look, and a second rating is refused`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingRating)
        try house.done(.citizen(Self.request(receipt), .rate(1, words: "没人来")), by: Who.web, at("2026-03-12T15:30"))
        #expect(try house.events(receipt).contains("rated_low"))
        let page = try #require(try house.page(receipt, at("2026-03-12T15:31")))
        #expect(page.state.chinese == "您提出了不同意见，正由另一位工作人员复核。" && page.nextStepChinese == "有结果就告诉您。")
        let again = Action.citizen(Self.request(receipt), .rate(5, words: nil))
        #expect(try house.refused(again, by: Who.web, at("2026-03-12T15:31")) == .alreadyRated)
    }

    @Test func `danger in what is added raises the ticket, and says whom to call`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let done = try house.done(
            .citizen(Self.request(receipt), .add(text: "不解决我就从楼上跳下去")), by: Who.web, at("2026-03-12T15:30"))
        #expect(done.say?.contains("110") == true)
        #expect(try house.ticket(receipt).urgency == .critical)
    }

    @Test(arguments: [
        (CitizenAct.rate(0, words: nil), Refusal.invalid(field: "grade", value: "0", expected: "1–5")),
        (.add(text: ""), .missing(field: "text")), (.withdraw(reason: ""), .missing(field: "reason")),
        (.object(reason: String(repeating: "字", count: 2001)), .tooLong(field: "reason", limit: 2000)),
        (.rate(5, words: String(repeating: "字", count: 501)), .tooLong(field: "words", limit: 500)),
    ])
    func `nothing, and more than a page holds, is refused by its field`(act: CitizenAct, refusal: Refusal) throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingRating)
        #expect(try house.refused(.citizen(Self.request(receipt), act), by: Who.web, at("2026-03-12T15:30")) == refusal)
    }
}
