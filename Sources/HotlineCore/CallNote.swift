/// What one line of a telephone platform's log says of one call. The lines of a call come from several logs, in any order;
/// they meet by the call's id (domain 6.1–6.5).
package struct CallNote: Hashable, Sendable {
    /// What happened; the raw value is what rows hold.
    package enum Event: String, CaseIterable, Sendable {
        /// A call-detail record: a leg, or the whole call.
        case detail
        case queued, connected, completed, abandoned, rang, transferred
        /// A recording was made of the conversation.
        case recorded
    }

    /// What the line says about whether a person spoke with the caller.
    package enum Evidence: Hashable, Sendable {
        case answered
        /// Nobody took it.
        case unanswered
        /// The caller waits for an agent.
        case queued
        /// The call is over: nobody took it, if it had been queued.
        case over
        /// The machine spoke alone, or the line says nothing about it.
        case none
    }

    /// A piece of what was said, as a machine heard it.
    package struct Segment: Hashable, Sendable {
        package enum Role: String, CaseIterable, Sendable {
            case agent, citizen
            /// The two parties were not told apart.
            case unknown
        }

        package let number: Int
        package let role: Role
        /// Milliseconds from the call's beginning.
        package let begin: Int64
        package let end: Int64
        /// Normalised text.
        package let text: String

        package init(number: Int, role: Role, begin: Int64, end: Int64, text: String) {
            self.number = number
            self.role = role
            self.begin = begin
            self.end = end
            self.text = text
        }
    }

    package enum Content: Hashable, Sendable {
        case event(Event, Evidence)
        case said(Segment)
    }

    package let mark: Mark
    package let source: SourceName
    package let call: String
    package let content: Content
    /// When it happened; nil for what was said, whose line knows no clock.
    package var at: Instant?
    package var endedAt: Instant?
    /// The number outside: the caller, or whom the house called.
    package var phone: Phone?
    package var isOutgoing = false
    /// The agent's number, as the platform knows it.
    package var agent: String?
    package var waitSeconds: Int?
    package var talkSeconds: Int?
    /// Where it was transferred to, or what the recording is called.
    package var words: String?
    /// The decoded line, kept where the line is refused.
    package let raw: String

    /// Bytes of a call's id: a UUID has 36, an Asterisk id with its system's name less than a hundred.
    package static let callLimit = 128

    package init(mark: Mark, source: SourceName, call: String, content: Content, raw: String) {
        self.mark = mark
        self.source = source
        self.call = call
        self.content = content
        self.raw = raw
    }
}
