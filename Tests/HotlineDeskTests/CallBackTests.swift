import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// 回访, 评价, 重办 and 最终答复 (domain 2.10).
struct CallBackTests {
    private static func missed(_ ticket: TicketReference) -> Action { .quality(ticket, .missedCall(how: "无人接听")) }

    @Test func `three calls on three days, and then it is archived as not reached`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingCallback)
        let ticket = try house.reference(receipt)
        try house.done(Self.missed(ticket), by: Who.callBack, at("2026-03-12T14:00"))
        #expect(
            try house.refused(Self.missed(ticket), by: Who.callBack, at("2026-03-12T19:00")) == .tooEarly(until: at("2026-03-13T14:00")))
        try house.done(Self.missed(ticket), by: Who.callBack, at("2026-03-13T20:59"))
        #expect(try house.ticket(receipt).state == .awaitingCallback)
        try house.done(Self.missed(ticket), by: Who.callBack, at("2026-03-14T09:00"))
        #expect(try house.ticket(receipt).state == .awaitingArchive)
        #expect(try house.store.rating(of: house.id(receipt), round: 1)?.grade == 0)
        #expect(try house.store.rating(of: house.id(receipt), round: 1)?.isSatisfied == nil)
        let attempts = try house.store.callBackAttempts(of: house.id(receipt), round: 1)
        #expect(attempts.map(\.next) == [at("2026-03-13T14:00"), at("2026-03-14T20:59"), nil])
    }

    @Test(arguments: [("2026-03-12T21:00", "2026-03-13T08:00"), ("2026-03-13T07:59", "2026-03-13T08:00")])
    func `nobody is called outside 08:00 to 21:00, so such a call is no attempt (practice 10)`(now: String, opens: String) throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .awaitingCallback))
        #expect(try house.refused(Self.missed(ticket), by: Who.callBack, at(now)) == .tooEarly(until: at(opens)))
    }

    @Test func `several tickets of one telephone are one call a day`() throws {
        let house = try House()
        let first = try house.stand(in: .awaitingCallback, id: "a")
        let second = try house.stand(in: .awaitingCallback, id: "b")
        guard
            case .quality(.callBacks(let calls)) = try house.ask(.quality(.callBacks(limit: 20), by: Who.callBack), at("2026-03-12T14:00"))
        else { throw Refusal.noSuchPage }
        #expect(calls.map { $0.tickets.compactMap(\.number).sorted() } == [[first.ticket, second.ticket].compactMap { $0 }.sorted()])
        #expect(calls.map(\.phone) == ["120****0001"])
        try house.done(Self.missed(house.reference(first)), by: Who.callBack, at("2026-03-12T14:00"))
        #expect(try house.store.callBackAttempts(of: house.id(second), round: 1).count == 1)
        #expect(
            try house.refused(Self.missed(house.reference(second)), by: Who.callBack, at("2026-03-12T15:00"))?.codes.slug == "too-early")
    }

    @Test func `a ticket released later joins the next day's call`() throws {
        let house = try House()
        let first = try house.stand(in: .awaitingCallback, id: "a")
        try house.done(Self.missed(house.reference(first)), by: Who.callBack, at("2026-03-12T12:00"))
        let second = try house.stand(in: .awaitingCallback, id: "b")
        #expect(
            try house.refused(Self.missed(house.reference(second)), by: Who.callBack, at("2026-03-12T15:00"))?.codes.slug == "too-early")
        guard
            case .quality(.callBacks(let calls)) = try house.ask(.quality(.callBacks(limit: 20), by: Who.callBack), at("2026-03-12T15:00"))
        else { throw Refusal.noSuchPage }
        #expect(calls.map(\.plannedAt) == [at("2026-03-13T12:00")])
    }

    @Test func `anonymous: nobody to call, so it goes to archive and says why`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, phone: nil, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(
            .reply(ticket, publicText: "井盖已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan, at("2026-03-12T11:00"))
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T11:30"))
        #expect(try house.ticket(receipt).state == .awaitingArchive)
        #expect(try house.store.entries(of: house.id(receipt)).last?.reason == Reason("nobody-to-call"))
    }

    @Test func `a secret matter's reply is on no channel; the citizen reads that there is one`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.web(Matter.looseCover, secret: true, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .restate(text: "市民反映一处井盖")), by: Who.operator, at("2026-03-12T09:25"))
        try house.done(.privacy(ticket, .releaseRestatement), by: Who.reviewer, at("2026-03-12T09:26"))
        try house.done(.dispatch(ticket, to: "440105004", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:30"))
        try house.done(
            .reply(ticket, publicText: "井盖已垫好。", innerText: "胶垫老化", truth: "true", solved: "solved"), by: Who.jiangnan,
            at("2026-03-12T11:00"))
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T11:30"))
        let told = try house.notices(receipt).filter { $0.recipient == "citizen" }
        #expect(told.map(\.subject) == ["dispatched", "reply-ready", "rate"])
        #expect(told.allSatisfy { !$0.arguments.joined().contains("井盖已垫好") })
    }

    // 评价

    @Test(arguments: [(5, true), (4, true), (3, true)])
    func `from three up the citizen is content`(grade: Int, isSatisfied: Bool) throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingCallback)
        try house.done(.callBack(house.reference(receipt), .rated(grade, words: nil)), by: Who.callBack, at("2026-03-12T14:00"))
        #expect(try house.ticket(receipt).state == .awaitingArchive)
        #expect(try house.store.rating(of: house.id(receipt), round: 1)?.isSatisfied == isSatisfied)
    }

    @Test func `not content: done again, or a final answer by a reviewer who did not reply`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingCallback)
        let ticket = try house.reference(receipt)
        let final = Action.quality(ticket, .final(text: "井盖已按规范更换，噪声符合标准，理由如下。"))
        #expect(try house.refused(final, by: Who.reviewer, at("2026-03-12T13:50")) == .finalTooSoon)
        try house.done(.callBack(ticket, .rated(1, words: "还在响")), by: Who.callBack, at("2026-03-12T14:00"))
        #expect(try house.ticket(receipt).state == .awaitingCallback)
        let again = Action.callBack(ticket, .rated(4, words: nil))
        #expect(try house.refused(again, by: Who.callBack, at("2026-03-12T14:05")) == .alreadyRated)
        #expect(try house.refused(final, by: Who.callBack, at("2026-03-12T14:06"))?.codes.slug == "not-permitted")
        try house.done(final, by: Who.reviewer, at("2026-03-12T14:10"))
        #expect(try house.ticket(receipt).state == .awaitingArchive)
        #expect(try house.notices(receipt).last?.subject == "final")
    }

    @Test func `whoever answered does not give the final answer`() throws {
        let house = try House()
        let receipt = try house.web(Matter.vague, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.answer(ticket, text: "已解释。"), by: Who.shiftLeader, at("2026-03-12T09:40"))
        // Nobody rates a direct answer for the citizen; a chat does.
        #expect(
            try house.refused(.quality(ticket, .final(text: "理由")), by: Who.shiftLeader, at("2026-03-12T10:00"))
                == .finalTooSoon)
    }

    @Test func `a matter is done again twice, and then only a reasoned final answer ends it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .awaitingCallback)
        let ticket = try house.reference(receipt)
        for (hour, round) in [("10", 1), ("12", 2)] {
            try house.done(.callBack(ticket, .rated(2, words: "没解决")), by: Who.callBack, at("2026-03-13T\(hour):00"))
            try house.done(.callBack(ticket, .redo(reason: "没解决")), by: Who.callBack, at("2026-03-13T\(hour):10"))
            #expect(try house.ticket(receipt).redos == round)
            #expect(try house.clocks(receipt)[.redo]?.allowance == .workingDays(3))
            try house.done(
                .reply(ticket, publicText: "再次垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan,
                at("2026-03-13T\(hour):20"))
            if round == 1 { try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-13T\(hour):30")) }
        }
        #expect(try house.refused(.review(ticket, .redo(reason: "不行")), by: Who.reviewer, at("2026-03-13T13:00")) == .redoLimit(2))
        try house.done(.quality(ticket, .final(text: "已两次更换，检测合格，理由如下。")), by: Who.reviewer, at("2026-03-13T13:10"))
        #expect(try house.ticket(receipt).state == .awaitingCallback)
        try house.done(.callBack(ticket, .rated(1, words: "不行")), by: Who.callBack, at("2026-03-13T14:00"))
        #expect(try house.refused(.callBack(ticket, .redo(reason: "再来")), by: Who.callBack, at("2026-03-13T14:10")) == .redoLimit(2))
    }

    @Test func `评价 in a chat rates once, and a second one makes no ticket`() throws {
        let house = try House()
        try house.say(Matter.lamp, id: "m1", at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T09:40"))
        let id = try #require(try house.store.chatSession(of: ChatAddress(gateway: "wx", user: "u1"))?.ticket)
        let ticket = TicketReference.number(try #require(TicketNumber(prefix: house.settings.prefix, body: id)))
        let zjj = Who.system(of: "ZJJ", "ZJJ-1")
        try house.done(
            .reply(ticket, publicText: "路灯已修好。", innerText: "欠费", truth: "true", solved: "solved"), by: zjj, at("2026-03-12T11:00"))
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T11:30"))
        let asked = try house.store.notices(of: id).filter { $0.recipient == "citizen" }.map(\.subject)
        #expect(asked == ["chat-ticket", "dispatched", "replied", "rate"])
        // Days later, long after the chat has ended.
        let first = try house.say("评价 5 很快", id: "m2", at("2026-03-17T12:00"))
        #expect(first.say?.contains("5 分，谢谢") == true)
        #expect(try house.store.ticket(id)?.state == .awaitingArchive)
        let second = try house.say("评价 1", id: "m3", at("2026-03-17T12:01"))
        #expect(second.say?.contains("现在没有等您评价的事") == true)
        #expect(try house.store.rating(of: id, round: 1)?.grade == 5)
        #expect(try house.store.ticketCount() == 1)
    }

    @Test func `评价 by SMS rates the ticket of that telephone, and of no other`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.stand(in: .awaitingCallback)
        #expect(try house.notices(receipt).last?.subject == "rate")
        func text(_ words: String, from user: String, id: String) throws -> Receipt {
            let message = ChatMessage(
                address: ChatAddress(gateway: "sms", user: user), id: id, sentAt: at("2026-03-12T14:00"), text: words, raw: words)
            return try house.done(.chatMessage(message), by: Actor(door: .chat, origin: "gateway sms"), at("2026-03-12T14:00"))
        }
        #expect(try text("评价 1", from: "12000000009", id: "s1").ticket == nil)
        #expect(try house.ticket(receipt).state == .awaitingCallback)
        #expect(try text("评价4", from: "12000000001", id: "s2").ticket == receipt.ticket)
        #expect(try house.ticket(receipt).state == .awaitingArchive)
    }

    @Test func `the clerk who calls back sees the number of a released ticket, and others do not`() throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .awaitingCallback))
        for (actor, phone) in [(Who.callBack, "12000000001"), (Who.operator, "120****0001"), (Who.reviewer, "120****0001")] {
            guard case .ticket(let detail) = try house.ask(.show(ticket, by: actor), at("2026-03-12T14:00")) else {
                throw Refusal.noSuchPage
            }
            #expect(detail.citizenPhone == phone)
        }
    }

    @Test func `a threat behind 评价 is heard as a threat`() throws {
        let house = try House()
        try house.say(Matter.vague, id: "m1", at("2026-03-12T09:20"))
        try house.pass(to: at("2026-03-12T09:40"))
        let receipt = try house.say("评价 1 " + Matter.threat, id: "m2", at("2026-03-12T10:00"))
        #expect(try house.ticket(receipt).urgency == .critical)
        #expect(receipt.say?.contains("急事急办") == true)
    }

    @Test func `the inner result reaches no citizen: no page, no notice, no chat`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.stand(in: .awaitingArchive)
        #expect(try house.store.entries(of: house.id(receipt)).contains { $0.body == "胶垫老化" })
        #expect(try house.notices(receipt).allSatisfy { !$0.arguments.joined().contains("胶垫老化") })
        guard
            case .progress(let page) = try house.ask(
                .progress(ProgressRequest(number: receipt.ticket ?? "", proof: .link(receipt.link ?? ""), address: "a")),
                at("2026-03-12T16:00"))
        else { throw Refusal.noSuchPage }
        #expect(page.reply == "井盖已垫好。")
        #expect(!"\(page)".contains("胶垫老化"))
    }
}
