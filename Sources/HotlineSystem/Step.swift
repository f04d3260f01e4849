/// What a conversation wants done next. The switchboard does the steps of one call in their order.
package enum Step<Request: Sendable>: Sendable {
    /// Bytes for the peer, after all that was sent before. They wait in a bounded backlog if the peer reads slowly.
    case send([UInt8])
    /// A question for the service behind the door. At most one is outstanding; reading is suspended until it is answered.
    case ask(Request)
    /// The conversation hears `timedOut` when the peer has let this long pass, in monotonic milliseconds from now; `nil` removes it.
    /// At opening it is the listener's idle time. It stands still while the peer waits for us: a request outstanding, or a long poll.
    case deadline(milliseconds: Int64?)
    /// A long poll: the conversation hears `woken` at the next notice of the topic, or when this has run out.
    case wait(milliseconds: Int64, topic: String)
    /// Others have their turn first: the conversation has more to work than it does in one go. It hears `woken` next time round,
    /// once the peer has taken enough of its backlog; until then nothing is read.
    case pause
    /// Pushes to this group reach the conversation from now on: "consoles", "gateway:wx", "person:8007".
    case join(String)
    /// The connection ends after what was sent has left, within the listener's bound. Steps after this one are not done.
    case close
}
