import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// 接件转办 by a department's own system (art. 12).
struct ReceptionTests {
    private static func received(_ key: String, _ now: Instant) -> Submission {
        Submission(
            channel: .window, mark: .api("t1", key: key, bodyDigest: "d"), receivedAt: now,
            citizen: Citizen(phone: Phone("12000000001")), content: Matter.lamp, raw: Matter.lamp)
    }

    @Test func `whoever of the department brings it is its first person, and the department reads that it did`() throws {
        let house = try House()
        let now = at("2026-03-12T09:20")
        let receipt = try house.done(.submit(Self.received("k", now), nil), by: Who.tangxia, now)
        #expect(try house.ticket(receipt).firstPerson == "440106011-1")
        #expect(try house.store.reception(of: house.id(receipt))?.department == "440106011")
        #expect(try house.lead(receipt).department == "ZJJ")
        let entry = try #require(try house.store.entries(of: house.id(receipt)).last { $0.event == "received_for" })
        #expect(entry.department == "440106011")
        let again = try house.done(.submit(Self.received("k", now), nil), by: Who.tangxia, at("2026-03-12T09:30"))
        #expect(again.isRepeated && again.ticket == receipt.ticket)
    }

    @Test func `a person without the right, or none, brings nothing`() throws {
        let house = try House()
        let now = at("2026-03-12T09:20")
        #expect(
            try house.refused(.submit(Self.received("k", now), nil), by: Who.system(of: "440106011", nil), now) == .missing(field: "person")
        )
        #expect(
            try house.refused(.submit(Self.received("k", now), nil), by: Actor(door: .api, person: "8001", department: "HOTLINE"), now)
                == .notPermitted(verb: "receive"))
    }
}
