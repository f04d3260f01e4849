/// What one HTTP peer may cost. Sizes in bytes, times in milliseconds.
package enum HTTPLimits {
    /// Request line without its CRLF. RFC 9112 §3 recommends at least 8,000.
    package static let requestLine = 8192
    /// Field lines of one head, or of one trailer section: browsers behind a proxy send about twenty.
    package static let fields = 64
    /// All field lines of one head together, CRLFs included.
    package static let fieldSection = 16_384
    /// A decoded body. A form of 12,000 characters, percent-encoded with every field full, stays below 200 KiB.
    package static let body = 1_048_576
    /// One chunk-size line with its extensions, without the CRLF; nobody sends extensions.
    package static let chunkLine = 256
    /// Chunk-size lines of one body together, so that one-byte chunks cannot cost hundreds of times their payload in parsing.
    package static let chunkLines = 262_144
    /// Empty lines forgiven before a request line (RFC 9112 §2.2 asks for one).
    package static let emptyLines = 2
    /// A method name; the longest registered one has 16 letters.
    package static let method = 32

    /// From a request's first byte to the end of its head.
    package static let headTime: Int64 = 10_000
    /// From the end of the head to the end of the body: 1 MiB at 280 kbit/s.
    package static let bodyTime: Int64 = 30_000
    /// The same for a form with files: 10 MiB at 280 kbit/s, what an old telephone sends.
    package static let piecesTime: Int64 = 300_000
    /// Between requests of a kept connection.
    package static let idleTime: Int64 = 60_000
    /// Bytes sent ahead while an answer is waited for; a peer that sends more is cut off.
    package static let pipelined = 65_536

    /// Bytes of all text fields of a form with files.
    package static let formText = 262_144
    /// Decoded pairs of one query or form; the ticket form has nineteen names.
    package static let pairs = 64
    /// Seconds in `Retry-After` where too many tokens were wrong: the window in which they are counted.
    package static let loginWindow = 60
    /// Seconds in `Retry-After` of a 429: the window in which wrong answers are counted.
    package static let guessWindow = 900
    /// Seconds in `Retry-After` else: long enough for a queue to drain, short enough for a person to wait.
    package static let retryAfter = 30
}
