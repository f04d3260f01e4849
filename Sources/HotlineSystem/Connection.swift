/// One peer on the line: its descriptor, its conversation and what is under way. Lives on the switchboard's queue only.
///
/// A class because it is a thing with an identity, and because thousands of them lie idle: it holds no buffer when nothing waits.
final class Connection<Request: Sendable, Answer: Sendable, Push: Sendable> {
    /// Never used again, so that a late answer cannot reach a stranger.
    let id: UInt64
    /// The place of its listener in the switchboard's list.
    let listener: Int
    let descriptor: Descriptor
    var conversation: any Conversation<Request, Answer, Push>

    var reader: Watch?
    /// Exists only while the kernel takes no more.
    var writer: Watch?
    var backlog = Backlog()
    var groups: [String] = []

    /// Counts the requests, so that a second reply to one is known and dropped.
    var turn: UInt32 = 0
    var isOutstanding = false
    /// The conversation lets others have their turn …
    var isPausing = false
    /// … and its own has been put in the queue.
    var isTurnDue = false
    /// The peer has sent its last byte.
    var hasEnded = false
    /// Nothing more is said to the conversation; what waits may still leave.
    var isClosing = false
    /// The house is closing: the request under way is answered, another is not served.
    var isLeaving = false

    /// All moments are monotonic milliseconds.
    private(set) var deadline: Int64?
    private var hasOwnDeadline = false
    private var pausedSince: Int64?
    var waitUntil: Int64?
    /// How many notices there had been when the last request was asked.
    var askedAtStir: UInt64 = 0
    /// What the long poll waits for; stands while `waitUntil` does.
    var topic: String?
    /// When the peer must have taken something of its backlog.
    var stallAt: Int64?
    /// Our side has ended; until then what the peer still sends is thrown away, so that its kernel keeps our last bytes.
    var lingerUntil: Int64?
    /// Bytes thrown away so far.
    var discarded = 0

    init(id: UInt64, listener: Int, descriptor: Descriptor, conversation: any Conversation<Request, Answer, Push>) {
        self.id = id
        self.listener = listener
        self.descriptor = descriptor
        self.conversation = conversation
    }

    /// Whether the peer waits for us, and not we for it.
    var isServed: Bool { isOutstanding || waitUntil != nil || isPausing }

    /// The conversation's own deadline, from now on; `nil` for none.
    func setDeadline(after milliseconds: Int64?, at now: Int64) {
        hasOwnDeadline = true
        let start = pausedSince ?? now
        deadline = milliseconds.map { start.addingReportingOverflow(max(0, $0)).overflow ? .max : start + max(0, $0) }
    }

    /// The peer did something: where the conversation set no deadline of its own, the idle time begins anew.
    func restartIdle(after milliseconds: Int64, at now: Int64) {
        if !hasOwnDeadline { deadline = (pausedSince ?? now) + milliseconds }
    }

    func forgetDeadline() {
        hasOwnDeadline = false
        deadline = nil
    }

    /// The peer's clock stands still while it waits for us.
    func holdDeadline(at now: Int64) {
        if pausedSince == nil { pausedSince = now }
    }

    func releaseDeadline(at now: Int64) {
        guard let since = pausedSince else { return }
        pausedSince = nil
        if let running = deadline, running != .max { deadline = running + (now - since) }
    }
}
