import HotlineCore
import HotlineDesk
import HotlineSystem

/// Where a matter stands, for whoever holds its code or its link.
extension PublicSite {
    /// Longer than any number, code or four digits with the spaces that people type.
    private static let answerLimit = 40

    func takeQuestion(_ request: HTTPRequest, _ asker: Asker, at now: Instant) -> HTTPOutcome<Pending> {
        do throws(Refusal) {
            let typed = try Self.answers(of: request)
            guard let number = typed["number"], let code = typed["code"] else {
                guard asker.wantsPage else { throw .missing(field: typed["number"] == nil ? "number" : "code") }
                let missing = ["number": PageWords.missingNumber, "code": .missingCode].filter { typed[$0.key] == nil }
                let page = ProgressPage.form(
                    typed: Self.shown(typed), mistake: .missingProgress, wrong: missing, in: asker.language)
                return .respond(.page(page, status: 422, in: asker.language))
            }
            return ask(number: number, .code(code, lastFour: typed["last_four"]), asker, at: now)
        } catch {
            return .respond(refuse(Problem(error), asker))
        }
    }

    func ask(number: String, _ proof: ProgressRequest.Proof, _ asker: Asker, at now: Instant) -> HTTPOutcome<Pending> {
        let number = String(number.prefix(Self.answerLimit))
        let request = ProgressRequest(number: number, proof: proof, address: asker.address)
        return .ask(.query(.progress(request), at: now), .progress(request, nil, asker))
    }

    /// A wrong code and an unknown number get the same words, status and length: neither tells which numbers exist.
    mutating func tellProgress(
        _ answer: DeskAnswer, to request: ProgressRequest, _ acted: ActedForm?, _ asker: Asker, at now: Instant
    ) -> HTTPResponse {
        switch answer {
        case .progress(let progress):
            guard asker.wantsPage else { return .json(TicketJSON.progress(progress, in: asker.language, zone: settings.zone)) }
            let acts = ActForms(request: request, key: drawToken(), language: asker.language, acted: acted)
            let page = ProgressPage.html(progress, acts: acts, in: asker.language, zone: settings.zone, at: now)
            var status = 200
            if case .refused(let refusal)? = acted?.outcome { status = refusal.codes.http }
            return .page(page, status: status, in: asker.language)
        case .refused(let refusal) where refusal == .tooManyRequests || refusal.codes.http >= 500:
            return refuse(Problem(refusal), asker)
        case .done, .refused, .identity, .ticket, .list, .inbox, .why, .proposal, .venue, .feed, .notices, .proposals, .quality,
            .status, .form, .reloaded, .clock, .ready, .cursors, .links, .digest, .holidays, .duty, .suggestions, .lateAccount, .calls,
            .attachment, .register, .metrics, .figures, .session, .departmentDesk, .board, .found, .workbench, .webhooks:
            guard asker.wantsPage else { return Problem(.noSuchTicket).json(in: asker.language) }
            let page = ProgressPage.form(typed: ["number": request.number], mistake: .notFound, in: asker.language)
            return .page(page, status: 404, in: asker.language)
        }
    }

    /// Number, code and last four digits, normalised (full-width digits are digits), empty ones absent.
    private static func answers(of request: HTTPRequest) throws(Refusal) -> [String: String] {
        let names: Set<String> = ["number", "code", "last_four"]
        var values: [String: String] = [:]
        switch try BodyKind(of: request) {
        case .form: values = try URLEncodedForm(request.body).values(named: names)
        case .json: values = try JSONBody(JSONValue(parsing: request.body), named: names).strings()
        case .multipart: throw .unsupportedMedia("application/x-www-form-urlencoded, application/json")
        }
        var answers: [String: String] = [:]
        for (name, value) in values {
            guard value.unicodeScalars.count <= answerLimit else { throw .tooLong(field: name, limit: answerLimit) }
            let text = TextNormaliser.shared.normalise(value).filter { !$0.isWhitespace }
            if !text.isEmpty { answers[name] = text }
        }
        return answers
    }

    /// The code is typed again: it does not belong on a page that lies open.
    private static func shown(_ typed: [String: String]) -> [String: String] { typed.filter { $0.key != "code" } }
}
