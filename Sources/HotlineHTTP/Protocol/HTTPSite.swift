import HotlineCore
import HotlineDesk

/// What stands behind one connection: requests and the Desk's answers in, outcomes out. Pure, like the conversation around it.
package protocol HTTPSite {
    /// What is remembered of a request while the Desk is asked or a change is waited for.
    associatedtype Pending: Sendable

    /// What a peer gets for bytes that are no request.
    /// - Parameter begun: what of the request had been read: its language and whether it asks for a page may be known.
    func refusal(of fault: RequestFault, begun: HTTPRequest) -> HTTPResponse

    /// The most bytes of body that this request may bring in pieces; nil where its body is kept whole.
    var piecewiseLimit: @Sendable (HTTPRequest) -> Int? { get }
    /// The head of a request whose body comes in pieces. What stands here ends the connection unless it is `goOn` or `ask`.
    mutating func began(_ request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending>
    mutating func piece(_ bytes: [UInt8], of request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending>

    /// A whole request; its body is empty where it came in pieces.
    mutating func handle(_ request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending>
    mutating func answered(_ answer: DeskAnswer, to pending: Pending, at now: Instant) -> HTTPOutcome<Pending>
    /// A wait is over: something changed, or it ran out.
    mutating func woken(_ pending: Pending, at now: Instant) -> HTTPOutcome<Pending>

    /// What the site hears of unasked.
    static var groups: [String] { get }
    /// - Returns: what ends a wait at once; nil where it goes on.
    mutating func pushed(_ push: DeskPush) -> HTTPResponse?
}

package enum HTTPOutcome<Pending: Sendable>: Sendable {
    case respond(HTTPResponse)
    /// The rest of the body is waited for.
    case goOn
    case ask(DeskRequest, Pending)
    case wait(milliseconds: Int64, topic: String, Pending)
}

/// A site that hears of nothing unasked.
extension HTTPSite {
    package static var groups: [String] { [] }
    package mutating func pushed(_ push: DeskPush) -> HTTPResponse? { nil }
}

/// A site that keeps every body whole.
extension HTTPSite {
    package var piecewiseLimit: @Sendable (HTTPRequest) -> Int? { { _ in nil } }
    package mutating func began(_ request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending> { .goOn }
    package mutating func piece(_ bytes: [UInt8], of request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending> { .goOn }
}
