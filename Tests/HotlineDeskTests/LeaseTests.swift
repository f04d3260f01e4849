import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// 领取, its end, and what a department reads of it.
struct LeaseTests {
    private static let police = Who.system(of: "GAJ", "GAJ-1")

    @Test func `the most urgent is leased first, then the one that is due first`() throws {
        let house = try House()
        let later = try house.web(Matter.licence, id: "1", at("2026-03-12T10:20"))
        let sooner = try house.web(Matter.licence, id: "2", phone: "12000000009", at("2026-03-12T09:20"))
        let urgent = try house.web(Matter.signal, id: "3", at("2026-03-12T10:21"))
        // Received earlier, due earlier: the clock of the day stands at the later one.
        let pulled = try house.done(.pull("GAJ", limit: 5), by: Self.police, at("2026-03-12T10:30"))
        #expect(pulled.tickets.map(\.number) == [urgent.ticket, sooner.ticket, later.ticket])
    }

    @Test func `a lease outlives the connection, runs out in working time, comes back and is counted`() throws {
        let house = try House()
        let receipt = try house.web(Matter.licence, id: "1", at("2026-03-12T16:20"))
        try house.done(.pull("GAJ", limit: 5), by: Self.police, at("2026-03-12T16:50"))
        #expect(try house.lead(receipt).leasedUntil == at("2026-03-13T09:20"))
        try house.restart()
        // The evening and the night are no working time.
        try house.pass(to: at("2026-03-13T09:19"))
        #expect(try house.done(.pull("GAJ", limit: 5), by: Self.police, at("2026-03-13T09:19")).tickets == [])
        try house.pass(to: at("2026-03-13T09:20"))
        #expect(try house.lead(receipt).leasedUntil == nil)
        #expect(try house.store.feed(of: "GAJ", after: 0, limit: 50).map(\.event).contains("lease_lapsed"))
        #expect(try house.done(.pull("GAJ", limit: 5), by: Self.police, at("2026-03-13T09:21")).tickets.count == 1)
        #expect(try figures(house, at("2026-03-13T09:22")).lapsedLeases == 1)
        #expect(try figures(house, at("2026-03-13T09:22")).leased == 1)
    }

    @Test func `a lease whose end has come before the tick is counted by the next pull`() throws {
        let house = try House()
        try house.web(Matter.licence, id: "1", at("2026-03-12T09:20"))
        try house.done(.pull("GAJ", limit: 5), by: Self.police, at("2026-03-12T09:30"))
        #expect(try house.done(.pull("GAJ", limit: 5), by: Self.police, at("2026-03-12T10:00")).tickets.count == 1)
        #expect(try figures(house, at("2026-03-12T10:01")).lapsedLeases == 1)
    }

    @Test func `signing ends a lease, and so does asking to return it`() throws {
        let house = try House()
        let receipt = try house.web(Matter.licence, id: "1", at("2026-03-12T09:20"))
        let other = try house.web(Matter.licence, id: "2", phone: "12000000009", at("2026-03-12T09:20"))
        try house.done(.pull("GAJ", limit: 5), by: Self.police, at("2026-03-12T09:30"))
        try house.done(.sign(house.reference(receipt)), by: Self.police, at("2026-03-12T09:40"))
        try house.askToReturn(house.reference(other), by: Self.police, to: "SWJ", at("2026-03-12T09:41"))
        try house.pass(to: at("2026-03-12T11:00"))
        #expect(try figures(house, at("2026-03-12T11:00")).lapsedLeases == 0)
    }

    @Test func `a lease is kept longer three times, and not a fourth`() throws {
        let house = try House()
        let receipt = try house.web(Matter.licence, id: "1", at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        #expect(try house.refused(.extendLease(ticket), by: Self.police, at("2026-03-12T09:25")) == .leaseOver(most: 3))
        try house.done(.pull("GAJ", limit: 5), by: Self.police, at("2026-03-12T09:30"))
        for (now, until) in [("09:50", "10:20"), ("10:10", "10:40"), ("10:30", "11:00")] {
            try house.done(.extendLease(ticket), by: Self.police, at("2026-03-12T" + now))
            #expect(try house.lead(receipt).leasedUntil == at("2026-03-12T" + until))
        }
        #expect(try house.refused(.extendLease(ticket), by: Self.police, at("2026-03-12T10:50")) == .leaseOver(most: 3))
        // Pulled anew it may be kept anew.
        try house.pass(to: at("2026-03-12T11:00"))
        try house.done(.pull("GAJ", limit: 5), by: Self.police, at("2026-03-12T11:01"))
        try house.done(.extendLease(ticket), by: Self.police, at("2026-03-12T11:02"))
    }

    @Test func `only whoever holds a ticket keeps it, and only while it waits to be signed`() throws {
        let house = try House()
        let receipt = try house.web(Matter.licence, id: "1", at("2026-03-12T09:20"))
        let ticket = try house.reference(receipt)
        try house.done(.pull("GAJ", limit: 5), by: Self.police, at("2026-03-12T09:30"))
        #expect(try house.refused(.extendLease(ticket), by: Who.jiangnan, at("2026-03-12T09:31")) == .noSuchTicket)
        try house.done(.sign(ticket), by: Self.police, at("2026-03-12T09:40"))
        #expect(
            try house.refused(.extendLease(ticket), by: Self.police, at("2026-03-12T09:41"))
                == .wrongState(event: .sign, state: .inProgress))
    }

    private func figures(_ house: House, _ now: Instant) throws -> DepartmentFigures {
        guard case .figures(let figures) = try house.ask(.figures("GAJ", by: Self.police), now) else {
            throw Refusal.noSuchPage
        }
        return figures
    }
}
