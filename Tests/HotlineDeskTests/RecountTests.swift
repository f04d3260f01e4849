import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// Practice 17 and 18: days that come in ad hoc, and what that does to dues that are open.
struct RecountTests {
    private static let storm = SampleTables.adding(["2026-03-18,休,台风停工,任意"], to: "calendar.csv")

    @Test func `an ad hoc day counts open dues anew, each with an entry, and the citizen is told of a later date`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        try house.adopt(Self.storm, at("2026-03-17T18:00"))
        #expect(try house.store.recountingSince() == at("2026-03-17T18:00"))
        try house.tick(at("2026-03-17T18:00"))
        let promised = try #require(try house.clocks(receipt)[.promised])
        #expect(promised.originalDue == at("2026-03-19T17:00"))
        #expect(promised.due == at("2026-03-20T17:00"))
        #expect(try house.clocks(receipt)[.statutory]?.due == at("2026-03-27T17:00"))
        let entries = try house.store.entries(of: house.id(receipt)).filter { $0.event == "recounted" }.map(\.reason)
        #expect(
            entries == [
                Reason("recounted", "法定办结", "2026-03-26 17:00", "2026-03-27 17:00"),
                Reason("recounted", "承诺办结", "2026-03-19 17:00", "2026-03-20 17:00"),
            ])
        let notice = try #require(try house.notices(receipt).last)
        #expect(notice.subject == "due-moved")
        #expect(notice.arguments.contains("2026-03-20 17:00"))
        try house.pass(to: at("2026-03-20T16:59"))
        #expect(try !house.events(receipt).contains("late"))
    }

    @Test func `taken back it is earlier again, with an entry and without a notice`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        try house.adopt(Self.storm, at("2026-03-16T18:00"))
        try house.tick(at("2026-03-16T18:00"))
        let told = try house.notices(receipt).count
        try house.adopt(SampleTables.folder, at("2026-03-17T18:00"))
        try house.tick(at("2026-03-17T18:00"))
        #expect(try house.clocks(receipt)[.promised]?.due == at("2026-03-19T17:00"))
        #expect(try house.notices(receipt).count == told)
        #expect(try house.events(receipt).filter { $0 == "recounted" }.count == 4)
    }

    @Test func `tables with the same days count nothing, and a restart goes on where the count was`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        try house.adopt(SampleTables.adding(["2026-03-18,休,台风停工,440106"], to: "calendar.csv"), at("2026-03-17T18:00"))
        try house.restart()
        try house.tick(at("2026-03-17T18:00"))
        // Another district's day off is none of this street's.
        #expect(try !house.events(receipt).contains("recounted"))
        #expect(try house.store.recountingSince() == nil)
    }

    @Test func `practice 17: a provisional date is counted anew once the year's days are published`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, at("2026-12-28T10:00"))
        let before = try #require(try house.clocks(receipt)[.promised])
        #expect(before.isProvisional)
        #expect(before.due == at("2027-01-05T17:00"))
        let year = ["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04", "2027-10-01"].map { $0 + ",休,元旦,任意" }
        try house.adopt(SampleTables.adding(year, to: "calendar.csv"), at("2026-12-28T18:00"))
        try house.tick(at("2026-12-28T18:00"))
        let after = try #require(try house.clocks(receipt)[.promised])
        #expect(after.due == at("2027-01-06T17:00"))
        #expect(!after.isProvisional)
    }

    @Test func `it goes in slices that leave room for people`() throws {
        let house = try House()
        for index in 0..<150 { try house.web(Matter.looseCover, id: "f\(index)", at("2026-03-12T09:20")) }
        try house.adopt(Self.storm, at("2026-03-12T09:21"))
        try house.desk.begin()
        let due = try house.desk.tick(limit: 64, secrets: house.secrets(), at: at("2026-03-12T09:21"))
        try house.desk.commit(at: at("2026-03-12T09:21"))
        #expect(due == 64)
        let counted = try house.store.database.first("SELECT count(*) FROM recounted_clocks WHERE name = 'promised'") { $0.int(0) }
        #expect(counted == 64)
        try house.tick(at("2026-03-12T09:21"))
        let all = try house.store.database.first("SELECT count(*) FROM recounted_clocks WHERE name = 'promised'") { $0.int(0) }
        #expect(all == 150)
    }

    @Test func `an extension stays an extension under another calendar`() throws {
        let house = try House()
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(.late(ticket, ExtensionTests.ask), by: Who.jiangnan, at("2026-03-13T10:00"))
        try house.done(.late(ticket, ExtensionTests.grant), by: Who.dispatcher, at("2026-03-13T11:00"))
        try house.done(.told(ticket, .by(how: "电话")), by: Who.operator, at("2026-03-13T11:30"))
        try house.adopt(Self.storm, at("2026-03-16T18:00"))
        try house.tick(at("2026-03-16T18:00"))
        #expect(try house.clocks(receipt)[.promised]?.due == at("2026-03-25T17:00"))
    }
}
