import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Testing

/// Danger is lowered, closed and merged by nobody in passing (practice 1, 3, 5).
struct DangerTests {
    private static let nine = at("2026-03-12T09:20")

    private static func taken(_ house: House, _ decision: Decision) throws -> Result<Receipt, Refusal> {
        let submission = Submission(
            channel: .phone, mark: .console("8001", key: "t"), receivedAt: nine, citizen: Citizen(phone: Phone("12000000003")),
            content: Matter.threat, raw: "")
        return try house.perform(.submit(submission, decision), by: Who.operator, nine)
    }

    @Test func `danger is lowered at the proposal with a reason and an entry, and without one not at all`() throws {
        let house = try House()
        var decision = Decision(urgency: .ordinary, isAccepted: true)
        #expect(try Self.taken(house, decision) == .failure(.missing(field: "reason")))
        #expect(try house.store.ticketCount() == 0)
        decision.urgencyReason = "已核实，是在念歌词"
        let receipt = try Self.taken(house, decision).get()
        #expect(try house.ticket(receipt).urgency == .ordinary)
        let entry = try #require(try house.store.entries(of: house.id(receipt)).first { $0.event == "lowered" })
        #expect(entry.reason == Reason("lowered", "特急", "普通") && entry.body == "已核实，是在念歌词" && entry.person == "8001")
        #expect(try house.ticket(receipt).isThreat, "it leaves by two persons all the same")
    }

    @Test func `a threat is neither answered, declined nor let go by one person`() throws {
        let house = try House()
        let receipt = try house.web(Matter.threat, Self.nine)
        let ticket = try house.reference(receipt)
        #expect(try house.refused(.answer(ticket, text: "您好"), by: Who.operator, at("2026-03-12T09:30")) == .threatStands)
        try house.done(
            .classify(ticket, Decision(urgency: .ordinary), reason: "人已平静"), by: Who.operator, at("2026-03-12T09:31"))
        #expect(try house.refused(.answer(ticket, text: "您好"), by: Who.operator, at("2026-03-12T09:32")) == .threatStands)
        #expect(
            try house.refused(.quality(ticket, .decline(code: "R04", words: nil)), by: Who.operator, at("2026-03-12T09:32"))
                == .threatStands)
        try house.done(.quality(ticket, .withdraw(reason: "唔使喇")), by: Who.operator, at("2026-03-12T09:33"))
        #expect(
            try house.refused(.quality(ticket, .ruleWithdrawal(granted: true, reason: "本人意愿")), by: Who.dispatcher, at("2026-03-12T09:34"))
                == .threatStands)
        try house.done(.privacy(ticket, .calm(reason: "派出所已见到本人")), by: Who.operator, at("2026-03-12T09:40"))
        #expect(
            try house.refused(.privacy(ticket, .confirm(.threat)), by: Who.operator, at("2026-03-12T09:41"))
                == .notPermitted(verb: "confirm"))
        try house.done(.privacy(ticket, .confirm(.threat)), by: Who.shiftLeader, at("2026-03-12T09:42"))
        #expect(try !house.ticket(receipt).isThreat)
        try house.done(.quality(ticket, .ruleWithdrawal(granted: true, reason: "本人意愿")), by: Who.dispatcher, at("2026-03-12T09:45"))
        #expect(
            try house.refused(.privacy(ticket, .calm(reason: "x")), by: Who.operator, at("2026-03-12T09:50")) == .nothingWaiting)
    }

    @Test func `a threat rings until it is handed over, whoever has called in between`() throws {
        let house = try House()
        let receipt = try house.web(Matter.threat, Self.nine)
        let ticket = try house.reference(receipt)
        try house.done(.contact(ticket, result: "已接通"), by: Who.operator, at("2026-03-12T09:22"))
        try house.done(.quality(ticket, .withdraw(reason: "不想活了也不用你们管")), by: Who.operator, at("2026-03-12T09:23"))
        #expect(try house.ticket(receipt).state == .withdrawalReview)
        _ = house.takePushes()
        try house.pass(to: at("2026-03-12T09:33"))
        #expect(!house.takePushes().isEmpty)
        #expect(try house.ticket(receipt).nextAt.map { $0 <= at("2026-03-12T09:38") } == true)
        try house.done(.handOver(ticket, to: "110", takenBy: "接警员 3", incident: "B7"), by: Who.operator, at("2026-03-12T09:35"))
        #expect(try house.ticket(receipt).ringAt == nil)
    }

    @Test func `handed to 110 without its number it stays open, its next moment five minutes away, until the number is there`() throws {
        let house = try House(sms: "sms")
        let receipt = try house.web(Matter.missingCover, Self.nine)
        let ticket = try house.reference(receipt)
        let begun = try house.done(.handOver(ticket, to: "119", takenBy: "接警员 3", incident: nil), by: Who.operator, at("2026-03-12T09:22"))
        #expect(begun.decided == [Reason("handing-over", "119", "接警员 3")])
        #expect(try house.ticket(receipt).state == .awaitingSignature && house.ticket(receipt).handedTo == "119")
        try house.done(.contact(ticket, result: "已到场"), by: Who.tangxia, at("2026-03-12T09:24"))
        #expect(try house.ticket(receipt).ringAt.map { $0 > at("2026-03-12T09:24") && $0 <= at("2026-03-12T09:29") } == true)
        try house.done(.handOver(ticket, to: "119", takenBy: "接警员 3", incident: "B7"), by: Who.operator, at("2026-03-12T09:40"))
        #expect(try house.store.handover(of: house.id(receipt))?.takenAt == at("2026-03-12T09:22"))
        let told = try house.notices(receipt).filter { $0.subject == "handed-over" }
        #expect(told.map(\.recipient).contains("citizen") && told.contains { $0.recipient.hasPrefix("department:440106011") })
        #expect(
            try house.store.entries(of: house.id(receipt)).last { $0.event == "hand_over" }?.reason.arguments == [
                "119", "接警员 3", "B7", "2026-03-12 09:22",
            ])
    }

    @Test func `an urgent dispatch tells handler and on-call at once, an ordinary one nobody`() throws {
        let house = try House()
        let calm = try house.web(Matter.looseCover, id: "a", Self.nine)
        #expect(try house.notices(calm).allSatisfy { $0.recipient == "citizen" })
        let receipt = try house.web(Matter.missingCover, Self.nine)
        let told = try house.notices(receipt).filter { $0.subject == "assigned" }
        #expect(!told.isEmpty && told.allSatisfy { $0.recipient.hasPrefix("department:440106011 ") && $0.isUrgent })
        #expect(told.allSatisfy { $0.nextAt == at("2026-03-12T09:25") })
        _ = house.takePushes()
        try house.pass(to: at("2026-03-12T09:35"))
        // The next way after five minutes, the shift leader after fifteen.
        #expect(try house.notices(receipt).contains { $0.subject == "assigned" && $0.recipient == "person:8401" })
    }

    @Test func `what becomes urgent while a department has it is told there, and stands in its feed`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, Self.nine)
        try house.done(
            .classify(house.reference(receipt), Decision(urgency: .critical), reason: nil), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.notices(receipt).contains { $0.subject == "assigned" && $0.recipient.hasPrefix("department:440105004") })
        guard case .feed(let page) = try house.ask(.feed(FeedRequest(department: "440105004"), by: Who.jiangnan), at("2026-03-12T09:31"))
        else { Issue.record("no feed"); return }
        #expect(page.items.contains { $0.event == "raised" })
    }

    @Test func `a 特急 caller under a ticket whose own citizen was called gives it the contact to make, and the ring`() throws {
        let house = try House()
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        try house.done(.contact(house.reference(main), result: "已致电"), by: Who.jiangnan, at("2026-03-12T09:10"))
        #expect(try house.ticket(main).contactedAt != nil)
        let child = try house.web("江南西路唔见咗个井盖，琴晚有人踩空", id: "c", phone: "12000000012", Self.nine)
        let before = try house.clocks(child)
        #expect(before[.contact]?.stoppedAt == nil)
        try house.done(
            .link(.merge(house.reference(child), into: house.reference(main), reason: "同一个井盖")), by: Who.operator, at("2026-03-12T09:25"))
        #expect(try house.ticket(main).urgency == .critical)
        #expect(try house.ticket(main).ringAt == at("2026-03-12T09:30"))
        #expect(try house.clocks(main)[.contact]?.stoppedAt == nil)
        #expect(try house.clocks(main)[.contact]?.due == before[.contact]?.due)
        #expect(try house.clocks(child)[.contact]?.stoppedAt == nil, "nobody has called that citizen yet")
        try house.done(.contact(house.reference(main), result: "已致电两位"), by: Who.jiangnan, at("2026-03-12T09:35"))
        #expect(try house.clocks(child)[.contact]?.stoppedAt == at("2026-03-12T09:35"))
        #expect(try house.ticket(main).ringAt == nil)
    }

    @Test func `a complaint is never put under a ticket of whoever it complains of`() throws {
        let house = try House()
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let complaint = try house.web("投诉江南中街道办事处对井盖松动不理不睬", id: "c", phone: "12000000012", at("2026-03-12T09:30"))
        let merge = Action.link(.merge(try house.reference(complaint), into: try house.reference(main), reason: "同"))
        #expect(try house.refused(merge, by: Who.operator, at("2026-03-12T09:40")) == .mergeBarred(.accused), "it names it")
        let other = try house.web("投诉有人对井盖松动不理不睬，江南西路", id: "d", phone: "12000000013", at("2026-03-12T09:31"))
        try house.done(
            .privacy(house.reference(other), .accuse(departments: ["440105004"], people: [])), by: Who.operator, at("2026-03-12T09:41"))
        #expect(
            try house.refused(
                .link(.merge(house.reference(other), into: house.reference(main), reason: "同")), by: Who.operator, at("2026-03-12T09:42"))
                == .mergeBarred(.accused), "it was recorded")
        // Taken down under it at once it is refused too.
        let submission = Submission(
            channel: .phone, mark: .console("8001", key: "x"), receivedAt: at("2026-03-12T09:43"),
            citizen: Citizen(phone: Phone("12000000014")),
            content: "投诉江南中街道办事处不管井盖", raw: "")
        #expect(
            try house.refused(
                .link(.take(submission, nil, under: house.reference(main), isMore: false)), by: Who.operator, at("2026-03-12T09:43"))
                == .mergeBarred(.accused))
    }

    @Test func `who is accused after a merge takes the ticket out of the one that they read`() throws {
        let house = try House()
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let child = try house.web("江南西路的井盖松动，车一过就响", id: "c", phone: "12000000012", at("2026-03-12T09:30"))
        try house.done(
            .link(.merge(house.reference(child), into: house.reference(main), reason: "同")), by: Who.operator, at("2026-03-12T09:40"))
        try house.done(
            .privacy(house.reference(child), .accuse(departments: ["440105004"], people: [])), by: Who.operator, at("2026-03-12T09:41"))
        #expect(try house.ticket(child).state == .awaitingDispatch)
        #expect(try house.store.follower(house.id(child)) == nil)
    }

    @Test func `a sealed ticket is put under no open one`() throws {
        let house = try House()
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let child = try house.web("江南西路的井盖松动，车一过就响", id: "c", phone: "12000000012", at("2026-03-12T09:30"))
        try house.done(.privacy(house.reference(child), .seal(readers: [], reason: "涉事敏感")), by: Who.shiftLeader, at("2026-03-12T09:31"))
        try house.done(.privacy(house.reference(child), .confirmSeal), by: Actor(door: .console, person: "8501"), at("2026-03-12T09:32"))
        #expect(
            try house.refused(
                .link(.merge(house.reference(child), into: house.reference(main), reason: "同")), by: Who.shiftLeader, at("2026-03-12T09:40")
            )
                == .mergeBarred(.sealed))
    }

    @Test func `a live ticket that is sealed is taken from a department that would be blind, and goes to an inspector`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .seal(readers: [], reason: "涉事敏感")), by: Who.shiftLeader, at("2026-03-12T11:00"))
        try house.done(.privacy(ticket, .confirmSeal), by: Actor(door: .console, person: "8501"), at("2026-03-12T11:10"))
        let lead = try house.lead(receipt)
        #expect(try house.ticket(receipt).state == .awaitingSignature)
        #expect(lead.handler == "8702" && lead.department == "ZSJ")
        guard case .ticket(let seen) = try house.ask(.show(ticket, by: Actor(door: .console, person: "8702")), at("2026-03-12T11:11"))
        else {
            Issue.record("the inspector sees nothing")
            return
        }
        #expect(!seen.content.isEmpty)
        guard case .refused(.noSuchTicket) = try house.ask(.show(ticket, by: Who.jiangnan), at("2026-03-12T11:11")) else {
            Issue.record("the department sees it")
            return
        }
    }

    @Test func `secrecy is taken off by two persons`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, secret: true, Self.nine)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .secret(false, reason: "市民同意公开")), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.ticket(receipt).isSecret)
        #expect(
            try house.refused(.privacy(ticket, .confirm(.disclosure)), by: Who.operator, at("2026-03-12T09:31"))
                == .notPermitted(verb: "confirm"))
        try house.done(.privacy(ticket, .confirm(.disclosure)), by: Who.shiftLeader, at("2026-03-12T09:32"))
        #expect(try !house.ticket(receipt).isSecret)
    }

    @Test func `what was left out of the statistics counts again by two persons`() throws {
        let house = try House()
        let receipt = try house.stand(in: .pending)
        let ticket = try house.reference(receipt)
        #expect(try house.refused(.privacy(ticket, .include(reason: "x")), by: Who.dispatcher, at("2026-03-12T09:29")) == .nothingWaiting)
        try house.done(.privacy(ticket, .exclude(reason: "测试")), by: Who.dispatcher, at("2026-03-12T09:30"))
        try house.done(.privacy(ticket, .confirmExclusion), by: Who.shiftLeader, at("2026-03-12T09:31"))
        try house.done(.privacy(ticket, .include(reason: "不是测试")), by: Who.dispatcher, at("2026-03-12T09:32"))
        try house.done(.privacy(ticket, .confirm(.inclusion)), by: Who.shiftLeader, at("2026-03-12T09:33"))
        #expect(try house.store.privacy(of: house.id(receipt))?.excludedAt == nil)
    }
}
