import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Art. 13 ¶5: why it was late, whether that stands, what is put right, by whom and until when.
struct LatenessTests {
    static let correction = LateAction.Correction(owner: "440105004-2", due: "2026-04-03", task: "备足胶垫")

    /// Late on Thursday the 19th at 17:00.
    private func late(_ house: House) throws -> Receipt {
        let receipt = try house.stand(in: .inProgress)
        try house.pass(to: at("2026-03-19T17:00"))
        return receipt
    }

    @Test func `a ticket that is late enters the list at its due, once, and its department is asked why`() throws {
        let house = try House()
        let receipt = try late(house)
        let review = try #require(try house.store.lateReviews(of: house.id(receipt)).first)
        #expect(review.kind == .late)
        #expect(review.department == "440105004")
        #expect(review.due == at("2026-03-19T17:00"))
        #expect(review.explainBy == at("2026-03-20T17:00"))
        #expect(try house.notices(receipt).contains { $0.subject == "late" && $0.recipient.hasPrefix("department:440105004") })
        try house.pass(to: at("2026-03-20T16:00"))
        #expect(try house.store.lateReviews(of: house.id(receipt)).count == 1)
        guard case .list(let list) = try house.ask(.list(ListFilter(list: .late), by: Who.reviewer), at("2026-03-20T10:00")) else {
            Issue.record("no list")
            return
        }
        #expect(list.lines.map(\.number) == [receipt.ticket])
    }

    @Test func `unexplained, the chief representative hears of it each working day; explained, the reviewers' room`() throws {
        let house = try House()
        let receipt = try late(house)
        try house.pass(to: at("2026-03-20T17:00"))
        #expect(try house.events(receipt).filter { $0 == "late_reminder" }.count == 1)
        try house.pass(to: at("2026-03-23T17:00"))
        #expect(try house.events(receipt).filter { $0 == "late_reminder" }.count == 2)
        try house.done(.late(house.reference(receipt), .explain(reason: "胶垫断货")), by: Who.jiangnan, at("2026-03-24T10:00"))
        let review = try #require(try house.store.lateReviews(of: house.id(receipt)).first)
        #expect(review.explanation != nil)
        #expect(try #require(review.nextAt) > at("2026-03-24T10:00"))
    }

    @Test func `the verdict comes after the reason, from a reviewer, and what does not stand gets a correction`() throws {
        let house = try House()
        let receipt = try late(house)
        let ticket = try house.reference(receipt)
        let fails = LateAction.judge(stands: false, reason: "应早备料", correction: Self.correction)
        #expect(try house.refused(.late(ticket, fails), by: Who.reviewer, at("2026-03-20T10:00")) == .missing(field: "explain-late"))
        #expect(try house.refused(.late(ticket, .explain(reason: "我")), by: Who.tangxia, at("2026-03-20T10:00")) == .noSuchTicket)
        try house.done(.late(ticket, .explain(reason: "胶垫断货")), by: Who.jiangnan, at("2026-03-20T11:00"))
        #expect(try house.refused(.late(ticket, fails), by: Who.dispatcher, at("2026-03-20T12:00")) == .notPermitted(verb: "review"))
        #expect(try house.refused(.late(ticket, fails), by: Who.jiangnan, at("2026-03-20T12:00")) == .notPermitted(verb: "review"))
        let bare = LateAction.judge(stands: false, reason: "应早备料", correction: nil)
        #expect(try house.refused(.late(ticket, bare), by: Who.reviewer, at("2026-03-20T12:00"))?.codes.slug == "missing-field")
        try house.done(.late(ticket, fails), by: Who.reviewer, at("2026-03-20T14:00"))
        #expect(try house.store.lateReviews(of: house.id(receipt)).first?.verdict == .fails)
        #expect(try house.store.lateTickets(limit: 9).isEmpty)
        let correction = try #require(try house.store.corrections(of: house.id(receipt)).first)
        #expect(correction.owner == "440105004-2")
        #expect(correction.due == at("2026-04-03T17:00"))
        #expect(try house.refused(.late(ticket, fails), by: Who.reviewer, at("2026-03-20T14:01")) == .nothingWaiting)
    }

    @Test func `practice 8: whoever approved an extension never reviews it`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, ExtensionTests.ask), by: Who.jiangnan, at("2026-03-13T10:00"))
        try house.done(.late(ticket, ExtensionTests.grant), by: Who.shiftLeader, at("2026-03-13T11:00"))
        try house.done(.told(ticket, .by(how: "电话")), by: Who.operator, at("2026-03-13T11:30"))
        let stands = LateAction.judge(stands: true, reason: "厂家证明属实", correction: nil)
        #expect(try house.refused(.late(ticket, stands), by: Who.shiftLeader, at("2026-03-16T10:00")) == .ownDecision)
        try house.done(.late(ticket, stands), by: Who.reviewer, at("2026-03-16T10:00"))
        #expect(try house.store.lateReviews(of: house.id(receipt)).first?.judgedBy == "8201")
    }

    @Test func `a correction climbs its department's ladder until a reviewer has closed it, though the ticket be archived`() throws {
        let house = try House()
        let receipt = try late(house)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, .explain(reason: "胶垫断货")), by: Who.jiangnan, at("2026-03-20T11:00"))
        try house.done(
            .reply(ticket, publicText: "已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan, at("2026-03-20T13:00"))
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-20T13:30"))
        try house.done(.callBack(ticket, .rated(3, words: nil)), by: Who.callBack, at("2026-03-20T14:00"))
        try house.done(.archive(ticket), by: Who.callBack, at("2026-03-20T15:00"))
        try house.done(
            .late(ticket, .judge(stands: false, reason: "应早备料", correction: Self.correction)), by: Who.reviewer, at("2026-03-20T16:00"))
        #expect(try house.desk.nextMoment() != nil)
        try house.pass(to: at("2026-04-07T17:00"))
        let rungs = try house.store.corrections(of: house.id(receipt)).first?.rungs ?? []
        #expect(rungs == ["L4", "L5", "L6"])
        let close = Action.late(ticket, .closeCorrection(reason: "已抽查"))
        #expect(try house.refused(close, by: Who.reviewer, at("2026-04-08T10:00")) == .missing(field: "follow-up"))
        try house.done(.late(ticket, .followUp(text: "已备三十块")), by: Who.jiangnan, at("2026-04-08T11:00"))
        try house.done(close, by: Who.reviewer, at("2026-04-08T12:00"))
        let before = try house.events(receipt).count
        try house.pass(to: at("2026-05-08T17:00"))
        #expect(try house.events(receipt).count == before)
        #expect(try house.refused(close, by: Who.reviewer, at("2026-05-08T18:00")) == .nothingWaiting)
    }

    @Test func `practice 15: each department has its own days, and time in our review is ours`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(
            .reply(ticket, publicText: "已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan, at("2026-03-17T17:00"))
        try house.done(.review(ticket, .redo(reason: "没有照片")), by: Who.reviewer, at("2026-03-18T17:00"))
        try house.pass(to: at("2026-03-20T12:00"))
        guard case .why(let answer) = try house.ask(.daysLost(ticket, by: Who.operator), at("2026-03-20T12:00")) else {
            Issue.record("no answer")
            return
        }
        // Thursday from 09:20 to Tuesday's close, then Thursday and Friday morning; the review had Wednesday.
        #expect(
            answer.parts.first?.lines == [
                Reason("days-line", "江南中街道办事处", "37.7", "3.0"),
                Reason("days-line", Reason("held-by-hotline", "待审核").argument, "7.0", "0.0"),
            ])
    }

    @Test func `what is late while the hotline rules is the hotline's to explain`() throws {
        let house = try House()
        let receipt = try house.stand(in: .returnReview)
        try house.pass(to: at("2026-03-19T17:00"))
        #expect(try house.store.lateReviews(of: house.id(receipt)).map(\.department) == [.hotline])
        let ticket = try house.reference(receipt)
        #expect(try house.refused(.late(ticket, .explain(reason: "裁定慢")), by: Who.jiangnan, at("2026-03-20T09:00")) == .nothingWaiting)
        try house.done(.late(ticket, .explain(reason: "等机构编制部门意见")), by: Who.dispatcher, at("2026-03-20T09:00"))
    }

    @Test func `practice 13: the earlier of promise and law wins`() throws {
        let house = try House()
        let receipt = try house.web(Matter.vague, at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.classify(ticket, Decision(kind: .consultation), reason: nil), by: Who.operator, at("2026-03-12T09:30"))
        // Accepted a day late: the promise of one working day would pass the law's two from the call.
        try house.done(.dispatch(ticket, to: "CGJ", handler: nil, note: nil), by: Who.operator, at("2026-03-16T10:00"))
        #expect(try house.clocks(receipt)[.statutory]?.due == at("2026-03-16T17:00"))
        #expect(try house.clocks(receipt)[.promised]?.due == at("2026-03-16T17:00"))
    }
}
