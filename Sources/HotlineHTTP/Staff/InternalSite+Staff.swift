import HotlineCore
import HotlineDesk

/// The pages of the internal listener: a session's cookie in, pages out. What a form asks for is the API's own order.
extension InternalSite {
    package enum StaffPending: Sendable {
        /// A token was shown; the cookie goes out with the answer.
        case signIn(PageSession, person: String, language: Language, isHTTPS: Bool)
        /// Whose cookie it is, is looked up first.
        case session(HTTPRequest, PageSession)
        case signOut(Language, isHTTPS: Bool)
        case page(StaffVisit, StaffAsked)
    }

    /// What a signed-in person's page waits for.
    package enum StaffAsked: Sendable {
        case department(DepartmentAsked, FormOutcome)
        /// `decided`: what the order answered with, where the page would not show it.
        case ticket(TriedForm?, done: APIRoute.Verb?, decided: [Reason] = [])
        case sheet, attachment
        case board(isStill: Bool)
        case order(FormOrder)
    }

    mutating func serve(_ route: StaffRoute, _ request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending> {
        let language = Preference(of: request).language
        guard route.methods.contains(request.method) else {
            return .respond(Problem(.methodNotAllowed(allowed: route.methods.joined(separator: ", "))).json(in: language))
        }
        switch route {
        case .styleSheet: return .respond(Self.styleSheet)
        case .home: return .respond(Self.moved(to: "/department?lang=\(language.rawValue)"))
        case .signIn where request.method == "POST": return signIn(request, language, at: now)
        case .signIn: return .respond(.page(SignInPage.html(in: language), in: language))
        case .signOut, .desk, .board, .elsewhere, .ticket, .sheet, .attachment, .form:
            guard let session = PageSession(of: request) else { return .respond(signInFirst(request, language)) }
            // Forms offer choices.
            let withChoices =
                switch route {
                case .ticket, .form: true
                default: false
                }
            return .ask(.session(.resume(session.hash, withChoices: withChoices), at: now), .staff(.session(request, session)))
        }
    }

    mutating func answered(_ answer: DeskAnswer, to pending: StaffPending, at now: Instant) -> HTTPOutcome<Pending> {
        switch pending {
        case .signIn(let session, let person, let language, let isHTTPS):
            return .respond(signedIn(answer, session, person: person, language, isHTTPS: isHTTPS))
        case .signOut(let language, let isHTTPS):
            return .respond(Self.moved(to: "/login?lang=\(language.rawValue)").with("Set-Cookie", PageSession.goneCookie(isHTTPS: isHTTPS)))
        case .session(let request, let session):
            let language = Preference(of: request).language
            guard case .session(.holder(let holder)) = answer else {
                guard case .refused(let refusal) = answer, refusal.codes.http >= 500 else {
                    return .respond(signInFirst(request, language))
                }
                return .respond(Problem(refusal).page(in: language))
            }
            let visit = StaffVisit(
                holder: holder, session: session, language: language, address: settings.address(of: request, from: peer))
            return serve(request, to: visit, at: now)
        case .page(let visit, let asked): return show(answer, asked, to: visit, at: now)
        }
    }

    private mutating func serve(_ request: HTTPRequest, to visit: StaffVisit, at now: Instant) -> HTTPOutcome<Pending> {
        do throws(Refusal) {
            guard let segments = request.target.segments, let route = StaffRoute(segments) else { throw .noSuchPage }
            let values = try URLEncodedForm((request.target.query ?? "").utf8).values(named: ["lang", "list", "after", "done", "still"])
            switch route {
            case .home, .signIn, .styleSheet, .elsewhere: throw .noSuchPage
            case .signOut:
                try Self.requireOwnForm(request)
                let form = try URLEncodedForm(request.body).values(named: [FormOrder.tokenName])
                guard visit.session.issued(form[FormOrder.tokenName]) else { throw .notPermitted(verb: "form") }
                let isHTTPS = settings.isHTTPS(request, from: peer)
                return .ask(.session(.close(visit.session.hash), at: now), .staff(.signOut(visit.language, isHTTPS: isHTTPS)))
            case .desk:
                if let number = values["after"] { return turn(toNextAfter: number, visit, at: now) }
                let list = values["list"].flatMap { TicketList.Name(rawValue: $0) }
                return turn(to: .matters, list: list, FormOutcome(), visit, at: now)
            case .board:
                return .ask(.query(.board(by: visit.actor), at: now), .staff(.page(visit, .board(isStill: values["still"] != nil))))
            case .ticket(let number):
                let done = values["done"].flatMap { APIRoute.Verb(rawValue: $0) }
                return ask(try Self.reference(number), .ticket(nil, done: done), visit, at: now)
            case .sheet(let number): return ask(try Self.reference(number), .sheet, visit, at: now)
            case .attachment(let number, let position):
                let question = AttachmentRequest.content(try Self.reference(number), position: position, by: visit.actor, at: now)
                return .ask(.attachment(question), .staff(.page(visit, .attachment)))
            case .form(.department(let form)) where request.method != "POST":
                let done = values["done"].flatMap { DepartmentForm(rawValue: $0) }
                return turn(to: form.page, FormOutcome(done: done), visit, at: now)
            case .form(let subject):
                try Self.requireOwnForm(request)
                return try take(FormOrder(subject, request), visit, at: now)
            }
        } catch {
            return .respond(StaffPage.problem(error, visit: visit))
        }
    }

    private func ask(_ ticket: TicketReference, _ asked: StaffAsked, _ visit: StaffVisit, at now: Instant) -> HTTPOutcome<Pending> {
        .ask(.query(.show(ticket, by: visit.actor), at: now), .staff(.page(visit, asked)))
    }

    private mutating func take(_ form: FormOrder, _ visit: StaffVisit, at now: Instant) throws(Refusal) -> HTTPOutcome<Pending> {
        guard visit.session.issued(form.token) else { throw .notPermitted(verb: "form") }
        switch form.read(by: visit, at: now) {
        case .whole(let order):
            let key = Mark.api(visit.keyScope, key: order.key, bodyDigest: order.digest)
            return .ask(
                .order(Order(order.action, by: visit.actor, key: key, secrets: FreshSecrets.draw(using: &random), at: now)),
                .staff(.page(visit, .order(form))))
        case .mistaken(let refusals): return giveBack(TriedForm(order: form, refusals: refusals), visit, at: now)
        }
    }

    /// The page that the form came from, with what was typed.
    private mutating func giveBack(_ tried: TriedForm, _ visit: StaffVisit, at now: Instant) -> HTTPOutcome<Pending> {
        switch tried.order.subject {
        case .department(let form): return turn(to: form.page, FormOutcome(tried: tried), visit, at: now)
        case .ticket(let number, _):
            guard let reference = try? Self.reference(number) else { return .respond(StaffPage.problem(.noSuchTicket, visit: visit)) }
            return ask(reference, .ticket(tried, done: nil), visit, at: now)
        }
    }

    private mutating func show(_ receipt: Receipt, of form: FormOrder, to visit: StaffVisit, at now: Instant) -> HTTPOutcome<Pending> {
        switch form.subject {
        case .department(let form): return show(receipt, of: form, to: visit, at: now)
        case .ticket(let number, .unmask):
            // The number is told in the answer alone, and stands in no address.
            guard let reference = try? Self.reference(number) else { return .respond(StaffPage.problem(.noSuchTicket, visit: visit)) }
            return ask(reference, .ticket(nil, done: .unmask, decided: receipt.decided), visit, at: now)
        case .ticket(let number, let verb):
            return .respond(Self.moved(to: "\(StaffRoute.path(ofTicket: number))?done=\(verb.rawValue)&\(visit.tongue)"))
        }
    }

    private mutating func show(_ answer: DeskAnswer, _ asked: StaffAsked, to visit: StaffVisit, at now: Instant) -> HTTPOutcome<Pending> {
        let zone = settings.zone
        switch (asked, answer) {
        case (.department(let asked, let outcome), _): return show(answer, asked, outcome, to: visit, at: now)
        case (.ticket(let tried, let done, let decided), .ticket(let detail)):
            let page = TicketPage(detail: detail, visit: visit, zone: zone, key: drawKey(), tried: tried, done: done, decided: decided)
            return .respond(.page(page.html, status: tried?.status ?? 200, in: visit.language))
        case (.sheet, .ticket(let detail)):
            return .respond(.page(SheetPage.html(detail, visit: visit, zone: zone, at: now), in: visit.language))
        case (.attachment, .attachment(.content(let attachment, let bytes))):
            return .respond(AttachmentResponse.of(attachment, bytes))
        case (.board(let isStill), .board(let board)):
            return .respond(BoardPage(board: board, visit: visit, zone: zone, isStill: isStill).response)
        case (.order(let form), .done(let receipt)): return show(receipt, of: form, to: visit, at: now)
        case (.order(let form), .refused(let refusal)): return giveBack(TriedForm(order: form, refusals: [refusal]), visit, at: now)
        case (_, .refused(let refusal)): return .respond(StaffPage.problem(refusal, visit: visit))
        default: return .respond(StaffPage.problem(.tryLater(.failure), visit: visit))
        }
    }

    /// 128 bits: what makes a second click the same order.
    mutating func drawKey() -> String {
        let (high, low) = (random.next(), random.next())
        return String(high, radix: 16) + "-" + String(low, radix: 16)
    }

    static func moved(to path: String) -> HTTPResponse {
        HTTPResponse(status: 303).with("Location", path).with("Cache-Control", "no-store")
    }

    private static let styleSheet = HTTPResponse(status: 200, body: Array((StyleSheet.css + StyleSheet.staff).utf8))
        .with("Content-Type", "text/css; charset=utf-8").with("Cache-Control", "public, max-age=3600")
        .with("X-Content-Type-Options", "nosniff")
}
