import HotlineCore
import HotlineDesk
import HotlineSystem

/// The other end of a conversation under fuzzing: feeds the input in pieces whose sizes the input itself chooses, answers every
/// question, and traps where a promise of `Conversation` is broken.
struct Peer<C: Conversation> where C.Request == DeskRequest, C.Answer == DeskAnswer, C.Push == DeskPush {
    static var now: Int64 { 1_773_278_400_000 }

    private(set) var conversation: C
    private(set) var sent: [UInt8] = []
    private(set) var isClosed = false
    private let answer: (DeskRequest) -> DeskAnswer
    /// Past this the input is the harness's own fault: no conversation says so much to so little.
    private static var mostSent: Int { 64 << 20 }

    init(_ conversation: C, answer: @escaping (DeskRequest) -> DeskAnswer) {
        self.conversation = conversation
        self.answer = answer
        obey(self.conversation.opened(at: Self.now))
    }

    mutating func feed(_ bytes: [UInt8], pieces size: Int) {
        var rest = bytes[...]
        while !rest.isEmpty, !isClosed {
            obey(conversation.received(Array(rest.prefix(size)), at: Self.now))
            rest = rest.dropFirst(min(size, rest.count))
        }
        if !isClosed { obey(conversation.peerEnded(at: Self.now)) }
        precondition(sent.count <= Self.mostSent, "an answer without bounds")
    }

    private mutating func obey(_ steps: [Step<DeskRequest>]) {
        var steps = steps[...]
        while let step = steps.popFirst() {
            precondition(!isClosed, "a step after the last")
            switch step {
            case .send(let bytes): sent += bytes
            case .ask(let request):
                precondition(steps.isEmpty, "a step behind a question")
                steps = conversation.answered(answer(request), at: Self.now)[...]
            case .wait: steps += conversation.woken(at: Self.now)
            case .deadline, .join: break
            case .close: isClosed = true
            }
        }
    }
}

/// One input as libFuzzer gives it: its first byte chooses the pieces, the rest is what the peer sends.
struct Input {
    let bytes: [UInt8]
    let pieces: Int

    init?(_ data: UnsafePointer<UInt8>?, _ count: Int) {
        guard let data, count > 1 else { return nil }
        pieces = Int(data[0]) % 64 + 1
        bytes = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
    }
}

/// The same numbers at every run, so that a found input fails again.
struct Known: RandomNumberGenerator, Sendable {
    var state: UInt64 = 1

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        let z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return z ^ (z >> 31)
    }
}
