import HotlineCore
import HotlineDesk
import HotlineSystem

/// The form, and what becomes of it when it is sent.
extension PublicSite {
    mutating func emptyForm(_ asker: Asker, at now: Instant) -> HTTPOutcome<Pending> {
        let page = FormPage(language: asker.language, formID: drawToken(), options: nil, attachments: settings.attachments)
        return .ask(.query(.formOptions, at: now), .form(page, status: 200, asker))
    }

    /// The form with the streets to choose from, or without them where the Desk is too busy to list them: a citizen can still write.
    func show(_ page: FormPage, status: Int, _ answer: DeskAnswer, _ asker: Asker) -> HTTPResponse {
        var page = page
        if case .form(let options) = answer { page.options = options }
        return HTTPResponse.page(page.html, status: status, in: asker.language).withFields(of: status)
    }

    mutating func takeTicket(_ request: HTTPRequest, _ asker: Asker, at now: Instant) -> HTTPOutcome<Pending> {
        let files = upload
        upload = nil
        do throws(Refusal) {
            var fields: TicketFields
            if let files { fields = try files.fields() } else { fields = try Self.fields(of: request) }
            if fields[.formID] == nil, let key = request.value(of: "idempotency-key") { fields.give(formID: key) }
            if let failure = files?.failure { return tell(.refused(failure), fields, asker, at: now) }
            switch TicketDraft.read(fields, at: now) {
            case .mistaken(let mistakes): return giveBack(fields, mistakes + (files?.mistakes ?? []), asker, at: now)
            case .whole where files?.mistakes.isEmpty == false: return giveBack(fields, files?.mistakes ?? [], asker, at: now)
            case .whole(let draft) where draft.namesPlace: return .ask(.query(.formOptions, at: now), .places(draft, asker))
            case .whole(let draft): return submit(draft.submission, fields, asker, at: now)
            }
        } catch {
            return .respond(refuse(Problem(error), asker))
        }
    }

    mutating func place(_ draft: TicketDraft, by answer: DeskAnswer, _ asker: Asker, at now: Instant) -> HTTPOutcome<Pending> {
        guard case .form(let options) = answer else { return tell(answer, draft.fields, asker, at: now) }
        do throws(FieldMistake) {
            return submit(try draft.placed(by: options), draft.fields, asker, at: now)
        } catch {
            return giveBack(draft.fields, [error], asker, at: now)
        }
    }

    /// What the Desk made of it.
    ///
    /// The receipt answers the POST itself: 303 to another page would have to carry the code, which is told once and stored
    /// hashed, in an address that stays in histories and logs. Reloading sends the same form again and shows the number only.
    mutating func tell(_ answer: DeskAnswer, _ fields: TicketFields, _ asker: Asker, at now: Instant) -> HTTPOutcome<Pending> {
        switch answer {
        case .done(let receipt):
            return .respond(Self.receipt(receipt, asker, zone: settings.zone))
        case .refused(let refusal) where asker.wantsPage && refusal.codes.http == 503:
            let words: PageWords = refusal == .outcomeUnknown ? .outcomeUnknown : .tryAgain
            let page = FormPage(
                language: asker.language, formID: fields[.formID] ?? drawToken(), options: nil, attachments: settings.attachments,
                typed: fields.typed,
                notice: words.words(in: asker.language))
            return .ask(.query(.formOptions, at: now), .form(page, status: 503, asker))
        case .refused(.tooManyRequests) where asker.wantsPage:
            let page = FormPage(
                language: asker.language, formID: fields[.formID] ?? drawToken(), options: nil, attachments: settings.attachments,
                typed: fields.typed, notice: PageWords.tooManyForms.words(in: asker.language))
            return .ask(.query(.formOptions, at: now), .form(page, status: 429, asker))
        case .refused(let refusal):
            return .respond(refuse(Problem(refusal), asker))
        case .identity, .ticket, .list, .inbox, .why, .proposal, .venue, .progress, .feed, .notices, .proposals, .quality, .status, .form,
            .reloaded, .clock, .ready,
            .cursors, .links, .digest, .holidays, .duty, .suggestions, .lateAccount, .figures, .calls, .attachment, .register, .metrics,
            .session, .departmentDesk, .board, .found, .workbench, .webhooks:
            return .respond(refuse(Problem(.tryLater(.failure)), asker))
        }
    }

    private mutating func submit(_ submission: Submission, _ fields: TicketFields, _ asker: Asker, at now: Instant) -> HTTPOutcome<Pending>
    {
        let actor = Actor(door: .web, origin: asker.address)
        let order = Order(.submit(submission, nil), by: actor, secrets: FreshSecrets.draw(using: &random), at: now)
        return .ask(.order(order), .submitted(fields, asker))
    }

    private mutating func giveBack(
        _ fields: TicketFields, _ mistakes: [FieldMistake], _ asker: Asker, at now: Instant
    ) -> HTTPOutcome<Pending> {
        let atFields = mistakes.map { mistake in
            let words = asker.wantsPage ? mistake.words(in: asker.language) : mistake.refusal.words(in: asker.language)
            return Problem.AtField(field: mistake.field.rawValue, words: words)
        }
        guard asker.wantsPage else {
            let first = mistakes.first?.refusal ?? .malformed(detail: "form")
            return .respond(Problem(first, atFields: atFields).json(in: asker.language))
        }
        // The same form still: only its words change, and nothing was taken under its id yet.
        let page = FormPage(
            language: asker.language, formID: fields[.formID] ?? drawToken(), options: nil, attachments: settings.attachments,
            typed: fields.typed, wrong: atFields)
        return .ask(.query(.formOptions, at: now), .form(page, status: 422, asker))
    }

    private static func receipt(_ receipt: Receipt, _ asker: Asker, zone: Zone) -> HTTPResponse {
        let status = receipt.isRepeated ? 200 : 201
        let path = receipt.ticket.flatMap { number in receipt.link.map { progressPath(number: number, link: $0) } }
        var response: HTTPResponse
        if asker.wantsPage {
            response = .page(ReceiptPage(receipt: receipt, language: asker.language, zone: zone).html, status: status, in: asker.language)
        } else {
            let due = receipt.clocks.filter { $0.name == .promised || $0.name == .statutory }.map(\.due).min()
            response = .json(
                .object([
                    "number": receipt.ticket.map(JSONValue.string),
                    "query_code": receipt.isRepeated ? nil : receipt.queryCode.map(JSONValue.string),
                    "link": receipt.isRepeated ? nil : path.map(JSONValue.string),
                    "due": due.map { .string($0.iso8601(in: zone)) },
                    "say": receipt.say.map(JSONValue.string),
                    "repeated": receipt.isRepeated ? .bool(true) : nil,
                ]), status: status)
        }
        if let path, !receipt.isRepeated { response = response.with("Location", path) }
        return response
    }

    private static func fields(of request: HTTPRequest) throws(Refusal) -> TicketFields {
        switch try BodyKind(of: request) {
        case .form: return try TicketFields(form: URLEncodedForm(request.body))
        case .json: return try TicketFields(json: JSONValue(parsing: request.body))
        case .multipart: throw .malformed(detail: "multipart without a part")
        }
    }

    /// 128 bits in lower-case hexadecimal.
    mutating func drawToken() -> String {
        let (high, low) = (random.next(), random.next())
        return [high, low].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
