import HotlineCore

/// Who guesses query codes too fast. Budgets a ticket, an address and altogether; kept in memory, for a code that is
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
    mutating func allows(_ request: ProgressRequest, at now: Instant) -> Bool {
        if now.milliseconds - began.milliseconds >= Self.windowMilliseconds || failures.count >= Self.keyLimit {
            self = GuessLimits(at: now)
        }
        return total < Self.altogether && failures["t" + request.number, default: 0] < Self.perTicket
            && failures["a" + request.address, default: 0] < Self.perAddress
    }

    mutating func fail(_ request: ProgressRequest) {
        total += 1
        failures["t" + request.number, default: 0] += 1
        failures["a" + request.address, default: 0] += 1
    }
}
