import HotlineConsole
import HotlineCore
import HotlineDesk

/// Plays a dialogue against a session whose Desk gives literal answers.
enum Call {
    static func replay(_ text: String, _ answers: DeskAnswer...) throws -> (actual: String, expected: String, peer: Peer) {
        let dialogue = try Dialogue(text)
        var peer: Peer?
        let actual = dialogue.replayed { typed, now in
            guard let typed else {
                peer = Peer(
                    .unixUser(name: "ceshi", isService: false), answers: [.identity(Samples.operator)] + answers, at: now)
                return peer?.read() ?? []
            }
            peer?.now = now.milliseconds
            return peer?.type(typed) ?? []
        }
        return (actual, dialogue.text, peer ?? Peer())
    }
}
