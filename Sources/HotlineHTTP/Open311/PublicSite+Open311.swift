import HotlineCore
import HotlineDesk

/// Open311 GeoReport v2: classes of matters, requests, and what became of them. Whoever asks needs no key, and reads no
/// personal data (practice 31).
extension PublicSite {
    /// What is waited for, and how its answer is to look.
    package struct Open311Pending: Sendable {
        enum Step: Sendable {
            case register
            /// The class that a request names is looked up first.
            case service(Open311Form, key: String?)
            /// Then the street, where its code came along.
            case places(TicketDraft)
            case submitted
        }

        let step: Step
        let route: Open311Route
        let asker: Asker
    }

    mutating func serve(_ route: Open311Route, _ request: HTTPRequest, _ asker: Asker, at now: Instant) -> HTTPOutcome<Pending> {
        do throws(Refusal) {
            guard route.methods.contains(request.method) else {
                throw .methodNotAllowed(allowed: route.methods.joined(separator: ", "))
            }
            if request.method == "POST" { return try takeRequest(request, route, asker, at: now) }
            switch route.resource {
            case .discovery:
                let endpoint = (endpoint(of: request) ?? "") + Open311Route.path
                return .respond(route.response(.discovery(endpoint: endpoint, in: asker.language), root: "discovery"))
            case .services: return ask(.services, route, asker, at: now)
            case .service(let code): return ask(.service(CategoryCode(rawValue: code)), route, asker, at: now)
            case .request(let number), .token(let number): return ask(.tickets([number]), route, asker, at: now)
            case .requests:
                return ask(try Open311Search.query(request.target.query, zone: settings.zone, at: now), route, asker, at: now)
            }
        } catch {
            return .respond(route.response(error, in: asker.language))
        }
    }

    mutating func answered(_ answer: DeskAnswer, to pending: Open311Pending, at now: Instant) -> HTTPOutcome<Pending> {
        let (route, asker) = (pending.route, pending.asker)
        do throws(Refusal) {
            switch (pending.step, answer) {
            case (_, .refused(let refusal)): throw refusal
            case (.register, .register(let answer)): return .respond(try show(answer, route, asker))
            case (.service(let form, let key), .register(.service(let service))):
                let date = settings.zone.date(of: now)
                let fields = try form.fields(for: service, key: key, from: asker.address, on: date)
                switch TicketDraft.read(fields, at: now) {
                case .mistaken(let mistakes): return .respond(route.response(mistakes.map(\.refusal), in: asker.language))
                case .whole(let draft) where draft.namesPlace:
                    let pending = Open311Pending(step: .places(draft), route: route, asker: asker)
                    return .ask(.query(.formOptions, at: now), .open311(pending))
                case .whole(let draft): return submit(draft.submission, route, asker, at: now)
                }
            case (.places(let draft), .form(let options)):
                let placed: Submission
                do { placed = try draft.placed(by: options) } catch { throw error.refusal }
                return submit(placed, route, asker, at: now)
            case (.submitted, .done(let receipt)):
                let status = receipt.isRepeated ? 200 : 201
                return .respond(route.response(.taken(receipt, in: asker.language), root: "service_requests", status: status))
            default: throw .tryLater(.failure)
            }
        } catch {
            return .respond(route.response(error, in: asker.language))
        }
    }

    private mutating func takeRequest(
        _ request: HTTPRequest, _ route: Open311Route, _ asker: Asker, at now: Instant
    ) throws(Refusal) -> HTTPOutcome<Pending> {
        let files = upload
        upload = nil
        let form: Open311Form
        switch try BodyKind(of: request) {
        case .form: form = try Open311Form(URLEncodedForm(request.body).pairs)
        case .multipart:
            guard let files else { throw .malformed(detail: "multipart without a part") }
            if let failure = files.failure { throw failure }
            if let mistake = files.mistakes.first { throw mistake.refusal }
            form = try Open311Form(files.pairs(), attachments: files.attachments)
        case .json: throw .unsupportedMedia("multipart/form-data, application/x-www-form-urlencoded")
        }
        let step = Open311Pending.Step.service(form, key: request.value(of: "idempotency-key"))
        let question = RegisterQuery.service(CategoryCode(rawValue: form.serviceCode))
        return .ask(.query(.register(question), at: now), .open311(Open311Pending(step: step, route: route, asker: asker)))
    }

    private mutating func submit(
        _ submission: Submission, _ route: Open311Route, _ asker: Asker, at now: Instant
    ) -> HTTPOutcome<Pending> {
        var submission = submission
        submission.isListed = true
        let actor = Actor(door: .web, origin: asker.address)
        let order = Order(.submit(submission, nil), by: actor, secrets: FreshSecrets.draw(using: &random), at: now)
        return .ask(.order(order), .open311(Open311Pending(step: .submitted, route: route, asker: asker)))
    }

    private func ask(_ query: RegisterQuery, _ route: Open311Route, _ asker: Asker, at now: Instant) -> HTTPOutcome<Pending> {
        .ask(.query(.register(query), at: now), .open311(Open311Pending(step: .register, route: route, asker: asker)))
    }

    private func show(_ answer: RegisterAnswer, _ route: Open311Route, _ asker: Asker) throws(Refusal) -> HTTPResponse {
        switch answer {
        case .services(let services): return route.response(.services(services), root: "services")
        case .service(let service): return route.response(.definition(of: service), root: "service_definition")
        case .tickets(let lines):
            switch route.resource {
            case .request where lines.isEmpty, .token where lines.isEmpty: throw .noSuchTicket
            case .token: return route.response(.token(lines.first?.number ?? ""), root: "service_requests")
            default:
                return route.response(.requests(lines, in: asker.language, zone: settings.zone), root: "service_requests")
            }
        }
    }

    /// `https://12345.example.gov.cn`, as the asker reached us; the scheme is the listed proxy's to say.
    private func endpoint(of request: HTTPRequest) -> String? {
        guard let host = request.value(of: "host"), HTTPSyntax.isHost(host.utf8) else { return nil }
        let isSecure = settings.proxies.contains(peer) && request.value(of: "x-forwarded-proto")?.lowercased() == "https"
        return (isSecure ? "https://" : "http://") + host
    }
}
