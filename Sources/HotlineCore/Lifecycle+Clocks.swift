/// What an event does to a ticket's clocks. In order: those of `stops` stop, a new round begins where there is one, those of
/// `resumes` run on as if they had never stopped, those of `starts` begin.
package struct ClockChanges: Hashable, Sendable {
    package let stops: ClockNames
    package let resumes: ClockNames
    /// A limit that no table sets is not started.
    package let starts: ClockNames

    package init(stops: ClockNames, resumes: ClockNames, starts: ClockNames) {
        self.stops = stops
        self.resumes = resumes
        self.starts = starts
    }
}

/// How the promise to the citizen stands.
package enum Promise: Hashable, Sendable {
    case notGiven
    case running
    /// By a reply that has not passed yet, a merge, a withdrawal or a hand-over; what is done then has the redo limit.
    case stopped
    /// An answer went to the citizen; so again the redo limit.
    case met
}

extension Lifecycle {
    /// The clocks that an event moves. One rule and its additions:
    ///
    /// - A state's own clock (`timeExit`) begins when the ticket enters it and stops when the ticket leaves it. A promise that
    ///   was given is begun once and never again: it stops with the reply, and runs on where the reply does not pass
    ///   (practice 11, 15). The sign window runs through a return request, which only suspends what its end would do
    ///   (practice 20). A shelved ticket's clock and a followed one's end at a date that somebody named, so no table starts them.
    /// - A dispatch begins what the department owes: signing, contact. A redo begins its own limit and the contact.
    /// - The first report, and an urgent matter's contact, are owed to the citizen by whoever has it: begun once, and run on over
    ///   a return, a transfer, a merge and the wait between two departments (practice 4, 15). After an answer they are owed anew.
    /// - What closes the ticket, a direct answer and a released reply stop everything. A merged ticket is closed to everybody's
    ///   hands but keeps its own clocks: what a department owes its citizen ends when it is done on the main ticket, the promise and
    ///   the law's limit with that one's answer (practice 5). No merge and no un-merging begins or ends any of them.
    /// - An `undo` resumes only what the act that it takes back had stopped; what runs again is not begun anew.
    ///
    /// - Parameters:
    ///   - promise: how the promise stood before.
    ///   - isUrgent: 紧急 or 特急.
    ///   - begun: the ticket's own clocks that have begun, met or not.
    package static func clocks(
        after event: TicketEvent, from state: TicketState, to next: TicketState, promise: Promise, isUrgent: Bool, begun: ClockNames
    ) -> ClockChanges {
        var stops: ClockNames = []
        var resumes: ClockNames = []
        var starts: ClockNames = []
        if state != next {
            if let left = timeExit(of: state)?.clock, left != .promised, !(state == .awaitingSignature && next == .returnReview) {
                stops.insert(left)
            }
            if let entered = timeExit(of: next)?.clock, entered != .promised, next != .shelved, next != .following, event != .refuseReturn {
                starts.insert(entered)
            }
        }
        switch event {
        case .accept, .supplementLapse:
            stops.insert(.accept)
        case .supplement where state == .awaitingCitizen: break
        case .supplement:
            // What was waited for the citizen is not the hotline's: its limit to accept begins with what came.
            stops.insert(.supplement)
        case .dispatch, .designate, .redispatch:
            stops.formUnion([.ruling, .sign])
            starts.insert(.sign)
            for name in [ClockName.contact, .firstReport] {
                if !name.isTicketsOwn(isUrgent: isUrgent) {
                    stops.insert(name)
                    starts.insert(name)
                } else if !begun.contains(name) || promise == .met {
                    starts.insert(name)
                }
            }
            if event != .redispatch, promise == .stopped || promise == .met { starts.insert(.redo) }
        case .contact where state.isHeldByDepartment:
            stops.formUnion([.contact, .firstReport])
        case .grantReturn:
            stops.insert(.sign)
            if !isUrgent { stops.insert(.contact) }
        case .refuseReturnLate:
            stops.insert(.sign)
        case .reply:
            stops.formUnion([.sign, .contact, .firstReport, .promised, .redo])
        case .redo, .callBackRedo:
            if promise == .stopped { resumes.insert(.promised) }
            starts.formUnion([.redo, .contact])
        case .answer, .release, .allowWithdrawal, .decline, .handOver, .archive, .archiveLapse, .dismissObjection:
            stops = .all
        case .merge:
            // What is owed to the citizen runs on under the main ticket (practice 5); merging accepts what was not accepted.
            stops = .all
            stops.subtract(keptUnderMain)
            if promise == .notGiven { starts.insert(.promised) }
        case .unmerge:
            // Taken from the department that had to sign; what it owes the citizen runs on until another has it.
            stops.insert(.sign)
            if promise != .met { resumes.formUnion([.promised, .statutory]) }
        case .undo:
            // What the act stopped runs on as if it never had, but the room that acceptance ended; the Desk knows which those are.
            resumes = .all
            resumes.subtract([.accept, .supplement, .followUp])
            if state == .awaitingSignature, !isUrgent { stops.insert(.contact) }
            resumes.subtract(stops)
        case .withdraw where state == .awaitingReview && promise == .stopped:
            resumes.insert(.promised)
        case .requestSupplement, .followUp, .sign, .autoSign, .requestReturn, .refuseReturn, .contact, .note, .delegate, .requestExtension,
            .grantExtension, .refuseExtension, .shelve, .unshelve, .callBack, .rate, .ratingLapse, .withdraw,
            .refuseWithdrawal, .object, .upholdObjection, .urge, .transfer:
            break
        }
        // Whatever brings a ticket before the dispatcher, or is kept to be followed up, has accepted it.
        if next == .awaitingDispatch || next == .following, promise == .notGiven { starts.insert(.promised) }
        return ClockChanges(stops: stops, resumes: resumes, starts: starts)
    }

    /// What runs on under a main ticket.
    package static let keptUnderMain: ClockNames = [.promised, .statutory, .sign, .contact, .firstReport]

    /// A reply that waits for its review and does not get through it is none: the citizen has no answer yet.
    package static func voidsReply(_ event: TicketEvent, in state: TicketState) -> Bool {
        state == .awaitingReview && [.redo, .withdraw, .merge].contains(event)
    }

    /// What lets a ticket close: the citizen was answered, or told why it ends otherwise (art. 18 ¶2).
    package static func recordsFeedback(_ event: TicketEvent) -> Bool {
        switch event {
        case .answer, .release, .decline, .handOver, .allowWithdrawal, .merge: true
        default: false
        }
    }
}

extension TicketState {
    /// A department has the matter in hand: what it owes runs.
    package var isHeldByDepartment: Bool {
        switch self {
        case .awaitingSignature, .inProgress, .awaitingCitizen, .shelved, .returnReview: true
        default: false
        }
    }
}

extension ClockName {
    /// The ticket's own, which no round begins anew: what the citizen was promised, and while there is danger when they first
    /// hear of somebody. An ordinary matter's contact is each department's own.
    package func isTicketsOwn(isUrgent: Bool) -> Bool {
        switch self {
        case .promised, .statutory, .firstReport: true
        case .contact: isUrgent
        case .accept, .dispatch, .sign, .extension, .ruling, .review, .redo, .callback, .rating, .archive, .supplement, .followUp: false
        }
    }

    /// When the citizen is to be answered, by promise and by law: alone moved by an extension, and by the city's hours.
    package var isAnswer: Bool { self == .promised || self == .statutory }

    /// What the department owes; all others are the hotline's own rooms.
    package var isDepartments: Bool {
        switch self {
        case .sign, .contact, .firstReport, .redo, .promised, .statutory, .extension: true
        case .accept, .dispatch, .ruling, .review, .callback, .rating, .archive, .supplement, .followUp: false
        }
    }
}
