import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Citizens under a main ticket who left a telephone alone are called back when it is answered, each under their own number.
struct FollowerCallTests {
    private static func merged(_ house: House) throws -> (main: Receipt, child: Receipt) {
        let main = try house.web(Matter.looseCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let child = try house.web(Matter.looseCover, id: "c", phone: "12000000012", at("2026-03-12T09:30"))
        try house.done(
            .link(.merge(house.reference(child), into: house.reference(main), reason: "同一个井盖")), by: Who.operator,
            at("2026-03-12T09:40"))
        return (main, child)
    }

    private static func answer(_ house: House, _ main: Receipt) throws {
        let ticket = try house.reference(main)
        try house.done(
            .reply(ticket, publicText: "井盖已垫好。", innerText: nil, truth: "true", solved: "solved"), by: Who.jiangnan,
            at("2026-03-12T11:00"))
        try house.done(.review(ticket, .release), by: Who.reviewer, at("2026-03-12T11:30"))
    }

    private static func calls(_ house: House, _ now: Instant) throws -> [CallBackLine] {
        guard case .quality(.callBacks(let calls)) = try house.ask(.quality(.callBacks(limit: 20), by: Who.callBack), now) else {
            throw Refusal.noSuchPage
        }
        return calls
    }

    @Test func `once the main ticket is answered they stand on the list, and a call records what they say`() throws {
        let house = try House()
        let (main, child) = try Self.merged(house)
        #expect(try Self.calls(house, at("2026-03-12T11:00")).isEmpty)
        try Self.answer(house, main)
        let waiting = try Self.calls(house, at("2026-03-12T12:00"))
        #expect(Set(waiting.flatMap(\.tickets).map(\.number)) == Set([main.ticket, child.ticket].compactMap { $0 }))
        #expect(try house.sheet(child, by: Who.callBack, at("2026-03-12T12:00")).citizenPhone == "12000000012")
        try house.done(.callBack(house.reference(child), .rated(4, words: nil)), by: Who.callBack, at("2026-03-12T14:00"))
        #expect(try house.store.rating(of: house.id(child), round: house.ticket(child).round)?.grade == 4)
        #expect(try house.ticket(child).state == .merged)
        #expect(try Self.calls(house, at("2026-03-12T14:01")).flatMap(\.tickets).map(\.number) == [main.ticket])
        #expect(
            try house.refused(.callBack(house.reference(child), .rated(4, words: nil)), by: Who.callBack, at("2026-03-12T14:05"))
                == .wrongState(event: .callBack, state: .merged))
    }

    @Test func `three calls that reach nobody, and they are called no more`() throws {
        let house = try House()
        let (main, child) = try Self.merged(house)
        try Self.answer(house, main)
        let ticket = try house.reference(child)
        for day in ["12", "13", "14"] {
            try house.done(.quality(ticket, .missedCall(how: "无人接听")), by: Who.callBack, at("2026-03-\(day)T15:00"))
        }
        #expect(try !house.store.isFollowerCallWaiting(house.id(child)))
        #expect(try house.store.rating(of: house.id(child), round: house.ticket(child).round)?.grade == 0)
    }

    @Test func `whoever is taken out, or whose main ticket is done again, is not called about that answer`() throws {
        let house = try House()
        let (main, child) = try Self.merged(house)
        try Self.answer(house, main)
        try house.done(.callBack(house.reference(main), .redo(reason: "还在响")), by: Who.callBack, at("2026-03-12T15:00"))
        #expect(try !house.store.isFollowerCallWaiting(house.id(child)))
        let other = try House()
        let (second, taken) = try Self.merged(other)
        try Self.answer(other, second)
        try other.done(.link(.unmerge(other.reference(taken), reason: "不是同一个")), by: Who.operator, at("2026-03-12T12:00"))
        #expect(try !other.store.isFollowerCallWaiting(other.id(taken)))
    }

    @Test func `taken out, a ticket is nobody's until it is dispatched, and its old department rings no more`() throws {
        let house = try House()
        let main = try house.web(Matter.missingCover, id: "m", phone: "12000000011", at("2026-03-12T09:00"))
        let child = try house.web(Matter.missingCover, id: "c", phone: "12000000012", at("2026-03-12T09:02"))
        let waiting = try house.notices(child).filter { $0.subject == "assigned" && $0.toldAt == nil && $0.how == nil }
        #expect(!waiting.isEmpty, "an urgent ticket tells its department at once")
        try house.done(
            .link(.merge(house.reference(child), into: house.reference(main), reason: "同一个井盖")), by: Who.operator,
            at("2026-03-12T09:03"))
        #expect(try house.notices(child).filter { $0.subject == "assigned" }.allSatisfy { $0.how == "withdrawn" && $0.nextAt == nil })
        try house.done(.link(.unmerge(house.reference(child), reason: "另一个路口")), by: Who.operator, at("2026-03-12T09:05"))
        let sheet = try house.sheet(child, at("2026-03-12T09:05"))
        #expect(sheet.line.state == .awaitingDispatch && sheet.line.departmentCode == nil && sheet.line.handler == nil)
        try house.done(
            .dispatch(house.reference(child), to: "440105004", handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:06"))
        #expect(try house.sheet(child, at("2026-03-12T09:06")).line.departmentCode == "440105004")
    }
}
