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
    /// Bytes of answers after which an input is cut short: the same page or the same help two hundred times finds nothing that
    /// it did not find once, and costs two hundred other inputs.
    private static var enough: Int { 16_384 }
    /// Past this a conversation says more to one piece than any page or list holds.
    private static var mostSent: Int { 4 << 20 }

    init(_ conversation: C, answer: @escaping (DeskRequest) -> DeskAnswer) {
        self.conversation = conversation
        self.answer = answer
        obey(self.conversation.opened(at: Self.now))
    }

    mutating func feed(_ bytes: [UInt8], pieces size: Int) {
        var rest = bytes[...]
        while !rest.isEmpty, !isClosed, sent.count < Self.enough {
            obey(conversation.received(Array(rest.prefix(size)), at: Self.now))
            rest = rest.dropFirst(min(size, rest.count))
        }
        if !isClosed { obey(conversation.peerEnded(at: Self.now)) }
        precondition(sent.count <= Self.mostSent, "an answer without bounds")
    }

    private mutating func obey(_ first: [Step<DeskRequest>]) {
        var steps = first[...]
        var asked: DeskRequest?
        while true {
            guard let step = steps.popFirst() else {
                guard let request = asked else { return }
                asked = nil
                steps = conversation.answered(answer(request), at: Self.now)[...]
                continue
            }
            precondition(!isClosed, "a step after the last")
            switch step {
            case .send(let bytes): sent += bytes
            case .ask(let request):
                precondition(asked == nil, "two questions at once")
                asked = request
            case .wait, .pause: steps += conversation.woken(at: Self.now)
            case .deadline, .join: break
            case .close: isClosed = true
            }
        }
    }
}

/// One input as libFuzzer gives it: its first byte chooses the pieces, the second whatever else there is to choose, so that a run
/// does one thing and thousands of runs a second do them all; the rest is what the peer sends.
struct Input {
    let bytes: [UInt8]
    let pieces: Int
    private let chosen: Int
    /// More pieces find nothing that these do not, and cost other inputs their turn.
    private static let mostPieces = 128

    init?(_ data: UnsafePointer<UInt8>?, _ count: Int) {
        guard let data, count > 2 else { return nil }
        pieces = max(Int(data[0]) % 64 + 1, count / Self.mostPieces)
        chosen = Int(data[1])
        bytes = Array(UnsafeBufferPointer(start: data + 2, count: count - 2))
    }

    /// One of several, evenly. In a seed the digit `0` chooses the first.
    func choice<Value>(of values: [Value]) -> Value { values[(chosen + 208) % 256 % values.count] }
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
