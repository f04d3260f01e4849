import HotlineCore
import HotlineDesk
import HotlineHTTP

/// Requests at the citizens' door: framing is the same whole and in pieces, and no answer is torn.
@_cdecl("LLVMFuzzerTestOneInput") public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = Input(data, count) else { return 0 }
    precondition(
        events(input.bytes, pieces: input.bytes.count) == events(input.bytes, pieces: input.pieces),
        "every split of the same bytes gives the same requests")
    var peer = Peer(PublicConversation(peer: "192.0.2.1", random: Known()), answer: answer)
    peer.feed(input.bytes, pieces: input.pieces)
    precondition(peer.sent.isEmpty || peer.sent.starts(with: Array("HTTP/1.1 ".utf8)), "an answer begins with its status")
    var internalPeer = Peer(InternalConversation(peer: "192.0.2.1", random: Known()), answer: answer)
    internalPeer.feed(input.bytes, pieces: input.pieces)
    return 0
}

private func events(_ bytes: [UInt8], pieces size: Int) -> [RequestParser.Event] {
    var parser = RequestParser()
    var events: [RequestParser.Event] = []
    var rest = bytes[...]
    while !rest.isEmpty {
        parser.feed(Array(rest.prefix(size)))
        rest = rest.dropFirst(min(size, rest.count))
        while let event = parser.next() { events.append(event) }
    }
    return events
}

@Sendable private func answer(_ request: DeskRequest) -> DeskAnswer {
    switch request {
    case .query(.formOptions, _): .form(FormOptions(districts: []))
    case .session(.identify, _): .identity(.department("SWJ", name: "市水务局", token: "t"))
    case .attachment(.seal(_, let type, let name, _)):
        .attachment(.sealed(AttachedFile(digest: String(repeating: "0", count: 64), size: 1, type: type, name: name)))
    case .attachment: .attachment(.stored)
    case .order: .done(Receipt(ticket: "GZ202603120000127"))
    default: .refused(.noSuchTicket)
    }
}
