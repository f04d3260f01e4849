/// What may happen to a ticket, and where it stands afterwards: domain 2.3 as practice 19 to 25 complete it.
///
/// Pure and without guards: windows, counts, reasons and rights are the Desk's to check before it asks. Whatever a
/// person or time does goes through `next`, and nothing else moves a ticket.
///
/// - A contact, a note, an urge and a transfer between people are facts, so every open state takes them.
/// - `handOver` is the recorded confirmation that 110, 119, 120 or 122 has it, never the alarm itself (practice 1).
/// - `merge` counts as acceptance, so `unmerge` leads to dispatch, whose limit sees to it that somebody decides.
/// - What the hotline keeps and follows up stands in a state of its own until it is answered or passed on (art. 18 ¶4 b).
/// - `decline` is possible in every open state, for what may not be written down (state secrets) goes whenever it is seen; that
///   any other ground needs a ticket nobody works on is the Desk's guard.
/// - A withdrawal that is refused is dispatched anew: whoever reviewed it names the department that goes on.
package enum Lifecycle {
    /// - Returns: the state after `event`, or `.wrongState` where the event cannot happen in `state`.
    package static func next(after event: TicketEvent, in state: TicketState) -> Result<TicketState, Refusal> {
        guard let next = outcome(of: event, in: state) else { return .failure(.wrongState(event: event, state: state)) }
        return .success(next)
    }

    /// What may happen in `state`, in the order of `TicketEvent`. Empty for no state: closed ones take objections, merged ones un-merging too.
    package static func allowed(in state: TicketState) -> [TicketEvent] {
        TicketEvent.allCases.filter { outcome(of: $0, in: state) != nil }
    }

    /// Every pair has its line: a new state or event does not compile until all of its outcomes are written down.
    private static func outcome(of event: TicketEvent, in state: TicketState) -> TicketState? {
        switch state {
        case .pending:
            switch event {
            case .followUp: .following
            case .accept: .awaitingDispatch
            case .requestSupplement: .supplementing
            case .decline: .declined
            case .handOver: .handedOver
            case .answer: .awaitingRating
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .contact, .note, .urge, .transfer: .pending
            case .redispatch, .supplement, .supplementLapse, .unmerge, .dispatch, .sign, .autoSign, .requestReturn, .grantReturn,
                .refuseReturn, .refuseReturnLate, .designate, .delegate, .requestExtension, .grantExtension,
                .refuseExtension, .shelve, .unshelve, .reply, .redo, .release, .callBack, .callBackRedo, .rate,
                .ratingLapse, .archive, .archiveLapse, .allowWithdrawal, .refuseWithdrawal, .object,
                .upholdObjection, .dismissObjection, .undo:
                nil
            }
        case .supplementing:
            switch event {
            case .decline: .declined
            case .supplement: .pending
            case .accept, .supplementLapse: .awaitingDispatch
            case .handOver: .handedOver
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .contact, .note, .urge, .transfer: .supplementing
            case .redispatch, .followUp, .requestSupplement, .answer, .unmerge, .dispatch, .sign, .autoSign, .requestReturn,
                .grantReturn, .refuseReturn, .refuseReturnLate, .designate, .delegate, .requestExtension,
                .grantExtension, .refuseExtension, .shelve, .unshelve, .reply, .redo, .release, .callBack,
                .callBackRedo, .rate, .ratingLapse, .archive, .archiveLapse, .allowWithdrawal, .refuseWithdrawal,
                .object, .upholdObjection, .dismissObjection, .undo:
                nil
            }
        case .awaitingDispatch:
            switch event {
            case .followUp: .following
            case .decline: .declined
            case .dispatch, .designate: .awaitingSignature
            case .answer: .awaitingRating
            case .handOver: .handedOver
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .contact, .note, .urge, .transfer: .awaitingDispatch
            case .redispatch, .accept, .requestSupplement, .supplement, .supplementLapse, .unmerge, .sign, .autoSign,
                .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate, .delegate, .requestExtension,
                .grantExtension, .refuseExtension, .shelve, .unshelve, .reply, .redo, .release, .callBack,
                .callBackRedo, .rate, .ratingLapse, .archive, .archiveLapse, .allowWithdrawal, .refuseWithdrawal,
                .object, .upholdObjection, .dismissObjection, .undo:
                nil
            }
        case .following:
            switch event {
            case .decline: .declined
            case .followUp, .contact, .note, .urge, .transfer: .following
            case .dispatch, .designate: .awaitingSignature
            case .answer: .awaitingRating
            case .handOver: .handedOver
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .redispatch, .accept, .requestSupplement, .supplement, .supplementLapse, .unmerge, .sign, .autoSign,
                .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate, .delegate, .requestExtension, .grantExtension,
                .refuseExtension, .shelve,
                .unshelve, .reply, .redo, .release, .callBack, .callBackRedo, .rate, .ratingLapse, .archive, .archiveLapse,
                .allowWithdrawal, .refuseWithdrawal, .object, .upholdObjection, .dismissObjection, .undo:
                nil
            }
        case .awaitingSignature:
            // The department's contact or reply before signing counts as signing (practice 25); a call made by the
            // hotline itself is a note.
            switch event {
            case .decline: .declined
            case .sign, .autoSign, .contact: .inProgress
            case .reply: .awaitingReview
            case .requestReturn: .returnReview
            case .redispatch: .awaitingSignature
            case .handOver: .handedOver
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .undo: .awaitingDispatch
            case .note, .delegate, .urge, .transfer: .awaitingSignature
            case .followUp, .accept, .requestSupplement, .supplement, .supplementLapse, .answer, .unmerge, .dispatch,
                .grantReturn, .refuseReturn, .refuseReturnLate, .designate, .requestExtension, .grantExtension,
                .refuseExtension, .shelve, .unshelve, .redo, .release, .callBack, .callBackRedo, .rate, .ratingLapse,
                .archive, .archiveLapse, .allowWithdrawal, .refuseWithdrawal, .object, .upholdObjection,
                .dismissObjection:
                nil
            }
        case .returnReview:
            // A ruling that is still out suspends the automatic signing (practice 20), so time has no event here.
            switch event {
            case .decline: .declined
            case .grantReturn: .awaitingDispatch
            case .refuseReturn, .designate: .awaitingSignature
            case .refuseReturnLate: .inProgress
            case .handOver: .handedOver
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .contact, .note, .urge, .transfer: .returnReview
            case .redispatch, .followUp, .accept, .requestSupplement, .supplement, .supplementLapse, .answer, .unmerge, .dispatch,
                .sign, .autoSign, .requestReturn, .delegate, .requestExtension, .grantExtension, .refuseExtension,
                .shelve, .unshelve, .reply, .redo, .release, .callBack, .callBackRedo, .rate, .ratingLapse, .archive,
                .archiveLapse, .allowWithdrawal, .refuseWithdrawal, .object, .upholdObjection, .dismissObjection, .undo:
                nil
            }
        case .inProgress:
            switch event {
            case .decline: .declined
            case .reply: .awaitingReview
            case .redispatch: .awaitingSignature
            case .shelve: .shelved
            case .requestSupplement: .awaitingCitizen
            case .handOver: .handedOver
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .contact, .note, .delegate, .requestExtension, .grantExtension, .refuseExtension, .urge, .transfer: .inProgress
            case .followUp, .accept, .supplement, .supplementLapse, .answer, .unmerge, .dispatch,
                .sign, .autoSign, .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate, .designate,
                .unshelve, .redo, .release, .callBack, .callBackRedo, .rate, .ratingLapse, .archive, .archiveLapse,
                .allowWithdrawal, .refuseWithdrawal, .object, .upholdObjection, .dismissObjection, .undo:
                nil
            }
        case .awaitingCitizen:
            // What the department has learnt meanwhile may be enough to reply.
            switch event {
            case .decline: .declined
            case .supplement, .supplementLapse: .inProgress
            case .reply: .awaitingReview
            case .handOver: .handedOver
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .contact, .note, .urge, .transfer: .awaitingCitizen
            case .redispatch, .accept, .requestSupplement, .followUp, .answer, .unmerge, .dispatch, .sign, .autoSign, .requestReturn,
                .grantReturn, .refuseReturn, .refuseReturnLate, .designate, .delegate, .requestExtension, .grantExtension, .refuseExtension,
                .shelve, .unshelve, .redo, .release, .callBack, .callBackRedo, .rate, .ratingLapse, .archive, .archiveLapse,
                .allowWithdrawal, .refuseWithdrawal, .object, .upholdObjection, .dismissObjection, .undo:
                nil
            }
        case .shelved:
            switch event {
            case .decline: .declined
            case .unshelve: .inProgress
            case .handOver: .handedOver
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .contact, .note, .urge, .transfer: .shelved
            case .redispatch, .followUp, .accept, .requestSupplement, .supplement, .supplementLapse, .answer, .unmerge, .dispatch,
                .sign, .autoSign, .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate, .designate,
                .delegate, .requestExtension, .grantExtension, .refuseExtension, .shelve, .reply, .redo, .release,
                .callBack, .callBackRedo, .rate, .ratingLapse, .archive, .archiveLapse, .allowWithdrawal,
                .refuseWithdrawal, .object, .upholdObjection, .dismissObjection, .undo:
                nil
            }
        case .awaitingReview:
            switch event {
            case .decline: .declined
            case .release: .awaitingCallback
            case .redo: .inProgress
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .contact, .note, .urge, .transfer: .awaitingReview
            case .redispatch, .followUp, .accept, .requestSupplement, .supplement, .supplementLapse, .handOver, .answer, .unmerge,
                .dispatch, .sign, .autoSign, .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate,
                .designate, .delegate, .requestExtension, .grantExtension, .refuseExtension, .shelve, .unshelve,
                .reply, .callBack, .callBackRedo, .rate, .ratingLapse, .archive, .archiveLapse, .allowWithdrawal,
                .refuseWithdrawal, .object, .upholdObjection, .dismissObjection, .undo:
                nil
            }
        case .awaitingCallback:
            switch event {
            case .decline: .declined
            case .callBack, .rate: .awaitingArchive
            case .callBackRedo: .inProgress
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .undo: .awaitingReview
            case .contact, .note, .urge, .transfer: .awaitingCallback
            case .redispatch, .followUp, .accept, .requestSupplement, .supplement, .supplementLapse, .handOver, .answer, .unmerge,
                .dispatch, .sign, .autoSign, .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate,
                .designate, .delegate, .requestExtension, .grantExtension, .refuseExtension, .shelve, .unshelve,
                .reply, .redo, .release, .ratingLapse, .archive, .archiveLapse, .allowWithdrawal, .refuseWithdrawal,
                .object, .upholdObjection, .dismissObjection:
                nil
            }
        case .awaitingRating:
            switch event {
            case .decline: .declined
            case .rate, .ratingLapse: .awaitingArchive
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .undo: .awaitingDispatch
            case .contact, .note, .urge, .transfer: .awaitingRating
            case .redispatch, .followUp, .accept, .requestSupplement, .supplement, .supplementLapse, .handOver, .answer, .unmerge,
                .dispatch, .sign, .autoSign, .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate,
                .designate, .delegate, .requestExtension, .grantExtension, .refuseExtension, .shelve, .unshelve,
                .reply, .redo, .release, .callBack, .callBackRedo, .archive, .archiveLapse, .allowWithdrawal,
                .refuseWithdrawal, .object, .upholdObjection, .dismissObjection:
                nil
            }
        case .awaitingArchive:
            switch event {
            case .decline: .declined
            case .archive, .archiveLapse: .archived
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .contact, .note, .urge, .transfer: .awaitingArchive
            case .redispatch, .followUp, .accept, .requestSupplement, .supplement, .supplementLapse, .handOver, .answer, .unmerge,
                .dispatch, .sign, .autoSign, .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate,
                .designate, .delegate, .requestExtension, .grantExtension, .refuseExtension, .shelve, .unshelve,
                .reply, .redo, .release, .callBack, .callBackRedo, .rate, .ratingLapse, .allowWithdrawal,
                .refuseWithdrawal, .object, .upholdObjection, .dismissObjection, .undo:
                nil
            }
        case .withdrawalReview:
            // Why somebody withdrew may itself be an emergency, so the ticket can still be handed over from here.
            switch event {
            case .decline: .declined
            case .allowWithdrawal: .awaitingArchive
            case .refuseWithdrawal: .awaitingDispatch
            case .handOver: .handedOver
            case .merge: .merged
            case .contact, .note, .urge, .transfer: .withdrawalReview
            case .redispatch, .followUp, .accept, .requestSupplement, .supplement, .supplementLapse, .answer, .unmerge, .dispatch,
                .sign, .autoSign, .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate, .designate,
                .delegate, .requestExtension, .grantExtension, .refuseExtension, .shelve, .unshelve, .reply, .redo,
                .release, .callBack, .callBackRedo, .rate, .ratingLapse, .archive, .archiveLapse, .withdraw, .object,
                .upholdObjection, .dismissObjection, .undo:
                nil
            }
        case .objectionReview:
            switch event {
            case .decline: .declined
            case .upholdObjection: .awaitingDispatch
            case .dismissObjection: .archived
            case .merge: .merged
            case .withdraw: .withdrawalReview
            case .contact, .note, .urge, .transfer: .objectionReview
            case .redispatch, .followUp, .accept, .requestSupplement, .supplement, .supplementLapse, .handOver, .answer, .unmerge,
                .dispatch, .sign, .autoSign, .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate,
                .designate, .delegate, .requestExtension, .grantExtension, .refuseExtension, .shelve, .unshelve,
                .reply, .redo, .release, .callBack, .callBackRedo, .rate, .ratingLapse, .archive, .archiveLapse,
                .allowWithdrawal, .refuseWithdrawal, .object, .undo:
                nil
            }
        case .archived, .declined, .handedOver:
            switch event {
            case .object: .objectionReview
            case .redispatch, .followUp, .accept, .requestSupplement, .supplement, .supplementLapse, .decline, .handOver, .answer, .merge,
                .unmerge, .dispatch, .sign, .autoSign, .requestReturn, .grantReturn, .refuseReturn,
                .refuseReturnLate, .designate, .contact, .note, .delegate, .requestExtension, .grantExtension,
                .refuseExtension, .shelve, .unshelve, .reply, .redo, .release, .callBack, .callBackRedo, .rate,
                .ratingLapse, .archive, .archiveLapse, .withdraw, .allowWithdrawal, .refuseWithdrawal,
                .upholdObjection, .dismissObjection, .urge, .transfer, .undo:
                nil
            }
        case .merged:
            switch event {
            case .unmerge: .awaitingDispatch
            // Its main ticket has closed with an answer that its own citizen does not accept; the Desk sees to that.
            case .object: .objectionReview
            case .redispatch, .followUp, .accept, .requestSupplement, .supplement, .supplementLapse, .decline, .handOver, .answer, .merge,
                .dispatch, .sign, .autoSign, .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate,
                .designate, .contact, .note, .delegate, .requestExtension, .grantExtension, .refuseExtension,
                .shelve, .unshelve, .reply, .redo, .release, .callBack, .callBackRedo, .rate, .ratingLapse, .archive,
                .archiveLapse, .withdraw, .allowWithdrawal, .refuseWithdrawal, .upholdObjection,
                .dismissObjection, .urge, .transfer, .undo:
                nil
            }
        }
    }
}
