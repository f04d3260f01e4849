import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Who reads what: masking, secrecy, restatements, query codes (practice 27, 29, 30).
struct PrivacyTests {
    private static let nine = at("2026-03-12T09:20")
    private static let words = "江南西路示例楼三号的店主偷排污水，我是隔壁的测试甲，电话12000000001"

    private func detail(_ house: House, _ receipt: Receipt, by actor: Actor, _ now: Instant = nine) throws -> TicketDetail {
        let answer = try house.ask(.show(house.reference(receipt), by: actor), now)
        guard case .ticket(let detail) = answer else { throw Unexpected(what: "\(answer)") }
        return detail
    }

    private struct Unexpected: Error { let what: String }

    @Test func `everybody who does not hold a ticket sees name, number and address masked; the holder sees them`() throws {
        let house = try House()
        let form = Submission(
            channel: .web, mark: .form(id: "m", bodyDigest: "a"), receivedAt: Self.nine,
            citizen: Citizen(name: "测试甲", phone: Phone("12000000001")), content: Matter.looseCover + "，打12000000001",
            placeText: "江南西路12号3楼", raw: "")
        let receipt = try house.done(.submit(form, nil), by: Who.web, Self.nine)
        for actor in [Who.operator, Who.dispatcher, Who.reviewer, Who.callBack, Who.shiftLeader, Who.administrator] {
            let seen = try detail(house, receipt, by: actor)
            #expect(seen.citizenName == "测*甲")
            #expect(seen.citizenPhone == "120****0001")
            #expect(seen.placeText == "江南西路")
            #expect(!"\(seen)".contains("12000000001") && !"\(seen)".contains("3楼"))
        }
        let held = try detail(house, receipt, by: Who.jiangnan)
        #expect(held.citizenName == "测试甲" && held.citizenPhone == "12000000001" && held.placeText == "江南西路12号3楼")
        for query in [
            Query.why(try house.reference(receipt), by: Who.operator), .list(ListFilter(state: .awaitingSignature), by: Who.operator),
        ] {
            #expect(!"\(try house.ask(query, Self.nine))".contains("12000000001"))
        }
    }

    @Test func `unmask shows the caller and leaves the reason behind; without one, or without the right, nothing`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        let shown = try house.done(.privacy(ticket, .unmask(reason: "市民要求回电")), by: Who.callBack, at("2026-03-12T16:00"))
        #expect(shown.decided == [Reason("unmasked-shown", "测试甲", "12000000001", "—")])
        let entry = try #require(try house.store.entries(of: house.id(receipt)).last)
        #expect(entry.event == "unmasked" && entry.body == "市民要求回电" && entry.person == "8301" && entry.department == nil)
        #expect(
            try house.refused(.privacy(ticket, .unmask(reason: " ")), by: Who.operator, at("2026-03-12T16:00")) == .missing(field: "reason")
        )
        #expect(
            try house.refused(.privacy(ticket, .unmask(reason: "好奇")), by: Who.jiangnan, at("2026-03-12T16:00"))
                == .notPermitted(verb: "unmask"))
        #expect(try house.refused(.privacy(ticket, .unmask(reason: "好奇")), by: Who.tangxia, at("2026-03-12T16:00")) != nil)
    }

    @Test func `each change of secrecy is an entry with its reason`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .secret(true, reason: "怕被报复")), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.ticket(receipt).isSecret)
        try house.done(.privacy(ticket, .secret(false, reason: "市民同意公开")), by: Who.dispatcher, at("2026-03-12T09:40"))
        #expect(try house.ticket(receipt).isSecret, "one person does not take it off")
        try house.done(.privacy(ticket, .confirm(.disclosure)), by: Who.shiftLeader, at("2026-03-12T09:41"))
        #expect(try !house.ticket(receipt).isSecret)
        let entries = try house.store.entries(of: house.id(receipt)).filter { $0.event == "secrecy" }
        #expect(entries.map(\.reason.slug) == ["secret-on", "secret-off"])
        #expect(entries.first?.body == "怕被报复")
        #expect(
            try house.refused(.privacy(ticket, .secret(true, reason: "")), by: Who.operator, at("2026-03-12T09:50"))
                == .missing(field: "reason"))
        #expect(
            try house.refused(.privacy(ticket, .secret(true, reason: "x")), by: Who.callBack, at("2026-03-12T09:50"))
                == .notPermitted(verb: "secrecy"))
    }

    @Test func `a secret ticket is dispatched only with a restatement that a second person released`() throws {
        let house = try House()
        let receipt = try house.web(Self.words, secret: true, Self.nine)
        let ticket = try house.reference(receipt)
        let dispatch = Action.dispatch(ticket, to: "440105004", handler: nil, note: nil)
        #expect(try house.ticket(receipt).state == .pending)
        #expect(try house.refused(dispatch, by: Who.dispatcher, at("2026-03-12T09:30")) == .restatementMissing)
        #expect(try house.refused(.privacy(ticket, .releaseRestatement), by: Who.reviewer, at("2026-03-12T09:30")) == .nothingProposed)
        try house.done(.privacy(ticket, .restate(text: "市民反映江南西路一店铺偷排污水")), by: Who.dispatcher, at("2026-03-12T09:31"))
        #expect(try house.refused(dispatch, by: Who.dispatcher, at("2026-03-12T09:32")) == .restatementMissing)
        #expect(try house.refused(.privacy(ticket, .releaseRestatement), by: Who.dispatcher, at("2026-03-12T09:33")) == .secondPersonNeeded)
        #expect(
            try house.refused(.privacy(ticket, .releaseRestatement), by: Who.operator, at("2026-03-12T09:33"))
                == .notPermitted(verb: "release_restatement"))
        try house.done(.privacy(ticket, .releaseRestatement), by: Who.reviewer, at("2026-03-12T09:34"))
        try house.done(dispatch, by: Who.dispatcher, at("2026-03-12T09:35"))
        #expect(try house.ticket(receipt).state == .awaitingSignature)
    }

    @Test func `Enter on a secret proposal accepts nothing by itself`() throws {
        let house = try House()
        let submission = Submission(
            channel: .phone, mark: .console("8001", key: "s"), receivedAt: Self.nine, citizen: Citizen(phone: Phone("12000000003")),
            content: Matter.looseCover, secret: true, raw: "")
        let receipt = try house.done(.submit(submission, Decision(isAccepted: true)), by: Who.operator, Self.nine)
        #expect(try house.ticket(receipt).state == .pending)
    }

    @Test func `departments read the restatement and never the words, the place, the citizen or what was found in them`() throws {
        let house = try House()
        let form = Submission(
            channel: .web, mark: .form(id: "s", bodyDigest: "a"), receivedAt: Self.nine,
            citizen: Citizen(name: "测试甲", phone: Phone("12000000001")), content: Self.words, goal: "希望查处隔壁", placeText: "江南西路示例楼三号隔壁",
            secret: true, raw: Self.words)
        let receipt = try house.done(.submit(form, nil), by: Who.web, Self.nine)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .restate(text: "市民反映一店铺偷排污水，请检查")), by: Who.operator, at("2026-03-12T09:31"))
        try house.done(.privacy(ticket, .releaseRestatement), by: Who.reviewer, at("2026-03-12T09:34"))
        try house.done(.dispatch(ticket, to: "440105004", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:35"))
        try house.done(.note(ticket, text: "来电人说隔壁示例楼有监控", until: nil), by: Who.operator, at("2026-03-12T09:36"))
        let pulled = try house.done(.pull("440105004", limit: 5), by: Who.jiangnan, at("2026-03-12T09:37"))
        #expect(pulled.tickets.map(\.gist) == ["市民反映一店铺偷排污水，请检查"])
        try house.done(.contact(ticket, result: "已到场"), by: Who.jiangnan, at("2026-03-12T09:38"))
        for actor in [Who.jiangnan, Actor(door: .api, department: "440105004"), Who.system(of: "440105", "440105-1")] {
            for query in [
                Query.show(ticket, by: actor), .why(ticket, by: actor), .feed(FeedRequest(department: "440105004"), by: actor),
                .list(ListFilter(department: "440105004"), by: actor),
            ] {
                let said = "\(try house.ask(query, at("2026-03-12T09:40")))"
                for word in ["隔壁", "示例楼", "测试甲", "12000000001", "测*甲", "120****0001", "店主"] {
                    #expect(!said.contains(word), "\(word) in \(query)")
                }
            }
            let seen = try detail(house, receipt, by: actor, at("2026-03-12T09:40"))
            #expect(seen.content == "市民反映一店铺偷排污水，请检查")
            #expect(seen.entries.contains { $0.text == "已到场" })
        }
        #expect(
            try house.refused(
                .privacy(ticket, .unmask(reason: "要联系")), by: Who.system(of: "440105004", "440105004-2"), at("2026-03-12T09:41"))
                == .notPermitted(verb: "unmask"))
        // Whoever only calls back reads the restatement too.
        #expect(try detail(house, receipt, by: Who.callBack, at("2026-03-12T09:40")).content == "市民反映一店铺偷排污水，请检查")
    }

    @Test func `a restatement with a person's number in it is not taken, a newer one takes the place of the one that waits`() throws {
        let house = try House()
        let receipt = try house.web(Self.words, secret: true, Self.nine)
        let ticket = try house.reference(receipt)
        let bad = try house.refused(.privacy(ticket, .restate(text: "联系12000000001")), by: Who.operator, at("2026-03-12T09:30"))
        #expect(bad?.codes.slug == "invalid-value")
        try house.done(.privacy(ticket, .restate(text: "甲")), by: Who.operator, at("2026-03-12T09:31"))
        try house.done(.privacy(ticket, .restate(text: "乙")), by: Who.reviewer, at("2026-03-12T09:32"))
        #expect(try house.refused(.privacy(ticket, .releaseRestatement), by: Who.reviewer, at("2026-03-12T09:33")) == .secondPersonNeeded)
        try house.done(.privacy(ticket, .releaseRestatement), by: Who.dispatcher, at("2026-03-12T09:34"))
        let row = try #require(try house.store.privacy(of: house.id(receipt))?.restatement)
        #expect(try house.store.text(of: row)?.body == "乙")
        let open = try house.web(Matter.stall, id: "f2", Self.nine)
        #expect(
            try house.refused(.privacy(house.reference(open), .restate(text: "甲")), by: Who.operator, at("2026-03-12T09:31"))?.codes.slug
                == "invalid-value")
    }

    @Test func `a ring of a secret matter says neither its words nor its place`() throws {
        let house = try House()
        _ = try house.web(Matter.missingCover, secret: true, Self.nine)
        let rings = house.takePushes().compactMap { push in if case .ring(_, _, _, let reason) = push { reason } else { nil } }
        #expect(!rings.isEmpty)
        for ring in rings { #expect(ring.arguments.dropFirst().joined() == "", "\(ring)") }
    }

    @Test func `a matter of discipline keeps a sealed record that only the named see`() throws {
        let house = try House()
        let receipt = try house.web("举报某公职人员受贿，收红包，以权谋私，公款吃喝", Self.nine)
        #expect(try house.ticket(receipt).category == "1608")
        let readers = try #require(try house.store.privacy(of: house.id(receipt))?.sealReaders)
        #expect(readers.contains("8702") && readers.contains("8501") && !readers.contains("8001"))
        for actor in [Who.operator, Who.dispatcher, Who.reviewer, Who.administrator] {
            guard case .refused(.noSuchTicket) = try house.ask(.show(house.reference(receipt), by: actor), Self.nine) else {
                Issue.record("\(actor) sees it")
                continue
            }
            #expect(!"\(try house.ask(.list(ListFilter(list: .pending), by: actor), Self.nine))".contains(receipt.ticket ?? "?"))
        }
        let supervisor = Actor(door: .console, person: "8501")
        #expect(try detail(house, receipt, by: supervisor).safeguards.isSealed)
    }

    @Test func `what involves a state secret is refused, its words are gone, and the citizen reads why`() throws {
        let house = try House()
        let receipt = try house.web(Matter.vague, Self.nine)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .stateSecret(reason: "涉密文件")), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.ticket(receipt).state == .declined)
        #expect(try house.store.text(of: house.ticket(receipt).textEntry) == nil)
        #expect(try house.store.database.first("SELECT count(*) FROM submissions WHERE raw IS NOT NULL") { $0.int(0) } == 0)
        #expect(try house.store.verifyJournal().faults == [])
        #expect(try house.store.notices(of: house.id(receipt)).last?.arguments.last?.contains("国家秘密") == true)
        #expect(try house.store.decline(of: house.id(receipt))?.code == "R06")
    }

    @Test(arguments: [TicketState.awaitingDispatch, .awaitingSignature, .returnReview, .inProgress, .awaitingReview, .awaitingCallback])
    func `a state secret goes wherever its ticket stands: words, notices and what the feed shows`(state: TicketState) throws {
        let house = try House()
        let receipt = try house.stand(in: state)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .stateSecret(reason: "涉密文件")), by: Who.operator, at("2026-03-12T16:00"))
        #expect(try house.ticket(receipt).state == .declined)
        for entry in try house.store.entries(of: house.id(receipt)) where entry.event != "declined_why" { #expect(entry.body == nil) }
        let notices = try house.notices(receipt)
        #expect(notices.dropLast().allSatisfy { $0.arguments.isEmpty })
        let feed = try house.ask(.feed(FeedRequest(department: "440105004"), by: Who.jiangnan), at("2026-03-12T16:01"))
        #expect(!"\(feed)".contains(Matter.looseCover))
        #expect(try house.store.decline(of: house.id(receipt))?.code == "R06")
        #expect(try house.desk.store.verifyJournal().faults == [])
        guard case .success = try house.perform(.quality(ticket, .object(reason: "不是秘密")), by: Who.operator, at("2026-03-12T16:10")) else {
            Issue.record("its citizen cannot object")
            return
        }
    }

    @Test func `of a matter of discipline nothing but a minimal record stays once its way was told`() throws {
        let house = try House()
        let receipt = try house.web("举报某公职人员受贿，收红包，以权谋私，公款吃喝", Self.nine)
        let ticket = try house.reference(receipt)
        #expect(try house.ticket(receipt).isSecret)
        let inspector = Actor(door: .console, person: "8702")
        #expect(try detail(house, receipt, by: inspector).content.contains("受贿"))
        try house.done(.quality(ticket, .decline(code: "R02", words: "请拨打 12388")), by: inspector, at("2026-03-12T09:40"))
        #expect(try house.store.text(of: house.ticket(receipt).textEntry) == nil)
        #expect(try house.store.person(of: house.id(receipt))?.name == nil)
        #expect(try house.notices(receipt).last?.arguments.last == "请拨打 12388")
        #expect(try house.desk.store.verifyJournal().faults == [])
    }

    @Test func `a new query code goes to the ticket's own phone alone, and the old one is void`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.web(Matter.stall, Self.nine)
        let ticket = try house.reference(receipt)
        let old = try #require(receipt.queryCode)
        let again = try house.done(.privacy(ticket, .reissue), by: Who.operator, at("2026-03-12T10:00"))
        #expect(again.queryCode == nil)
        let notice = try #require(try house.store.notices(of: house.id(receipt)).last)
        #expect(notice.subject == "chat-ticket" && notice.address == "sms 12000000001" && notice.recipient == "citizen")
        let new = try #require(notice.arguments.last)
        #expect(new.count == 6 && !"\(again)".contains(new))
        func progress(_ code: String) throws -> DeskAnswer {
            try house.ask(
                .progress(ProgressRequest(number: receipt.ticket ?? "", proof: .code(code, lastFour: "0001"), address: "a")), Self.nine)
        }
        guard case .refused(.noSuchTicket) = try progress(old), case .progress = try progress(new) else {
            Issue.record("the old code or the new one")
            return
        }
        // Told once, it stands nowhere.
        try house.done(.acknowledge(notices: [notice.id]), by: Actor(door: .chat, origin: "gateway sms"), at("2026-03-12T10:01"))
        #expect(try house.store.notice(notice.id)?.arguments == [])
    }

    @Test func `without a gateway to the ticket's phone no code is issued again`() throws {
        let house = try House()
        let receipt = try house.web(Matter.stall, Self.nine)
        #expect(
            try house.refused(.privacy(house.reference(receipt), .reissue), by: Who.operator, at("2026-03-12T10:00"))
                == .missing(field: "短信网关 SMS gateway"))
        let nobody = try house.web(Matter.stall, id: "f2", phone: nil, Self.nine)
        #expect(
            try house.refused(.privacy(house.reference(nobody), .reissue), by: Who.operator, at("2026-03-12T10:00"))
                == .missing(field: "电话 phone"))
        #expect(
            try house.refused(.privacy(house.reference(receipt), .reissue), by: Who.reviewer, at("2026-03-12T10:00"))
                == .notPermitted(verb: "reissue"))
    }
}
