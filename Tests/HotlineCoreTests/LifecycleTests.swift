import HotlineCore
import Testing

@Suite struct LifecycleTests {
    /// Every pair that has an outcome; all others are refused.
    private static let outcomes: [TicketState: [TicketEvent: TicketState]] = [
        .pending: [
            .accept: .awaitingDispatch, .requestSupplement: .supplementing, .decline: .declined,
            .handOver: .handedOver, .answer: .awaitingRating, .followUp: .following, .merge: .merged, .contact: .pending, .note: .pending,
            .withdraw: .withdrawalReview, .urge: .pending, .transfer: .pending,
        ],
        .supplementing: [
            .decline: .declined,
            .accept: .awaitingDispatch, .supplement: .pending, .supplementLapse: .awaitingDispatch,
            .handOver: .handedOver, .merge: .merged, .contact: .supplementing, .note: .supplementing,
            .withdraw: .withdrawalReview, .urge: .supplementing, .transfer: .supplementing,
        ],
        .awaitingDispatch: [
            .decline: .declined, .followUp: .following,
            .handOver: .handedOver, .answer: .awaitingRating, .merge: .merged, .dispatch: .awaitingSignature,
            .designate: .awaitingSignature, .contact: .awaitingDispatch, .note: .awaitingDispatch,
            .withdraw: .withdrawalReview, .urge: .awaitingDispatch, .transfer: .awaitingDispatch,
        ],
        .following: [
            .decline: .declined, .followUp: .following, .dispatch: .awaitingSignature, .designate: .awaitingSignature,
            .answer: .awaitingRating, .handOver: .handedOver, .merge: .merged, .contact: .following, .note: .following,
            .withdraw: .withdrawalReview, .urge: .following, .transfer: .following,
        ],
        .awaitingSignature: [
            .decline: .declined,
            .handOver: .handedOver, .merge: .merged, .sign: .inProgress, .autoSign: .inProgress,
            .requestReturn: .returnReview, .redispatch: .awaitingSignature, .contact: .inProgress, .note: .awaitingSignature,
            .delegate: .awaitingSignature, .reply: .awaitingReview, .withdraw: .withdrawalReview,
            .urge: .awaitingSignature, .transfer: .awaitingSignature, .undo: .awaitingDispatch,
        ],
        .returnReview: [
            .decline: .declined,
            .handOver: .handedOver, .merge: .merged, .grantReturn: .awaitingDispatch,
            .refuseReturn: .awaitingSignature, .refuseReturnLate: .inProgress, .designate: .awaitingSignature,
            .contact: .returnReview, .note: .returnReview, .withdraw: .withdrawalReview, .urge: .returnReview,
            .transfer: .returnReview,
        ],
        .inProgress: [
            .decline: .declined, .requestSupplement: .awaitingCitizen,
            .handOver: .handedOver, .merge: .merged, .contact: .inProgress, .note: .inProgress,
            .redispatch: .awaitingSignature, .delegate: .inProgress, .requestExtension: .inProgress, .grantExtension: .inProgress,
            .refuseExtension: .inProgress, .shelve: .shelved, .reply: .awaitingReview, .withdraw: .withdrawalReview,
            .urge: .inProgress, .transfer: .inProgress,
        ],
        .awaitingCitizen: [
            .decline: .declined, .supplement: .inProgress, .supplementLapse: .inProgress, .reply: .awaitingReview,
            .handOver: .handedOver, .merge: .merged, .contact: .awaitingCitizen, .note: .awaitingCitizen,
            .withdraw: .withdrawalReview, .urge: .awaitingCitizen, .transfer: .awaitingCitizen,
        ],
        .shelved: [
            .decline: .declined,
            .handOver: .handedOver, .merge: .merged, .contact: .shelved, .note: .shelved, .unshelve: .inProgress,
            .withdraw: .withdrawalReview, .urge: .shelved, .transfer: .shelved,
        ],
        .awaitingReview: [
            .decline: .declined,
            .merge: .merged, .contact: .awaitingReview, .note: .awaitingReview, .redo: .inProgress,
            .release: .awaitingCallback, .withdraw: .withdrawalReview, .urge: .awaitingReview,
            .transfer: .awaitingReview,
        ],
        .awaitingCallback: [
            .decline: .declined,
            .merge: .merged, .contact: .awaitingCallback, .note: .awaitingCallback, .callBack: .awaitingArchive,
            .callBackRedo: .inProgress, .rate: .awaitingArchive, .withdraw: .withdrawalReview,
            .urge: .awaitingCallback, .transfer: .awaitingCallback, .undo: .awaitingReview,
        ],
        .awaitingRating: [
            .decline: .declined,
            .merge: .merged, .contact: .awaitingRating, .note: .awaitingRating, .rate: .awaitingArchive,
            .ratingLapse: .awaitingArchive, .withdraw: .withdrawalReview, .urge: .awaitingRating,
            .transfer: .awaitingRating, .undo: .awaitingDispatch,
        ],
        .awaitingArchive: [
            .decline: .declined,
            .merge: .merged, .contact: .awaitingArchive, .note: .awaitingArchive, .archive: .archived,
            .archiveLapse: .archived, .withdraw: .withdrawalReview, .urge: .awaitingArchive,
            .transfer: .awaitingArchive,
        ],
        .withdrawalReview: [
            .decline: .declined,
            .handOver: .handedOver, .merge: .merged, .contact: .withdrawalReview, .note: .withdrawalReview,
            .allowWithdrawal: .awaitingArchive, .refuseWithdrawal: .awaitingDispatch, .urge: .withdrawalReview,
            .transfer: .withdrawalReview,
        ],
        .objectionReview: [
            .decline: .declined,
            .merge: .merged, .contact: .objectionReview, .note: .objectionReview, .withdraw: .withdrawalReview,
            .upholdObjection: .awaitingDispatch, .dismissObjection: .archived, .urge: .objectionReview,
            .transfer: .objectionReview,
        ],
        .archived: [
            .object: .objectionReview
        ],
        .declined: [
            .object: .objectionReview
        ],
        .handedOver: [
            .object: .objectionReview
        ],
        .merged: [
            .unmerge: .awaitingDispatch, .object: .objectionReview,
        ],
    ]

    @Test(arguments: TicketState.allCases)
    func `every pair of state and event ends as the table says`(state: TicketState) throws {
        let expected = try #require(Self.outcomes[state])
        for event in TicketEvent.allCases {
            if let next = expected[event] {
                #expect(Lifecycle.next(after: event, in: state) == .success(next), "\(event) in \(state)")
            } else {
                #expect(
                    Lifecycle.next(after: event, in: state) == .failure(.wrongState(event: event, state: state)),
                    "\(event) in \(state)")
            }
        }
    }

    @Test(arguments: TicketState.allCases)
    func `what is allowed is what has an outcome`(state: TicketState) throws {
        #expect(Set(Lifecycle.allowed(in: state)) == Set(try #require(Self.outcomes[state]).keys))
        #expect(Lifecycle.allowed(in: state) == TicketEvent.allCases.filter { Lifecycle.allowed(in: state).contains($0) })
    }

    @Test func `every event happens somewhere`() {
        let happening = Set(TicketState.allCases.flatMap { Lifecycle.allowed(in: $0) })
        #expect(happening == Set(TicketEvent.allCases))
    }

    @Test(arguments: TicketState.allCases.filter(\.isOpen))
    func `every open state takes a note, a contact, an urge, a transfer, a withdrawal and a merge`(state: TicketState) {
        let allowed = Set(Lifecycle.allowed(in: state))
        #expect(allowed.isSuperset(of: [.note, .contact, .urge, .transfer, .merge]))
        #expect(allowed.contains(.withdraw) == (state != .withdrawalReview))
    }

    @Test func `a closed ticket comes back by an objection or by un-merging alone`() {
        for state in TicketState.allCases where !state.isOpen {
            #expect(Lifecycle.allowed(in: state) == (state == .merged ? [.unmerge, .object] : [.object]))
        }
    }

    @Test func `no way of six events from 待受理 leads to an open state without an exit`() {
        var reached: Set<TicketState> = [.pending]
        for _ in 1...6 {
            for state in reached {
                for event in TicketEvent.allCases {
                    guard case .success(let next) = Lifecycle.next(after: event, in: state) else { continue }
                    reached.insert(next)
                    if next.isOpen {
                        #expect(Lifecycle.timeExit(of: next) != nil)
                        #expect(Lifecycle.allowed(in: next).contains { Lifecycle.next(after: $0, in: next) != .success(next) })
                    }
                }
            }
        }
        #expect(reached == Set(TicketState.allCases), "every state can be reached")
    }

    @Test func `time bounds every open state and no closed one`() {
        for state in TicketState.allCases { #expect((Lifecycle.timeExit(of: state) != nil) == state.isOpen) }
    }

    @Test(arguments: [
        (TicketState.pending, ClockName.accept, Lifecycle.TimeExit.End.escalates(.ownRooms)),
        (.supplementing, .supplement, .event(.supplementLapse)),
        (.awaitingDispatch, .dispatch, .escalates(.ownRooms)),
        (.awaitingSignature, .sign, .event(.autoSign)),
        (.returnReview, .ruling, .escalates(.ownRooms)),
        (.inProgress, .promised, .escalates(.ordinary)),
        (.shelved, .review, .event(.unshelve)),
        (.awaitingReview, .review, .escalates(.ownRooms)),
        (.awaitingCallback, .callback, .escalates(.ownRooms)),
        (.awaitingRating, .rating, .event(.ratingLapse)),
        (.awaitingArchive, .archive, .event(.archiveLapse)),
        (.withdrawalReview, .ruling, .escalates(.ownRooms)),
        (.objectionReview, .ruling, .escalates(.ownRooms)),
    ])
    func `each open state has its clock and its end`(state: TicketState, clock: ClockName, end: Lifecycle.TimeExit.End) throws {
        let exit = try #require(Lifecycle.timeExit(of: state))
        #expect(exit.clock == clock)
        #expect(exit.end == end)
        if case .event(let event) = end { #expect(Lifecycle.allowed(in: state).contains(event)) }
    }

    @Test(arguments: TicketState.allCases.filter(\.isOpen))
    func `time alone leads to a ladder or to the archive, never round in a ring`(start: TicketState) {
        var state = start
        var steps = 0
        while let exit = Lifecycle.timeExit(of: state), case .event(let event) = exit.end,
            case .success(let next) = Lifecycle.next(after: event, in: state), steps < TicketState.allCases.count
        {
            state = next
            steps += 1
        }
        #expect(steps < TicketState.allCases.count)
        #expect(
            [
                .pending, .awaitingDispatch, .following, .returnReview, .inProgress, .awaitingReview, .awaitingCallback, .withdrawalReview,
                .objectionReview, .archived,
            ].contains(state))
    }

    @Test(arguments: [
        // taken, dispatched, signed, answered, called back
        ([TicketEvent.accept, .dispatch, .sign, .contact, .note, .reply, .release, .callBack, .archive], TicketState.archived),
        // answered on the phone, rated by nobody
        ([.answer, .ratingLapse, .archiveLapse], .archived),
        // too little said, never completed, taken as it is
        ([.requestSupplement, .supplementLapse, .dispatch, .contact], .inProgress),
        // returned twice, then designated
        ([.accept, .dispatch, .requestReturn, .grantReturn, .dispatch, .requestReturn, .designate, .autoSign], .inProgress),
        // sent wrongly, sent on by the hotline, and then again
        ([.accept, .dispatch, .redispatch, .sign, .redispatch, .contact], .inProgress),
        // the return was refused after its window
        ([.accept, .dispatch, .requestReturn, .refuseReturnLate, .requestExtension, .grantExtension], .inProgress),
        // answered badly, done again, still badly, done again
        ([.accept, .dispatch, .reply, .redo, .reply, .release, .callBackRedo, .reply, .release, .rate], .awaitingArchive),
        // declined, objected to, upheld
        ([.decline, .object, .upholdObjection, .dispatch], .awaitingSignature),
        // withdrawn under pressure: not allowed
        ([.accept, .dispatch, .sign, .withdraw, .refuseWithdrawal, .designate], .awaitingSignature),
        // handed to 119, and the objection dismissed
        ([.handOver, .object, .dismissObjection], .archived),
        ([.merge, .unmerge, .dispatch], .awaitingSignature),
        ([.accept, .dispatch, .sign, .shelve, .unshelve, .reply], .awaitingReview),
    ])
    func `a ticket's way reads as it was told`(events: [TicketEvent], end: TicketState) throws {
        var state = TicketState.pending
        for event in events { state = try Lifecycle.next(after: event, in: state).get() }
        #expect(state == end)
    }
}
