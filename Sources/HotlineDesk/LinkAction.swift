import HotlineCore

/// What is done to tickets in view of one another: merged, related, gathered under an incident or a group.
package enum LinkAction: Sendable {
    case merge(TicketReference, into: TicketReference, reason: String)
    case unmerge(TicketReference, reason: String)
    /// Takes a matter and puts it under another ticket at once: a merge, or a line of an incident. Danger makes it a ticket of
    /// its own, beside the incident (practice 6).
    ///
    /// `isMore`, here and below: the call has made a ticket already, and this is another matter of it (practice 32).
    case take(Submission, Decision?, under: TicketReference, isMore: Bool)
    /// A ticket of its own, of a call that has made one already.
    case takeMore(Submission, Decision?)
    /// The same caller's new facts: a ticket of its own that names the older one (practice 37).
    case takeRelated(Submission, Decision?, to: TicketReference, isMore: Bool)
    /// The same caller, the same matter: an urge on the older ticket, with what was said (domain 2.9).
    case takeRepeat(Submission, of: TicketReference)

    case openIncident(title: String, category: CategoryCode, place: PlaceCode, key: String)
    /// Nil for the one incident that is open.
    case joinIncident(TicketReference, incident: TicketReference?)
    /// Every ordinary ticket of the incident's class and street of the last hours that the machine may offer (practice 5).
    case joinAll(incident: TicketReference?)
    case answerIncident(TicketReference?, text: String)
    case closeIncident(TicketReference?)

    /// Who is complained about (practice 36).
    case subject(TicketReference, name: String)
    case members(TicketReference, [RosterLine])

    /// What is to be classified and placed on the way in.
    var submission: (Submission, Decision?)? {
        switch self {
        case .take(let submission, let decision, _, _), .takeMore(let submission, let decision),
            .takeRelated(let submission, let decision, _, _):
            (submission, decision)
        case .takeRepeat(let submission, _): (submission, nil)
        case .merge, .unmerge, .openIncident, .joinIncident, .joinAll, .answerIncident, .closeIncident, .subject, .members: nil
        }
    }
}

extension Desk {
    mutating func link(_ action: LinkAction, _ order: Order) throws(DeskFailure) -> Receipt {
        switch action {
        case .merge(let reference, let main, let reason): try merge(reference, into: main, reason: reason, order)
        case .unmerge(let reference, let reason): try unmerge(reference, reason: reason, order)
        case .take(let submission, let decision, let main, let isMore):
            try take(submission, decision, under: main, isMore: isMore, order)
        case .takeMore(let submission, let decision): try submit(submission, decision, isMore: true, order)
        case .takeRelated(let submission, let decision, let earlier, let isMore):
            try takeRelated(submission, decision, to: earlier, isMore: isMore, order)
        case .takeRepeat(let submission, let earlier): try takeRepeat(submission, of: earlier, order)
        case .openIncident(let title, let category, let place, let key):
            try openIncident(title: title, category: category, place: place, key: key, order)
        case .joinIncident(let reference, let incident): try joinIncident(reference, incident: incident, order)
        case .joinAll(let incident): try joinAll(incident: incident, order)
        case .answerIncident(let incident, let text): try answerIncident(incident, text: text, order)
        case .closeIncident(let incident): try closeIncident(incident, order)
        case .subject(let reference, let name): try setSubject(of: reference, to: name, order)
        case .members(let reference, let lines): try takeMembers(lines, of: reference, order)
        }
    }
}
