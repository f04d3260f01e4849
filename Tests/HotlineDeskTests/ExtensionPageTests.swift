import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// An extension takes effect by the citizen's page only where its words stood there (practice 7, 8).
struct ExtensionPageTests {
    private func granted(_ house: House) throws -> Receipt {
        let receipt = try house.stand(in: .inProgress)
        let ticket = try house.reference(receipt)
        try house.done(
            .late(ticket, .askExtension(length: "2工作日", reason: "胶垫要等厂家送来")), by: Who.jiangnan, at("2026-03-13T10:00"))
        try house.done(.late(ticket, .decide(granted: true, reason: "属实")), by: Who.dispatcher, at("2026-03-13T11:00"))
        return receipt
    }

    @Test func `the page says the length, the reason and the new date, and then it is in effect`() throws {
        let house = try House()
        let receipt = try granted(house)
        #expect(try house.clocks(receipt)[.promised]?.due == at("2026-03-19T17:00"))
        let page = try #require(try house.page(receipt, at("2026-03-13T12:00")))
        let words = try #require(page.messages.last?.chinese)
        for part in ["2工作日", "胶垫要等厂家送来", "2026-03-23 17:00"] { #expect(words.contains(part), "\(part)") }
        #expect(page.due == at("2026-03-23T17:00"))
        try house.see(page.tells, of: receipt, at("2026-03-13T12:00"))
        #expect(try house.clocks(receipt)[.promised]?.due == at("2026-03-23T17:00"))
        // It still stands there the next time, and tells nothing anew.
        let again = try #require(try house.page(receipt, at("2026-03-13T12:05")))
        #expect(again.messages.last?.chinese == words)
        #expect(again.tells == [])
    }

    @Test func `what could not be told is recorded as that`() throws {
        let house = try House()
        let receipt = try granted(house)
        try house.done(.told(house.reference(receipt), .impossible(reason: "空号")), by: Who.operator, at("2026-03-13T12:00"))
        let slugs = try house.store.entries(of: house.id(receipt)).map(\.reason.slug)
        #expect(slugs.contains("extension-effective-unreached"))
        #expect(!slugs.contains("extension-effective"))
    }

    @Test func `the reason holds no telephone number`() throws {
        let house = try House()
        let ticket = try house.reference(house.stand(in: .inProgress))
        let ask = Action.late(ticket, .askExtension(length: "2工作日", reason: "请打 13000000000 问厂家"))
        #expect(try house.refused(ask, by: Who.jiangnan, at("2026-03-13T10:00"))?.codes.slug == "invalid-value")
    }
}
