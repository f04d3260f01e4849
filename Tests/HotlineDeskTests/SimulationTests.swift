import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// A generator that gives the same numbers in every run (Vigna, "xorshift64*").
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }
}

/// Thousands of steps by people, citizens, time and power cuts; the three sentences of the house hold after each.
struct SimulationTests {
    private struct City {
        let house: House
        var random: Seeded
        var now = at("2026-02-12T08:00")
        /// What was acknowledged: by its form's id.
        var acknowledged: [String: String] = [:]
        var tickets: [TicketNumber] = []
        var sent = 0
        var kinds: [String: Int] = [:]

        init(seed: UInt64) throws {
            house = try House(sms: "sms", opened: at("2026-02-12T07:00"))
            random = Seeded(seed)
        }

        mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

        mutating func step() throws {
            now = now.adding(seconds: Int64.random(in: 1...1_200, using: &random))
            switch Int.random(in: 0..<20, using: &random) {
            case 0, 1: try submit()
            case 2: try resend()
            case 3: try chat()
            case 4: try house.restart()
            case 5: try powerCut()
            case 6: try acknowledge()
            case 7...9: try house.pass(to: now)
            default: try act()
            }
        }

        private mutating func submit() throws {
            guard tickets.count < 60 else { return }
            sent += 1
            let id = "f\(sent)"
            let text = Matter.all.randomElement(using: &random) ?? Matter.lamp
            let receipt = try house.web(text, id: id, secret: chance(10), now)
            acknowledged[id] = receipt.ticket
            tickets.append(try #require(receipt.ticket.flatMap { TicketNumber(parsing: $0) }))
        }

        /// The same form again, as after a dropped line.
        private mutating func resend() throws {
            guard let (id, number) = acknowledged.min(by: { $0.key < $1.key }) else { return }
            let outcome = try house.perform(.submit(House.form(Matter.lamp, id: id, now), nil), by: Who.web, now)
            guard case .success(let receipt) = outcome else { return }
            #expect(receipt.ticket == number)
            #expect(receipt.queryCode == nil)
        }

        private mutating func chat() throws {
            sent += 1
            let user = "u\(Int.random(in: 0..<4, using: &random))"
            let texts = [Matter.lamp, Matter.missingCover, "你好", "谢谢", Matter.threat, "还有一件事没说完"]
            let receipt = try house.say(texts.randomElement(using: &random) ?? "你好", id: "m\(sent)", user: user, now)
            if let number = receipt.ticket.flatMap({ TicketNumber(parsing: $0) }), !tickets.contains(number) { tickets.append(number) }
            if chance(4) { try house.done(.chatEnd(ChatAddress(gateway: "wx", user: user)), by: Who.chat, now) }
        }

        /// A turn that is lost before its commit: nothing of it may remain.
        private mutating func powerCut() throws {
            let before = try house.rows()
            sent += 1
            try house.desk.begin()
            _ = try house.desk.perform(
                Order(.submit(House.form(Matter.looseCover, id: "lost\(sent)", now), nil), by: Who.web, secrets: house.secrets(), at: now))
            _ = try house.desk.tick(limit: 64, secrets: house.secrets(), at: now)
            house.desk.rollback()
            if chance(2) { try house.restart() }
            #expect(try house.rows() == before)
        }

        private mutating func acknowledge() throws {
            let waiting = try house.store.untold(to: "citizen", by: .chat, limit: 50)
            guard let notice = waiting.randomElement(using: &random), let gateway = notice.address?.split(separator: " ").first else {
                return
            }
            try house.done(.acknowledge(notices: [notice.id]), by: Actor(door: .chat, origin: "gateway \(gateway)"), now)
        }

        private static let people: [Actor] = [
            Who.operator, Who.other, Who.dispatcher, Who.reviewer, Who.callBack, Who.shiftLeader, Who.administrator, Who.tangxia,
            Who.jiangnan, Who.jingxi, Who.system(of: "ZJJ", "ZJJ-1"), Who.system(of: "GAJ", "GAJ-1"), Who.system(of: "RSJ", "RSJ-2"),
            Who.system(of: "440105", "440105-1"), Who.system(of: "SWJ", "SWJ-1"), Who.system(of: "SWJ", "8001"), Who.web,
        ]

        private mutating func act() throws {
            guard let number = tickets.randomElement(using: &random) else { return }
            let row = try #require(try house.store.ticket(number.body))
            let holder = row.round > 0 ? try house.store.lead(of: row.id, round: row.round)?.department : nil
            // Half the time what comes next, by whoever does it; else anything, by anybody at all.
            let (action, actor): (Action, Actor) =
                chance(2)
                ? fitting(row, .number(number), holder: holder)
                : (order(.number(number)), Self.people.randomElement(using: &random) ?? Who.operator)
            let before = try writes()
            switch try house.perform(action, by: actor, now) {
            case .success: kinds["\(action)".prefix { $0 != "(" }.description, default: 0] += 1
            case .failure(let refusal): #expect(try writes() == before, "\(refusal) has written")
            }
        }

        /// How many rows this connection has ever changed.
        private func writes() throws -> Int { try house.store.database.first("SELECT total_changes()") { $0.int(0) } ?? -1 }

        private mutating func fitting(_ row: TicketRow, _ ticket: TicketReference, holder: DepartmentCode?) -> (Action, Actor) {
            if row.isSecret, row.round == 0, [.pending, .awaitingDispatch].contains(row.state) {
                // Secret words leave intake only as somebody else's released restatement.
                let isWritten = (try? house.store.openProposal(.restatement, ticket: row.id, subject: "")) ?? nil != nil
                return isWritten
                    ? (.privacy(ticket, .releaseRestatement), Who.reviewer)
                    : (.privacy(ticket, .restate(text: "市民反映一处情况")), Who.operator)
            }
            let own = holder.map { Who.system(of: $0, PersonID(rawValue: $0.rawValue + "-1")) } ?? Who.operator
            switch row.state {
            case .pending:
                return (chance(4) ? .answer(ticket, text: "已解释") : .dispatch(ticket, to: "CGJ", handler: nil, note: nil), Who.dispatcher)
            case .awaitingDispatch: return (.dispatch(ticket, to: "440105004", handler: nil, note: nil), Who.dispatcher)
            case .awaitingSignature:
                return (chance(3) ? .requestReturn(ticket, code: "T1", basis: "职责", suggested: "SWJ") : .sign(ticket), own)
            case .returnReview: return (.rule(ticket, granted: chance(2), reason: "理由"), Who.dispatcher)
            case .inProgress: return (.reply(ticket, publicText: "已处理", innerText: "内情", truth: "true", solved: "solved"), own)
            case .awaitingReview: return (.review(ticket, chance(3) ? .redo(reason: "不清楚") : .release), Who.reviewer)
            case .awaitingCallback:
                return (.callBack(ticket, chance(3) ? .redo(reason: "没解决") : .rated(5, words: nil)), Who.callBack)
            case .withdrawalReview: return (.quality(ticket, .ruleWithdrawal(granted: chance(2), reason: "问过市民")), Who.dispatcher)
            case .objectionReview: return (.quality(ticket, .ruleObjection(upheld: chance(2), reason: "核实过")), Who.shiftLeader)
            case .archived, .declined: return (.quality(ticket, .object(reason: "没有解决")), Who.operator)
            default: return (.archive(ticket), Who.callBack)
            }
        }

        private mutating func order(_ ticket: TicketReference) -> Action {
            let department =
                (["SWJ", "ZJJ", "GAJ", "440105004", "440106011", "RSJ"] as [DepartmentCode]).randomElement(using: &random) ?? "SWJ"
            switch Int.random(in: 0..<30, using: &random) {
            case 0, 1: return .sign(ticket)
            case 2: return .contact(ticket, result: "已联系")
            case 3, 4: return .reply(ticket, publicText: "已处理", innerText: nil, truth: "true", solved: "solved")
            case 5: return .requestReturn(ticket, code: "T1", basis: "职责", suggested: department)
            case 6: return .rule(ticket, granted: chance(2), reason: "理由")
            case 7, 8: return .dispatch(ticket, to: chance(2) ? nil : department, handler: nil, note: nil)
            case 9: return .review(ticket, chance(3) ? .redo(reason: "不清楚") : .release)
            case 10: return .callBack(ticket, chance(3) ? .redo(reason: "没解决") : .rated(5, words: nil))
            case 11: return .archive(ticket)
            case 12: return .answer(ticket, text: "已解释")
            case 13, 28: return .note(ticket, text: "记录", until: chance(2) ? now.adding(minutes: 90) : nil)
            case 14, 17: return .urge(ticket, text: nil)
            case 18: return .quality(ticket, .ask(text: "是哪条街"))
            case 19: return .quality(ticket, .add(text: chance(4) ? Matter.missingCover : "在村口"))
            case 20: return .quality(ticket, .decline(code: chance(2) ? "R02" : "R07", words: nil))
            case 21: return .quality(ticket, .confirmDecline(granted: chance(2), reason: "看过"))
            case 22: return .quality(ticket, .withdraw(reason: chance(3) ? "怕他们报复" : "已经修好"))
            case 23: return .quality(ticket, .object(reason: "没有解决"))
            case 24: return .quality(ticket, .missedCall(how: "无人接听"))
            case 25: return .quality(ticket, .final(text: "已尽责，原因如下。"))
            case 26: return .quality(ticket, .checkDecline(isRight: chance(2), reason: "看过"))
            case 27: return .callBack(ticket, .rated(2, words: "没解决"))
            case 15: return .classify(ticket, Decision(urgency: Urgency.allCases.randomElement(using: &random)), reason: "现场情况")
            case 16: return .takeNext(.pending)
            default: return chance(4) ? .handOver(ticket, to: "110", takenBy: "甲", incident: "1") : .told(ticket, .by(how: "电话"))
            }
        }

        /// Nothing acknowledged is lost or taken twice; no open ticket is without a next moment; every state has its reason.
        func check() throws {
            let database = house.store.database
            for (id, number) in acknowledged {
                let body = try #require(TicketNumber(parsing: number)).body
                let row = try house.store.submission(.form(id: id, bodyDigest: "a"))
                #expect(row?.ticket == body)
                #expect(try house.store.ticket(body) != nil)
            }
            let marked = try database.first("SELECT count(DISTINCT ticket) FROM submissions WHERE door = 'form'") { $0.int(0) }
            #expect(marked == acknowledged.count)
            let asleep = try database.first(
                "SELECT count(*) FROM tickets WHERE next_at IS NULL AND state NOT IN ('archived', 'declined', 'handed_over', 'merged')"
            ) { $0.int(0) }
            #expect(asleep == 0)
            let awake = try database.first("SELECT count(*) FROM tickets WHERE next_at IS NOT NULL AND closed_at IS NOT NULL") { $0.int(0) }
            #expect(awake == 0)
            // 特急 that nobody has spoken about is never further than five minutes from its next moment (practice 1).
            let far = try database.first(
                """
                SELECT count(*) FROM tickets WHERE urgency = 2 AND contacted_at IS NULL AND handed_to IS NULL
                    AND state IN ('pending', 'awaiting_dispatch', 'awaiting_signature', 'return_review', 'in_progress')
                    AND next_at > ?
                """, .instant(now.adding(minutes: 5))
            ) { $0.int(0) }
            #expect(far == 0)
            // Each ticket's last state was entered by an entry, and every entry says why.
            let silent = try database.first("SELECT count(*) FROM entries WHERE slug = ''") { $0.int(0) }
            #expect(silent == 0)
            let unsaid = try database.first(
                "SELECT count(*) FROM tickets WHERE NOT EXISTS (SELECT 1 FROM entries WHERE entries.ticket = tickets.id)"
            ) { $0.int(0) }
            #expect(unsaid == 0)
        }

        /// What is remembered beside the rows is what the rows say.
        func checkLoads() throws {
            let fresh = try house.store.handlerLoads()
            if let cached = house.desk.rememberedLoads {
                for (person, load) in fresh { #expect(cached[person] == load, "\(person)") }
                for (person, load) in cached where fresh[person] == nil { Issue.record("\(person) \(load) stands in no row") }
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func `whatever people, time and power cuts do, the three sentences hold`(seed: UInt64) throws
    {
        var city = try City(seed: seed)
        for _ in 0..<1_500 {
            try city.step()
            try city.check()
            try city.checkLoads()
        }
        #expect(city.tickets.count > 40)
        // The story went everywhere: a simulation that only refuses proves nothing.
        for kind in [
            "sign", "reply", "dispatch", "review", "callBack", "rule", "requestReturn", "archive", "note", "urge", "classify", "told",
            "quality",
        ] {
            #expect(city.kinds[kind, default: 0] > 0, "\(kind) was never done")
        }
        city.now = city.now.adding(minutes: 60 * 24 * 3)
        try city.house.pass(to: city.now)
        try city.check()
        #expect(try city.house.store.verifyJournal().faults == [])
    }
}
