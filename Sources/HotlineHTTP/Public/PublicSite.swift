import HotlineCore
import HotlineDesk

package typealias PublicConversation = HTTPConversation<PublicSite>

extension HTTPConversation where Site == PublicSite {
    /// - Parameters:
    ///   - peer: its address, or `unix`.
    ///   - random: where codes, links and form ids come from.
    package init(
        peer: String, settings: HTTPSettings = HTTPSettings(), random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        self.init(PublicSite(peer: peer, settings: settings, random: random))
    }
}

/// The citizens' door: the form, the receipt and the progress page. No route tells anything without a code or a link.
package struct PublicSite: HTTPSite {
    /// Who asks, and how the answer is to look.
    package struct Asker: Sendable {
        let address: String
        let language: Language
        let wantsPage: Bool
    }

    package enum Pending: Sendable {
        /// The form waits for the streets to list; sent with this status.
        case form(FormPage, status: Int, Asker)
        /// A form waits for its place to be looked up.
        case places(TicketDraft, Asker)
        case submitted(TicketFields, Asker)
        case progress(ProgressRequest, ActedForm?, Asker)
        case act(CitizenForm, Asker)
        case open311(Open311Pending)
        /// Bytes of a file are on their way to the disk.
        case upload(HTTPRequest)
    }

    enum Route: Hashable {
        case form, tickets, progress, styleSheet
        case link(number: String, link: String)
        /// What the citizen does, proven by code or by link.
        case act(CitizenAct.Kind)
        case linkAct(number: String, link: String, CitizenAct.Kind)

        /// As `Allow` lists them.
        var methods: [String] {
            switch self {
            case .form, .styleSheet, .link: ["GET", "HEAD", "OPTIONS"]
            case .tickets, .act, .linkAct: ["POST", "OPTIONS"]
            case .progress: ["GET", "HEAD", "POST", "OPTIONS"]
            }
        }

        init?(_ segments: [String]) {
            switch segments.count {
            case 0: self = .form
            case 1 where segments[0] == "tickets": self = .tickets
            case 1 where segments[0] == "progress": self = .progress
            case 1 where segments[0] == "style.css": self = .styleSheet
            case 2 where segments[0] == "progress":
                guard let kind = CitizenAct.Kind(rawValue: segments[1]) else { return nil }
                self = .act(kind)
            case 3 where segments[0] == "p": self = .link(number: segments[1], link: segments[2])
            case 4 where segments[0] == "p":
                guard let kind = CitizenAct.Kind(rawValue: segments[3]) else { return nil }
                self = .linkAct(number: segments[1], link: segments[2], kind)
            default: return nil
            }
        }
    }

    let peer: String
    let settings: HTTPSettings
    var random: any RandomNumberGenerator & Sendable
    /// The form with files that is coming in.
    var upload: Upload?

    package init(peer: String, settings: HTTPSettings, random: any RandomNumberGenerator & Sendable) {
        self.peer = peer
        self.settings = settings
        self.random = random
    }

    package static func progressPath(number: String, link: String) -> String {
        "/p/\(PercentEncoding.encoded(number))/\(PercentEncoding.encoded(link))"
    }

    package mutating func handle(_ request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending> {
        let preference = Preference(of: request)
        if request.target.path == "*" { return .respond(Self.options(["GET", "HEAD", "POST", "OPTIONS"])) }
        guard let segments = request.target.segments else { return .respond(Problem(.noSuchPage).response(to: preference)) }
        if let route = Open311Route(segments) {
            if request.method == "OPTIONS" { return .respond(Self.options(route.methods)) }
            return serve(route, request, asker(of: request), at: now)
        }
        guard let route = Route(segments) else { return .respond(Problem(.noSuchPage).response(to: preference)) }
        guard route.methods.contains(request.method) else {
            return .respond(Problem(.methodNotAllowed(allowed: route.methods.joined(separator: ", "))).response(to: preference))
        }
        if request.method == "OPTIONS" { return .respond(Self.options(route.methods)) }
        let isPost = request.method == "POST"
        let asker = self.asker(of: request)
        switch route {
        case .styleSheet: return .respond(Self.styleSheet)
        case .form: return emptyForm(asker, at: now)
        case .tickets: return takeTicket(request, asker, at: now)
        case .progress where isPost: return takeQuestion(request, asker, at: now)
        case .progress: return .respond(.page(ProgressPage.form(in: asker.language), in: asker.language))
        case .link(let number, let link): return ask(number: number, .link(link.lowercased()), asker, at: now)
        case .act(let kind): return takeAct(kind, link: nil, request, asker, at: now)
        case .linkAct(let number, let link, let kind): return takeAct(kind, link: (number, link), request, asker, at: now)
        }
    }

    package mutating func answered(_ answer: DeskAnswer, to pending: Pending, at now: Instant) -> HTTPOutcome<Pending> {
        switch pending {
        case .form(let page, let status, let asker): return .respond(show(page, status: status, answer, asker))
        case .places(let draft, let asker): return place(draft, by: answer, asker, at: now)
        case .submitted(let fields, let asker): return tell(answer, fields, asker, at: now)
        case .progress(let request, let acted, let asker): return .respond(tellProgress(answer, to: request, acted, asker, at: now))
        case .act(let form, let asker): return tellAct(answer, of: form, asker, at: now)
        case .open311(let pending): return answered(answer, to: pending, at: now)
        case .upload(let request):
            upload?.answered(answer)
            return goOn(request, at: now)
        }
    }

    /// Nothing here waits for a change.
    package mutating func woken(_ pending: Pending, at now: Instant) -> HTTPOutcome<Pending> {
        .respond(Problem(.tryLater(.busy)).json(in: .chinese))
    }

    package func refusal(of fault: RequestFault, begun: HTTPRequest) -> HTTPResponse { Problem(fault).response(to: Preference(of: begun)) }

    /// A page unless JSON is asked for; what is posted is answered in kind: forms from browsers name `text/html`.
    func asker(of request: HTTPRequest) -> Asker {
        let preference = Preference(of: request)
        return Asker(
            address: settings.address(of: request, from: peer), language: preference.language,
            wantsPage: request.method == "POST" ? preference.namesHTML : !preference.namesJSON)
    }

    func refuse(_ problem: Problem, _ asker: Asker) -> HTTPResponse {
        asker.wantsPage ? problem.page(in: asker.language) : problem.json(in: asker.language)
    }

    private static func options(_ methods: [String]) -> HTTPResponse {
        HTTPResponse(status: 204).with("Allow", methods.joined(separator: ", "))
    }

    private static let styleSheet = HTTPResponse(status: 200, body: Array(StyleSheet.css.utf8))
        .with("Content-Type", "text/css; charset=utf-8").with("Cache-Control", "public, max-age=3600").with(
            "X-Content-Type-Options", "nosniff")
}
