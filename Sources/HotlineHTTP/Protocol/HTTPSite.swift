import HotlineCore
import HotlineDesk

/// What stands behind one connection: requests and the Desk's answers in, outcomes out. Pure, like the conversation around it.
package protocol HTTPSite {
    /// What is remembered of a request while the Desk is asked or a change is waited for.
    associatedtype Pending: Sendable

    /// What a peer gets for bytes that are no request.
    /// - Parameter begun: what of the request had been read: its language and whether it asks for a page may be known.
    func refusal(of fault: RequestFault, begun: HTTPRequest) -> HTTPResponse

    mutating func handle(_ request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending>
    mutating func answered(_ answer: DeskAnswer, to pending: Pending, at now: Instant) -> HTTPOutcome<Pending>
    /// A wait is over: something changed, or it ran out.
    mutating func woken(_ pending: Pending, at now: Instant) -> HTTPOutcome<Pending>
}

package enum HTTPOutcome<Pending: Sendable>: Sendable {
    case respond(HTTPResponse)
    case ask(DeskRequest, Pending)
    case wait(milliseconds: Int64, topic: String, Pending)
}
