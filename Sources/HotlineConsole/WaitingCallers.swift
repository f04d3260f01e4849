import HotlineDesk

extension Seat {
    /// Asks how many callers wait, and goes on without them where nobody knows or nobody waits (practice 40).
    func askWaiting(then: @escaping @Sendable (WaitingCalls?, inout Seat) -> Move) -> Move {
        .ask(query(.calls(.waiting, by: actor))) { answer, seat in
            guard case .calls(.waiting(let waiting?)) = answer, waiting.count > 0 else { return then(nil, &seat) }
            return then(waiting, &seat)
        }
    }

    /// The answer after which the operator is free: its last line tells of the next caller.
    func endCall(_ reply: Reply) -> Move {
        askWaiting { waiting, seat in
            guard let waiting, let since = waiting.since else { return .reply(reply) }
            let seconds = max(0, seat.now.milliseconds - since.milliseconds) / 1_000
            return .reply(reply.ending(with: seat.words(Wording.nextWaits(waiting.count, seconds: seconds))))
        }
    }
}
