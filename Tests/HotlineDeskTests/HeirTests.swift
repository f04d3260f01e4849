import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Only an answer ends whoever follows a ticket: what else ends the main one passes the matter on (practice 5, 22, 36).
struct HeirTests {
    private static let again = "江南西路的井盖松动，车一过就响，吵得睡不着觉"

    /// A main ticket of 江南中街道 with two other citizens' under it.
    private static func group(_ house: House, sms: Bool = false) throws -> (main: Receipt, first: Receipt, second: Receipt) {
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let first = try house.web(again, id: "c", phone: "12000000012", at("2026-03-12T09:30"))
        let second = try house.web(again + "了", id: "d", phone: "12000000013", at("2026-03-12T09:32"))
        for child in [first, second] {
            try house.done(
                .link(.merge(house.reference(child), into: house.reference(main), reason: "同一个井盖")), by: Who.operator,
                at("2026-03-12T09:40"))
        }
        return (main, first, second)
    }

    @Test func `a withdrawn main ticket leaves the matter to the first who followed it, and tells none of them that they withdrew`() throws
    {
        let house = try House()
        let (main, first, second) = try Self.group(house)
        let before = try house.clocks(first)
        try house.done(.quality(house.reference(main), .withdraw(reason: "不用了")), by: Who.operator, at("2026-03-12T10:00"))
        let ruled = try house.done(
            .quality(house.reference(main), .ruleWithdrawal(granted: true, reason: "本人意愿")), by: Who.dispatcher, at("2026-03-12T10:10"))
        let (one, two) = (try #require(first.ticket), try #require(second.ticket))
        #expect(ruled.decided == [Reason("passed-on", "2", one, "\(one)、\(two)")])
        #expect(try house.ticket(first).state == .awaitingDispatch && house.ticket(first).nextAt != nil)
        #expect(try house.ticket(second).state == .merged)
        #expect(try house.store.follower(house.id(second))?.main == house.id(first))
        let after = try house.clocks(first)
        #expect(after[.promised] == before[.promised] && after[.statutory] == before[.statutory])
        for child in [first, second] {
            #expect(try !house.notices(child).contains { $0.subject == "withdrawn" })
            #expect(try house.clocks(child)[.promised]?.stoppedAt == nil)
        }
        #expect(try house.notices(main).contains { $0.subject == "withdrawn" })
        #expect(try house.events(first).contains("heir") && house.events(second).contains("new_main"))
        // The new main ticket's answer reaches the other.
        try house.done(.answer(house.reference(first), text: "已垫好。"), by: Who.operator, at("2026-03-12T11:00"))
        #expect(try house.notices(second).last { $0.recipient == "citizen" }?.arguments == ["ticket", two, "reply", "已垫好。"])
        // The old one closes alone, and takes nobody with it.
        try house.pass(to: at("2026-03-16T18:00"))
        #expect(try house.ticket(main).state == .archived)
        #expect(try house.desk.store.verifyJournal().faults == [])
    }

    @Test func `a main ticket that another service takes over leaves its followers to the dispatcher`() throws {
        let house = try House()
        let (main, first, second) = try Self.group(house)
        let receipt = try house.done(
            .handOver(house.reference(main), to: "110", takenBy: "接警员 3", incident: "B7"), by: Who.operator, at("2026-03-12T10:00"))
        #expect(receipt.decided.first?.slug == "passed-on")
        #expect(try house.ticket(first).state == .awaitingDispatch)
        #expect(try house.store.follower(house.id(second))?.main == house.id(first))
        #expect(try house.clocks(first)[.promised]?.stoppedAt == nil && house.clocks(second)[.promised]?.stoppedAt == nil)
    }

    @Test func `a declined main ticket leaves its followers to the dispatcher`() throws {
        let house = try House()
        let main = try house.stand(in: .awaitingDispatch)
        let child = try house.web(Self.again, id: "c", phone: "12000000012", at("2026-03-12T11:30"))
        try house.done(
            .link(.merge(house.reference(child), into: house.reference(main), reason: "同")), by: Who.operator, at("2026-03-12T11:40"))
        try house.done(.quality(house.reference(main), .decline(code: "R04", words: nil)), by: Who.operator, at("2026-03-12T11:50"))
        #expect(try house.ticket(main).state == .declined)
        #expect(try house.ticket(child).state == .awaitingDispatch)
        #expect(try !house.notices(child).contains { $0.subject == "declined" })
    }

    @Test func `nothing goes under a ticket whose citizen objects, for its dismissal is no answer`() throws {
        let house = try House()
        let main = try house.stand(in: .archived)
        try house.done(.quality(house.reference(main), .object(reason: "没修好")), by: Who.operator, at("2026-03-12T16:00"))
        let child = try house.web(Self.again, id: "c", phone: "12000000012", at("2026-03-12T16:10"))
        #expect(
            try house.refused(
                .link(.merge(house.reference(child), into: house.reference(main), reason: "同")), by: Who.operator, at("2026-03-12T16:20"))
                == .mergeBarred(.mainAnswered))
    }

    @Test func `members of a group whose first complainant withdraws have the matter's words with the new main ticket`() throws {
        let house = try House()
        let main = try house.web(Matter.wages, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let roster = try Roster("张三 12000000021 1200元\n李四 12000000022 1300元")
        let taken = try house.done(.link(.members(house.reference(main), roster.lines)), by: Who.operator, at("2026-03-12T09:10"))
        try house.done(.link(.subject(house.reference(main), name: "示例公司")), by: Who.operator, at("2026-03-12T09:11"))
        try house.done(.quality(house.reference(main), .withdraw(reason: "公司叫我撤")), by: Who.operator, at("2026-03-12T10:00"))
        try house.done(
            .quality(house.reference(main), .ruleWithdrawal(granted: true, reason: "本人坚持")), by: Who.dispatcher, at("2026-03-12T10:10"))
        let issued = try #require(taken.issued)
        let heir = Receipt(ticket: issued[0].number)
        #expect(try house.ticket(heir).state == .awaitingDispatch)
        #expect(try house.store.entries(of: house.id(heir)).last { $0.event == "heir" }?.body == Matter.wages)
        #expect(try house.store.subject(of: house.id(heir)) == "示例公司")
        #expect(try house.clocks(heir)[.promised]?.stoppedAt == nil && house.clocks(heir)[.promised] != nil)
        #expect(try house.store.follower(house.id(Receipt(ticket: issued[1].number)))?.main == house.id(heir))
    }

    @Test func `a new main ticket keeps what the old one complained of`() throws {
        let house = try House()
        let (main, first, _) = try Self.group(house)
        try house.done(
            .privacy(house.reference(main), .accuse(departments: ["440105004"], people: [])), by: Who.operator, at("2026-03-12T09:50"))
        try house.done(.quality(house.reference(main), .withdraw(reason: "不用了")), by: Who.operator, at("2026-03-12T10:00"))
        try house.done(
            .quality(house.reference(main), .ruleWithdrawal(granted: true, reason: "本人意愿")), by: Who.dispatcher, at("2026-03-12T10:10"))
        #expect(
            try house.refused(
                .dispatch(house.reference(first), to: "440105004", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T10:20"))
                == .accused("440105004"))
    }

    @Test func `after the main ticket closed with its answer a merged caller may object within seven days, and goes on alone`() throws {
        let house = try House()
        let (main, first, second) = try Self.group(house)
        let ticket = try house.reference(main)
        #expect(
            try house.refused(.quality(house.reference(first), .object(reason: "没修")), by: Who.operator, at("2026-03-12T10:00"))
                == .wrongState(event: .object, state: .merged))
        try house.done(
            .reply(ticket, publicText: "井盖已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan, at("2026-03-12T11:00"))
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T11:30"))
        try house.done(.callBack(ticket, .rated(5, words: nil)), by: Who.callBack, at("2026-03-12T14:00"))
        try house.done(.archive(ticket), by: Who.callBack, at("2026-03-12T15:00"))
        #expect(try house.ticket(first).closedAt == at("2026-03-12T15:00"))
        #expect(try house.ticket(first).state == .merged, "its answer closed it where it stood")
        try house.done(.quality(house.reference(first), .object(reason: "我那边没修")), by: Who.operator, at("2026-03-13T09:00"))
        #expect(try house.ticket(first).state == .objectionReview && house.ticket(first).closedAt == nil)
        #expect(try house.store.follower(house.id(first)) == nil)
        #expect(try house.ticket(main).state == .archived && house.ticket(second).state == .merged)
        // Whoever passed the main ticket's answer does not hear it.
        #expect(
            try house.refused(
                .quality(house.reference(first), .ruleObjection(upheld: true, reason: "x")),
                by: Actor(door: .console, person: "8201"), at("2026-03-13T09:30")) == .notPermitted(verb: "rule"))
        try house.done(
            .quality(house.reference(first), .ruleObjection(upheld: true, reason: "确未修")), by: Who.shiftLeader, at("2026-03-13T10:00"))
        #expect(try house.ticket(first).state == .awaitingDispatch)
        #expect(
            try house.refused(.quality(house.reference(second), .object(reason: "晚了")), by: Who.operator, at("2026-03-20T09:00"))
                == .windowOver)
    }

    @Test func `a ticket taken out again takes along whoever was put under it`() throws {
        let house = try House()
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let child = try house.web(Self.again, id: "c", phone: "12000000012", at("2026-03-12T09:30"))
        let third = try house.web(Self.again + "了", id: "d", phone: "12000000013", at("2026-03-12T09:32"))
        func merge(_ a: Receipt, _ b: Receipt, _ now: String) throws {
            try house.done(.link(.merge(house.reference(a), into: house.reference(b), reason: "同")), by: Who.operator, at(now))
        }
        try merge(third, child, "2026-03-12T09:40")
        try merge(child, main, "2026-03-12T09:50")
        #expect(try house.store.follower(house.id(third))?.main == house.id(main))
        try house.done(.link(.unmerge(house.reference(child), reason: "是另一个")), by: Who.operator, at("2026-03-12T10:00"))
        #expect(try house.store.follower(house.id(third))?.main == house.id(child))
        #expect(try house.store.countFollowers(of: house.id(main)) == 0)
    }

    @Test func `a caller put under a ticket again and again is told of it once`() throws {
        let house = try House()
        let (main, first, _) = try Self.group(house)
        for minute in ["41", "43", "45"] {
            try house.done(.link(.unmerge(house.reference(first), reason: "错")), by: Who.operator, at("2026-03-12T09:\(minute)"))
            try house.done(
                .link(.merge(house.reference(first), into: house.reference(main), reason: "同")), by: Who.operator,
                at("2026-03-12T09:\(minute)"))
        }
        #expect(try house.notices(first).filter { $0.subject == "dispatched" }.count == 1)
    }

    @Test func `whoever urges a merged ticket urges the main one`() throws {
        let house = try House()
        let (main, first, _) = try Self.group(house)
        let receipt = try house.done(.urge(house.reference(first), text: "还没来"), by: Who.operator, at("2026-03-12T10:00"))
        #expect(receipt.ticket == main.ticket)
        #expect(try house.ticket(main).urges == 1)
    }
}
