import HotlineCore
import HotlineDesk
import HotlineSystem

/// A matter between its text and its ticket: proposed, changed, proposed again, submitted.
struct Draft: Sendable {
    let key: String
    var submission: Submission
    /// What the operator set in place of the finding.
    var decision = Decision()
    /// Another matter of the call before (practice 32).
    var isMore = false
    /// The lines that changed the proposal, as they were typed: a draft that is taken up again stands where it stood.
    private(set) var changes: [String] = []
    /// The proposal as it was shown. Enter accepts only that; before there is one it asks for it again.
    private var shown: Reply?
    /// Why it goes where it goes, as the proposal said.
    private var reasons: [Reason] = []
    /// What it may be put with instead.
    private var offers = Offers()

    init(key: String, submission: Submission) {
        self.key = key
        self.submission = submission
    }

    /// Asks the Desk what it would do, and shows it.
    /// - Parameter previous: the draft as it was proposed before; it stands again where the change is refused.
    func propose(instead previous: Draft? = nil, at seat: inout Seat) -> Move {
        .ask(seat.query(.propose(submission, decision, by: seat.actor))) { answer, seat in
            guard case .proposal(let proposal) = answer else { return (previous ?? self).keep(after: answer, at: seat) }
            var draft = self
            let shown = seat.shown(proposal, decision: decision, submission: submission)
            draft.shown = shown
            draft.reasons = proposal.reasons
            draft.offers = Offers(proposal)
            guard draft.changes != previous?.changes ?? [], seat.writing != nil else { return draft.choice(shown) }
            seat.writing?.changes = draft.changes
            return seat.keep { [draft] _ in draft.choice(shown) }
        }
    }

    /// Takes the changes of a proposal that stood before; one that the tables do not know any more is left out.
    mutating func resume(_ changes: [String], at seat: Seat) {
        for line in changes { try? change(TypedLine(line), at: seat) }
    }

    private func choice(_ prompt: Reply, said: Reply? = nil) -> Move {
        .choice(Choice(prompt: prompt, said: said) { line, seat throws(Refusal) in try choose(line, at: &seat) })
    }

    /// A refusal, or an outcome that is unknown, drops nothing: the draft stays open under its key.
    private func keep(after answer: DeskAnswer, at seat: Seat) -> Move {
        let refusal: Refusal = if case .refused(let refusal) = answer { refusal } else { .tryLater(.failure) }
        guard let shown else { return choice(Reply(refusal, in: seat.language, hints: [seat.words(Wording.proposeAgain)])) }
        var hints = [seat.words(Wording.choices)]
        switch refusal {
        case .outcomeUnknown, .tryLater: hints.insert(seat.words(Wording.sendAgain(key)), at: 0)
        default: break
        }
        return choice(shown, said: Reply(refusal, in: seat.language, hints: hints))
    }

    /// One line at the proposal. `s` and `h` and `q` stand alone; `k`, `c`, `p`, `d`, `u` are followed by their value.
    private func choose(_ line: TypedLine, at seat: inout Seat) throws(Refusal) -> Move {
        let first = line.plain.prefix { $0 != " " }
        if TextGathering.isParking(line.plain) { return seat.park() }
        // `pd 3` is a command typed too early, not a place called “d 3”.
        if first.count > 1, CommandTable.command(named: String(first)) != nil { throw .usage(seat.words(Wording.choices)) }
        let value = line.afterLetter().folded
        switch line.plain.first?.lowercased() {
        case nil: return shown != nil ? submit(accepting: true, at: &seat) : propose(at: &seat)
        case "h" where value.isEmpty: return seat.park()
        case "l" where value.isEmpty: return submit(accepting: false, at: &seat)
        case "q" where value.isEmpty: return seat.drop()
        case "a":
            return put(.take(submission, decision, under: try Offers.pick(value, of: offers.alike, at: seat), isMore: isMore), at: &seat)
        case "b": return put(.takeRepeat(submission, of: try Offers.pick(value, of: offers.sameCaller, at: seat)), at: &seat)
        case "i" where value.isEmpty:
            guard let incident = offers.incident else { throw .usage(seat.words(Wording.nothingOffered)) }
            return put(.take(submission, decision, under: incident, isMore: isMore), at: &seat)
        case "r":
            var accepted = decision
            accepted.isAccepted = true
            return put(
                .takeRelated(submission, accepted, to: try Offers.pick(value, of: offers.sameCaller, at: seat), isMore: isMore), at: &seat)
        default: break
        }
        var draft = self
        try draft.change(line, at: seat)
        return draft.propose(instead: self, at: &seat)
    }

    private mutating func change(_ line: TypedLine, at seat: Seat) throws(Refusal) {
        let (value, typed) = line.afterLetter()
        switch line.plain.first?.lowercased() {
        case "s" where value.isEmpty: submission.secret = true
        case "k": try decision.setKind(value, at: seat)
        case "c": try decision.setCategory(value)
        case "u": try decision.setUrgency(value, at: seat)
        case "d":
            guard !value.isEmpty else { throw .missing(field: "d") }
            decision.department = DepartmentCode(rawValue: value.uppercased())
        case "p":
            guard !value.isEmpty else { throw .missing(field: "p") }
            setPlace(value, typed: typed)
        default: throw .usage(seat.words(Wording.choices))
        }
        // What is said last of a letter holds.
        changes = changes.filter { TypedLine($0).plain.first?.lowercased() != line.plain.first?.lowercased() } + [line.typedText]
    }

    /// A code decides; a name takes the place of the submission's place text, where the classifier reads it first.
    private mutating func setPlace(_ folded: String, typed: String) {
        guard !decision.setPlace(code: folded) else { return }
        decision.district = nil
        decision.street = nil
        submission.placeText = TextNormaliser.shared.normalise(typed)
    }

    private func submit(accepting: Bool, at seat: inout Seat) -> Move {
        var decision = decision
        decision.isAccepted = accepting
        decision.isHeld = !accepting
        return take(isMore ? .link(.takeMore(submission, decision)) : .submit(submission, decision), isAccepted: accepting, at: &seat)
    }

    private func put(_ action: LinkAction, at seat: inout Seat) -> Move { take(.link(action), isAccepted: true, at: &seat) }

    private func take(_ action: Action, isAccepted: Bool, at seat: inout Seat) -> Move {
        .ask(seat.order(action)) { answer, seat in
            guard case .done(let receipt) = answer, let ticket = receipt.ticket else { return keep(after: answer, at: seat) }
            seat.lastCall = submission
            if case .link(.takeRepeat) = action { return seat.endCall(Reply(.done, seat.receiptLines(receipt))) }
            let taken = TakenTicket(receipt: receipt, number: ticket, isAccepted: isAccepted, said: reasons)
            return taken.show(at: &seat)
        }
    }
}
