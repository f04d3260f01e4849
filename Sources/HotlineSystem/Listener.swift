/// One door: where it listens, whom it lets in and who answers there.
struct Listener<Request: Sendable, Answer: Sendable, Push: Sendable> {
    let socket: ListeningSocket
    /// Let go when the door closes.
    var descriptor: Descriptor?
    let limits: ListenerLimits
    /// What one caller too many is told.
    let fullNotice: [UInt8]
    let converse: @Sendable (Peer) -> any Conversation<Request, Answer, Push>
    var watch: Watch?
    var figures = DoorFigures()

    mutating func close() {
        guard watch != nil else { return }
        watch?.end()
        watch = nil
        descriptor = nil
        socket.removeFile()
    }
}

/// What happened at one door since the start, for metrics and the log.
package struct DoorFigures: Hashable, Sendable {
    package var open = 0
    package var accepted = 0
    /// Turned away because the door was full.
    package var turnedAway = 0
    /// Closed because they did not read what was sent.
    package var tooSlow = 0
    /// Times the door rested a second because no descriptor was left.
    package var rests = 0

    package init(open: Int = 0, accepted: Int = 0, turnedAway: Int = 0, tooSlow: Int = 0, rests: Int = 0) {
        self.open = open
        self.accepted = accepted
        self.turnedAway = turnedAway
        self.tooSlow = tooSlow
        self.rests = rests
    }

    mutating func add(_ other: DoorFigures) {
        open += other.open
        accepted += other.accepted
        turnedAway += other.turnedAway
        tooSlow += other.tooSlow
        rests += other.rests
    }
}
