import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineSystem
import Testing

/// The same conversation behind a real socket.
@Test func `a console over TCP: greeting, login, an answer, goodbye`() throws {
    let switchboard = Switchboard<DeskRequest, DeskAnswer, DeskPush>(now: { Samples.instant("2026-03-12T09:20").milliseconds }) {
        request, reply in
        switch request {
        case .session(.identify, at: _): reply(.identity(Samples.operator))
        case .query(.list, at: _): reply(.list(TicketList(lines: [Samples.line()], hasMore: false)))
        case .query, .order, .reload, .clock, .attachment, .session: reply(.refused(.tryLater(.failure)))
        }
    }
    let socket = try ListeningSocket(at: .tcp(address: "127.0.0.1", port: 0))
    switchboard.listen(
        on: socket, name: "console", limits: ListenerLimits(connections: 4, writeBacklog: Reply.longest * 2, idleMilliseconds: 60_000),
        fullNotice: Array("421 full\r\n".utf8)
    ) { _ in ConsoleSession(peer: .tcp(address: "127.0.0.1"), generator: KnownNumbers()) }
    var codes: [String] = []
    do {
        let client = try LineClient(to: socket.endpoint)
        try client.send(Array("login p8007 5f5f\nlist\nquit\n".utf8))
        while let line = try client.readLine() { codes.append(String(line.prefix(4))) }
    }
    #expect(codes == ["220-", "220 ", "230 ", "240-", "240-", "240 ", "221 "])
    switchboard.drain(withinMilliseconds: 1000)
}
