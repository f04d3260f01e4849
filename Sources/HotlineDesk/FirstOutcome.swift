import HotlineCore
import HotlineStore

/// What became of a matter in the hands of whoever was asked first, with the evidence (art. 18 ¶4).
package struct FirstOutcome: Hashable, Sendable {
    package let branch: FirstBranch
    /// Of the answer, of the last follow-up, of the dispatch.
    package let at: Instant
    /// To whom it was transferred.
    package var department: DepartmentCode?
    /// Follow-ups so far, and the date of the next step while there is one.
    package var count: Int?
    package var next: Instant?
    /// When and how the citizen was told of the transfer, or why that was impossible; nil while nobody has.
    package var toldAt: Instant?
    package var how: String?
    /// The same in words.
    package var reason: Reason

    init(_ branch: FirstBranch, at: Instant, reason: Reason) {
        self.branch = branch
        self.at = at
        self.reason = reason
    }
}

extension Reader {
    /// The branches that were taken, in the order in which they came: a matter may be followed up and then transferred. Of
    /// several transfers the last is the one that must be proven.
    func firstOutcomes(of dossier: Dossier, _ entries: [EntryRow], _ notices: [OutboxRow]) -> [FirstOutcome] {
        var outcomes: [FirstOutcome] = []
        let followUps = entries.filter { $0.event == TicketEvent.followUp.rawValue }
        if let last = followUps.last {
            let next = dossier.ticket.state == .following ? dossier.running(.followUp)?.due : nil
            let when = last.at.wallClock(in: zone)
            var outcome = FirstOutcome(
                .followedUp, at: last.at,
                reason: next.map { Reason("first-following", "\(followUps.count)", when, $0.wallClock(in: zone)) }
                    ?? Reason("first-followed", "\(followUps.count)", when))
            outcome.count = followUps.count
            outcome.next = next
            outcomes.append(outcome)
        }
        if let answer = entries.last(where: { $0.event == TicketEvent.answer.rawValue }) {
            outcomes.append(
                FirstOutcome(.answered, at: answer.at, reason: Reason("first-answered", answer.at.wallClock(in: zone), who(answer))))
        }
        let moves = [TicketEvent.dispatch, .designate].map(\.rawValue)
        if dossier.isTransferred, let dispatch = entries.last(where: { moves.contains($0.event) }) {
            outcomes.append(transfer(dispatch, notices.last { $0.recipient == "citizen" && $0.subject == "dispatched" }, in: dossier))
        }
        return outcomes.sorted { $0.at < $1.at }
    }

    private func transfer(_ dispatch: EntryRow, _ notice: OutboxRow?, in dossier: Dossier) -> FirstOutcome {
        let to = tables.departmentName(dispatch.department) ?? "—"
        let when = dispatch.at.wallClock(in: zone)
        let told = notice.flatMap { $0.isWaiting ? nil : $0 }
        let reason: Reason =
            if let told, let at = told.toldAt {
                Reason("first-transferred", to, when, at.wallClock(in: zone), told.how ?? "")
            } else if dossier.ticket.isTransferTold {
                Reason("first-transferred-known", to, when)
            } else {
                Reason("first-transferred-untold", to, when)
            }
        var outcome = FirstOutcome(.transferred, at: dispatch.at, reason: reason)
        outcome.department = dispatch.department
        outcome.toldAt = told?.toldAt
        outcome.how = told?.how
        return outcome
    }
}
