import HotlineCore
import HotlineDesk
import HotlineSystem

/// One HTTP connection: frames requests, asks the site, sends answers in the order of the requests, one at a time.
package struct HTTPConversation<Site: HTTPSite>: Conversation {
    package typealias Request = DeskRequest
    package typealias Answer = DeskAnswer
    package typealias Push = DeskPush

    private enum Stand {
        /// Between requests or within one. Exits: `asking`, `waiting`, `closed`.
        case reading
        /// The Desk has the question. Exits: any.
        case asking(HTTPRequest, Site.Pending)
        /// A long poll. Exits: any.
        case waiting(HTTPRequest, Site.Pending)
        case closed
    }

    private var site: Site
    private var parser: RequestParser
    private var stand = Stand.reading
    /// The phase whose deadline was last asked for.
    private var timedPhase: RequestParser.Phase?
    private var peerHasEnded = false

    package init(_ site: Site) {
        self.site = site
        parser = RequestParser(piecewise: site.piecewiseLimit)
    }

    package mutating func opened(at now: Int64) -> [Step<DeskRequest>] { Site.groups.map { .join($0) } + deadline() }

    package mutating func received(_ bytes: [UInt8], at now: Int64) -> [Step<DeskRequest>] {
        switch stand {
        case .closed: return []
        case .asking, .waiting:
            parser.feed(bytes)
            return parser.buffered > HTTPLimits.pipelined ? close() : []
        case .reading:
            parser.feed(bytes)
            return goOn(at: Instant(milliseconds: now))
        }
    }

    package mutating func answered(_ answer: DeskAnswer, at now: Int64) -> [Step<DeskRequest>] {
        guard case .asking(let request, let pending) = stand else { return [] }
        let now = Instant(milliseconds: now)
        stand = .reading
        let steps = perform(site.answered(answer, to: pending, at: now), for: request, at: now)
        return steps + goOn(at: now)
    }

    package mutating func woken(at now: Int64) -> [Step<DeskRequest>] {
        guard case .waiting(let request, let pending) = stand else { return [] }
        let now = Instant(milliseconds: now)
        stand = .reading
        let steps = perform(site.woken(pending, at: now), for: request, at: now)
        return steps + goOn(at: now)
    }

    package mutating func pushed(_ push: DeskPush, at now: Int64) -> [Step<DeskRequest>] {
        guard let response = site.pushed(push), case .waiting(let request, _) = stand else { return [] }
        let now = Instant(milliseconds: now)
        stand = .reading
        return perform(.respond(response), for: request, at: now) + goOn(at: now)
    }

    package mutating func timedOut(at now: Int64) -> [Step<DeskRequest>] {
        guard case .reading = stand else { return [] }
        switch parser.phase {
        // Nothing was asked, so nothing is answered (RFC 9112 §9.5).
        case .idle, .failed: return close()
        case .head: return refuse(.slowHead, at: Instant(milliseconds: now))
        case .body, .pieces: return refuse(.slowBody, at: Instant(milliseconds: now))
        }
    }

    package mutating func peerEnded(at now: Int64) -> [Step<DeskRequest>] {
        peerHasEnded = true
        // One who has ended half-way through a request gets no answer: there is no request. One who waits still gets his.
        guard case .reading = stand else { return [] }
        return close()
    }

    /// Serves what is buffered until a request has to wait or the bytes end.
    private mutating func goOn(at now: Instant) -> [Step<DeskRequest>] {
        var steps: [Step<DeskRequest>] = []
        while case .reading = stand, let event = parser.next() {
            switch event {
            case .continueExpected: steps.append(.send(HTTPResponse.goOn))
            case .began(let request): steps += perform(site.began(request, at: now), for: request, at: now)
            case .piece(let bytes):
                let request = parser.begun
                steps += perform(site.piece(bytes, of: request, at: now), for: request, at: now)
            case .request(let request): steps += perform(site.handle(request, at: now), for: request, at: now)
            case .fault(let fault): steps += refuse(fault, at: now)
            }
        }
        guard case .reading = stand else { return steps }
        return steps + (peerHasEnded ? close() : deadline())
    }

    private mutating func perform(_ outcome: HTTPOutcome<Site.Pending>, for request: HTTPRequest, at now: Instant) -> [Step<DeskRequest>] {
        switch outcome {
        case .goOn: return []
        case .ask(let question, let pending):
            stand = .asking(request, pending)
            return [.ask(question)]
        case .wait(let milliseconds, let topic, let pending):
            stand = .waiting(request, pending)
            return [.wait(milliseconds: milliseconds, topic: topic)]
        case .respond(let response):
            timedPhase = nil
            // An answer before the body has ended: what still comes of it is no request.
            let closing = response.ends || !request.keepsConnection || parser.phase == .pieces
            let bytes = response.bytes(toHead: request.method == "HEAD", closing: closing, at: now)
            return [.send(bytes)] + (closing ? close() : [])
        }
    }

    private mutating func refuse(_ fault: RequestFault, at now: Instant) -> [Step<DeskRequest>] {
        let response = site.refusal(of: fault, begun: parser.begun)
        return [.send(response.bytes(closing: true, at: now))] + close()
    }

    private mutating func close() -> [Step<DeskRequest>] {
        stand = .closed
        return [.close]
    }

    /// A new limit when what the peer owes us changes; within a phase the first one stands, however busily bytes trickle.
    private mutating func deadline() -> [Step<DeskRequest>] {
        let phase = parser.phase
        guard phase != timedPhase else { return [] }
        timedPhase = phase
        switch phase {
        case .idle: return [.deadline(milliseconds: HTTPLimits.idleTime)]
        case .head: return [.deadline(milliseconds: HTTPLimits.headTime)]
        case .body: return [.deadline(milliseconds: HTTPLimits.bodyTime)]
        case .pieces: return [.deadline(milliseconds: HTTPLimits.piecesTime)]
        case .failed: return []
        }
    }
}
