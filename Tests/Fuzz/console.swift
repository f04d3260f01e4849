import HotlineConsole
import HotlineCore
import HotlineDesk

/// An operator's lines: every answer line begins with three digits, whatever is typed.
@_cdecl("LLVMFuzzerTestOneInput") public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = Input(data, count) else { return 0 }
    let peers: [ConsolePeer] = [.unixUser(name: "ceshi", isService: false), .tcp(address: "192.0.2.1")]
    var peer = Peer(ConsoleSession(peer: input.choice(of: peers), generator: Known()), answer: answer)
    peer.feed(input.bytes, pieces: input.pieces)
    for line in peer.sent.split(separator: 0x0A) {
        precondition(line.count >= 4 && line.prefix(3).allSatisfy { (0x30...0x39).contains($0) }, "a code before every line")
    }
    return 0
}

@Sendable private func answer(_ request: DeskRequest) -> DeskAnswer {
    switch request {
    case .query(.identify, _), .session(.identify, _):
        .identity(.person("8001", workNumber: "8001", name: "示例甲", department: "HOTLINE", roles: []))
    case .query(.list, _): .list(TicketList(lines: [], hasMore: false))
    case .order: .done(Receipt(ticket: "GZ202603120000127"))
    default: .refused(.noSuchTicket)
    }
}
