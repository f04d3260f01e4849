import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineSystem

/// Random numbers that are the same at every run (splitmix64 from 1).
struct KnownNumbers: RandomNumberGenerator, Sendable {
    var state: UInt64 = 1

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// The other end of a session: types, reads, and gives it literal answers in order.
struct Peer {
    var session: ConsoleSession
    /// The wall clock, in milliseconds.
    var now: Int64
    /// Given in order, one for each request.
    var answers: [DeskAnswer]
    private(set) var requests: [DeskRequest] = []
    private(set) var groups: [String] = []
    private(set) var isClosed = false
    /// What the Desk keeps of unfinished texts; nil where `answers` says it.
    var drafts: [DraftText]? = []
    /// Who waits in the queue; nil where no log tells.
    var waiting: WaitingCalls?
    /// The drafts of every keeping, in their order.
    private(set) var kept: [DraftText] = []
    /// A request is outstanding, and `answers` had none for it.
    private(set) var isAsked = false
    /// How often the session let others have their turn.
    private(set) var pauses = 0
    private var output: [UInt8] = []
    /// What came since the last reading, as its bytes.
    var raw: [UInt8] { output }

    /// An operator at a Unix socket, known and greeted.
    init(_ answers: DeskAnswer...) {
        self.init(.unixUser(name: "ceshi", isService: false), answers: [.identity(Samples.operator)] + answers)
        _ = read()
        requests = []
    }

    init(
        _ peer: ConsolePeer, answers: [DeskAnswer], limits: ConsoleLimits = ConsoleLimits(),
        at now: Instant = Samples.instant("2026-03-12T09:20")
    ) {
        session = ConsoleSession(peer: peer, generator: KnownNumbers(), limits: limits)
        self.answers = answers
        self.now = now.milliseconds
        obey(session.opened(at: self.now))
    }

    mutating func send(_ bytes: [UInt8]) { obey(session.received(bytes, at: now)) }
    mutating func answer(_ answer: DeskAnswer) {
        isAsked = false
        obey(session.answered(answer, at: now))
    }
    mutating func push(_ push: DeskPush) { obey(session.pushed(push, at: now)) }
    mutating func end() { obey(session.peerEnded(at: now)) }
    mutating func idle() { obey(session.timedOut(at: now)) }

    /// Types one line and reads what came back.
    mutating func type(_ line: String) -> [String] {
        send(Array(line.utf8) + [0x0A])
        return read()
    }

    /// The lines that came since the last reading.
    mutating func read() -> [String] {
        defer { output = [] }
        return Self.lines(output)
    }

    static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    private static func isOfDrafts(_ action: Action) -> Bool {
        switch action {
        case .workbench(.keepDraft), .workbench(.dropDraft): true
        default: false
        }
    }

    private mutating func keep(_ action: Action) {
        switch action {
        case .workbench(.keepDraft(let draft)):
            kept.append(draft)
            drafts = drafts.map { $0.filter { $0.key != draft.key } + [draft] }
        case .workbench(.dropDraft(let key)): drafts = drafts.map { $0.filter { $0.key != key } }
        default: break
        }
    }

    private mutating func obey(_ steps: [Step<DeskRequest>]) {
        for step in steps {
            switch step {
            case .send(let bytes): output += bytes
            case .ask(.query(.links(.caller, by: _), at: _)):
                // A number that never called before: asked with every `new phone=`, and no line of the dialogue.
                answer(.links(.caller(CallerHistory(count: 0, open: 0, lastAnswer: nil))))
            case .ask(.query(.calls(.waiting, by: _), at: _)):
                // Asked before each text and after each call, and no line of the dialogue but its figure.
                answer(.calls(.waiting(waiting)))
            case .ask(.query(.workbench(.drafts, by: _), at: _)) where drafts != nil:
                answer(.workbench(.drafts(drafts ?? [])))
            case .ask(.order(let order)) where Self.isOfDrafts(order.action):
                // Kept line by line beside everything else, and no line of the dialogue.
                keep(order.action)
                answer(.done(Receipt()))
            case .ask(let request):
                requests.append(request)
                isAsked = true
                guard !answers.isEmpty else { break }
                answer(answers.removeFirst())
            case .join(let group): groups.append(group)
            case .close: isClosed = true
            case .pause:
                pauses += 1
                obey(session.woken(at: now))
            case .deadline, .wait: break
            }
        }
    }

    /// The orders' actions, as Swift prints them.
    var actions: [String] {
        requests.compactMap { request in
            guard case .order(let order) = request else { return nil }
            return Self.described(order.action)
        }
    }

    static func described(_ value: some Any) -> String {
        var text = String(describing: value)
        for noise in ["HotlineDesk.", "HotlineCore.", "TicketReference.", "Optional"] {
            text = text.split(separator: noise, omittingEmptySubsequences: false).joined()
        }
        return text
    }
}
