import Dispatch

/// All connections of a set of doors, on one serial queue that never waits for anybody.
///
/// The service behind the doors is one closure: it gets a request and a reply to call once, from any queue, at any time. A reply
/// to a connection that has closed, and a second reply to one request, are dropped.
package struct Switchboard<Request: Sendable, Answer: Sendable, Push: Sendable>: Sendable {
    package typealias Service = @Sendable (_ request: Request, _ reply: @escaping @Sendable (Answer) -> Void) -> Void
    private let board: Confined<Exchange<Request, Answer, Push>>

    /// - Parameters:
    ///   - now: the wall clock that conversations are told, in milliseconds since 1970.
    ///   - serve: called on the switchboard's queue; it must hand the work on and return at once.
    package init(label: String = "hotline.switchboard", now: @escaping @Sendable () -> Int64, serve: @escaping Service) {
        board = Confined(Exchange(now: now, serve: serve), label: label)
        let board = board
        board.sync { $0.board = board }
    }

    /// Opens a door. Callers are taken from now on.
    /// - Parameters:
    ///   - name: for the figures; a second door of the same name adds to them.
    ///   - fullNotice: the bytes that one caller too many gets before it is closed; no longer than a socket buffer.
    ///   - converse: makes a new peer's conversation, on the switchboard's queue.
    package func listen(
        on socket: ListeningSocket, name: String, limits: ListenerLimits, fullNotice: [UInt8],
        converse: @escaping @Sendable (Peer) -> any Conversation<Request, Answer, Push>
    ) {
        board.sync { $0.open(socket, name: name, limits: limits, fullNotice: fullNotice, converse: converse) }
    }

    /// Reaches every conversation that joined the group, in the order of pushes.
    package func push(_ push: Push, to group: String) {
        board.async { $0.push(push, to: group) }
    }

    /// Something changed that long polls on these topics wait for. Cheap: many calls within `Exchange.wakeSpacing` wake once.
    package func wakeWaiters(on topics: Set<String>) {
        board.async { $0.stir(topics) }
    }

    /// Closes the doors; those inside stay.
    package func stopAccepting() {
        board.sync { $0.stopAccepting() }
    }

    /// Closes the doors, lets outstanding requests be answered and what was written leave, then closes every connection.
    /// Waits for it, so never call it from a queue that the service needs. The switchboard is of no use afterwards.
    /// - Returns: how many connections were cut because the time ran out.
    @discardableResult
    package func drain(withinMilliseconds limit: Int64) -> Int {
        let done = DispatchSemaphore(value: 0)
        let cut = Confined(0, label: "hotline.switchboard.drain")
        board.async {
            $0.drain(withinMilliseconds: limit) { count in
                cut.sync { $0 = count }
                done.signal()
            }
        }
        done.wait()
        return cut.sync { $0 }
    }

    /// By door.
    package func figures() -> [String: DoorFigures] {
        board.sync { $0.figures() }
    }

    /// Returns after all that was asked of the queue before: for the watchdog, which wants to see it turn.
    package func turn(then done: @escaping @Sendable () -> Void) {
        board.async { _ in done() }
    }
}
