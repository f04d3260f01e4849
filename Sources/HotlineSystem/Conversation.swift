/// One peer's protocol state: a plain value, pure. Bytes, answers and pushes in; steps out. Never blocks, never does I/O.
///
/// `now` is the wall clock in milliseconds since 1970, the simulated one included. All calls come from one queue.
package protocol Conversation<Request, Answer, Push> {
    associatedtype Request: Sendable
    associatedtype Answer: Sendable
    associatedtype Push: Sendable

    /// The connection stands and nothing was read yet: a greeting, perhaps.
    mutating func opened(at now: Int64) -> [Step<Request>]

    /// Bytes came, in pieces of any size. Never called while a request is outstanding, nor after `peerEnded`.
    mutating func received(_ bytes: [UInt8], at now: Int64) -> [Step<Request>]

    /// The outstanding request was answered; the conversation then goes on with what it has buffered.
    mutating func answered(_ answer: Answer, at now: Int64) -> [Step<Request>]

    /// Something for a group that was joined. Comes at any time, a request outstanding or not, and may not `ask` while one is.
    mutating func pushed(_ push: Push, at now: Int64) -> [Step<Request>]

    /// Its pause is over, something changed while it waited, or its wait ran out. The wait is over; it may ask for another.
    mutating func woken(at now: Int64) -> [Step<Request>]

    /// The peer's deadline passed: it is slow or idle. If nothing is said about it, the listener's idle time begins anew.
    mutating func timedOut(at now: Int64) -> [Step<Request>]

    /// The peer will send no more; a last unterminated line may be finished here. The connection closes by itself
    /// once nothing is outstanding, waited for or unsent. A long poll does well to `close` here: its peer has most likely gone.
    mutating func peerEnded(at now: Int64) -> [Step<Request>]
}
