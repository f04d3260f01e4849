extension Lifecycle {
    /// What bounds a ticket's stay in a state: a clock, and what happens at its end.
    package struct TimeExit: Hashable, Sendable {
        package enum End: Hashable, Sendable {
            /// Time itself moves the ticket.
            case event(TicketEvent)
            /// The ticket stays, and climbs this ladder until a person moves it.
            case escalates(LadderName)
        }

        package let clock: ClockName
        package let end: End
    }

    /// No open state lasts for ever (practice 19).
    ///
    /// In progress it is the ordinary ladder that stands for the department's own: the Desk takes the urgent or the
    /// central one where the ticket or the department has it, and the redo limit in a redo round. A shelved ticket's
    /// review clock and a followed one's own end at the date that somebody named.
    ///
    /// - Returns: nil for closed states only.
    package static func timeExit(of state: TicketState) -> TimeExit? {
        switch state {
        case .pending: TimeExit(clock: .accept, end: .escalates(.ownRooms))
        case .supplementing: TimeExit(clock: .supplement, end: .event(.supplementLapse))
        case .awaitingDispatch: TimeExit(clock: .dispatch, end: .escalates(.ownRooms))
        case .following: TimeExit(clock: .followUp, end: .escalates(.ownRooms))
        case .awaitingSignature: TimeExit(clock: .sign, end: .event(.autoSign))
        case .returnReview: TimeExit(clock: .ruling, end: .escalates(.ownRooms))
        case .inProgress: TimeExit(clock: .promised, end: .escalates(.ordinary))
        case .awaitingCitizen: TimeExit(clock: .supplement, end: .event(.supplementLapse))
        case .shelved: TimeExit(clock: .review, end: .event(.unshelve))
        case .awaitingReview: TimeExit(clock: .review, end: .escalates(.ownRooms))
        case .awaitingCallback: TimeExit(clock: .callback, end: .escalates(.ownRooms))
        case .awaitingRating: TimeExit(clock: .rating, end: .event(.ratingLapse))
        case .awaitingArchive: TimeExit(clock: .archive, end: .event(.archiveLapse))
        case .withdrawalReview: TimeExit(clock: .ruling, end: .escalates(.ownRooms))
        case .objectionReview: TimeExit(clock: .ruling, end: .escalates(.ownRooms))
        case .archived, .declined, .handedOver, .merged: nil
        }
    }
}
