import HotlineCore
import HotlineDesk
import HotlineIntake

/// A gateway's lines: one answer for each, every one a line of JSON, whatever comes.
@_cdecl("LLVMFuzzerTestOneInput") public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = Input(data, count) else { return 0 }
    let secrets = FreshSecrets(queryCode: "604913", link: [UInt8](repeating: 7, count: 16))
    var peer = Peer(ChatSession(user: nil, drawSecrets: { secrets }), answer: answer)
    // Half of the inputs speak behind a hello, the others must find one.
    let greeting = input.choice(of: [Array((#"{"type":"hello","token":"t"}"# + "\n").utf8), []])
    peer.feed(greeting + input.bytes, pieces: input.pieces)
    for line in peer.sent.split(separator: 0x0A) {
        precondition(line.first == UInt8(ascii: "{") && line.last == UInt8(ascii: "}"), "an answer is one object")
    }
    precondition(peer.sent.isEmpty || peer.sent.last == 0x0A, "an answer is a whole line")
    return 0
}

@Sendable private func answer(_ request: DeskRequest) -> DeskAnswer {
    switch request {
    case .session(.identify, _): .identity(.gateway("wx"))
    case .order: .done(Receipt())
    default: .refused(.tryLater(.busy))
    }
}
