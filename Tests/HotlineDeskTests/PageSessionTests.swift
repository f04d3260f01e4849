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

    @Test func `ten wrong tokens from one address in a minute stop even the right one there, at every door`() throws {
        let door = try Self.door()
        let wrong = String(repeating: "0", count: 64)
        func identify(_ token: String, from address: String = "192.0.2.1", _ now: Instant) -> DeskAnswer {
            door.ask(.session(.identify(.token(token), address: address), at: now))
        }
        for number in 0..<10 {
            let answer = number.isMultiple(of: 2) ? Self.open(door, wrong, nil) : identify(wrong, Self.now)
            guard case .refused(.notAuthenticated) = answer else { throw Refusal.noSuchPage }
        }
        for answer in [Self.open(door, Self.person, nil), identify(Self.person, at("2026-03-12T09:20:59"))] {
            guard case .refused(.tooManyRequests) = answer else { throw Refusal.noSuchPage }
        }
        guard case .identity = identify(Self.person, from: "192.0.2.2", Self.now) else { throw Refusal.noSuchPage }
        guard case .identity = identify(Self.person, at("2026-03-12T09:21")) else { throw Refusal.noSuchPage }
    }

    @Test func `five wrong tokens for one person stop that login for a minute, wherever they come from, and no other person's`() throws {
        let door = try Self.door()
        func login(_ person: PersonID, _ token: String, from address: String, _ now: Instant = Self.now) -> DeskAnswer {
            door.ask(.session(.identify(.login(person, token: token), address: address), at: now))
        }
        for number in 1...5 {
            guard case .refused(.notAuthenticated) = login("440105004-1", "x", from: "192.0.2.\(number)") else { throw Refusal.noSuchPage }
        }
        guard case .refused(.tooManyRequests) = login("440105004-1", Self.person, from: "192.0.2.9") else { throw Refusal.noSuchPage }
        guard case .refused(.notAuthenticated) = login("8001", "x", from: "192.0.2.9") else { throw Refusal.noSuchPage }
        guard case .identity = login("440105004-1", Self.person, from: "192.0.2.9", at("2026-03-12T09:21")) else {
            throw Refusal.noSuchPage
        }
    }

    @Test func `a revoked token opens no door any more, and its session on the pages is over`() throws {
        let door = try Self.door()
        _ = Self.open(door, Self.person, nil)
        #expect(Self.resume(door, Self.now) != nil)
        guard case .done = door.order(.workbench(.revokeToken(TokenID.of(Self.person))), by: Who.administrator, Self.now) else {
            throw Refusal.noSuchPage
        }
        #expect(Self.resume(door, Self.now) == nil)
        let answers = [
            Self.open(door, Self.person, nil), door.ask(.session(.identify(.token(Self.person), address: "192.0.2.1"), at: Self.now)),
            door.ask(.session(.identify(.login("440105004-1", token: Self.person), address: "192.0.2.1"), at: Self.now)),
        ]
        for answer in answers { guard case .refused(.notAuthenticated) = answer else { throw Refusal.noSuchPage } }
    }

    @Test func `an expired token is refused at login, on the pages and on the API`() throws {
        let door = try ServiceTests.Door(Self.now)
        let end = at("2026-03-13T09:20")
        guard case .done = door.order(.issueToken(.person("440105004-1"), secret: Self.person, until: end), by: Who.administrator, Self.now)
        else { throw Refusal.noSuchPage }
        func answers(_ now: Instant) -> [DeskAnswer] {
            [
                door.ask(.session(.identify(.token(Self.person), address: "192.0.2.1"), at: now)),
                door.ask(.session(.identify(.login("440105004-1", token: Self.person), address: "192.0.2.1"), at: now)),
                door.ask(.session(.open(token: Self.person, person: nil, id: Self.id, address: "192.0.2.1"), at: now)),
            ]
        }
        for answer in answers(at("2026-03-13T09:19:59")) { if case .refused = answer { throw Refusal.noSuchPage } }
        for answer in answers(end) { guard case .refused(.notAuthenticated) = answer else { throw Refusal.noSuchPage } }
        #expect(Self.resume(door, end) == nil)
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
