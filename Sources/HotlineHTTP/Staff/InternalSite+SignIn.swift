import HotlineCore
import HotlineDesk

/// In and out of the staff's pages.
extension InternalSite {
    mutating func signIn(_ request: HTTPRequest, _ language: Language, at now: Instant) -> HTTPOutcome<Pending> {
        do throws(Refusal) {
            try Self.requireOwnForm(request)
            let values = try URLEncodedForm(request.body).values(named: ["person", "token"])
            let person = HTTPSyntax.trimmed(String((values["person"] ?? "").prefix(FormOrder.personLimit)))
            let token = HTTPSyntax.trimmed(String((values["token"] ?? "").prefix(FormOrder.tokenLimit)))
            let session = PageSession(drawnWith: &random)
            let open = SessionRequest.open(
                token: token, person: person.isEmpty ? nil : PersonID(rawValue: person), id: session.hash,
                address: settings.address(of: request, from: peer))
            return .ask(
                .session(open, at: now),
                .staff(.signIn(session, person: person, language: language, isHTTPS: settings.isHTTPS(request, from: peer))))
        } catch {
            return .respond(.page(SignInPage.html(mistake: SignInPage.wrong, in: language), status: error.codes.http, in: language))
        }
    }

    func signedIn(
        _ answer: DeskAnswer, _ session: PageSession, person: String, _ language: Language, isHTTPS: Bool
    ) -> HTTPResponse {
        switch answer {
        case .session(.holder(let holder)):
            let start = !holder.isBound && holder.rights.contains(.status) ? "/board" : "/department"
            return Self.moved(to: "\(start)?lang=\(language.rawValue)").with("Set-Cookie", session.cookie(isHTTPS: isHTTPS))
        case .refused(.tooManyRequests):
            return .page(SignInPage.html(person: person, mistake: SignInPage.tooMany, in: language), status: 429, in: language)
                .with("Retry-After", String(HTTPLimits.loginWindow))
        case .refused(let refusal) where refusal.codes.http >= 500:
            return .page(SignInPage.html(person: person, mistake: SignInPage.later, in: language), status: 503, in: language)
                .with("Retry-After", String(HTTPLimits.retryAfter))
        default:
            return .page(SignInPage.html(person: person, mistake: SignInPage.wrong, in: language), status: 401, in: language)
        }
    }

    /// For pages: the way to the sign-in. For a form: what was typed, so that it can be kept.
    func signInFirst(_ request: HTTPRequest, _ language: Language) -> HTTPResponse {
        guard request.method == "POST" else { return Self.moved(to: "/login?lang=\(language.rawValue)") }
        var unsaved: [(label: Words, text: String)] = []
        if let segments = request.target.segments, case .form(let subject)? = StaffRoute(segments),
            let order = try? FormOrder(subject, request)
        {
            unsaved = subject.fields.filter { $0.control != .row }.compactMap { field in
                order.typed[field.name].flatMap { $0.isEmpty ? nil : (field.label, $0) }
            }
        }
        let mistake = unsaved.isEmpty ? SignInPage.ended : SignInPage.endedKept
        return .page(SignInPage.html(mistake: mistake, unsaved: unsaved, in: language), status: 401, in: language)
    }

    /// Browsers say from where a form came (Fetch Metadata); those that do not are asked for the form's token alone.
    static func requireOwnForm(_ request: HTTPRequest) throws(Refusal) {
        let site = request.value(of: "sec-fetch-site") ?? "same-origin"
        guard site == "same-origin" || site == "none" else { throw .notPermitted(verb: "form") }
        guard case .form? = try? BodyKind(of: request) else { throw .unsupportedMedia("application/x-www-form-urlencoded") }
    }
}
