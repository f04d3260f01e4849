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
        /// With the tags that the asker knows.
        case ticket(Language, known: [String])
        case group(Language)
        case why(Language)
        case order(Language)
        case csv(Language)
        case attachment(Language)
        case staff(StaffPending)
        /// What a department reads of itself: duty, leave, suggestions, lateness.
        case duty(Language)
        case figures(Language)
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

    package init(peer: String, settings: HTTPSettings, random: any RandomNumberGenerator & Sendable) {
        self.peer = peer
        self.settings = settings
        self.random = random
    }

    package mutating func handle(_ request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending> {
        let preference = Preference(of: request)
        let language = preference.language
        // Before the token: a watchdog holds none, and the answer tells nothing.
        if request.target.path == "/healthz", ["GET", "HEAD"].contains(request.method) { return .respond(Self.healthy) }
        if let route = request.target.segments.flatMap(StaffRoute.init) { return serve(route, request, at: now) }
        // Before the route as well: without a token, what is there and what is not look alike.
        guard let token = BearerToken.token(of: request) else {
            let isPage = preference.namesHTML && StaffRoute.elsewhere.methods.contains(request.method)
            return isPage ? serve(.elsewhere, request, at: now) : refuse(.notAuthenticated, language)
        }
        let digest = SHA256.hash(token.utf8)
        if let known, known.isStill(digest, at: now) { return serve(request, as: known.identity, at: now) }
        known = nil
        let address = settings.address(of: request, from: peer)
        return .ask(.session(.identify(.token(token), address: address), at: now), .identity(request, digest))
    }

    package mutating func answered(_ answer: DeskAnswer, to pending: Pending, at now: Instant) -> HTTPOutcome<Pending> {
        if case .staff(let pending) = pending { return answered(answer, to: pending, at: now) }
        switch (pending, answer) {
        case (.identity(let request, let digest), .identity(let identity)):
            known = KnownToken(digest: digest, identity: identity, at: now)
            return serve(request, as: identity, at: now)
        case (.identity(let request, _), let answer):
            let (refusal, language) = (Self.refusalOfToken(answer), Preference(of: request).language)
            guard refusal == .tooManyRequests else { return refuse(refusal, language) }
            return .respond(
                Problem(refusal).json(in: language).replacing("Retry-After", String(HTTPLimits.loginWindow)).closing)
        case (.feed(let poll), .feed(let page)): return turn(page, poll, at: now)
        case (.feed(let poll), .refused(let refusal)): return refuse(refusal, poll.language)
        case (.feed(let poll), _): return refuse(.tryLater(.failure), poll.language)
        case (.metrics, .metrics(let metrics)):
            return .respond(
                HTTPResponse(status: 200, body: Array(metrics.text.utf8))
                    .with("Content-Type", "text/plain; version=0.0.4; charset=utf-8").with("Cache-Control", "no-store"))
        case (.attachment, .attachment(.content(let attachment, let bytes))):
            return .respond(AttachmentResponse.of(attachment, bytes))
        case (.csv, .list(let list)): return .respond(InboxCSV.response(list, zone: settings.zone))
        case (.readiness(let language), .ready(let isReady, let why)):
            let response = HTTPResponse.json(TicketJSON.readiness.json((isReady, why), pen(language)), status: isReady ? 200 : 503)
            return .respond(response.withFields(of: response.status))
        case (.ticket(let language, let known), .ticket(let detail)):
            return .respond(Self.tagged(.json(TicketJSON.detail.json(detail, pen(language))), detail, known: known))
        case (.group(let language), .links(.group(let group))): return respond(TicketJSON.group, group, language)
        case (.why(let language), .why(let explanation)): return respond(TicketJSON.explanation, explanation, language)
        case (.duty(let language), .suggestions(let lines)): return respond(TicketJSON.suggestions, lines, language)
        case (.duty(let language), .lateAccount(let account)): return respond(TicketJSON.lateAccount, account, language)
        case (.duty(let language), .duty(.duty(let view))): return respond(TicketJSON.duty, view, language)
        case (.duty(let language), .duty(.leaves(let leaves))): return respond(TicketJSON.leaves, leaves, language)
        case (.figures(let language), .figures(let figures)): return respond(TicketJSON.figures, figures, language)
        case (.order(let language), .done(let receipt)):
            return respond(receipt.outcomes == nil ? TicketJSON.receipt : TicketJSON.batch, receipt, language)
        case (.readiness(let language), let other), (.ticket(let language, _), let other), (.group(let language), let other),
            (.why(let language), let other), (.order(let language), let other), (.csv(let language), let other),
            (.duty(let language), let other), (.figures(let language), let other), (.attachment(let language), let other),
            (.metrics(let language), let other):
            if case .refused(let refusal) = other { return refuse(refusal, language) }
            return refuse(.tryLater(.failure), language)
        case (.staff, _): return refuse(.tryLater(.failure), .chinese)
        }
    }

    private func pen(_ language: Language) -> JSONPen { JSONPen(language: language, zone: settings.zone) }

    private func respond<Value>(_ shape: JSONShape<Value>, _ value: Value, _ language: Language) -> HTTPOutcome<Pending> {
        .respond(.json(shape.json(value, pen(language))))
    }

    /// A ticket with its tag; without its body for whoever has these bytes already (RFC 9110 §15.4.5).
    private static func tagged(_ response: HTTPResponse, _ detail: TicketDetail, known: [String]) -> HTTPResponse {
        let tag = EntityTag.text(lastChange: detail.lastChange, of: response.body)
        guard EntityTag.isKnown(tag, to: known) else { return response.with("ETag", tag).with("Vary", "Accept-Language") }
        return HTTPResponse(status: 304).with("ETag", tag).with("Vary", "Accept-Language").with("Cache-Control", "no-store")
    }

    /// A change somewhere, or the wait ran out: either way the Desk is asked again.
    package mutating func woken(_ pending: Pending, at now: Instant) -> HTTPOutcome<Pending> {
        guard case .feed(var poll) = pending else { return refuse(.tryLater(.failure), .chinese) }
        let waited = now.milliseconds - poll.waitingSince.milliseconds
        // A simulated clock stands still while one waits; the wait is over then, or it would never be.
        poll.waitLeft = waited > 0 ? poll.waitLeft - waited : 0
        return .ask(.query(.feed(poll.request, by: poll.actor), at: now), .feed(poll))
    }

    package static let groups = [DeskPush.tokens]

    /// A revoked token opens nothing more, not even what waits.
    package mutating func pushed(_ push: DeskPush) -> HTTPResponse? {
        guard case .revoked(let token) = push, known?.id == token else { return nil }
        known = nil
        return Problem(.notAuthenticated).json(in: .chinese).closing
    }

    package func refusal(of fault: RequestFault, begun: HTTPRequest) -> HTTPResponse {
        Problem(fault).json(in: Preference(of: begun).language)
    }

    private func turn(_ page: FeedPage, _ poll: FeedPoll, at now: Instant) -> HTTPOutcome<Pending> {
        guard page.isEmpty, !page.hasMore, poll.waitLeft > 0 else {
            return respond(TicketJSON.feed, page, poll.language)
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
            guard let segments = request.target.segments, let (path, route) = APIPath.find(segments) else { throw .noSuchPage }
            let allowed = path.methods.joined(separator: ", ")
            if request.method == "OPTIONS" { return .respond(HTTPResponse(status: 204).with("Allow", allowed)) }
            guard let operation = path.operation(request.method) else { throw .methodNotAllowed(allowed: allowed) }
            // Before what the target names: without a key nothing is ordered, whatever it is.
            if operation.method == .post { _ = try APIOrder.key(of: request) }
            let caller = try APICaller(identity, from: settings.address(of: request, from: peer))
            return try serve(route, operation, request, caller, language, at: now)
        } catch {
            return refuse(error, language)
        }
    }

    private mutating func serve(
        _ route: APIRoute, _ operation: APIOperation, _ request: HTTPRequest, _ caller: APICaller, _ language: Language, at now: Instant
    ) throws(Refusal) -> HTTPOutcome<Pending> {
        switch route {
        case .contract: return .respond(.json(bytes: OpenAPI.document))
        case .health: return .respond(Self.healthy)
        case .readiness: return .ask(.query(.readiness, at: now), .readiness(language))
        case .metrics: return .ask(.query(.metrics(by: try caller.itself(.status)), at: now), .metrics(language))
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
            return .ask(
                .query(.show(reference, by: try caller.actor(person: nil)), at: now),
                .ticket(language, known: request.list("if-none-match")))
        case .group(let number):
            let reference = try Self.reference(number)
            return .ask(.query(.links(.group(reference), by: try caller.actor(person: nil)), at: now), .group(language))
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
        case .pull(let department): return try take(.pull(try caller.own(department)), operation, request, caller, language, at: now)
        case .receive(let department), .batch(let department):
            _ = try caller.own(department)
            return try take(route, operation, request, caller, language, at: now)
        case .verb: return try take(route, operation, request, caller, language, at: now)
        case .duty(let department, _):
            let department = try caller.own(department)
            guard operation.method == .post else {
                return .ask(.query(.duty(.duty(department), by: try caller.actor(person: nil)), at: now), .duty(language))
            }
            return try take(route, operation, request, caller, language, at: now)
        case .leave(let department, _):
            _ = try caller.own(department)
            guard operation.method == .post else {
                return .ask(.query(.duty(.leaves, by: try caller.actor(person: nil)), at: now), .duty(language))
            }
            return try take(route, operation, request, caller, language, at: now)
        case .suggestions(let department):
            let department = try caller.own(department)
            guard operation.method == .post else {
                return .ask(.query(.suggestions(department, by: try caller.actor(person: nil)), at: now), .duty(language))
            }
            return try take(route, operation, request, caller, language, at: now)
        case .lateAccount(let department):
            let department = try caller.own(department)
            return .ask(.query(.lateAccount(department, by: try caller.actor(person: nil)), at: now), .duty(language))
        case .figures(let department):
            let department = try caller.own(department)
            return .ask(.query(.figures(department, by: try caller.actor(person: nil)), at: now), .figures(language))
        }
    }

    /// What is posted is an order of whoever writes.
    private mutating func take(
        _ route: APIRoute, _ operation: APIOperation, _ request: HTTPRequest, _ caller: APICaller, _ language: Language, at now: Instant
    ) throws(Refusal) -> HTTPOutcome<Pending> {
        let order = try APIOrder(route, request, operation.members, under: caller.tokenID, at: now)
        let key = Mark.api(caller.tokenID, key: order.key, bodyDigest: order.digest)
        let whole = Order(
            order.action, by: try caller.writer(person: order.person), key: key, precondition: order.precondition,
            secrets: FreshSecrets.draw(using: &random), at: now)
        return .ask(.order(whole), .order(language))
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
