import HotlineCore
import HotlineStore

/// The citizen's own page: what it asks for is done as a chat's word would be.
extension Desk {
    mutating func citizen(_ request: ProgressRequest, _ act: CitizenAct, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try reader.proven(request)
        let word: ReplyWord
        switch act {
        case .rate(let grade, let words):
            guard (1...5).contains(grade) else { throw .refused(.invalid(field: "grade", value: "\(grade)", expected: "1–5")) }
            if let words { try require(words, "words", atMost: CitizenAct.wordsLimit) }
            word = .rate(grade, words: words)
        case .add(let text):
            try require(text, "text", atMost: Submission.contentLimit)
            word = .add(words: text)
        case .withdraw(let reason):
            try require(reason, "reason", atMost: CitizenAct.reasonLimit)
            word = .withdraw(reason: reason)
        case .object(let reason):
            try require(reason, "reason", atMost: CitizenAct.reasonLimit)
            word = .object(reason: reason)
        }
        if let refusal = try stored({ () throws(StoreFailure) in try refused(act.kind, dossier, at: order.at) }) { throw .refused(refusal) }
        return try stored { () throws(StoreFailure) in
            _ = try obey(word, &dossier, order)
            // Of the house's own side of it the citizen's receipt says nothing; of danger it says whom to call.
            var receipt = Receipt(ticket: number(dossier.ticket.id).description)
            let finding = tables.classifier.find(text: act.words)
            if finding.urgency.level == .critical { receipt.say = humanWords(dossier.ticket.id, finding) }
            return receipt
        }
    }

    /// Why the citizen cannot do this now, by page or by chat; nil where they can.
    func refused(_ kind: CitizenAct.Kind, _ dossier: Dossier, at now: Instant) throws(StoreFailure) -> Refusal? {
        let state = dossier.ticket.state
        func refusal(of event: TicketEvent) -> Refusal? {
            if case .failure(let refusal) = Lifecycle.next(after: event, in: state) { refusal } else { nil }
        }
        switch kind {
        case .rate:
            if let refusal = refusal(of: .rate) { return refusal }
            return try rating(of: dossier) == nil ? nil : .alreadyRated
        // Whoever stands under another ticket adds to it as well.
        case .add: return state.isOpen || state == .merged ? nil : .wrongState(event: .supplement, state: state)
        case .withdraw: return refusal(of: .withdraw)
        case .object: return try objectionRefused(dossier, at: now)
        }
    }
}

extension CitizenAct {
    /// What was written, for the ear that listens for danger.
    fileprivate var words: String {
        switch self {
        case .rate(_, let words): words ?? ""
        case .add(let text), .withdraw(let text), .object(let text): text
        }
    }
}

extension DeskService {
    /// What an order proves, where it proves something that can be guessed.
    func guess(in order: Order) -> Attempt? {
        guard case .citizen(let request, _) = order.action else { return nil }
        return request.guess
    }

    /// The page's forms and the question about progress are throttled together.
    func isGuessing(_ order: Order) -> Bool {
        guard let guess = guess(in: order) else { return false }
        return !guesses.sync { $0.allows(guess, at: order.at) }
    }
}
