import HotlineCore

/// A try that may be a guess: at what, and from where.
struct Attempt: Hashable, Sendable {
    /// A ticket's number, or the person whose token it should be; nil where what is guessed names nothing, as a token does.
    let subject: String?
    let address: String
}

extension ProgressRequest {
    /// However the number is written, it is one ticket that is guessed at.
    var guess: Attempt { Attempt(subject: TicketNumber(parsing: number)?.description ?? number, address: address) }
}

/// Who guesses query codes or tokens too fast. Budgets a ticket or an account, an address and altogether; kept in memory, for a code that is
/// guessed within minutes is what they are against (design 8).
struct GuessLimits {
    /// Wrong answers in one window.
    struct Budget: Hashable, Sendable {
        let perSubject: Int
        let perAddress: Int
        let altogether: Int
        let windowMilliseconds: Int64

        /// Query codes: six digits at this pace take years.
        static let codes = Budget(perSubject: 5, perAddress: 20, altogether: 2_000, windowMilliseconds: 15 * 60_000)
        /// Tokens have 256 bits, so a minute is enough: nobody guesses one, and an office behind one address, or an operator whose
        /// id somebody else tries, is not kept out for longer.
        static let logins = Budget(perSubject: 5, perAddress: 10, altogether: 2_000, windowMilliseconds: 60_000)
    }

    /// Keys remembered; past it the window is begun anew, which only an attack with many addresses reaches.
    static let keyLimit = 50_000

    private let budget: Budget
    private var began: Instant
    private var failures: [String: Int] = [:]
    private var total = 0

    init(_ budget: Budget, at now: Instant) {
        self.budget = budget
        began = now
    }

    /// Whether this asker may try now.
    mutating func allows(_ guess: Attempt, at now: Instant) -> Bool {
        let elapsed = now.milliseconds - began.milliseconds
        if elapsed < 0 || elapsed >= budget.windowMilliseconds || failures.count >= Self.keyLimit {
            self = GuessLimits(budget, at: now)
        }
        let isSubjectFree = guess.subject.map { failures["t" + $0, default: 0] < budget.perSubject } ?? true
        return total < budget.altogether && isSubjectFree && failures["a" + Sender.behind(guess.address), default: 0] < budget.perAddress
    }

    mutating func fail(_ guess: Attempt) {
        total += 1
        if let subject = guess.subject { failures["t" + subject, default: 0] += 1 }
        failures["a" + Sender.behind(guess.address), default: 0] += 1
    }
}
