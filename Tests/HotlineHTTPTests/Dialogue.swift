import HotlineCore
import HotlineDesk
import HotlineHTTP
import HotlineSystem

/// The other end of a conversation, for tests: sends literal text, keeps what was sent back and what was asked.
struct Dialogue<Site: HTTPSite> {
    private var conversation: HTTPConversation<Site>
    var now: Int64
    private(set) var sent: [UInt8] = []
    private(set) var asked: [DeskRequest] = []
    private(set) var waits: [Int64] = []
    private(set) var deadlines: [Int64?] = []
    private(set) var isClosed = false
    /// How many of the questions a test has answered.
    var served = 0

    init(_ conversation: HTTPConversation<Site>, at instant: String = "2026-03-12T09:20:00+08:00") {
        self.conversation = conversation
        now = Instant(iso8601: instant)?.milliseconds ?? 0
        take(self.conversation.opened(at: now))
    }

    mutating func send(_ text: String) { send(Array(text.utf8)) }
    mutating func send(_ bytes: [UInt8]) { take(conversation.received(bytes, at: now)) }
    mutating func answer(_ answer: DeskAnswer) { take(conversation.answered(answer, at: now)) }
    mutating func push(_ push: DeskPush) { take(conversation.pushed(push, at: now)) }
    mutating func wake() { take(conversation.woken(at: now)) }
    mutating func timeOut() { take(conversation.timedOut(at: now)) }
    mutating func end() { take(conversation.peerEnded(at: now)) }

    /// What was sent since the last call, as text.
    mutating func heard() -> String {
        defer { sent = [] }
        return String(decoding: sent, as: UTF8.self)
    }

    /// The body of what was sent since the last call.
    mutating func body() -> String {
        let text = heard()
        guard let end = text.range(of: "\r\n\r\n") else { return "" }
        return String(text[end.upperBound...])
    }

    var lastOrder: Order? {
        guard case .order(let order)? = asked.last else { return nil }
        return order
    }

    var lastSubmission: Submission? {
        guard case .submit(let submission, _)? = lastOrder?.action else { return nil }
        return submission
    }

    var lastQuery: Query? {
        guard case .query(let query, _)? = asked.last else { return nil }
        return query
    }

    /// Whose credential was asked about last, where that was the last question.
    var lastCredential: Credential? {
        guard case .session(.identify(let credential, address: _), at: _)? = asked.last else { return nil }
        return credential
    }

    private mutating func take(_ steps: [Step<DeskRequest>]) {
        for step in steps {
            switch step {
            case .send(let bytes): sent += bytes
            case .ask(let request): asked.append(request)
            case .deadline(let milliseconds): deadlines.append(milliseconds)
            case .wait(let milliseconds, _): waits.append(milliseconds)
            case .pause: preconditionFailure("a request is worked in one go")
            case .join: break
            case .close: isClosed = true
            }
        }
    }
}

extension String {
    /// CRLF is one `Character`: only a search over scalars finds it in every text.
    func range(of part: String) -> Range<String.Index>? {
        let all = unicodeScalars
        let wanted = Array(part.unicodeScalars)
        var start = all.startIndex
        while start != all.endIndex {
            if all[start...].starts(with: wanted) { return start..<all.index(start, offsetBy: wanted.count) }
            start = all.index(after: start)
        }
        return nil
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers every time.
struct Seeded: RandomNumberGenerator, Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

let sampleOptions = FormOptions(districts: [
    .init(code: "440106", name: "天河区", streets: [.init(code: "440106009", name: "棠下街道"), .init(code: "440106010", name: "新华街")]),
    .init(code: "440111", name: "白云区", streets: [.init(code: "440111001", name: "同和街道"), .init(code: "440111002", name: "新华街")]),
])

func publicDialogue(peer: String = "192.0.2.1", proxies: Set<String> = []) -> Dialogue<PublicSite> {
    Dialogue(PublicConversation(peer: peer, settings: HTTPSettings(proxies: proxies), random: Seeded(state: 1)))
}

func get(_ path: String, _ fields: String = "") -> String { "GET \(path) HTTP/1.1\r\nHost: x\r\n\(fields)\r\n" }

func post(_ path: String, _ body: String, type: String = "application/json", _ fields: String = "") -> String {
    "POST \(path) HTTP/1.1\r\nHost: x\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)"
}
