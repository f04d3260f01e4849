import HotlineCore
import HotlineDesk
import Testing

/// Signing in on a page, behind the Desk's queues.
struct PageSessionTests {
    private static let person = String(repeating: "a", count: 64)
    private static let department = String(repeating: "b", count: 64)
    private static let gateway = String(repeating: "c", count: 64)
    private static let id = SHA256.hash("a cookie".utf8)
    private static let now = at("2026-03-12T09:20")

    private static func door() throws -> ServiceTests.Door {
        let door = try ServiceTests.Door(now)
        for (subject, secret) in [
            (TokenSubject.person("440105004-1"), person), (.department("440105004"), department), (.gateway("wx"), gateway),
        ] {
            guard case .done = door.order(.issueToken(subject, secret: secret), by: Who.administrator, now) else {
                throw Refusal.noSuchPage
            }
        }
        return door
    }

    private static func open(
        _ door: ServiceTests.Door, _ token: String, _ person: PersonID?, from address: String = "192.0.2.1"
    ) -> DeskAnswer {
        door.ask(.session(.open(token: token, person: person, id: id, address: address), at: now))
    }

    private static func resume(_ door: ServiceTests.Door, withChoices: Bool = false, _ now: Instant) -> SessionHolder? {
        if case .session(.holder(let holder)) = door.ask(.session(.resume(id, withChoices: withChoices), at: now)) { holder } else { nil }
    }

    @Test func `a person's token, or a department's with its person, signs in as that person`() throws {
        for (token, named) in [(Self.person, nil), (Self.person, "440105004-1"), (Self.department, "440105004-1")] as [(String, PersonID?)]
        {
            let door = try Self.door()
            guard case .session(.holder(let holder)) = Self.open(door, token, named) else { throw Refusal.noSuchPage }
            #expect(holder.person == "440105004-1" && holder.department == "440105004" && holder.isBound)
            #expect(holder.rights.contains(.reply) && !holder.rights.contains(.status))
            #expect(Self.resume(door, Self.now) == holder)
            let choices = try #require(Self.resume(door, withChoices: true, Self.now)?.choices)
            #expect(choices.people.map(\.code).contains("440105004-2") && choices.departments.contains { $0.code == "SWJ" })
        }
    }

    @Test(
        arguments: [
            (String(repeating: "0", count: 64), "440105004-1"), ("", "440105004-1"), (Self.person, "440105004-2"), (Self.department, nil),
            (Self.department, "8001"), (Self.department, "nobody"), (Self.gateway, nil), (Self.gateway, "440105004-1"),
        ] as [(String, PersonID?)])
    func `whatever does not match is the same refusal and no session`(token: String, person: PersonID?) throws {
        let door = try Self.door()
        guard case .refused(.notAuthenticated) = Self.open(door, token, person) else { throw Refusal.noSuchPage }
        #expect(Self.resume(door, Self.now) == nil)
    }

    @Test func `half an hour without use ends it, use does not, and signing out does at once`() throws {
        let door = try Self.door()
        _ = Self.open(door, Self.person, nil)
        #expect(Self.resume(door, at("2026-03-12T09:49")) != nil)
        #expect(Self.resume(door, at("2026-03-12T10:18")) != nil)
        #expect(Self.resume(door, at("2026-03-12T10:48")) == nil)
        #expect(Self.resume(door, at("2026-03-12T10:20")) == nil)
        _ = Self.open(door, Self.person, nil)
        guard case .session(.closed) = door.ask(.session(.close(Self.id), at: Self.now)) else { throw Refusal.noSuchPage }
        #expect(Self.resume(door, Self.now) == nil)
    }

    @Test func `twenty wrong tokens from one address stop even the right one, and no other address`() throws {
        let door = try Self.door()
        for _ in 0..<20 { _ = Self.open(door, String(repeating: "0", count: 64), nil) }
        guard case .refused(.tooManyRequests) = Self.open(door, Self.person, nil) else { throw Refusal.noSuchPage }
        guard case .session = Self.open(door, Self.person, nil, from: "192.0.2.2") else { throw Refusal.noSuchPage }
    }

    @Test func `the page's forms and the question about progress share their budget, however the number is written`() throws {
        let door = try Self.door()
        let receipt = try #require(door.web(Matter.looseCover, id: "1", Self.now))
        let number = try #require(receipt.ticket)
        let spellings = [number, number.lowercased(), "GZ 2026-0312" + number.dropFirst(10), number, number]
        for (index, spelling) in spellings.enumerated() {
            let request = ProgressRequest(number: spelling, proof: .code("000000", lastFour: "0001"), address: "192.0.2.\(index)")
            let answer =
                index.isMultiple(of: 2)
                ? door.ask(.query(.progress(request), at: Self.now)) : door.order(.citizen(request, .add(text: "x")), by: Who.web, Self.now)
            guard case .refused(.noSuchTicket) = answer else { throw Refusal.noSuchPage }
        }
        let right = ProgressRequest(number: number, proof: .code("604913", lastFour: "0001"), address: "192.0.2.9")
        for answer in [
            door.order(.citizen(right, .add(text: "x")), by: Who.web, Self.now), door.ask(.query(.progress(right), at: Self.now)),
        ] {
            guard case .refused(.tooManyRequests) = answer else { throw Refusal.noSuchPage }
        }
    }
}
