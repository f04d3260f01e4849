import HotlineCore
import HotlineRouting
import HotlineStore

/// One proposes, another confirms: seals, restatements, exclusions, declines, flags of callers. Both are people of
/// `people.csv`; an account without a person is never the second one.
///
/// `mayPropose` and `confirmable` decide and write nothing; `propose` and `confirm` write. A use case calls the first of a
/// pair, makes its own checks, then writes.
extension Desk {
    /// Characters of the reason for what takes two persons.
    static let proposalReasonLimit = 500

    /// Refuses where the reason is missing, where nobody answers for it, and where one waits already.
    ///
    /// - Returns: who proposes. The right to propose is the caller's to check.
    @discardableResult
    func mayPropose(
        _ matter: TwoPersonMatter, ticket: Int64?, subject: String = "", reason: String, _ order: Order
    ) throws(DeskFailure) -> PersonID {
        try require(reason, "reason", atMost: Self.proposalReasonLimit)
        let person = try requirePerson(order.actor, matter)
        if try stored({ () throws(StoreFailure) in try store.openProposal(matter, ticket: ticket, subject: subject) }) != nil {
            throw .refused(.alreadyProposed)
        }
        return person
    }

    /// Journals the proposal, its reason as erasable text, and keeps it until somebody else confirms or refuses it.
    ///
    /// - Parameters:
    ///   - dossier: the ticket; nil where it is about none.
    ///   - arguments: what the one who carries it out must know.
    ///   - entry: the journal's, where the caller has written one of its own; its text is the reason.
    mutating func propose(
        _ matter: TwoPersonMatter, of dossier: Dossier?, subject: String = "", reason: String, arguments: [String] = [],
        entry known: Int64? = nil, _ order: Order
    ) throws(StoreFailure) {
        guard let person = order.actor.person else { preconditionFailure("mayPropose has asked who proposes") }
        let entry: Int64
        if let known {
            entry = known
        } else {
            entry = try journalPrivately(
                "proposed", dossier, reason: Reason("proposed", matter.chinese), text: reason, order)
        }
        _ = try store.insertProposal(
            matter, ticket: dossier?.ticket.id, subject: subject, arguments: arguments, entry: entry, by: person, at: order.at)
    }

    /// Refuses where nothing waits, where the actor may not, and where it is the proposer: nobody is their own second person.
    func confirmable(
        _ matter: TwoPersonMatter, ticket: Int64?, subject: String = "", _ order: Order
    ) throws(DeskFailure) -> ProposalRow {
        try require(matter.confirming, of: order.actor)
        let person = try requirePerson(order.actor, matter)
        let waiting = try stored { () throws(StoreFailure) in
            try store.openProposal(matter, ticket: ticket, subject: subject)
        }
        guard let waiting else { throw .refused(.nothingProposed) }
        guard waiting.proposedBy != person else { throw .refused(.secondPersonNeeded) }
        return waiting
    }

    /// Ends a proposal with its entry in the journal.
    mutating func end(
        _ proposal: ProposalRow, _ outcome: ProposalOutcome, of dossier: Dossier?, reason: String? = nil, _ order: Order
    ) throws(StoreFailure) {
        guard let person = order.actor.person else { preconditionFailure("confirmable has asked who confirms") }
        try store.endProposal(proposal.id, outcome, by: person, at: order.at)
        try journalPrivately(
            outcome.rawValue, dossier,
            reason: outcome.reason(proposal.matter.chinese, tables.workNumber(proposal.proposedBy)),
            text: reason, order)
    }

    private func requirePerson(_ actor: Actor, _ matter: TwoPersonMatter) throws(DeskFailure) -> PersonID {
        guard let person = actor.person, tables.routing.people[person] != nil, actor.department == nil else {
            throw .refused(.notPermitted(verb: matter.confirming.rawValue))
        }
        return person
    }

    /// An entry that stands in no department's feed, whoever holds the ticket.
    @discardableResult
    mutating func journalPrivately(
        _ event: String, _ dossier: Dossier?, reason: Reason, text: String?, salt: UInt8 = 0, _ order: Order
    ) throws(StoreFailure) -> Int64 {
        try store.append(
            JournalEntry(
                ticket: dossier?.ticket.id, at: order.at, event: event, door: order.actor.door.rawValue, person: order.actor.person,
                actorDepartment: order.actor.department, origin: String(order.actor.origin.prefix(64)), reason: reason,
                department: nil, text: text.map { JournalText(salt: order.secrets.salt(salt), body: $0) }))
    }
}

extension ProposalOutcome {
    fileprivate func reason(_ matter: String, _ proposer: String) -> Reason {
        switch self {
        case .confirmed: Reason("proposal-confirmed", matter, proposer)
        case .refused: Reason("proposal-refused", matter, proposer)
        case .replaced: Reason("proposal-replaced", matter, proposer)
        }
    }
}
