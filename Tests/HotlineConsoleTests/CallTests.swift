import HotlineConsole
import HotlineCore
import HotlineDesk
import Testing

/// Calls as they go, with literal answers of the Desk.
struct CallTests {
    static func replay(_ text: String, _ answers: DeskAnswer...) throws -> (actual: String, expected: String, peer: Peer) {
        let dialogue = try Dialogue(text)
        var peer = Peer(.unixUser(name: "ceshi", isService: false), answers: [])
        var isOpen = false
        let actual = dialogue.replayed { typed, now in
            peer.now = now.milliseconds
            if !isOpen {
                peer = Peer(.unixUser(name: "ceshi", isService: false), answers: [.identity(Samples.operator)] + answers)
                isOpen = true
            }
            return typed.map { peer.type($0) } ?? peer.read()
        }
        return (actual, dialogue.text, peer)
    }

    @Test func `a call: text, proposal, Enter, and told on the call`() throws {
        let call = try Self.replay(
            """
            @ 2026-03-12T09:20:00+08:00
            > 220-12345
            < x phone=12000000001
            > 354-
            < 棠下涌东路同中山大道路口唔见咗个井盖
            < 。
            > 350-
            <
            > 251-
            <
            > 250 
            """,
            .proposal(Samples.proposal()), .done(Samples.receipt()), .ticket(Samples.detail()), .done(Receipt(ticket: Samples.number)))
        #expect(call.actual == call.expected)
        print(call.actual)
    }
}
