import HotlineCore
import HotlineDesk
import HotlineSystem

/// What a citizen does about their matter on its page: rate, add, object, withdraw. Proven by code or link each time, and throttled
/// with the questions about progress.
extension PublicSite {
    mutating func takeAct(
        _ kind: CitizenAct.Kind, link: (number: String, link: String)?, _ request: HTTPRequest, _ asker: Asker, at now: Instant
    ) -> HTTPOutcome<Pending> {
        let form: CitizenForm
        do throws(Refusal) {
            form = try CitizenForm(kind, link: link, request, from: asker.address)
        } catch {
            return .respond(refuse(Problem(error), asker))
        }
        do throws(Refusal) {
            let order = Order(
                .citizen(form.request, try form.act()), by: Actor(door: .web, origin: asker.address), key: form.mark,
                secrets: FreshSecrets.draw(using: &random), at: now)
            return .ask(.order(order), .act(form, asker))
        } catch {
            guard asker.wantsPage else { return .respond(Problem(error).json(in: asker.language)) }
            return askAgain(form, .refused(error), asker, at: now)
        }
    }

    mutating func tellAct(_ answer: DeskAnswer, of form: CitizenForm, _ asker: Asker, at now: Instant) -> HTTPOutcome<Pending> {
        switch answer {
        case .done(let receipt):
            guard asker.wantsPage else {
                return .respond(
                    .json(
                        .object([
                            "number": receipt.ticket.map(JSONValue.string), "done": .string(form.kind.rawValue),
                            "say": receipt.say.map(JSONValue.string),
                        ])))
            }
            return askAgain(form, .done(say: receipt.say), asker, at: now)
        case .refused(let refusal) where !asker.wantsPage: return .respond(Problem(refusal).json(in: asker.language))
        // Without proof nothing of the matter is shown: the form alone comes back, with what was typed.
        case .refused(.noSuchTicket): return .respond(alone(form, .notFound, status: 404, asker))
        case .refused(.tooManyRequests):
            return .respond(alone(form, .tooManyTries, status: 429, asker).with("Retry-After", String(HTTPLimits.guessWindow)))
        case .refused(let refusal) where refusal.codes.http >= 500:
            let words: PageWords = refusal == .outcomeUnknown ? .outcomeUnknown : .tryAgain
            return .respond(alone(form, words, status: 503, asker).with("Retry-After", String(HTTPLimits.retryAfter)))
        case .refused(let refusal): return askAgain(form, .refused(refusal), asker, at: now)
        default: return .respond(refuse(Problem(.tryLater(.failure)), asker))
        }
    }

    /// The page as it is after the form, with what became of it.
    private func askAgain(_ form: CitizenForm, _ outcome: ActOutcome, _ asker: Asker, at now: Instant) -> HTTPOutcome<Pending> {
        .ask(.query(.progress(form.request), at: now), .progress(form.request, ActedForm(form: form, outcome: outcome), asker))
    }

    private mutating func alone(_ form: CitizenForm, _ mistake: PageWords, status: Int, _ asker: Asker) -> HTTPResponse {
        let forms = ActForms(request: form.request, key: form.key ?? drawToken(), language: asker.language, acted: nil)
        return .page(forms.alone(form, mistake: mistake), status: status, in: asker.language)
    }
}

/// What became of a form.
enum ActOutcome: Hashable, Sendable {
    /// `say`: human words to pass on where there is danger in it (practice 2); nil else.
    case done(say: String?)
    case refused(Refusal)
}

package struct ActedForm: Sendable {
    let form: CitizenForm
    let outcome: ActOutcome
}
