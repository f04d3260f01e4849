extension Lifecycle {
    /// Where an event of the journal led to. An entry that tells of two steps at once (accepted and dispatched) leads where its
    /// event leads from the one state that takes it.
    package static func destination(of event: TicketEvent, from state: TicketState) -> TicketState {
        if case .success(let next) = next(after: event, in: state) { return next }
        for other in TicketState.allCases {
            if case .success(let next) = next(after: event, in: other), next != other { return next }
        }
        return state
    }
}
