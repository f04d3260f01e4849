import HotlineCore
import HotlineRouting
import HotlineStore

/// What keeps a matter of life from being closed by one person, and whoever has an urgent one from not knowing of it (practice 1, 3).
extension Desk {
    /// Doubt raises; only a person lowers, and with a reason.
    func requireReasonToLower(_ submission: Submission, _ decision: Decision?, _ order: Order) throws(DeskFailure) {
        guard let urgency = decision?.urgency, urgency < order.matter(of: submission, decision, in: tables).finding.urgency.level else {
            return
        }
        try require(decision?.urgencyReason ?? "", "reason", atMost: 500)
    }

    /// The entry of a lowering at the proposal.
    mutating func noteLowering(of dossier: Dossier, from found: Urgency, _ decision: Decision?, _ order: Order) throws(StoreFailure) {
        guard let urgency = decision?.urgency, urgency < found else { return }
        try journal(
            "lowered", dossier, by: order, reason: Reason("lowered", found.chinese, urgency.chinese),
            text: JournalText(salt: order.secrets.salt(3), body: decision?.urgencyReason ?? ""))
    }

    /// A matter in which somebody threatens themselves or others leaves by a hand-over, by a department's reply that another
    /// person passed, or after two persons agreed that it is no threat.
    func requireNoThreat(_ dossier: Dossier) throws(DeskFailure) {
        if dossier.ticket.isThreat { throw .refused(.threatStands) }
    }

    mutating func proposeCalm(_ dossier: Dossier, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.classify, of: order.actor)
        guard dossier.ticket.state.isOpen, dossier.ticket.isThreat else { throw .refused(.nothingWaiting) }
        return try offer(.threat, of: dossier, reason: reason, order)
    }

    /// Its urgency stays as it is: whoever lowers it says why for themselves.
    mutating func confirmCalm(_ dossier: inout Dossier, _ order: Order) throws(DeskFailure) -> Receipt {
        let proposal = try confirmable(.threat, ticket: dossier.ticket.id, order)
        return try stored { () throws(StoreFailure) in
            dossier.ticket.isThreat = false
            try end(proposal, .confirmed, of: dossier, order)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// A proposal without conditions of its own.
    mutating func offer(_ matter: TwoPersonMatter, of dossier: Dossier, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try mayPropose(matter, ticket: dossier.ticket.id, reason: reason, order)
        return try stored { () throws(StoreFailure) in
            try propose(matter, of: dossier, reason: reason, order)
            return receipt(for: dossier)
        }
    }

    /// It became urgent while a department had it: an entry in its feed, and an urgent notice.
    mutating func tellRaised(_ dossier: Dossier, _ order: Order) throws(StoreFailure) {
        guard dossier.ticket.urgency >= .urgent, dossier.ticket.state.isHeldByDepartment, let lead = dossier.lead, lead.endedAt == nil
        else { return }
        let entry = try journal("raised", dossier, by: order, reason: Reason("raised", dossier.ticket.urgency.chinese))
        try tellAssigned(dossier, lead: lead, entry: entry, at: order.at)
    }

    /// Its handler and whoever is on call there. What they do not fetch is rung after five minutes, and the shift leader's after
    /// fifteen (practice 7).
    mutating func tellAssigned(_ dossier: Dossier, lead: AssignmentRow, entry: Int64, at now: Instant) throws(StoreFailure) {
        var people: [PersonID] = []
        for recipient in [LadderRecipient.handler, .onCall] {
            for person in tables.routing.recipients(recipient, department: lead.department, handler: lead.handler, at: now)
            where !people.contains(person) { people.append(person) }
        }
        let due = dossier.running(.sign)?.due ?? dossier.firstDue
        try tell(
            people, of: dossier, subject: .assigned,
            arguments: ["ticket", number(dossier.ticket.id).description, "due", due?.wallClock(in: tables.routing.calendar.zone) ?? ""],
            entry: entry, isUrgent: true, at: now)
    }
}
