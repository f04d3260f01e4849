import HotlineDesk
import HotlineCore

/// What a command, or a step of its dialogue, wants next.
enum Move: Sendable {
    /// Answered; the next line is a command.
    case reply(Reply)
    /// The Desk is asked; its answer goes on from here.
    case ask(DeskRequest, then: @Sendable (DeskAnswer, inout Seat) -> Move)
    /// A text of many lines is asked for.
    case text(TextWanted)
    /// The next line is a choice. A refused one is answered and the choice stands.
    case choice(Choice)
    /// Nothing is said: the text goes on.
    case goOn(TextGathering)
    /// Answered, and the connection ends.
    case close(Reply)
}

/// A text that follows 354 and ends with a line of `.`, `。` or `．`.
struct TextWanted: Sendable {
    /// Shown above the invitation to type.
    let heading: [String]
    /// What is being written, for `?`.
    let subject: Words
    /// The draft's key, where the command has one to show; else one is made.
    var key: String?
    /// Options that the command must have when it is taken up again.
    var resumesWith: [String] = []
    let then: @Sendable (String, inout Seat) -> Move
}

/// One line that answers what was shown.
struct Choice: Sendable {
    /// What there is to choose: shown at `?`, and now where nothing else is said.
    let prompt: Reply
    /// Said now in the prompt's stead: why the last choice was refused.
    var said: Reply?
    let then: @Sendable (TypedLine, inout Seat) throws(Refusal) -> Move
}
