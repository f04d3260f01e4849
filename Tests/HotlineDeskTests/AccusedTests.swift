import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Practice 26: those complained about, and everybody below them, learn nothing and get nothing.
struct AccusedTests {
    private static let nine = at("2026-03-12T09:20")
    private static let street: DepartmentCode = "440111010"

    /// Everything that somebody can ask of the Desk about a ticket, and every list it could stand on.
    private func outputs(_ house: House, _ receipt: Receipt, for actor: Actor, department: DepartmentCode?, _ now: Instant) throws -> String
    {
        let ticket = try house.reference(receipt)
        var queries: [Query] = [
            .show(ticket, by: actor), .why(ticket, by: actor), .inbox(by: actor), .untold(by: actor), .privacy(.proposals, by: actor),
            .privacy(.excluded, by: actor),
        ]
        queries += TicketList.Name.allCases.map { .list(ListFilter(list: $0, limit: 200), by: actor) }
        queries += TicketState.allCases.map { .list(ListFilter(state: $0, limit: 200), by: actor) }
        if let department {
            queries += [
                .feed(FeedRequest(department: department, limit: 200), by: actor), .list(ListFilter(department: department), by: actor),
            ]
        }
        queries.append(.propose(House.form("又来反映", id: "again", now), nil, by: actor))
        return try queries.map { "\(try house.ask($0, now))" }.joined(separator: "\n")
    }

    private func notices(_ house: House, _ receipt: Receipt) throws -> [OutboxRow] { try house.store.notices(of: house.id(receipt)) }

    @Test func `a ticket in full says whom its forms must not offer: those complained about, and all below them`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, Self.nine)
        let ticket = try house.reference(receipt)
        func barred() throws -> Set<DepartmentCode> {
            guard case .ticket(let detail) = try house.ask(.show(ticket, by: Who.dispatcher), at("2026-03-12T09:30")) else { return [] }
            return detail.barred
        }
        #expect(try barred().isEmpty)
        try house.done(.privacy(ticket, .accuse(departments: ["440111"], people: [])), by: Who.dispatcher, at("2026-03-12T09:25"))
        #expect(try barred().isSuperset(of: ["440111", Self.street]))
        #expect(try !barred().contains("440105004"))
    }

    @Test func `a ticket about a department stands in nothing that the department or anybody below can see, for a month`() throws {
        let house = try House()
        let receipt = try house.web("投诉京溪街道有个井盖松动", Self.nine)
        let ticket = try house.reference(receipt)
        if try house.ticket(receipt).state == .pending {
            try house.done(.dispatch(ticket, to: Self.street, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:25"))
        }
        #expect(try house.lead(receipt).department == Self.street)
        #expect(
            try outputs(house, receipt, for: Who.jingxi, department: Self.street, at("2026-03-12T09:30")).contains(receipt.ticket ?? "?"))

        try house.done(.privacy(ticket, .accuse(departments: [Self.street], people: [])), by: Who.operator, at("2026-03-12T09:40"))
        #expect(try house.ticket(receipt).state == .awaitingDispatch)
        #expect(
            try house.refused(.dispatch(ticket, to: Self.street, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:41"))
                == .accused(Self.street))
        // The next level that is not named takes it.
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:42"))
        #expect(try house.lead(receipt).department == "440111")
        _ = house.takePushes()
        let last = try #require(try notices(house, receipt).last?.id)

        for day in [12, 13, 20, 31] {
            let now = at("2026-03-\(day)T18:00")
            try house.pass(to: now)
            for person in ["440111010-1", "440111010-2", "440111010-3", "440111010-4", nil] as [PersonID?] {
                let actor = Actor(door: .api, person: person, department: Self.street)
                #expect(
                    try !outputs(house, receipt, for: actor, department: Self.street, now).contains(receipt.ticket ?? "?"),
                    "\(day) \(actor)")
                guard let person else { continue }
                let own = Actor(door: .console, person: person)
                #expect(try !outputs(house, receipt, for: own, department: Self.street, now).contains(receipt.ticket ?? "?"))
            }
        }
        // The ladder climbed, and told nobody of them.
        #expect(try !house.rungs(receipt).isEmpty)
        for notice in try notices(house, receipt) where notice.id > last { #expect(!notice.recipient.contains("440111010"), "\(notice)") }
        for push in house.takePushes() {
            if case .ring(let group, let number, _, _) = push, number?.description == receipt.ticket { #expect(group != nil) }
        }
        for action in [
            Action.sign(ticket), .note(ticket, text: "看看", until: nil),
            .reply(ticket, publicText: "好", innerText: nil, truth: "true", solved: "solved"),
        ] {
            #expect(try house.refused(action, by: Who.jingxi, at("2026-03-31T18:00")) == .noSuchTicket)
        }
    }

    @Test func `what the accused was about to be told is told no more`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.urge(ticket, text: nil), by: Who.operator, at("2026-03-12T16:00"))
        #expect(try notices(house, receipt).contains { $0.recipient.contains("440105004-1") && $0.how == nil })
        try house.done(.privacy(ticket, .accuse(departments: ["440105004"], people: [])), by: Who.operator, at("2026-03-12T16:01"))
        #expect(
            try notices(house, receipt).filter { $0.recipient.contains("440105004-1") }.allSatisfy {
                $0.how == "accused" && $0.toldAt == nil
            })
        #expect(try house.store.unsigned(of: "440105004", at: at("2026-03-12T16:02"), limit: 5) == [])
        #expect(try house.clocks(receipt)[.promised]?.stoppedAt == nil, "the citizen's clock runs on")
    }

    @Test(arguments: [TicketState.awaitingSignature, .returnReview, .inProgress, .awaitingReview, .awaitingCallback])
    func `wherever it stands it is taken back from them`(state: TicketState) throws {
        let house = try House()
        let receipt = try house.stand(in: state)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .accuse(departments: ["440105004"], people: [])), by: Who.dispatcher, at("2026-03-12T16:00"))
        #expect(try house.ticket(receipt).state == .awaitingDispatch)
        #expect(try house.store.ticket(house.id(receipt))?.nextAt != nil)
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T16:10"))
        #expect(try house.lead(receipt).department == "440105")
        #expect(try house.store.verifyJournal().faults == [])
    }

    @Test func `a named person's department is out, and so is everybody below it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .accuse(departments: [], people: ["440105-3"])), by: Who.operator, at("2026-03-12T13:00"))
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T13:10"))
        // The district's own representative is named, so neither district nor street has it: an inspector does.
        #expect(try house.lead(receipt).department == "ZSJ")
        #expect(try house.lead(receipt).handler == "8702")
        for actor in [Who.jiangnan, Who.system(of: "440105", "440105-1"), Actor(door: .api, department: "440105")] {
            guard case .refused(.noSuchTicket) = try house.ask(.show(ticket, by: actor), at("2026-03-12T13:20")) else {
                Issue.record("\(actor) sees it")
                continue
            }
        }
    }

    @Test func `at the top an inspector has it, another one where the first stands below the named`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .accuse(departments: ["440106", "ZSJ"], people: [])), by: Who.operator, at("2026-03-12T09:30"))
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:35"))
        #expect(try house.lead(receipt).handler == "8703")
        // Nobody at all is left: it stays with the dispatcher, and says what is missing.
        try house.done(.privacy(ticket, .accuse(departments: ["SJJ"], people: [])), by: Who.operator, at("2026-03-12T09:40"))
        #expect(
            try house.refused(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:45"))
                == .missing(field: "inspector"))
    }

    @Test func `with the hotline itself named an inspector has it at once and the house sees nothing of it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .accuse(departments: [.hotline], people: [])), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.lead(receipt).handler == "8702")
        #expect(try house.ticket(receipt).state == .awaitingSignature)
        try house.pass(to: at("2026-03-20T18:00"))
        for actor in [Who.operator, Who.dispatcher, Who.shiftLeader, Actor(door: .console, person: "8601")] {
            #expect(try !outputs(house, receipt, for: actor, department: nil, at("2026-03-20T18:00")).contains(receipt.ticket ?? "?"))
        }
        let inspector = Actor(door: .console, person: "8702")
        guard case .ticket = try house.ask(.show(ticket, by: inspector), at("2026-03-20T18:00")) else {
            Issue.record("the inspector does not see it")
            return
        }
    }

    @Test func `a colleague of the operator named goes on, the operator and nobody of them sees it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .accuse(departments: [], people: ["8001"])), by: Who.other, at("2026-03-12T09:30"))
        #expect(try house.refused(.note(ticket, text: "改一改", until: nil), by: Who.operator, at("2026-03-12T09:31")) == .noSuchTicket)
        #expect(try !outputs(house, receipt, for: Who.operator, department: nil, at("2026-03-12T09:31")).contains(receipt.ticket ?? "?"))
        try house.done(.note(ticket, text: "继续", until: nil), by: Who.other, at("2026-03-12T09:32"))
        // A shift leader named takes the operators below along.
        try house.done(.privacy(ticket, .accuse(departments: [], people: ["8401"])), by: Who.dispatcher, at("2026-03-12T09:33"))
        #expect(try house.refused(.note(ticket, text: "x", until: nil), by: Who.other, at("2026-03-12T09:34")) == .noSuchTicket)
        #expect(
            try outputs(house, receipt, for: Actor(door: .console, person: "8601"), department: nil, at("2026-03-12T09:35")).contains(
                receipt.ticket ?? "?"))
    }

    @Test func `next passes over what is hidden from whoever asks`() throws {
        let house = try House()
        let first = try house.web(Matter.stall, Self.nine)
        let second = try house.web(Matter.vague, id: "f2", at("2026-03-12T09:21"))
        for receipt in [first, second] where try house.ticket(receipt).state == .pending {
            let taken = try house.done(.takeNext(.pending), by: Who.operator, at("2026-03-12T09:22"))
            try house.done(
                .privacy(house.reference(taken), .accuse(departments: [], people: ["8001"])), by: Who.other, at("2026-03-12T09:23"))
        }
        #expect(try house.refused(.takeNext(.pending), by: Who.operator, at("2026-03-12T09:24")) == .nothingWaiting)
        try house.done(.takeNext(.pending), by: Who.other, at("2026-03-12T09:50"))
    }

    @Test func `nobody is accused who is in no table, and a closed ticket is left alone`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        let ticket = try house.reference(receipt)
        #expect(
            try house.refused(.privacy(ticket, .accuse(departments: ["XX"], people: [])), by: Who.operator, at("2026-03-12T16:00"))
                == .unknownDepartment("XX"))
        #expect(
            try house.refused(.privacy(ticket, .accuse(departments: [], people: ["9"])), by: Who.operator, at("2026-03-12T16:00"))
                == .unknownPerson("9"))
        #expect(
            try house.refused(.privacy(ticket, .accuse(departments: [], people: [])), by: Who.operator, at("2026-03-12T16:00"))
                == .missing(field: "department"))
        #expect(
            try house.refused(.privacy(ticket, .accuse(departments: ["SWJ"], people: [])), by: Who.tangxia, at("2026-03-12T16:00"))
                == .notPermitted(verb: "secrecy"))
        let closed = try house.stand(in: .archived, id: "closed")
        let refusal = try house.refused(
            .privacy(house.reference(closed), .accuse(departments: ["SWJ"], people: [])), by: Who.operator, at("2026-03-12T16:00"))
        #expect(refusal?.codes.slug == "wrong-state")
    }

    @Test func `no complaint goes by rule to the office that it names`() throws {
        let house = try House()
        let named = try house.web("投诉江南中街道办事处对江南西路井盖松动不理", Self.nine)
        #expect(try house.ticket(named).state == .pending)
        #expect(named.decided.contains(Reason("names-lead", "江南中街道办事处")))
        let above = try house.web("投诉海珠区政务服务和热线办不管江南西路井盖松动", id: "f2", Self.nine)
        #expect(try house.ticket(above).state == .pending)
        let place = try house.web(Matter.stall, id: "f3", Self.nine)
        #expect(!place.decided.contains { $0.slug == "names-lead" })
    }

    @Test func `a complaint that names an office offers it as accused, one that names a place does not`() throws {
        let house = try House()
        func reasons(_ text: String) throws -> [Reason] {
            guard
                case .proposal(let proposal) = try house.ask(
                    .propose(House.form(text, id: "p", Self.nine), nil, by: Who.operator), Self.nine)
            else { return [] }
            return proposal.reasons.filter { $0.slug == "accused-offered" }
        }
        #expect(try reasons("投诉棠下街道办事处工作人员态度差，推诿").map(\.arguments) == [["440106011"]])
        #expect(try reasons(Matter.stall) == [])
        #expect(try reasons("请问市水务局在哪里办公") == [])
    }
}
