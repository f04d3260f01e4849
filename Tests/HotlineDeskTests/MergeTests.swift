import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

struct MergeTests {
    private static let again = "江南西路的井盖松动，车一过就响，吵得睡不着觉"

    /// A main ticket of 江南中街道 and another citizen's, dispatched there too.
    private static func pair(_ house: House) throws -> (main: Receipt, child: Receipt) {
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let child = try house.web(again, id: "c", phone: "12000000012", at("2026-03-12T09:30"))
        return (main, child)
    }

    private static func merge(_ house: House, _ child: Receipt, into main: Receipt, _ now: String = "2026-03-12T09:40") throws {
        try house.done(
            .link(.merge(house.reference(child), into: house.reference(main), reason: "同一个井盖")), by: Who.operator, at(now))
    }

    private static func bar(_ house: House, _ child: Receipt, into main: Receipt, _ now: String = "2026-03-12T09:40") throws -> Refusal? {
        try house.refused(
            .link(.merge(house.reference(child), into: house.reference(main), reason: "同一个井盖")), by: Who.operator, at(now))
    }

    @Test func `practice 5: a merged child keeps its number, urgency, secrecy and clocks`() throws {
        let house = try House()
        let (main, child) = try Self.pair(house)
        let before = try house.clocks(child)
        try Self.merge(house, child, into: main)
        let row = try house.ticket(child)
        #expect(row.state == .merged)
        #expect(row.urgency == .ordinary && !row.isSecret)
        #expect(row.nextAt == nil && row.ringAt == nil && row.closedAt == nil)
        let after = try house.clocks(child)
        #expect(after[.promised] == before[.promised] && after[.statutory] == before[.statutory])
        #expect(after[.promised]?.stoppedAt == nil)
        for name in [ClockName.sign, .contact] { #expect(after[name] == before[name], "nothing of it is done by a merge") }
    }

    @Test func `what the department does on the main ticket it has done for who follows it`() throws {
        let house = try House()
        let (main, child) = try Self.pair(house)
        try Self.merge(house, child, into: main)
        try house.done(.sign(house.reference(main)), by: Who.jiangnan, at("2026-03-12T10:00"))
        #expect(try house.clocks(child)[.sign]?.stoppedAt == at("2026-03-12T10:00"))
        try house.done(.contact(house.reference(main), result: "已致电两位"), by: Who.jiangnan, at("2026-03-12T10:30"))
        #expect(try house.clocks(child)[.contact]?.stoppedAt == at("2026-03-12T10:30"))
    }

    @Test func `practice 5: the main ticket takes the highest urgency and the earliest due`() throws {
        let house = try House()
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let older = try house.web(Self.again, id: "c", phone: "12000000012", at("2026-03-10T09:30"))
        try house.done(
            .classify(house.reference(older), Decision(urgency: .critical), reason: nil), by: Who.operator, at("2026-03-12T09:35"))
        _ = house.takePushes()
        try Self.merge(house, older, into: main)
        #expect(try house.ticket(main).urgency == .critical)
        #expect(try house.ticket(older).urgency == .critical)
        #expect(try house.clocks(main)[.promised]?.due == house.clocks(older)[.promised]?.due)
        #expect(try house.clocks(main)[.promised]?.originalDue == at("2026-03-19T17:00"))
        #expect(!house.takePushes().isEmpty, "the consoles ring for what has become 特急")
    }

    @Test func `practice 22: the loser leaves the department's feed with the reason, and the main one reads of it`() throws {
        let house = try House()
        let (main, child) = try Self.pair(house)
        try Self.merge(house, child, into: main)
        guard case .feed(let page) = try house.ask(.feed(FeedRequest(department: "440105004"), by: Who.jiangnan), at("2026-03-12T10:00"))
        else { Issue.record("no feed"); return }
        let last = try #require(page.items.last { $0.ticket.number == child.ticket })
        #expect(last.event == "merge" && !last.isHeld)
        let number = try #require(main.ticket)
        #expect(try house.store.entries(of: house.id(child)).last { $0.event == "merge" }?.reason.arguments == [number, "同一个井盖"])
        #expect(page.items.contains { $0.event == "joined" && $0.ticket.number == main.ticket })
        #expect(try house.store.held(by: "440105004", limit: 9) == [house.id(main)])
        #expect(
            try house.refused(.sign(house.reference(child)), by: Who.jiangnan, at("2026-03-12T10:01"))
                == .wrongState(event: .sign, state: .merged))
    }

    @Test func `practice 22: the main ticket's answer reaches every caller under their own number, and ends their clocks`() throws {
        let house = try House()
        let (main, child) = try Self.pair(house)
        try Self.merge(house, child, into: main)
        let ticket = try house.reference(main)
        try house.done(
            .reply(ticket, publicText: "井盖已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan, at("2026-03-12T11:00"))
        #expect(try house.clocks(child)[.promised]?.stoppedAt == nil, "a reply that is not checked yet is no answer")
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T11:30"))
        let told = try #require(house.notices(child).last { $0.recipient == "citizen" })
        let own = try #require(child.ticket)
        #expect(told.subject == "replied" && told.arguments == ["ticket", own, "reply", "井盖已垫好。"])
        #expect(try house.notices(main).filter { $0.recipient == "citizen" && $0.subject == "replied" }.count == 1)
        #expect(try house.clocks(child)[.promised]?.stoppedAt == at("2026-03-12T11:00"))
        #expect(try house.clocks(child)[.statutory]?.stoppedAt == at("2026-03-12T11:30"))
    }

    @Test func `practice 22: each caller's progress goes by their own number and code and shows the main ticket's course`() throws {
        let house = try House()
        let (main, child) = try Self.pair(house)
        try Self.merge(house, child, into: main)
        let ask = ProgressRequest(
            number: try #require(child.ticket), proof: .code(try #require(child.queryCode), lastFour: "0012"), address: "192.0.2.1")
        guard case .progress(let waiting) = try house.ask(.progress(ask), at("2026-03-12T10:00")) else {
            Issue.record("no progress"); return
        }
        #expect(waiting.number == child.ticket)
        #expect(waiting.state.chinese == "与您相同的事正在一起办理，您的编号仍然有效。")
        #expect(waiting.departmentName == "江南中街道办事处" && waiting.reply == nil)
        let promised = try house.clocks(child)[.promised]
        #expect(waiting.due == promised?.due)
        try house.done(.sign(house.reference(main)), by: Who.jiangnan, at("2026-03-12T10:10"))
        try house.done(
            .reply(house.reference(main), publicText: "井盖已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan,
            at("2026-03-12T11:00"))
        try house.done(.review(house.reference(main), .release), by: Who.reviewer, at("2026-03-12T11:30"))
        guard case .progress(let answered) = try house.ask(.progress(ask), at("2026-03-12T12:00")) else {
            Issue.record("no progress"); return
        }
        #expect(answered.reply == "井盖已垫好。")
        #expect(answered.state.chinese == "已有答复，我们将电话了解您的意见。")
        #expect(answered.steps.map(\.chinese).contains("与相同的诉求一起办理"))
        for banned in ["并单", "重办", "挂账", "督办"] {
            #expect(!answered.steps.contains { $0.chinese.contains(banned) } && !answered.state.chinese.contains(banned))
        }
        let wrong = ProgressRequest(
            number: try #require(child.ticket), proof: .code(try #require(main.queryCode), lastFour: "0011"), address: "192.0.2.1")
        guard case .refused(.noSuchTicket) = try house.ask(.progress(wrong), at("2026-03-12T12:00")) else {
            Issue.record("the main ticket's code opens the child")
            return
        }
    }

    @Test func `nothing is merged into itself, into what follows another, or into what is not accepted or is answered`() throws {
        let house = try House()
        let (main, child) = try Self.pair(house)
        #expect(try Self.bar(house, child, into: child) == .mergeBarred(.itself))
        let pending = try house.web(Matter.vague, id: "p", phone: "12000000013", at("2026-03-12T09:31"))
        #expect(try Self.bar(house, child, into: pending) == .mergeBarred(.mainPending))
        try Self.merge(house, child, into: main)
        #expect(try Self.bar(house, main, into: child) == .mergeBarred(.mainMerged), "no ring")
        #expect(try Self.bar(house, child, into: main) == .wrongState(event: .merge, state: .merged))
        #expect(try Self.bar(house, pending, into: child) == .mergeBarred(.mainMerged))
        let closed = try house.stand(in: .archived)
        #expect(try Self.bar(house, pending, into: closed, "2026-03-12T16:00") == .mergeBarred(.mainAnswered))
        let answered = try house.stand(in: .awaitingCallback, id: "story 2")
        #expect(try Self.bar(house, pending, into: answered, "2026-03-12T16:01") == .mergeBarred(.mainAnswered))
    }

    @Test func `practice 5: nothing is merged across secrecy, nor a report with what is none`() throws {
        let house = try House()
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let secret = try house.web(Self.again, id: "s", phone: "12000000012", secret: true, at("2026-03-12T09:30"))
        #expect(try Self.bar(house, secret, into: main) == .mergeBarred(.secrecy))
        try house.done(.privacy(house.reference(secret), .restate(text: "市民反映一处情况")), by: Who.operator, at("2026-03-12T09:31"))
        try house.done(.privacy(house.reference(secret), .releaseRestatement), by: Who.reviewer, at("2026-03-12T09:32"))
        try house.done(
            .dispatch(house.reference(secret), to: "440105004", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:35"))
        #expect(try Self.bar(house, main, into: secret) == .mergeBarred(.secrecy))
        let report = try house.web(Matter.report, id: "r", phone: "12000000013", at("2026-03-12T09:31"))
        #expect(try Self.bar(house, report, into: main) == .mergeBarred(.secrecy))
    }

    @Test(arguments: House.reachable.filter(\.isOpen)) func `practice 22: merge is possible from any open state`(state: TicketState) throws
    {
        let house = try House()
        let child = try house.stand(in: state)
        let main = try house.web(Self.again, id: "m", phone: "12000000011", at("2026-03-12T15:30"))
        try Self.merge(house, child, into: main, "2026-03-12T16:00")
        #expect(try house.ticket(child).state == .merged)
        try house.pass(to: at("2026-03-12T18:00"))
        #expect(try house.ticket(child).state == .merged, "time moves it nowhere")
    }

    @Test func `two operators merge at once: one success, one clear refusal`() throws {
        let house = try House()
        let (first, second) = try Self.pair(house)
        try Self.merge(house, first, into: second)
        #expect(
            try house.refused(
                .link(.merge(house.reference(second), into: house.reference(first), reason: "同一个井盖")), by: Who.other, at("2026-03-12T09:40")
            )
                == .mergeBarred(.mainMerged))
    }

    @Test func `who follows a ticket that is merged follows its main one`() throws {
        let house = try House()
        let (main, child) = try Self.pair(house)
        let third = try house.web(Self.again + "了", id: "t", phone: "12000000013", at("2026-03-12T09:32"))
        try Self.merge(house, third, into: child)
        try Self.merge(house, child, into: main, "2026-03-12T09:50")
        #expect(try house.store.followers(of: house.id(main), limit: 9).map(\.ticket) == [house.id(child), house.id(third)])
        #expect(try house.store.countFollowers(of: house.id(child)) == 0)
    }

    @Test func `un-merged, it is dispatched again and its clocks are as if nothing had been`() throws {
        let house = try House()
        let (main, child) = try Self.pair(house)
        let before = try house.clocks(child)
        try Self.merge(house, child, into: main)
        try house.done(.link(.unmerge(house.reference(child), reason: "是另一个井盖")), by: Who.dispatcher, at("2026-03-12T14:00"))
        let row = try house.ticket(child)
        #expect(row.state == .awaitingDispatch && row.nextAt != nil && row.closedAt == nil)
        let after = try house.clocks(child)
        #expect(after[.promised] == before[.promised] && after[.statutory] == before[.statutory])
        #expect(after[.dispatch]?.startedAt == at("2026-03-12T14:00"))
        #expect(try house.store.follower(house.id(child)) == nil)
        #expect(try house.events(main).last == "left")
        try house.done(.dispatch(house.reference(child), to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T14:05"))
        #expect(try house.ticket(child).state == .awaitingSignature)
        #expect(
            try house.refused(.link(.unmerge(house.reference(child), reason: "再拆")), by: Who.dispatcher, at("2026-03-12T14:06"))
                == .wrongState(event: .unmerge, state: .awaitingSignature))
    }

    @Test func `un-merged after the main ticket's answer its promise runs on, for that was no answer to it`() throws {
        let house = try House()
        let (main, child) = try Self.pair(house)
        try Self.merge(house, child, into: main)
        let before = try house.clocks(child)
        try house.done(
            .reply(house.reference(main), publicText: "已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan,
            at("2026-03-12T11:00"))
        try house.done(.review(house.reference(main), .release), by: Who.reviewer, at("2026-03-12T11:30"))
        try house.done(.link(.unmerge(house.reference(child), reason: "是另一个井盖")), by: Who.operator, at("2026-03-12T14:00"))
        #expect(try house.clocks(child)[.promised] == before[.promised])
    }

    @Test func `merging needs the right, a reason and a ticket that nobody else has open`() throws {
        let house = try House()
        let (main, child) = try Self.pair(house)
        let (a, b) = (try house.reference(child), try house.reference(main))
        let now = at("2026-03-12T09:40")
        #expect(try house.refused(.link(.merge(a, into: b, reason: " ")), by: Who.operator, now) == .missing(field: "reason"))
        #expect(try house.refused(.link(.merge(a, into: b, reason: "同")), by: Who.jiangnan, now) == .notPermitted(verb: "merge"))
        #expect(try house.refused(.link(.merge(a, into: b, reason: "同")), by: Who.callBack, now) == .notPermitted(verb: "merge"))
        let taken = try house.done(.takeNext(.sign), by: Who.other, now)
        let (held, free) = taken.ticket == child.ticket ? (a, b) : (b, a)
        #expect(try house.refused(.link(.merge(held, into: free, reason: "同")), by: Who.operator, now) == .takenByAnother("8002"))
    }

    @Test func `new danger in what a merged caller adds raises the main ticket too`() throws {
        let house = try House()
        let main = try house.web(Matter.stall, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        try house.done(.dispatch(house.reference(main), to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:05"))
        let child = try house.phone(Matter.stall, called: at("2026-03-12T09:28"), call: "c-1", at("2026-03-12T09:30"))
        try Self.merge(house, child, into: main)
        let more = House.record(Matter.missingCover, digest: "d2", called: at("2026-03-12T09:45"), call: "c-1")
        _ = house.takePushes()
        try house.done(.fileLine(House.line(.record(more), offset: 100, to: 200)), by: Who.file, at("2026-03-12T09:46"))
        #expect(try house.ticket(child).state == .merged && house.ticket(child).urgency == .critical)
        #expect(try house.ticket(main).urgency == .critical)
        #expect(!house.takePushes().isEmpty)
    }

    @Test func `what a merged chat user adds stands on their ticket, and the main one hears of it`() throws {
        let house = try House()
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        try house.say(Matter.looseCover, id: "1", at("2026-03-12T09:10"))
        let closed = try house.done(.chatEnd(ChatAddress(gateway: "wx", user: "u1")), by: Who.chat, at("2026-03-12T09:20"))
        try Self.merge(house, closed, into: main)
        let more = try house.say("就在江南西路地铁站A口对面，井盖还在响", id: "2", at("2026-03-12T10:00"))
        #expect(more.ticket == closed.ticket)
        #expect(try house.store.ticketCount() == 2)
        #expect(try house.events(closed).last == "supplemented")
        #expect(try house.events(main).last == "follower-added")
    }

    @Test func `a rollback and a restart leave the same followers`() throws {
        let house = try House()
        let (main, child) = try Self.pair(house)
        try Self.merge(house, child, into: main)
        try house.restart()
        #expect(try house.store.follower(house.id(child))?.main == house.id(main))
        #expect(try house.desk.store.verifyJournal().faults == [])
    }
}
