import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Who may do what, and to whose tickets.
struct RightsTests {
    @Test(arguments: [
        (Who.reviewer, "answer"), (Who.callBack, "answer"), (Who.administrator, "answer"), (Who.reviewer, "dispatch"),
        (Who.administrator, "dispatch"), (Who.operator, "rule"), (Who.reviewer, "rule"), (Who.administrator, "rule"),
        (Who.operator, "review"),
        (Who.dispatcher, "review"), (Who.callBack, "review"), (Who.operator, "call_back"), (Who.reviewer, "call_back"),
        (Who.operator, "archive"), (Who.reviewer, "archive"), (Who.reviewer, "hand_over"), (Who.administrator, "note"),
        (Who.jiangnan, "dispatch"), (Who.jiangnan, "answer"), (Who.jiangnan, "rule"), (Who.jiangnan, "review"), (Who.jiangnan, "urge"),
        (Who.operator, "token"), (Who.shiftLeader, "token"),
    ])
    func `a role that is not allowed to is told so, and nothing is written`(actor: Actor, verb: String) throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .returnReview))
        let actions: [String: Action] = [
            "answer": .answer(ticket, text: "好"), "dispatch": .dispatch(ticket, to: "SWJ", handler: nil, note: nil),
            "rule": .rule(ticket, granted: true, reason: "属水务"), "review": .review(ticket, .release),
            "call_back": .callBack(ticket, .rated(5, words: nil)), "archive": .archive(ticket),
            "note": .note(ticket, text: "x", until: nil),
            "hand_over": .handOver(ticket, to: "110", takenBy: "甲", incident: "1"), "urge": .urge(ticket, text: nil),
            "token": .issueToken(.gateway("wx"), secret: String(repeating: "a", count: 64)),
        ]
        let action = try #require(actions[verb])
        #expect(try house.refused(action, by: actor, at("2026-03-12T16:00")) == .notPermitted(verb: verb))
    }

    @Test(arguments: [
        (Who.system(of: "RSJ", "RSJ-1"), Refusal.noSuchTicket), (Who.system(of: "440106011", "440106011-1"), .noSuchTicket),
        (Who.system(of: "440106", "440106-2"), .noSuchTicket),
        // It is asked to help, and so it knows of the ticket, but the lead signs.
        (Who.system(of: "SWJ", "SWJ-1"), .notYours),
        // A person of another department, of the hotline, of nowhere, of nobody.
        (Who.system(of: "440105004", "SWJ-1"), .personOutsideDepartment("SWJ-1", "440105004")),
        (Who.system(of: "440105004", "8101"), .personOutsideDepartment("8101", "440105004")),
        (Who.system(of: "440105004", "X"), .unknownPerson("X")), (Who.system(of: "440105004", nil), .missing(field: "person")),
        (Who.web, .notPermitted(verb: "sign")), (Who.chat, .notPermitted(verb: "sign")),
        (Who.operator, .notPermitted(verb: "sign")),
    ])
    func `another's ticket looks like none, and a system names its own people`(actor: Actor, refusal: Refusal) throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .awaitingSignature))
        #expect(try house.refused(.sign(ticket), by: actor, at("2026-03-12T10:00")) == refusal)
    }

    @Test func `a department's token does not borrow the hotline's rights by naming its people`() throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .returnReview))
        let borrowed = Who.system(of: "440105004", "8101")
        for action in [Action.rule(ticket, granted: true, reason: "好"), .dispatch(ticket, to: "SWJ", handler: nil, note: nil)] {
            #expect(try house.refused(action, by: borrowed, at("2026-03-12T10:30")) == .personOutsideDepartment("8101", "440105004"))
        }
    }

    @Test func `the district above signs for its street, the street not for its district`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        try house.done(.sign(house.reference(receipt)), by: Who.system(of: "440105", "440105-2"), at("2026-03-12T10:00"))
        #expect(try house.ticket(receipt).state == .inProgress)
        let other = try house.web(Matter.stall, id: "2", at("2026-03-12T09:20"))
        try house.done(.dispatch(house.reference(other), to: "440105", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T10:00"))
        #expect(try house.refused(.sign(house.reference(other)), by: Who.jiangnan, at("2026-03-12T10:10")) == .noSuchTicket)
    }

    @Test func `an operator who phoned a street acts for it, and stands in the journal`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingSignature)
        let ticket = try house.reference(receipt)
        let deputy = Actor(door: .console, person: "8001", department: "440105004", origin: "unix:1000 for 李某")
        try house.done(.sign(ticket), by: deputy, at("2026-03-12T10:00"))
        try house.done(.contact(ticket, result: "街道说已致电"), by: deputy, at("2026-03-12T10:05"))
        let entry = try #require(try house.store.entries(of: house.id(receipt)).last)
        #expect(entry.person == "8001")
        #expect(entry.actorDepartment == "440105004")
        #expect(try house.lead(receipt).contactedAt == at("2026-03-12T10:05"))
        // Not for a department that does not hold it, and not by those who only look on.
        let elsewhere = Actor(door: .console, person: "8001", department: "RSJ", origin: "")
        #expect(try house.refused(.contact(ticket, result: "x"), by: elsewhere, at("2026-03-12T10:06")) == .noSuchTicket)
        let idle = Actor(door: .console, person: "8801", department: "440105004", origin: "")
        #expect(try house.refused(.contact(ticket, result: "x"), by: idle, at("2026-03-12T10:06")) == .notPermitted(verb: "contact"))
        #expect(
            try house.refused(.rule(ticket, granted: true, reason: "x"), by: deputy, at("2026-03-12T10:07")) == .notPermitted(verb: "rule"))
    }

    @Test func `a district rules on its street's request, and nobody on their own`() throws {
        let house = try House()
        let receipt = try house.stand(in: .returnReview)
        let ticket = try house.reference(receipt)
        let rule = Action.rule(ticket, granted: true, reason: "属水务")
        #expect(try house.refused(rule, by: Who.system(of: "440106", "440106-1"), at("2026-03-12T10:30")) != nil)
        try house.done(rule, by: Who.system(of: "440105", "440105-1"), at("2026-03-12T10:30"))
        #expect(try house.ticket(receipt).state == .awaitingDispatch)

        let district = try house.web(Matter.stall, id: "2", at("2026-03-12T09:20"))
        let own = try house.reference(district)
        try house.done(.dispatch(own, to: "440105", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T10:00"))
        try house.askToReturn(own, by: Who.system(of: "440105", "440105-1"), at("2026-03-12T10:30"))
        let refusal = try house.refused(
            .rule(own, granted: true, reason: "x"), by: Who.system(of: "440105", "440105-1"), at("2026-03-12T10:40"))
        #expect(refusal == .notYours)
    }

    @Test func `whoever manages the hotline sees and rules on every ticket`() throws {
        let house = try House()
        let receipt = try house.stand(in: .returnReview)
        let management = Actor(door: .console, person: "8701", origin: "")
        guard case .ticket = try house.ask(.show(house.reference(receipt), by: management), at("2026-03-12T10:30")) else {
            Issue.record("not shown")
            return
        }
        try house.done(.rule(house.reference(receipt), granted: false, reason: "属地"), by: management, at("2026-03-12T10:30"))
        try house.done(.told(house.reference(receipt), .by(how: "电话")), by: management, at("2026-03-12T10:31"))
    }

    @Test func `a token is stored hashed, and proves who it was issued for`() throws {
        let house = try House()
        let secret = String(repeating: "ab", count: 32)
        try house.done(.issueToken(.department("SWJ"), secret: secret), by: Who.administrator, at("2026-03-12T09:00"))
        try house.done(.issueToken(.person("8001"), secret: "x" + secret), by: Actor(door: .tool), at("2026-03-12T09:00"))
        #expect(try house.rows().allSatisfy { !$0.contains(secret) })
        guard case .identity(.department("SWJ", _, _, nil)) = try house.ask(.identify(.token(secret)), at("2026-03-12T09:01")) else {
            Issue.record("the token is not known")
            return
        }
        guard
            case .identity(.person("8001", _, _, _, _)) = try house.ask(
                .identify(.login("8001", token: "x" + secret)), at("2026-03-12T09:01"))
        else {
            Issue.record("the login is not known")
            return
        }
        for wrong in [Credential.token(secret + "0"), .login("8002", token: "x" + secret), .unixUser(name: "nobody", isService: false)] {
            guard case .refused(.notAuthenticated) = try house.ask(.identify(wrong), at("2026-03-12T09:01")) else {
                Issue.record("\(wrong) was let in")
                return
            }
        }
        guard
            case .identity(.person("8007", _, _, _, _)) = try house.ask(
                .identify(.unixUser(name: "op8007", isService: false)), at("2026-03-12T09:01"))
        else {
            Issue.record("the user is not known")
            return
        }
    }

    @Test(arguments: [
        (TokenSubject.department("NONE"), "unknown-department"), (.person("X"), "unknown-person"), (.gateway(""), "invalid-value"),
        (.gateway("a b"), "invalid-value"),
    ])
    func `a token for nobody is refused`(subject: TokenSubject, slug: String) throws {
        let house = try House()
        let action = Action.issueToken(subject, secret: String(repeating: "a", count: 64))
        #expect(try house.refused(action, by: Who.administrator, at("2026-03-12T09:00"))?.codes.slug == slug)
    }

    @Test func `a token of too few bits is refused`() throws {
        let house = try House()
        let refusal = try house.refused(.issueToken(.gateway("wx"), secret: "short"), by: Who.administrator, at("2026-03-12T09:00"))
        #expect(refusal?.codes.slug == "invalid-value")
    }
}
