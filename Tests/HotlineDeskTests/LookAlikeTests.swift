import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

struct LookAlikeTests {
    private static func proposal(
        _ house: House, _ text: String, phone: String? = nil, place: String? = nil, secret: Bool = false, _ now: String
    ) throws -> Proposal {
        let submission = Submission(
            channel: .phone, mark: .console("8001", key: "k"), receivedAt: at(now), takenBy: "8001",
            citizen: Citizen(phone: phone.flatMap { Phone($0) }), content: text, placeText: place, secret: secret)
        guard case .proposal(let proposal) = try house.ask(.propose(submission, nil, by: Who.operator), at(now)) else {
            preconditionFailure("no proposal")
        }
        return proposal
    }

    private static func alike(_ house: House, _ receipt: Receipt, _ now: String) throws -> [String] {
        guard case .links(.like(let found)) = try house.ask(.links(.like(house.reference(receipt)), by: Who.operator), at(now)) else {
            preconditionFailure("no look-alikes")
        }
        return found.map(\.line.number)
    }

    @Test func `nearly the same text of one class and street is offered with the reason`() throws {
        let house = try House()
        let earlier = try house.web(Matter.looseCover, id: "a", phone: "12000000011", at("2026-03-12T09:00"))
        let proposal = try Self.proposal(house, "江南西路有个井盖松动，车一过就很响，吵得我们睡不着", "2026-03-12T09:14")
        #expect(proposal.lookAlikes.map(\.line.number) == [earlier.ticket])
        #expect(proposal.lookAlikes.first?.reasons.map(\.slug).contains("like-text") == true)
        #expect(proposal.lookAlikes.first?.channel == .web)
    }

    @Test func `another matter of the same street and class with other words is not offered`() throws {
        let house = try House()
        try house.web(Matter.looseCover, id: "a", phone: "12000000011", at("2026-03-12T09:00"))
        #expect(try Self.proposal(house, "江南中街道 井盖缺了一角 在小学旁边的斜坡下面", "2026-03-12T09:14").lookAlikes.isEmpty)
    }

    @Test func `the same words without a class or a place meet in a band`() throws {
        let house = try House()
        let earlier = try house.web("呢件事我讲咗好多次都冇人理，我想问下究竟几时先有人跟进我嗰件事", id: "a", phone: "12000000011", at("2026-03-12T09:00"))
        #expect(try house.ticket(earlier).category == nil && house.ticket(earlier).district == nil)
        let proposal = try Self.proposal(house, "呢件事我讲咗好多次都冇人理，我想问下究竟几时先有人跟进我嗰件事！", "2026-03-12T09:14")
        #expect(proposal.lookAlikes.map(\.line.number) == [earlier.ticket])
    }

    @Test func `practice 5: nothing is offered across secrecy: neither secret matters nor reports, nor to them`() throws {
        let house = try House()
        try house.web(Matter.looseCover, id: "a", phone: "12000000011", secret: true, at("2026-03-12T09:00"))
        #expect(try Self.proposal(house, Matter.looseCover, "2026-03-12T09:14").lookAlikes.isEmpty)
        let open = try house.web(Matter.looseCover, id: "b", phone: "12000000012", at("2026-03-12T09:20"))
        #expect(try Self.proposal(house, Matter.looseCover, secret: true, "2026-03-12T09:24").lookAlikes.isEmpty)
        #expect(try Self.alike(house, open, "2026-03-12T09:24").isEmpty)
        try house.web(Matter.report, id: "r", phone: "12000000013", at("2026-03-12T09:25"))
        #expect(try Self.proposal(house, Matter.report, "2026-03-12T09:26").lookAlikes.isEmpty)
    }

    @Test func `what is closed, merged or older than thirty days is not offered`() throws {
        let house = try House()
        let closed = try house.stand(in: .archived)
        let again = try house.web(Matter.looseCover, id: "b", phone: "12000000012", at("2026-03-12T16:00"))
        #expect(try Self.alike(house, again, "2026-03-12T16:01").isEmpty)
        #expect(try house.ticket(closed).state == .archived)
        let third = try house.web(Matter.looseCover, id: "c", phone: "12000000013", at("2026-03-12T16:02"))
        #expect(try Self.alike(house, third, "2026-03-12T16:03") == [again.ticket])
        #expect(try Self.alike(house, third, "2026-04-12T16:03").isEmpty)
    }

    @Test func `the same party complained about is offered whatever the words`() throws {
        let house = try House()
        let first = try house.web(Matter.wages, id: "a", phone: "12000000011", at("2026-03-12T09:00"))
        let second = try house.web("示例电子厂食堂的饭菜不新鲜，吃坏肚子", id: "b", phone: "12000000012", at("2026-03-12T09:10"))
        for receipt in [first, second] {
            try house.done(.link(.subject(house.reference(receipt), name: "示例电子厂")), by: Who.operator, at("2026-03-12T09:20"))
        }
        #expect(try Self.alike(house, second, "2026-03-12T09:30") == [first.ticket])
    }

    @Test func `a department may not ask what looks alike across departments`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, id: "a", at("2026-03-12T09:00"))
        guard case .refused(.notYours) = try house.ask(.links(.like(house.reference(receipt)), by: Who.jiangnan), at("2026-03-12T09:10"))
        else {
            Issue.record("it was answered")
            return
        }
    }

    @Test func `a ticket with a class or a place costs one row, one with neither four at most`() throws {
        let house = try House()
        try house.web(Matter.looseCover, id: "a", at("2026-03-12T09:00"))
        #expect(try house.store.database.all("SELECT ticket FROM likenesses") { $0.integer(0) }.count == 1)
        try house.web("呢件事我讲咗好多次都冇人理", id: "b", at("2026-03-12T09:01"))
        #expect(try house.store.database.all("SELECT ticket FROM likenesses") { $0.integer(0) }.count <= 5)
    }

    // One caller, one call

    @Test func `practice 37: the last answer and its date are shown on the number, and an urge is one key`() throws {
        let house = try House()
        let answered = try house.stand(in: .awaitingCallback)
        guard
            case .links(.caller(let history)) = try house.ask(
                .links(.caller(try #require(Phone("12000000001"))), by: Who.operator), at("2026-03-13T09:00"))
        else { Issue.record("no history"); return }
        #expect(history.count == 1 && history.open == 1)
        #expect(history.lastAnswer?.ticket == answered.ticket)
        #expect(history.lastAnswer?.at == at("2026-03-12T11:00"))
        #expect(history.lastAnswer?.text == "井盖已垫好。")
    }

    private static func call(_ text: String, key: String, call: String? = nil, phone: String = "12000000003", _ now: String) -> Submission {
        Submission(
            channel: .phone, mark: .console("8001", key: key), receivedAt: at(now), takenBy: "8001", citizen: Citizen(phone: Phone(phone)),
            content: text, callID: call, raw: text)
    }

    @Test func `practice 37: however often a caller urges, the department is told once a day`() throws {
        let house = try House()
        let ticket = try house.console(Matter.looseCover, at("2026-03-12T09:00"))
        let reference = try house.reference(ticket)
        for (index, now) in ["2026-03-12T10:00", "2026-03-12T11:00", "2026-03-12T15:00", "2026-03-13T09:00"].enumerated() {
            let receipt = try house.done(
                .link(.takeRepeat(Self.call("还是没人来修", key: "u\(index)", now), of: reference)), by: Who.operator, at(now))
            #expect(receipt.ticket == ticket.ticket)
        }
        #expect(try house.ticket(ticket).urges == 4)
        let told = try house.notices(ticket).filter { $0.subject == "urged" }.map(\.createdAt)
        #expect(told == [at("2026-03-12T10:00"), at("2026-03-13T09:00")])
        #expect(try house.store.ticketCount() == 1)
    }

    @Test func `a repeat that was sent twice is one urge, and new danger in it raises the ticket`() throws {
        let house = try House()
        let ticket = try house.console(Matter.looseCover, at("2026-03-12T09:00"))
        let repeated = Self.call(Matter.missingCover, key: "u", "2026-03-12T10:00")
        for _ in 1...2 {
            try house.done(.link(.takeRepeat(repeated, of: house.reference(ticket))), by: Who.operator, at("2026-03-12T10:00"))
        }
        #expect(try house.ticket(ticket).urges == 1)
        #expect(try house.ticket(ticket).urgency == .critical)
    }

    @Test func `practice 37: new facts make a linked ticket, and each names the other`() throws {
        let house = try House()
        let older = try house.console(Matter.looseCover, at("2026-03-12T09:00"))
        let younger = try house.done(
            .link(
                .takeRelated(
                    Self.call(Matter.stall, key: "k2", "2026-03-12T10:00"), Decision(isAccepted: true), to: house.reference(older),
                    isMore: false)),
            by: Who.operator, at("2026-03-12T10:00"))
        #expect(try house.store.related(to: house.id(older), limit: 9) == [house.id(younger)])
        #expect(try house.store.related(to: house.id(younger), limit: 9) == [house.id(older)])
        #expect(try house.ticket(younger).state == .awaitingSignature)
    }

    @Test func `practice 32: one call makes one ticket, and more only by more`() throws {
        let house = try House()
        let first = try house.done(
            .submit(Self.call(Matter.looseCover, key: "a", call: "c-1", "2026-03-12T09:00"), nil), by: Who.operator, at("2026-03-12T09:00"))
        let second = Self.call(Matter.stall, key: "b", call: "c-1", "2026-03-12T09:05")
        #expect(
            try house.refused(.submit(second, nil), by: Who.operator, at("2026-03-12T09:05"))
                == .callTaken(ticket: try #require(first.ticket)))
        try house.done(.link(.takeMore(second, nil)), by: Who.operator, at("2026-03-12T09:06"))
        #expect(try house.store.ticketCount() == 2)
        // The log's record of the call belongs to its first ticket.
        try house.phone("井盖松动", called: at("2026-03-12T09:00"), agent: "8001", call: "c-1", at("2026-03-12T09:10"))
        #expect(try house.store.ticketCount() == 2)
        #expect(try house.events(first).last == "attached")
    }

    @Test(arguments: [
        // agent, called, whether it belongs to the console's ticket of 09:00
        (PersonID("8001"), "2026-03-12T09:15", true), ("8001", "2026-03-12T08:45", true), ("8001", "2026-03-12T09:16", false),
        ("8002", "2026-03-12T09:05", false),
    ])
    func `practice 32: a log's record of the same agent and phone within fifteen minutes attaches`(
        agent: PersonID, called: String, attaches: Bool
    )
        throws
    {
        let house = try House()
        let first = try house.done(
            .submit(Self.call(Matter.looseCover, key: "a", phone: "12000000002", "2026-03-12T09:00"), nil), by: Who.operator,
            at("2026-03-12T09:00"))
        try house.phone("井盖松动", called: at(called), agent: agent, call: "c-9", at("2026-03-12T09:30"))
        #expect(try house.store.ticketCount() == (attaches ? 1 : 2))
        #expect(try house.store.ticket(ofCall: "c-9") == (attaches ? house.id(first) : house.store.ticket(ofCall: "c-9")))
    }
}
