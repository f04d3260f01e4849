import HotlineConsole
import HotlineCore
import HotlineDesk
import Testing

struct RingTests {
    static func ring(_ urgency: Urgency) throws -> DeskPush {
        let ticket: TicketNumber = try #require(TicketNumber(parsing: Samples.number))
        return .ring(to: nil, ticket: ticket, urgency: urgency, reason: Reason("rung-told", "U1"))
    }

    @Test func `a ring is printed at once between replies, with the bell only for 特急`() throws {
        var peer = Peer()
        peer.push(try Self.ring(.critical))
        #expect(peer.read() == ["* 特急 GZ202603120001489 rung-told U1\u{07}"])
        // What follows within the pace is gathered, and told when it has passed.
        for _ in 1...3 { peer.push(try Self.ring(.urgent)) }
        #expect(peer.read() == [])
        peer.idle()
        #expect(peer.read() == ["* 紧急 GZ202603120001489 rung-told U1 （3 次）"])
        peer.idle()
        peer.push(try Self.ring(.ordinary))
        #expect(peer.read() == ["* 普通 GZ202603120001489 rung-told U1"])
        peer.idle()
        let silent = Reason("source-silent", "agents", "2026-03-12 09:10", "30分钟")
        peer.push(.ring(to: "person:8401", ticket: nil, urgency: .ordinary, reason: silent))
        #expect(peer.read() == ["* 普通 来源 agents 自 2026-03-12 09:10 起没有记录，已超过 30分钟，请查看"])
        #expect(!peer.isClosed)
        peer.idle()
        peer.idle()
        #expect(peer.isClosed)
    }

    @Test func `a ring reaches who is writing a text, and is no part of it`() throws {
        var peer = Peer(.proposal(Samples.proposal()))
        _ = peer.type("x")
        peer.push(try Self.ring(.critical))
        #expect(peer.read() == ["* 特急 GZ202603120001489 rung-told U1\u{07}"])
        _ = peer.type("井盖")
        _ = peer.type(".")
        guard case .query(.propose(let submission, _, by: _), at: _) = peer.requests.first else {
            Issue.record("the text was proposed")
            return
        }
        #expect(submission.content == "井盖")
    }

    private static func ring(of body: Int64, _ urgency: Urgency, _ reason: Reason) throws -> DeskPush {
        let prefix = try #require(TicketNumber.Prefix("GZ"))
        let ticket: TicketNumber = try #require(TicketNumber(prefix: prefix, body: body))
        return .ring(to: nil, ticket: ticket, urgency: urgency, reason: reason)
    }

    @Test func `while an answer is awaited rings wait, a line for each ticket, a bounded number of them`() throws {
        var peer = Peer()
        peer.send(Array("clock\nlang en\n".utf8))
        for body in 1...35 {
            for _ in 1...2 { peer.push(try Self.ring(of: 20_260_312_000_000 + Int64(body), .ordinary, Reason("rung-told", "U1"))) }
        }
        #expect(peer.read() == [])
        peer.answer(.clock(now: Samples.instant("2026-03-12T09:20"), isSimulated: false, raised: 0))
        let lines = peer.read()
        #expect(lines.first == "200 2026-03-12T09:20:00+08:00 真实时钟")
        #expect(lines.filter { $0.hasSuffix("rung-told U1 （2 次）") }.count == 32)
        #expect(lines.suffix(2) == ["* 另有 6 条提醒，请看 inbox", "200 English"])
    }

    @Test func `of one ticket's rings the latest notice stays, for it says more than that the ticket still rings`() throws {
        var peer = Peer()
        peer.send(Array("clock\n".utf8))
        for reason in [
            Reason("ring", "特急", "井盖", "棠下街道"), Reason("notice", "到达 U0"), Reason("notice", "到达 U1"), Reason("ring", "特急", "", "棠下街道"),
        ] { peer.push(try Self.ring(of: 20_260_312_000_148, .critical, reason)) }
        peer.answer(.clock(now: Samples.instant("2026-03-12T09:20"), isSimulated: false, raised: 0))
        #expect(peer.read().dropFirst() == ["* 特急 GZ202603120001489 待确认：到达 U1 （4 次）\u{07}"])
        peer.idle()
        peer.push(try Self.ring(of: 20_260_312_000_148, .critical, Reason("ring", "特急", "", "棠下街道")))
        #expect(peer.read() == ["* 特急 GZ202603120001489 棠下街道\u{07}"])
    }

    @Test func `a stopping daemon says so after the reply under way, and nothing after it is worked`() {
        var peer = Peer()
        peer.send(Array("clock\nlang en\n".utf8))
        peer.push(.stopping)
        #expect(!peer.isClosed)
        peer.answer(.clock(now: Samples.instant("2026-03-12T09:20"), isSimulated: false, raised: 0))
        #expect(peer.read() == ["200 2026-03-12T09:20:00+08:00 真实时钟", "421 正在停机，什么也没有做，请稍后重新连接"])
        #expect(peer.isClosed)
    }

    @Test func `a gateway's notice is not for consoles`() throws {
        var peer = Peer()
        peer.push(.notice(id: 1, to: ChatAddress(gateway: "wx", user: "u"), ticket: nil, text: "您的诉求已受理"))
        #expect(peer.read() == [])
    }
}
