import HotlineCore
import HotlineRouting
import HotlineStore

/// 改派: what a rung does, beside telling, about whoever stays silent. A transfer between people moves no clock and touches
/// nothing (practice 21).
extension Desk {
    /// Passes a ticket on to the handler's deputy, once a round at most.
    ///
    /// - Returns: who has it now, and why this person; nil where it was passed on before or nobody is left.
    mutating func passOn(_ dossier: inout Dossier, by rung: Rung, at now: Instant) throws(StoreFailure) -> (to: PersonID, reason: Reason)? {
        let accused = Accused(dossier.privacy)
        guard let lead = dossier.lead, try store.reassignment(of: lead.ticket, round: lead.round) == nil,
            let standIn = tables.routing.standIn(
                for: lead.handler, in: lead.department, at: now, isBarred: { tables.isAccused($0, by: accused) })
        else { return nil }
        dossier.changeLead {
            $0.handler = standIn.person
            $0.leasedUntil = nil
        }
        try store.insert(
            ReassignmentRow(ticket: lead.ticket, round: lead.round, rung: rung.id, from: lead.handler, to: standIn.person, at: now))
        moveLoad(from: lead.handler, to: standIn.person, at: now)
        let reason = Reason(
            "reassigned-" + standIn.source.rawValue, rung.id, tables.workNumber(lead.handler) ?? "—",
            tables.workNumber(standIn.person))
        return (standIn.person, reason)
    }

    mutating func moveLoad(from: PersonID?, to: PersonID, at now: Instant) {
        guard loads != nil else { return }
        if let from, let load = loads?[from] { loads?[from] = HandlerLoad(open: max(0, load.open - 1), lastAssigned: load.lastAssigned) }
        let before = loads?[to] ?? HandlerLoad(open: 0, lastAssigned: now)
        loads?[to] = HandlerLoad(open: before.open + 1, lastAssigned: max(before.lastAssigned, now))
    }

    /// In the hotline's own rooms nobody is assigned: whoever opened the ticket with `next` and let its limit pass has it
    /// no longer, so that whoever the rung tells can act at once.
    ///
    /// - Returns: whom it was taken from, if anybody but those told had it.
    func takeBack(_ dossier: inout Dossier, from told: [PersonID], at now: Instant) -> PersonID? {
        guard let holder = dossier.ticket.takenBy, let until = dossier.ticket.takenUntil, until > now, !told.contains(holder) else {
            return nil
        }
        dossier.release()
        return holder
    }

    /// A department that has the ticket again did not begin anew: what it touched stays touched, and the date it named stands.
    func remember(earlierRoundsOf dossier: inout Dossier, in parts: inout [AssignmentRow]) throws(StoreFailure) {
        guard let first = parts.first, first.round > 1 else { return }
        let earlier = try store.assignments(of: first.ticket).filter { $0.round < first.round }
        for index in parts.indices {
            let own = earlier.filter { $0.department == parts[index].department }
            parts[index].touchedAt = own.compactMap(\.touchedAt).min()
            parts[index].quietUntil = own.compactMap(\.quietUntil).max()
        }
        dossier.setLead(parts.first)
    }
}
