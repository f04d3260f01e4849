import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// 不予受理: practice 23 and domain 2.5.
struct ScopeTests {
    private static let supervisor = Actor(door: .console, person: "8501", origin: "unix:1008")

    private static func pending(_ house: House, id: String = "f1", _ text: String = Matter.vague) throws -> Receipt {
        try house.web(text, id: id, at("2026-03-12T09:20"))
    }

    @Test func `a decline tells the citizen the table's words, and closes the ticket`() throws {
        let house = try House()
        let receipt = try Self.pending(house)
        try house.done(.quality(house.reference(receipt), .decline(code: "r02", words: nil)), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.ticket(receipt).state == .declined)
        let told = try #require(try house.notices(receipt).last)
        #expect(told.subject == "declined")
        #expect(told.arguments.last == "这件事要按诉讼、仲裁、行政复议、纪检监察、信息公开等法定途径办理，我们把办理单位和联系方式告诉您。")
    }

    @Test func `words of one's own stand in place of the table's`() throws {
        let house = try House()
        let receipt = try Self.pending(house)
        let words = "请向越秀区人民法院立案庭提出，电话 12368。"
        try house.done(.quality(house.reference(receipt), .decline(code: "R02", words: words)), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.notices(receipt).last?.arguments.last == words)
    }

    @Test(arguments: ["R07", "R08", "R09", "R10"])
    func `R07 to R10 are decided by a second person, and never by the first alone (practice 23)`(code: String) throws {
        let house = try House()
        let receipt = try Self.pending(house)
        let ticket = try house.reference(receipt)
        try house.done(.quality(ticket, .decline(code: code, words: nil)), by: Who.shiftLeader, at("2026-03-12T09:30"))
        #expect(try house.ticket(receipt).state == .pending)
        let yes = Action.quality(ticket, .confirmDecline(granted: true, reason: nil))
        #expect(try house.refused(yes, by: Who.shiftLeader, at("2026-03-12T09:40")) == .ownDecision)
        // Nor by any other: it takes the right to confirm.
        #expect(try house.refused(yes, by: Who.other, at("2026-03-12T09:40")) == .notPermitted(verb: "confirm"))
        let again = Action.quality(ticket, .decline(code: code, words: nil))
        #expect(try house.refused(again, by: Who.operator, at("2026-03-12T09:41")) == .alreadyAsked)
        try house.done(yes, by: Self.supervisor, at("2026-03-12T09:45"))
        #expect(try house.ticket(receipt).state == .declined)
        #expect(try house.store.decline(of: house.id(receipt))?.decidedBy == "8501")
    }

    @Test func `a second person who does not agree says why, and the ticket waits as before`() throws {
        let house = try House()
        let receipt = try Self.pending(house)
        let ticket = try house.reference(receipt)
        try house.done(.quality(ticket, .decline(code: "R09", words: nil)), by: Who.operator, at("2026-03-12T09:30"))
        let silent = Action.quality(ticket, .confirmDecline(granted: false, reason: nil))
        #expect(try house.refused(silent, by: Who.shiftLeader, at("2026-03-12T09:31")) == .missing(field: "reason"))
        try house.done(
            .quality(ticket, .confirmDecline(granted: false, reason: "录音里说了地点")), by: Who.shiftLeader, at("2026-03-12T09:32"))
        #expect(try house.ticket(receipt).state == .pending)
        #expect(try house.store.decline(of: house.id(receipt)) == nil)
    }

    @Test(arguments: [
        ("R01", Matter.vague, "invalid-value"), ("R11", Matter.vague, "invalid-value"), ("", Matter.vague, "invalid-value"),
        ("R02", Matter.looseCover, "wrong-state"),
    ])
    func `an emergency is handed over, an unknown code is named, and what is dispatched is not declined`(
        code: String, text: String, slug: String
    ) throws {
        let house = try House()
        let ticket = try house.reference(try Self.pending(house, text))
        let action = Action.quality(ticket, .decline(code: code, words: nil))
        #expect(try house.refused(action, by: Who.operator, at("2026-03-12T09:30"))?.codes.slug == slug)
    }

    @Test func `what is 特急 is not declined before a person has lowered it with a reason`() throws {
        let house = try House()
        let receipt = try Self.pending(house)
        let ticket = try house.reference(receipt)
        try house.done(.classify(ticket, Decision(urgency: .critical), reason: nil), by: Who.operator, at("2026-03-12T09:21"))
        let action = Action.quality(ticket, .decline(code: "R02", words: nil))
        #expect(try house.refused(action, by: Who.operator, at("2026-03-12T09:30"))?.codes.slug == "invalid-value")
    }

    @Test func `a department and a call-back clerk decline nothing, and the daemon has no way to`() throws {
        let house = try House()
        let ticket = try house.reference(try Self.pending(house))
        let action = Action.quality(ticket, .decline(code: "R02", words: nil))
        #expect(try house.refused(action, by: Who.jiangnan, at("2026-03-12T09:30")) == .notYours)
        #expect(try house.refused(action, by: Who.callBack, at("2026-03-12T09:30"))?.codes.slug == "not-permitted")
        #expect(try house.refused(action, by: Actor.time, at("2026-03-12T09:30"))?.codes.slug == "not-permitted")
        try house.pass(to: at("2026-03-26T09:30"))
        #expect(try house.store.open(in: .pending, limit: 5).count == 1)
    }

    @Test func `R06 keeps no text: it is erased with its salt, and the journal stays sound (practice 28)`() throws {
        let house = try House()
        let receipt = try Self.pending(house)
        let ticket = try house.reference(receipt)
        try house.done(.note(ticket, text: "来电人又说了一遍", until: nil), by: Who.operator, at("2026-03-12T09:25"))
        let answer = try house.done(.quality(ticket, .decline(code: "R06", words: nil)), by: Who.operator, at("2026-03-12T09:30"))
        #expect(answer.decided.contains(Reason("text-erased")))
        let left = try house.store.database.all(
            """
            SELECT body FROM texts UNION ALL SELECT raw FROM submissions WHERE raw IS NOT NULL
            UNION ALL SELECT finding FROM tickets WHERE finding != '{}'
            """
        ) { $0.text(0) }
        #expect(left == [])
        #expect(try house.store.verifyJournal().faults == [])
        // And what is said of it again is not written down either.
        try house.done(.quality(ticket, .object(reason: "我说的事很重要")), by: Who.operator, at("2026-03-13T09:30"))
        #expect(try house.store.database.all("SELECT body FROM texts") { $0.text(0) } == [])
    }

    @Test func `R06 of a chat leaves no message behind, and another user's words stay`() throws {
        let house = try House()
        try house.say("我有件事说不清楚", id: "m1", at("2026-03-12T09:20"))
        try house.say("唔知归边度管", id: "m2", user: "u2", at("2026-03-12T09:40"))
        try house.pass(to: at("2026-03-12T09:50"))
        let id = try #require(try house.store.chatSession(of: ChatAddress(gateway: "wx", user: "u1"))?.ticket)
        let number = try #require(TicketNumber(prefix: house.settings.prefix, body: id))
        try house.done(.quality(.number(number), .decline(code: "R06", words: nil)), by: Who.operator, at("2026-03-12T10:00"))
        let left = try house.store.database.all("SELECT body FROM chat_messages WHERE body != '' UNION SELECT raw FROM submissions") {
            $0.text(0)
        }
        #expect(left.filter { !$0.isEmpty } == ["唔知归边度管"])
    }

    @Test func `one decline in twenty is drawn by its number, the same at every draw`() throws {
        let prefix = try #require(TicketNumber.Prefix("GZ"))
        let drawn = (1...10_000).compactMap { TicketNumber(prefix: prefix, body: 20_260_312_000_000 + Int64($0)) }.filter(Sample.isDrawn)
        #expect(drawn.count == 488)
        #expect(drawn.prefix(3).map(\.body) == [20_260_312_000_030, 20_260_312_000_045, 20_260_312_000_060])
    }

    /// The first ticket of the day whose number is drawn.
    private static func drawn(_ house: House) throws -> Receipt {
        for index in 1...60 {
            let receipt = try Self.pending(house, id: "f\(index)")
            let number = try #require(receipt.ticket.flatMap { TicketNumber(parsing: $0) })
            if Sample.isDrawn(number) { return receipt }
        }
        preconditionFailure("none of sixty is drawn")
    }

    @Test func `a drawn decline stands on the list until another person has looked at it`() throws {
        let house = try House()
        let receipt = try Self.drawn(house)
        let ticket = try house.reference(receipt)
        try house.done(.quality(ticket, .decline(code: "R04", words: nil)), by: Who.dispatcher, at("2026-03-12T10:30"))
        guard
            case .quality(.declines(let lines)) = try house.ask(
                .quality(.declines(limit: 20), by: Who.shiftLeader), at("2026-03-12T10:31"))
        else { throw Refusal.noSuchPage }
        #expect(lines.map(\.ticket.number) == [receipt.ticket])
        #expect(lines.map(\.isSample) == [true])
        let ok = Action.quality(ticket, .checkDecline(isRight: true, reason: "妥当"))
        #expect(try house.refused(ok, by: Who.dispatcher, at("2026-03-12T10:32")) == .ownDecision)
        try house.done(ok, by: Who.shiftLeader, at("2026-03-12T10:33"))
        #expect(try house.refused(ok, by: Who.shiftLeader, at("2026-03-12T10:34")) == .nothingWaiting)
        #expect(try house.ticket(receipt).state == .declined)
    }

    @Test func `a drawn decline that was wrong is heard anew, and the citizen's own objection is not used up`() throws {
        let house = try House()
        let receipt = try Self.drawn(house)
        let ticket = try house.reference(receipt)
        try house.done(.quality(ticket, .decline(code: "R04", words: nil)), by: Who.operator, at("2026-03-12T10:30"))
        let wrong = Action.quality(ticket, .checkDecline(isRight: false, reason: "属广州"))
        try house.done(wrong, by: Who.dispatcher, at("2026-03-12T10:33"))
        #expect(try house.ticket(receipt).state == .objectionReview)
        try house.done(.quality(ticket, .ruleObjection(upheld: false, reason: "确属外地")), by: Who.shiftLeader, at("2026-03-12T11:00"))
        #expect(try house.ticket(receipt).state == .archived)
        try house.done(.quality(ticket, .object(reason: "就在广州")), by: Who.operator, at("2026-03-13T11:00"))
        #expect(try house.ticket(receipt).state == .objectionReview)
    }
}
