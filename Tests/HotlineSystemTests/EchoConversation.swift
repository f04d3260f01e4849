import Dispatch
import HotlineSystem

/// A little door for these tests: a line is asked of the service, and what it answers goes back as a line.
/// `join G`, `wait MS` (for the topic `news`), `wait MS TOPIC`, `deadline MS`, `say BYTES`, `pause` and `bye` are done by the conversation itself.
struct EchoConversation: Conversation {
    /// Signals when the conversation is gone.
    final class Grave: Sendable {
        let dug: DispatchSemaphore
        init(_ dug: DispatchSemaphore) { self.dug = dug }
        deinit { dug.signal() }
    }

    let peer: Peer
    var grave: Grave?
    private var splitter = LineSplitter(limit: 100)
    private var isAsking = false

    init(peer: Peer, grave: Grave? = nil) {
        self.peer = peer
        self.grave = grave
    }

    mutating func opened(at now: Int64) -> [Step<String>] { [] }

    mutating func received(_ bytes: [UInt8], at now: Int64) -> [Step<String>] {
        precondition(!isAsking, "nothing is read while a request is outstanding")
        splitter.append(bytes)
        return goOn(at: now)
    }

    mutating func answered(_ answer: String, at now: Int64) -> [Step<String>] {
        isAsking = false
        return [line(answer)] + goOn(at: now)
    }

    mutating func pushed(_ push: String, at now: Int64) -> [Step<String>] {
        push == "close" ? [line("closing"), .close] : [line(push)]
    }

    mutating func woken(at now: Int64) -> [Step<String>] { [line("woken at \(now)")] + goOn(at: now) }
    mutating func timedOut(at now: Int64) -> [Step<String>] { [line("timed out"), .close] }

    mutating func peerEnded(at now: Int64) -> [Step<String>] {
        guard case .line(let bytes) = splitter.finish() else { return [] }
        return [ask(String(decoding: bytes, as: UTF8.self))]
    }

    private mutating func goOn(at now: Int64) -> [Step<String>] {
        var steps: [Step<String>] = []
        while !isAsking, let event = splitter.next() {
            guard case .line(let bytes) = event else {
                steps.append(line("too long"))
                continue
            }
            let words = String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init)
            switch (words.first, words.dropFirst().first) {
            case ("join", let group?): steps += [.join(group), line("joined")]
            case ("wait", let time?):
                steps += [line("waiting"), .wait(milliseconds: Int64(time) ?? 0, topic: words.dropFirst(2).first ?? "news")]
            case ("deadline", let time?): steps += [.deadline(milliseconds: Int64(time)), line("deadline")]
            case ("say", let count?): steps.append(.send([UInt8](repeating: 0x2E, count: Int(count) ?? 0)))
            case ("who", _): steps.append(line(peer.description))
            case ("pause", _): return steps + [line("pausing"), .pause]
            case ("bye", _): steps += [line("bye"), .close, line("never")]
            default: steps.append(ask(words.joined(separator: " ")))
            }
        }
        return steps
    }

    private mutating func ask(_ request: String) -> Step<String> {
        isAsking = true
        return .ask(request)
    }

    private func line(_ text: String) -> Step<String> { .send(Array((text + "\n").utf8)) }
}

/// A switchboard with one echoing door on a Unix socket, and the service's replies in the test's hand.
final class EchoHouse: Sendable {
    struct Held: Sendable {
        let request: String
        let reply: @Sendable (String) -> Void
    }

    let folder: TemporaryFolder
    let switchboard: Switchboard<String, String, String>
    let endpoint: Endpoint
    /// What was asked and is not answered yet: requests that begin with `hold`.
    let held: Confined<[Held]>
    let isHeld: DispatchSemaphore
    /// A conversation was let go.
    let isGone = DispatchSemaphore(value: 0)

    static let limits = ListenerLimits(connections: 100, writeBacklog: 1 << 20, idleMilliseconds: 60_000)

    init(
        at place: Endpoint? = nil, limits: ListenerLimits = limits, fullNotice: String = "full\n",
        now: @escaping @Sendable () -> Int64 = { 7 }
    ) throws {
        folder = try TemporaryFolder()
        let held = Confined([Held](), label: "test.held")
        let isHeld = DispatchSemaphore(value: 0)
        let worker = DispatchQueue(label: "test.service")
        switchboard = Switchboard(now: now) { request, reply in
            if request.hasPrefix("hold") {
                held.sync { $0.append(Held(request: request, reply: reply)) }
                isHeld.signal()
            } else {
                worker.async { reply(request) }
            }
        }
        self.held = held
        self.isHeld = isHeld
        let socket = try ListeningSocket(at: place ?? .unix(path: folder.file("door.sock")))
        endpoint = socket.endpoint
        let isGone = isGone
        switchboard.listen(on: socket, name: "echo", limits: limits, fullNotice: Array(fullNotice.utf8)) { peer in
            EchoConversation(peer: peer, grave: EchoConversation.Grave(isGone))
        }
    }

    var figures: DoorFigures { switchboard.figures()["echo"] ?? DoorFigures() }

    func client() throws -> LineClient { try LineClient(to: endpoint) }

    /// Answers the oldest request that is held, when there is one.
    func release(_ answer: String) -> Held? {
        guard isHeld.wait(timeout: .now() + 30) == .success else { return nil }
        let first = held.sync { $0.removeFirst() }
        first.reply(answer)
        return first
    }

    deinit { switchboard.drain(withinMilliseconds: 0) }
}
