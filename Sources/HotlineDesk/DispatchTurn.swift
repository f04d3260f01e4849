import HotlineCore
import HotlineRouting
import HotlineStore

/// What a dispatch is, by where the ticket stands and who sends it.
struct DispatchTurn {
    let event: TicketEvent
    /// It ends a return review.
    let isReturned: Bool
    let isDesignated: Bool
}

extension Desk {
    /// Settles what the dispatch is, and whether this person may do it with what they have written.
    func dispatchTurn(
        of dossier: Dossier, to department: DepartmentCode?, note: String?, isDesignation: Bool, _ order: Order
    ) throws(DeskFailure) -> DispatchTurn {
        let state = dossier.ticket.state
        let isReturned = state == .returnReview
        let isTransfer = Lifecycle.allowed(in: state).contains(.redispatch)
        // Whoever does not mean to send it on is told that somebody was first.
        let maySendOn = isTransfer && department != nil && (try? tables.require(.redispatch, of: order.actor)) != nil
        if isTransfer, !maySendOn, !isDesignation { throw .refused(.wrongState(event: .dispatch, state: state)) }
        // After the second return request whatever follows is a designation (practice 20).
        let isDesignated =
            isDesignation || dossier.ticket.returns >= Self.returnsBeforeDesignation
            || isTransfer && dossier.lead?.isDesignated == true && dossier.lead?.how != "redo"
        try require(isDesignated ? .designate : .dispatch, of: order.actor)
        if isReturned, !isDesignated { try require(.rule, of: order.actor) }
        try requireFree(dossier, for: order.actor, at: order.at)
        if let note { try require(note, "note", atMost: 500) }
        if isDesignated || isReturned || isTransfer { try require(note ?? "", "note") }
        if isTransfer {
            guard let department else { throw .refused(.missing(field: "department")) }
            if department == dossier.lead?.department {
                throw .refused(.invalid(field: "department", value: department.rawValue, expected: "别的单位 another department"))
            }
        }
        return DispatchTurn(
            event: isTransfer ? .redispatch : isDesignated ? .designate : .dispatch, isReturned: isReturned, isDesignated: isDesignated)
    }

    /// Requests of a ticket after which its next dispatch is a designation (practice 20).
    static let returnsBeforeDesignation = 2

    func how(of turn: DispatchTurn, _ dossier: Dossier) -> String {
        if turn.event == .redispatch, dossier.lead?.how == "redo" { return "redo" }
        if turn.event != .redispatch, dossier.clock(.promised)?.stoppedAt != nil { return "redo" }
        return turn.isDesignated ? "designated" : "person"
    }

    func why(_ destination: Destination, _ route: Route, _ turn: DispatchTurn, note: String?) -> Reason {
        if turn.event == .designate { return Reason("designated-why", note ?? "") }
        return destination.why
            ?? Reason(
                slug: route.reason.slug,
                arguments: route.reason.arguments + [tables.departmentName(destination.department)])
    }

    /// The department that had it reads of it in its feed; what it was not told yet it is not told any more, and what it asked for
    /// need not be decided.
    mutating func takeAway(
        _ dossier: inout Dossier, from before: AssignmentRow, to department: DepartmentCode, reason: String, _ order: Order
    ) throws(StoreFailure) {
        try journal(
            .redispatch, dossier, by: order,
            reason: Reason(
                "redispatched", tables.departmentName(before.department), tables.departmentName(department), reason))
        try settlePetition(&dossier, at: order.at)
        for notice in try store.notices(of: dossier.ticket.id) where notice.toldAt == nil && notice.how == nil {
            // The citizen hears of the right department alone, where they have not heard of the wrong one yet (practice 10).
            let isTheirs = notice.person.flatMap { tables.routing.people[$0] }?.department == before.department
            guard isTheirs || notice.subject == NoticeID.dispatched.rawValue else { continue }
            try store.settle(notice.id, toldAt: nil, how: "withdrawn")
        }
    }
}
