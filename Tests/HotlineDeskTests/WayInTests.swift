import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// How a matter becomes a ticket, by each way in.
struct WayInTests {
    @Test func `a record of the phone log is a ticket, a mark and a cursor at once`() throws {
        let house = try House()
        let receipt = try house.phone(Matter.looseCover, called: at("2026-03-11T16:50"), at("2026-03-12T09:20"))
        #expect(receipt.ticket == "GZ202603120000010")
        #expect(receipt.state == .awaitingSignature)
        let ticket = try house.ticket(receipt)
        #expect(ticket.channel == .phone)
        #expect(ticket.kind == .request)
        #expect(ticket.category == "0205")
        #expect(ticket.street == "440105004")
        #expect(ticket.firstPerson == "8007")
        #expect(ticket.firstDepartment == "440105004")
        #expect(ticket.receivedAt == at("2026-03-11T16:50"))
        #expect(ticket.acceptedAt == at("2026-03-12T09:20"))
        #expect(try house.lead(receipt).handler == "440105004-1")
        #expect(try house.store.cursors(of: "agents").map(\.offset) == [100])
        #expect(try house.events(receipt) == ["accept", "dispatch"])
    }

    @Test func `each clock runs from its own beginning`() throws {
        let house = try House()
        let clocks = try house.clocks(house.phone(Matter.looseCover, called: at("2026-03-11T16:50"), at("2026-03-12T09:20")))
        #expect(Set(clocks.keys) == [.statutory, .promised, .sign, .contact])
        #expect(clocks[.statutory]?.due == at("2026-03-25T17:00"))
        #expect(clocks[.promised]?.due == at("2026-03-19T17:00"))
        #expect(clocks[.sign]?.due == at("2026-03-12T13:20"))
        #expect(clocks[.contact]?.due == at("2026-03-13T17:00"))
        #expect(clocks[.statutory]?.startedAt == at("2026-03-11T16:50"))
    }

    @Test func `特急 has clock hours for signing, contact and first report, and the kind's other limits beside`() throws {
        let house = try House()
        let clocks = try house.clocks(house.web(Matter.missingCover, at("2026-03-13T16:50")))
        #expect(clocks[.sign]?.due == at("2026-03-13T17:05"))
        #expect(clocks[.contact]?.due == at("2026-03-13T17:20"))
        #expect(clocks[.firstReport]?.due == at("2026-03-13T18:50"))
        #expect(clocks[.promised]?.due == at("2026-03-20T17:00"))
    }

    @Test(arguments: [
        (Matter.looseCover, TicketState.awaitingSignature), (Matter.lamp, .awaitingSignature), (Matter.licence, .awaitingSignature),
        (Matter.missingCover, .awaitingSignature), (Matter.tax, .awaitingSignature),
        // Not sure of the class; a report; no class; nothing but a threat.
        (Matter.stall, .pending), (Matter.report, .pending), (Matter.vague, .pending), (Matter.threat, .pending),
    ])
    func `what is sure is dispatched at once, everything else waits for a person`(text: String, state: TicketState) throws {
        let house = try House()
        #expect(try house.web(text, at("2026-03-12T09:20")).state == state)
    }

    @Test func `the kind that a citizen claims is kept and shown beside the one that is decided`() throws {
        let house = try House()
        var form = House.form(Matter.stall, id: "f1", at("2026-03-12T09:20"))
        form.kindClaimed = .suggestion
        let receipt = try house.done(.submit(form, nil), by: Who.web, at("2026-03-12T09:20"))
        guard case .ticket(let detail) = try house.ask(.show(house.reference(receipt), by: Who.operator), at("2026-03-12T09:21")) else {
            Issue.record("the ticket is shown")
            return
        }
        #expect(detail.line.kind == .complaint && detail.kindClaimed == .suggestion)
    }

    @Test func `a secret matter waits for a person however sure it is`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, secret: true, at("2026-03-12T09:20"))
        #expect(receipt.state == .pending)
        #expect(receipt.decided.map(\.slug).contains("needs-person"))
        #expect(try house.ticket(receipt).firstDepartment == nil)
    }

    @Test func `a place named twice in two streets waits for a person`() throws {
        let house = try House()
        let receipt = try house.web("棠下街道和员村街道交界处路灯不亮，井盖松动", at("2026-03-12T09:20"))
        #expect(receipt.state == .pending)
        #expect(receipt.decided.contains { $0.slug == "place-ambiguous" })
    }

    @Test func `a rule that says no automation is obeyed`() throws {
        let house = try House()
        // 咨询 by telephone: looked up in the guides first.
        let receipt = try house.phone(Matter.licence, called: at("2026-03-12T09:19"), at("2026-03-12T09:20"))
        #expect(receipt.state == .pending)
        #expect(try house.clocks(receipt)[.accept]?.due == at("2026-03-12T11:20"))
    }

    @Test func `Enter on a proposal dispatches what would have waited`() throws {
        let house = try House()
        let receipt = try house.console(Matter.stall, at("2026-03-12T09:20"))
        #expect(receipt.state == .awaitingSignature)
        #expect(try house.ticket(receipt).firstPerson == "8001")
        #expect(try house.lead(receipt).department == "440106011")
        #expect(try house.lead(receipt).how == "person")
        #expect(try house.lead(receipt).assignedBy == "8001")
    }

    @Test func `what a person decides stands, and is said to be a person's`() throws {
        let house = try House()
        let decision = Decision(
            kind: .complaint, category: "0206", street: "440106011", department: "CGJ", urgency: .urgent, isAccepted: true)
        let receipt = try house.console(Matter.vague, as: decision, at("2026-03-12T09:20"))
        let ticket = try house.ticket(receipt)
        #expect(ticket.kind == .complaint)
        #expect(ticket.category == "0206")
        #expect(ticket.district == "440106")
        #expect(ticket.urgency == .urgent)
        #expect(try house.lead(receipt).department == "CGJ")
        let slugs = receipt.decided.map(\.slug)
        for slug in ["kind-decided", "category-decided", "urgency-decided", "department-decided"] { #expect(slugs.contains(slug)) }
    }

    @Test func `nobody can sign or reply at the hotline, so nothing is dispatched there`() throws {
        let house = try House()
        #expect(try house.console(Matter.vague, at("2026-03-12T09:20")).state == .pending)
    }

    @Test func `for web and chat the first responsible is whoever is on duty at acceptance`() throws {
        let house = try House()
        #expect(try house.ticket(house.web(Matter.lamp, id: "f1", at("2026-03-12T09:20"))).firstPerson == "8401")
        #expect(try house.ticket(house.web(Matter.lamp, id: "f2", at("2026-03-12T21:00"))).firstPerson == "8402")
        #expect(try house.ticket(house.web(Matter.lamp, id: "f3", at("2026-03-14T12:00"))).firstPerson == "8402")
    }

    @Test func `a phone ticket must be explained to the citizen unless the agent did so on the call`() throws {
        let house = try House()
        let open = try house.phone(Matter.looseCover, digest: "a", called: at("2026-03-12T09:10"), at("2026-03-12T09:20"))
        #expect(open.mustTell)
        #expect(try house.notices(open).map(\.way) == [.person])
        #expect(try house.notices(open).first?.toldAt == nil)

        let told = try house.phone(Matter.looseCover, digest: "b", called: at("2026-03-12T09:11"), explained: true, at("2026-03-12T09:20"))
        #expect(!told.mustTell)
        #expect(try house.notices(told).first?.how == "本次通话")
        #expect(try house.ticket(told).isTransferTold)
        #expect(try !house.web(Matter.lamp, at("2026-03-12T09:21")).mustTell)
    }

    @Test func `the query code is told once and never stored as it is`() throws {
        let house = try House()
        let submission = House.form(Matter.lamp, id: "f1", at("2026-03-12T09:20"))
        let first = try house.done(.submit(submission, nil), by: Who.web, at("2026-03-12T09:20"))
        #expect(first.queryCode == "000001")
        #expect(first.link?.utf8.count == 32)
        let again = try house.done(.submit(submission, nil), by: Who.web, at("2026-03-12T09:25"))
        #expect(again.isRepeated)
        #expect(again.ticket == first.ticket)
        #expect(again.queryCode == nil)
        #expect(again.link == nil)
        #expect(try house.store.ticketCount() == 1)
        #expect(try house.rows().allSatisfy { !$0.contains("000001") || $0.contains("20260312000001") })
    }

    @Test func `a form's id with another body is a conflict, and says no number`() throws {
        let house = try House()
        try house.web(Matter.lamp, id: "f1", at("2026-03-12T09:20"))
        let other = House.form(Matter.looseCover, id: "f1", body: "b", at("2026-03-12T09:30"))
        #expect(try house.refused(.submit(other, nil), by: Who.web, at("2026-03-12T09:30")) == .keyConflict)
    }

    @Test func `the same record of a log, the same chat message and the same key are taken once`() throws {
        let house = try House()
        let record = House.record(Matter.lamp, digest: "d", called: at("2026-03-12T09:10"))
        for offset in [Int64(0), 500] {
            _ = try house.done(
                .fileLine(House.line(.record(record), offset: offset, to: offset + 100)), by: Who.file, at("2026-03-12T09:20"))
        }
        #expect(try house.store.ticketCount() == 1)
        #expect(try house.store.cursors(of: "agents").map(\.offset) == [600])
        let key = Mark.console("8001", key: "n1")
        let receipt = try house.web(Matter.looseCover, at("2026-03-12T09:21"))
        let urge = Action.urge(try house.reference(receipt), text: nil)
        #expect(try !house.done(urge, by: Who.operator, key: key, at("2026-03-12T09:22")).isRepeated)
        #expect(try house.done(urge, by: Who.operator, key: key, at("2026-03-12T09:23")).isRepeated)
        #expect(try house.ticket(receipt).urges == 1)
    }

    @Test func `a retry key is forgotten after a day`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, at("2026-03-12T09:21"))
        let urge = Action.urge(try house.reference(receipt), text: nil)
        let key = Mark.console("8001", key: "n1")
        try house.done(urge, by: Who.operator, key: key, at("2026-03-12T09:22"))
        try house.tick(at("2026-03-13T09:22"))
        #expect(try house.done(urge, by: Who.operator, key: key, at("2026-03-13T09:22")).isRepeated)
        try house.tick(at("2026-03-13T09:23"))
        #expect(try !house.done(urge, by: Who.operator, key: key, at("2026-03-13T09:24")).isRepeated)
    }

    @Test func `a record with the id of a known call belongs to that call's ticket, and its danger raises it`() throws {
        let house = try House()
        let first = try house.phone(Matter.looseCover, digest: "a", called: at("2026-03-12T09:10"), call: "c1", at("2026-03-12T09:20"))
        let second = try house.phone(Matter.missingCover, digest: "b", called: at("2026-03-12T09:25"), call: "c1", at("2026-03-12T09:30"))
        #expect(second.ticket == first.ticket)
        #expect(try house.store.ticketCount() == 1)
        let ticket = try house.ticket(first)
        #expect(ticket.urgency == .critical)
        #expect(ticket.ringAt == at("2026-03-12T09:35"))
        #expect(try house.clocks(first)[.sign]?.due == at("2026-03-12T09:45"))
        #expect(try house.clocks(first)[.firstReport]?.due == at("2026-03-12T11:30"))
        #expect(house.takePushes().contains { if case .ring(to: nil, _, .critical, _) = $0 { true } else { false } })
    }

    @Test func `a line that the reader rejected, and one that the Desk refuses, are rejects with the cursor past them`() throws {
        let house = try House()
        let rejected = try house.done(
            .fileLine(House.line(.reject(reason: Reason("reject-time", "25:00"), raw: [1, 2]), offset: 10, to: 50)), by: Who.file,
            at("2026-03-12T09:20"))
        #expect(rejected.rejected == Reason("reject-time", "25:00"))
        var record = House.record(Matter.lamp, digest: "x", called: at("2026-03-12T09:10"))
        record.streetClaimed = "999999999"
        let refused = try house.done(.fileLine(House.line(.record(record), offset: 50, to: 90)), by: Who.file, at("2026-03-12T09:20"))
        #expect(refused.rejected?.slug == "reject-refused")
        #expect(refused.rejected?.arguments.first == "unknown-place")
        try house.done(.fileLine(House.line(.nothing, offset: 90, to: 95)), by: Who.file, at("2026-03-12T09:20"))
        #expect(try house.store.rejectCount() == 2)
        #expect(try house.store.ticketCount() == 0)
        #expect(try house.store.cursors(of: "agents").map(\.offset) == [95])
    }

    @Test(arguments: [
        ("", Refusal.missing(field: "content")), (" \n　", .missing(field: "content")),
        (String(repeating: "井", count: 12_001), .tooLong(field: "content", limit: 12_000)),
    ])
    func `a matter without words, or with too many, is refused and writes nothing`(text: String, refusal: Refusal) throws {
        let house = try House()
        let submission = House.form(text, id: "f", at("2026-03-12T09:20"))
        #expect(try house.refused(.submit(submission, nil), by: Who.web, at("2026-03-12T09:20")) == refusal)
    }

    @Test func `a matter of exactly the limit is taken`() throws {
        let house = try House()
        #expect(try house.web(String(repeating: "井", count: 12_000), at("2026-03-12T09:20")).ticket != nil)
    }

    @Test func `numbers count on over a restart and begin anew each day`() throws {
        let house = try House()
        #expect(try house.web(Matter.lamp, id: "1", at("2026-03-12T23:59")).ticket == "GZ202603120000010")
        try house.restart()
        #expect(try house.id(house.web(Matter.lamp, id: "2", at("2026-03-12T23:59:59"))) == 20_260_312_000_002)
        #expect(try house.id(house.web(Matter.lamp, id: "3", at("2026-03-13T00:00"))) == 20_260_313_000_001)
    }
}
