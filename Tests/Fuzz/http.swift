import HotlineCore
import HotlineDesk
import HotlineHTTP
import HotlineSystem

/// Requests at the citizens' door and the departments': framing is the same whole and in pieces, and no answer is torn.
@_cdecl("LLVMFuzzerTestOneInput") public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = Input(data, count) else { return 0 }
    input.choice(of: [compareFraming, askCitizensDoor, askDepartmentsDoor])(input)
    return 0
}

private func compareFraming(_ input: Input) {
    precondition(
        events(input.bytes, pieces: input.bytes.count) == events(input.bytes, pieces: input.pieces),
        "every split of the same bytes gives the same requests")
}

private func askCitizensDoor(_ input: Input) { ask(PublicConversation(peer: "192.0.2.1", random: Known()), input) }

private func askDepartmentsDoor(_ input: Input) { ask(InternalConversation(peer: "192.0.2.1", random: Known()), input) }

private func ask<C: Conversation>(_ conversation: C, _ input: Input)
where C.Request == DeskRequest, C.Answer == DeskAnswer, C.Push == DeskPush {
    var peer = Peer(conversation, answer: answer)
    peer.feed(input.bytes, pieces: input.pieces)
    precondition(peer.sent.isEmpty || peer.sent.starts(with: Array("HTTP/1.1 ".utf8)), "an answer begins with its status")
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
