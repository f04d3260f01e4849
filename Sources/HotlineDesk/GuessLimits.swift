import HotlineCore

/// A try that may be a guess: at what, and from where.
struct Attempt: Hashable, Sendable {
    /// A ticket's number; nil where what is guessed names nothing, as a token does.
    let subject: String?
    let address: String
}

extension ProgressRequest {
    /// However the number is written, it is one ticket that is guessed at.
    var guess: Attempt { Attempt(subject: TicketNumber(parsing: number)?.description ?? number, address: address) }
}

/// Who guesses query codes or tokens too fast. Budgets a ticket, an address and altogether; kept in memory, for a code that is
/// guessed within minutes is what they are against (design 8).
struct GuessLimits {
    /// Wrong answers in one window; six digits at this pace take years.
    static let perTicket = 5
    static let perAddress = 20
    static let altogether = 2_000
    static let windowMilliseconds: Int64 = 15 * 60_000
    /// Keys remembered; past it the window is begun anew, which only an attack with many addresses reaches.
    static let keyLimit = 50_000

    private var began: Instant
    private var failures: [String: Int] = [:]
    private var total = 0

    init(at now: Instant) { began = now }

    /// Whether this asker may try now.
    mutating func allows(_ guess: Attempt, at now: Instant) -> Bool {
        if now.milliseconds - began.milliseconds >= Self.windowMilliseconds || failures.count >= Self.keyLimit {
            self = GuessLimits(at: now)
        }
        let isSubjectFree = guess.subject.map { failures["t" + $0, default: 0] < Self.perTicket } ?? true
        return total < Self.altogether && isSubjectFree && failures["a" + guess.address, default: 0] < Self.perAddress
    }

    mutating func fail(_ guess: Attempt) {
        total += 1
        if let subject = guess.subject { failures["t" + subject, default: 0] += 1 }
        failures["a" + guess.address, default: 0] += 1
    }
}
