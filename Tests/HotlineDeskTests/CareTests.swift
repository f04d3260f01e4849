import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// 绿色通道 (art. 10) and 办不成事 (art. 6).
struct CareTests {
    private static let nine = at("2026-03-12T09:20")

    @Test func `the green lane stands first in every list and in next, after what is 特急`() throws {
        let house = try House()
        let plain = try house.web(Matter.vague, id: "a", Self.nine)
        let green = try house.web(Matter.vague, id: "b", at("2026-03-12T09:21"))
        try house.done(
            .privacy(house.reference(green), .green(isTextOnly: false, reason: "八十岁独居")), by: Who.operator, at("2026-03-12T09:22"))
        func order(_ now: Instant) throws -> [String] {
            guard case .list(let list) = try house.ask(.list(ListFilter(list: .pending), by: Who.operator), now) else { return [] }
            return list.lines.map(\.number)
        }
        #expect(try order(at("2026-03-12T09:23")) == [green.ticket, plain.ticket])
        let critical = try house.web(Matter.threat, id: "c", at("2026-03-12T09:24"))
        if try house.ticket(critical).state == .pending {
            #expect(try order(at("2026-03-12T09:25")).first == critical.ticket)
            #expect(try house.done(.takeNext(.pending), by: Who.operator, at("2026-03-12T09:26")).ticket == critical.ticket)
        }
        #expect(try house.done(.takeNext(.pending), by: Who.other, at("2026-03-12T09:27")).ticket == green.ticket)
        #expect(try house.done(.takeNext(.pending), by: Who.dispatcher, at("2026-03-12T09:28")).ticket == plain.ticket)
    }

    @Test func `a department pulls the green lane first`() throws {
        let house = try House()
        let plain = try house.web(Matter.looseCover, id: "a", Self.nine)
        let green = try house.web(Matter.looseCover, id: "b", at("2026-03-12T09:21"))
        try house.done(.privacy(house.reference(green), .green(isTextOnly: false, reason: "视障")), by: Who.operator, at("2026-03-12T09:22"))
        let pulled = try house.done(.pull("440105004", limit: 5), by: Who.jiangnan, at("2026-03-12T09:23"))
        #expect(pulled.tickets.map(\.number) == [green.ticket, plain.ticket])
        #expect(pulled.tickets.map(\.isGreen) == [true, false])
        guard case .list(let list) = try house.ask(.list(ListFilter(department: "440105004"), by: Who.operator), at("2026-03-12T09:24"))
        else {
            Issue.record("no list")
            return
        }
        #expect(list.lines.map(\.number) == [green.ticket, plain.ticket])
    }

    @Test func `whoever cannot hear is told in writing and never by a call`() throws {
        let house = try House()
        let receipt = try house.web(Matter.stall, Self.nine)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .green(isTextOnly: true, reason: "听障")), by: Who.operator, at("2026-03-12T09:30"))
        for how in ["电话", "本次通话", "by phone"] {
            #expect(
                try house.refused(.told(ticket, .by(how: how)), by: Who.operator, at("2026-03-12T09:31"))?.codes.slug == "invalid-value")
        }
        try house.done(.told(ticket, .by(how: "短信")), by: Who.operator, at("2026-03-12T09:32"))
        guard case .ticket(let detail) = try house.ask(.show(ticket, by: Who.operator), at("2026-03-12T09:33")) else { return }
        #expect(detail.safeguards.isTextOnly && detail.line.isTextOnly && detail.line.isGreen)
    }

    @Test func `a representative is recorded, masked for all but the holder, and in no entry`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        let now = at("2026-03-12T16:00")
        try house.done(.privacy(ticket, .represent(name: "示例代办人", phone: "12000000009")), by: Who.operator, now)
        func shown(_ actor: Actor) throws -> String? {
            guard case .ticket(let detail) = try house.ask(.show(ticket, by: actor), now) else { return nil }
            return detail.safeguards.representative
        }
        #expect(try shown(Who.operator) == "示*人 120****0009")
        #expect(try shown(Who.jiangnan) == "示例代办人 12000000009")
        #expect(
            try house.store.entries(of: house.id(receipt)).allSatisfy { !"\($0)".contains("示例代办人") && !"\($0)".contains("12000000009") })
        #expect(
            try house.refused(.privacy(ticket, .represent(name: "甲", phone: "没有")), by: Who.operator, now)?.codes.slug == "invalid-value")
    }

    @Test func `what cannot be got done at a window goes to that venue's department with limits of its own`() throws {
        let house = try House()
        let receipt = try house.web(Matter.vague, Self.nine)
        let ticket = try house.reference(receipt)
        #expect(
            try house.refused(.privacy(ticket, .difficult(venue: "V99", reason: "x")), by: Who.operator, at("2026-03-12T09:30"))
                == .invalid(field: "venue", value: "V99", expected: "V01, V02, V03, V04"))
        try house.done(.privacy(ticket, .difficult(venue: "V02", reason: "跑了三趟")), by: Who.operator, at("2026-03-12T09:30"))
        #expect(try house.ticket(receipt).category == "1605")
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:40"))
        #expect(try house.lead(receipt).department == "440104")
        // Row 55 of deadlines.csv: two working days, a first report within 24 hours.
        #expect(try house.clocks(receipt)[.promised]?.allowance.chinese == "2工作日")
        #expect(try house.clocks(receipt)[.firstReport]?.allowance.chinese == "24小时")
        guard case .ticket(let detail) = try house.ask(.show(ticket, by: Who.operator), at("2026-03-12T09:45")) else { return }
        #expect(detail.safeguards.venue == "越秀区政务服务中心(示例) 办不成事窗口02")
    }

    @Test func `the venue's own department complained about, the next level has it`() throws {
        let house = try House()
        let receipt = try house.web(Matter.vague, Self.nine)
        let ticket = try house.reference(receipt)
        try house.done(.privacy(ticket, .difficult(venue: "V04", reason: "推来推去")), by: Who.operator, at("2026-03-12T09:30"))
        try house.done(.privacy(ticket, .accuse(departments: ["440106011"], people: [])), by: Who.operator, at("2026-03-12T09:31"))
        try house.done(.dispatch(ticket, to: nil, handler: nil, note: nil), by: Who.dispatcher, at("2026-03-12T09:40"))
        #expect(try house.lead(receipt).department == "440106")
    }
}
