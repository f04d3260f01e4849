import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Testing

/// Whose last day is over acts no more, and what they answered for passes on (practice 9).
struct LeaverTests {
    /// On duty at midnight, by the roster.
    private static let nightLeader = Actor(door: .console, person: "8402", origin: "unix:1006")

    /// 8001's last day is 12 March.
    private static let leaving = SampleTables.leaving("8001", on: "2026-03-12")

    @Test func `a reload names whose last day is over and who still has open work, and nobody else`() throws {
        let house = try House(Self.leaving)
        #expect(try house.desk.leaversWithWork(at: at("2026-03-13T08:00")) == [])
        try house.console(Matter.stall, at("2026-03-12T16:00"))
        #expect(try house.desk.leaversWithWork(at: at("2026-03-12T17:00")) == [])
        #expect(
            try house.desk.leaversWithWork(at: at("2026-03-13T08:00"))
                == ["people.csv: 8001 任期已满，名下未结的单将转给接手的人 · 8001 is out of office; their open work passes on"])
    }

    @Test func `the day after, they can do nothing and read nothing`() throws {
        let house = try House(Self.leaving)
        let receipt = try house.console(Matter.stall, at("2026-03-12T16:00"))
        let ticket = try house.reference(receipt)
        try house.done(.note(ticket, text: "最后一天", until: nil), by: Who.operator, at("2026-03-12T23:59:59"))
        let late = at("2026-03-13T00:00")
        #expect(try house.refused(.note(ticket, text: "还在", until: nil), by: Who.operator, late) == .termOver("8001"))
        #expect(try house.refusal(of: .show(ticket, by: Who.operator), late) == .termOver("8001"))
        #expect(try house.refusal(of: .identify(.unixUser(name: "op8001", isService: false)), late) == .termOver("8001"))
    }

    @Test func `their list passes to the shift leader, who is told; the first person stays on record`() throws {
        let house = try House(Self.leaving)
        let receipt = try house.console(Matter.stall, at("2026-03-12T16:00"))
        #expect(try house.mine(Who.operator, at("2026-03-12T16:01")) == [receipt.ticket])
        try house.pass(to: at("2026-03-13T00:00"))
        #expect(try house.mine(Self.nightLeader, at("2026-03-13T07:00")) == [receipt.ticket])
        #expect(try house.ticket(receipt).firstPerson == "8001")
        #expect(try house.store.entries(of: house.id(receipt)).contains { $0.reason == Reason("kept", "8001", "8402") })
        #expect(try house.notices(receipt).contains { $0.recipient == "person:8402" && $0.subject == "assigned" })
        // Looked at once a day: the next tick passes nothing on again.
        try house.pass(to: at("2026-03-13T10:00"))
        #expect(try house.events(receipt).filter { $0 == "kept" }.count == 1)
    }
}
