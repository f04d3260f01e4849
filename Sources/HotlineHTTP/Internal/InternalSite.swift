import HotlineCore
import HotlineDesk
import HotlineReports

package typealias InternalConversation = HTTPConversation<InternalSite>

extension HTTPConversation where Site == InternalSite {
    /// - Parameters:
    ///   - peer: its address, or `unix`.
    ///   - random: where the secrets of orders come from.
    package init(
        peer: String, settings: HTTPSettings = HTTPSettings(), random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        self.init(InternalSite(peer: peer, settings: settings, random: random))
    }
}

/// The departments' door: a token for all but `/healthz`, JSON in and out.
package struct InternalSite: HTTPSite {
    package enum Pending: Sendable {
        /// The token's owner is looked up first.
        case identity(HTTPRequest, Digest256)
        case readiness(Language)
        case metrics(Language)
        case feed(FeedPoll)
        case ticket(Language)
        case why(Language)
        case order(Language)
        case csv(Language)
        case attachment(Language)
        case staff(StaffPending)
        /// What a department reads of itself: duty, leave, suggestions, lateness.
        case duty(Language)
    }

    /// A feed question on its way, and what is left of its wait.
    package struct FeedPoll: Sendable {
        let request: FeedRequest
        let actor: Actor
        let language: Language
        var waitLeft: Int64
        /// When the last wait began.
        var waitingSince: Instant
    }

    let peer: String
    let settings: HTTPSettings
    var random: any RandomNumberGenerator & Sendable
    private var known: KnownToken?
    /// Tokens of this connection that were nobody's.
    private var badTokens = 0

    package init(peer: String, settings: HTTPSettings, random: any RandomNumberGenerator & Sendable) {
        self.peer = peer
        self.settings = settings
        self.random = random
    }

    package mutating func handle(_ request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending> {
        let language = Preference(of: request).language
        // Before the token: a watchdog holds none, and the answer tells nothing.
        if request.target.path == "/healthz", ["GET", "HEAD"].contains(request.method) { return .respond(Self.healthy) }
        if let route = request.target.segments.flatMap(StaffRoute.init) { return serve(route, request, at: now) }
        // Before the route as well: without a token, pages that are there and pages that are not look alike.
        guard let token = BearerToken.token(of: request) else { return refuse(.notAuthenticated, language) }
        let digest = SHA256.hash(token.utf8)
        if let known, known.isStill(digest, at: now) { return serve(request, as: known.identity, at: now) }
        known = nil
        guard badTokens < HTTPLimits.badTokens else { return .respond(Problem(.tooManyRequests).json(in: language).closing) }
        return .ask(.query(.identify(.token(token)), at: now), .identity(request, digest))
    }

    package mutating func answered(_ answer: DeskAnswer, to pending: Pending, at now: Instant) -> HTTPOutcome<Pending> {
        if case .staff(let pending) = pending { return answered(answer, to: pending, at: now) }
        switch (pending, answer) {
        case (.identity(let request, let digest), .identity(let identity)):
            known = KnownToken(digest: digest, identity: identity, at: now)
            return serve(request, as: identity, at: now)
        case (.identity(let request, _), let answer):
            badTokens += 1
            return refuse(Self.refusalOfToken(answer), Preference(of: request).language)
        case (.readiness, .ready(let isReady, let why)):
            let response = HTTPResponse.json(
                .object(["ready": .bool(isReady), "why": why.isEmpty ? nil : .string(why)]), status: isReady ? 200 : 503)
            return .respond(isReady ? response : response.with("Retry-After", String(HTTPLimits.retryAfter)))
        case (.metrics, .metrics(let metrics)):
            return .respond(
                HTTPResponse(status: 200, body: Array(metrics.text.utf8))
                    .with("Content-Type", "text/plain; version=0.0.4; charset=utf-8").with("Cache-Control", "no-store"))
        case (.feed(let poll), .feed(let page)): return turn(page, poll, at: now)
        case (.ticket(let language), .ticket(let detail)):
            return .respond(.json(TicketJSON.detail(detail, in: language, zone: settings.zone)))
        case (.ticket(let language), .links(.group(let group))):
            return .respond(.json(TicketJSON.group(group, in: language, zone: settings.zone)))
        case (.attachment, .attachment(.content(let attachment, let bytes))):
            return .respond(AttachmentResponse.of(attachment, bytes))
        case (.csv, .list(let list)): return .respond(InboxCSV.response(list, zone: settings.zone))
        case (.why(let language), .why(let explanation)):
            return .respond(.json(TicketJSON.explanation(explanation, in: language, zone: settings.zone)))
        case (.duty, .suggestions(let lines)): return .respond(.json(TicketJSON.suggestions(lines, zone: settings.zone)))
        case (.duty(let language), .lateAccount(let account)): return .respond(.json(TicketJSON.lateAccount(account, in: language)))
        case (.duty, .duty(let answer)): return .respond(.json(TicketJSON.duty(answer, zone: settings.zone)))
        case (.order(let language), .done(let receipt)):
            return .respond(.json(TicketJSON.receipt(receipt, in: language, zone: settings.zone)))
        case (.readiness(let language), .refused(let refusal)), (.ticket(let language), .refused(let refusal)),
            (.why(let language), .refused(let refusal)), (.order(let language), .refused(let refusal)),
            (.csv(let language), .refused(let refusal)), (.duty(let language), .refused(let refusal)),
            (.attachment(let language), .refused(let refusal)), (.metrics(let language), .refused(let refusal)):
            return refuse(refusal, language)
        case (.feed(let poll), .refused(let refusal)): return refuse(refusal, poll.language)
        case (.readiness(let language), _), (.ticket(let language), _), (.why(let language), _), (.order(let language), _),
            (.csv(let language), _), (.duty(let language), _), (.attachment(let language), _), (.metrics(let language), _):
            return refuse(.tryLater(.failure), language)
        case (.feed(let poll), _): return refuse(.tryLater(.failure), poll.language)
        case (.staff, _): return refuse(.tryLater(.failure), .chinese)
        }
    }

    /// A change somewhere, or the wait ran out: either way the Desk is asked again.
    package mutating func woken(_ pending: Pending, at now: Instant) -> HTTPOutcome<Pending> {
        guard case .feed(var poll) = pending else { return refuse(.tryLater(.failure), .chinese) }
        let waited = now.milliseconds - poll.waitingSince.milliseconds
        // A simulated clock stands still while one waits; the wait is over then, or it would never be.
        poll.waitLeft = waited > 0 ? poll.waitLeft - waited : 0
        return .ask(.query(.feed(poll.request, by: poll.actor), at: now), .feed(poll))
    }

    package func refusal(of fault: RequestFault, begun: HTTPRequest) -> HTTPResponse {
        Problem(fault).json(in: Preference(of: begun).language)
    }

    private func turn(_ page: FeedPage, _ poll: FeedPoll, at now: Instant) -> HTTPOutcome<Pending> {
        guard page.isEmpty, !page.hasMore, poll.waitLeft > 0 else {
            return .respond(.json(TicketJSON.feed(page, in: poll.language, zone: settings.zone)))
        }
        var poll = poll
        poll.waitingSince = now
        return .wait(milliseconds: poll.waitLeft, topic: Self.topic(of: poll.request.department), .feed(poll))
    }

    /// What a feed waits for: whoever knows that a department's journal grew wakes this.
    package static func topic(of department: DepartmentCode) -> String { "feed:" + department.rawValue }

    private mutating func serve(_ request: HTTPRequest, as identity: Identity, at now: Instant) -> HTTPOutcome<Pending> {
        let language = Preference(of: request).language
        do throws(Refusal) {
            guard let segments = request.target.segments, let route = APIRoute(segments) else { throw .noSuchPage }
            guard route.methods.contains(request.method) else { throw .methodNotAllowed(allowed: route.methods.joined(separator: ", ")) }
            if request.method == "OPTIONS" {
                return .respond(HTTPResponse(status: 204).with("Allow", route.methods.joined(separator: ", ")))
            }
            let caller = try APICaller(identity, from: settings.address(of: request, from: peer))
            return try serve(route, request, caller, language, at: now)
        } catch {
            return refuse(error, language)
        }
    }

    private mutating func serve(
        _ route: APIRoute, _ request: HTTPRequest, _ caller: APICaller, _ language: Language, at now: Instant
    ) throws(Refusal) -> HTTPOutcome<Pending> {
        switch route {
        case .health: return .respond(Self.healthy)
        case .readiness: return .ask(.query(.readiness, at: now), .readiness(language))
        case .metrics: return .ask(.query(.metrics(by: try caller.actor(person: nil)), at: now), .metrics(language))
        case .feed(let department):
            let department = try caller.own(department)
            let question = try FeedQuestion(department: department, query: request.target.query)
            let poll = FeedPoll(
                request: question.request, actor: try caller.actor(person: nil), language: language, waitLeft: question.waitMilliseconds,
                waitingSince: now)
            return .ask(.query(.feed(question.request, by: poll.actor), at: now), .feed(poll))
        case .inboxCSV(let department):
            let department = try caller.own(department)
            let filter = ListFilter(department: department, limit: ListFilter.most)
            return .ask(.query(.list(filter, by: try caller.actor(person: nil)), at: now), .csv(language))
        case .ticket(let number):
            let reference = try Self.reference(number)
            return .ask(.query(.show(reference, by: try caller.actor(person: nil)), at: now), .ticket(language))
        case .group(let number):
            let reference = try Self.reference(number)
            return .ask(.query(.links(.group(reference), by: try caller.actor(person: nil)), at: now), .ticket(language))
        case .why(let number):
            let reference = try Self.reference(number)
            return .ask(.query(.why(reference, by: try caller.actor(person: nil)), at: now), .why(language))
        case .precedents(let number):
            let reference = try Self.reference(number)
            return .ask(.query(.returns(.precedents(reference), by: try caller.actor(person: nil)), at: now), .why(language))
        case .attachment(let number, let position):
            let question = AttachmentRequest.content(
                try Self.reference(number), position: position, by: try caller.actor(person: nil), at: now)
            return .ask(.attachment(question), .attachment(language))
        case .pull(let department):
            let department = try caller.own(department)
            let order = try APIOrder(pullBy: department, request)
            return .ask(.order(try self.order(order, caller, at: now)), .order(language))
        case .receive(let department):
            _ = try caller.own(department)
            let order = try APIOrder(receivedUnder: caller.tokenID, request, at: now)
            return .ask(.order(try self.order(order, caller, at: now)), .order(language))
        case .duty(let department, let isSet):
            let department = try caller.own(department)
            guard request.method == "POST" else {
                return .ask(.query(.duty(.duty(department), by: try caller.actor(person: nil)), at: now), .duty(language))
            }
            return .ask(.order(try self.order(APIOrder(dutySet: isSet, request), caller, at: now)), .order(language))
        case .leave(let department, let isSet):
            _ = try caller.own(department)
            guard request.method == "POST" else {
                return .ask(.query(.duty(.leaves, by: try caller.actor(person: nil)), at: now), .duty(language))
            }
            return .ask(.order(try self.order(APIOrder(leaveSet: isSet, request), caller, at: now)), .order(language))
        case .suggestions(let department):
            let department = try caller.own(department)
            guard request.method == "POST" else {
                return .ask(.query(.suggestions(department, by: try caller.actor(person: nil)), at: now), .duty(language))
            }
            return .ask(.order(try self.order(APIOrder(followUpOf: request), caller, at: now)), .order(language))
        case .lateAccount(let department):
            let department = try caller.own(department)
            return .ask(.query(.lateAccount(department, by: try caller.actor(person: nil)), at: now), .duty(language))
        case .verb(let number, let verb):
            let order = try APIOrder(verb, try Self.reference(number), request)
            return .ask(.order(try self.order(order, caller, at: now)), .order(language))
        }
    }

    private mutating func order(_ order: APIOrder, _ caller: APICaller, at now: Instant) throws(Refusal) -> Order {
        let key = Mark.api(caller.tokenID, key: order.key, bodyDigest: order.digest)
        return Order(
            order.action, by: try caller.writer(person: order.person), key: key, secrets: FreshSecrets.draw(using: &random), at: now)
    }

    static func reference(_ number: String) throws(Refusal) -> TicketReference {
        guard let number = TicketNumber(parsing: number) else { throw .noSuchTicket }
        return .number(number)
    }

    /// One answer for every bad token, whatever is bad about it; only a daemon that cannot look is told apart.
    private static func refusalOfToken(_ answer: DeskAnswer) -> Refusal {
        guard case .refused(let refusal) = answer, refusal == .tooManyRequests || refusal.codes.http >= 500 else {
            return .notAuthenticated
        }
        return refusal
    }

    private func refuse(_ refusal: Refusal, _ language: Language) -> HTTPOutcome<Pending> { .respond(Problem(refusal).json(in: language)) }

    private static let healthy = HTTPResponse(status: 200, body: Array("ok\n".utf8))
        .with("Content-Type", "text/plain; charset=utf-8").with("Cache-Control", "no-store")
}
