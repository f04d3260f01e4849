import HotlineCore
import HotlineRouting
import HotlineStore

/// Proof that the citizen was told of a transfer (art. 18 ¶4, practice 9). It hangs on the notice of the dispatch that stands:
/// what was told of an earlier one, or before there was any, proves nothing of this.
extension Desk {
    /// The notice of the last dispatch; nil where nobody was to be told of one.
    func transferNotice(of dossier: Dossier) throws(StoreFailure) -> OutboxRow? {
        try store.notices(of: dossier.ticket.id).last { $0.recipient == "citizen" && $0.subject == NoticeID.dispatched.rawValue }
    }

    /// Takes the ticket off the first person's list, if it stands with somebody else now.
    func proveTransfer(of dossier: inout Dossier) {
        if dossier.isTransferred { dossier.ticket.isTransferTold = true }
    }

    /// A ticket that ends leaves the list of whoever was asked first, unless a transfer of it was never told: that stays there.
    func closeTransfer(of dossier: inout Dossier) throws(StoreFailure) {
        guard !dossier.ticket.isTransferTold else { return }
        dossier.ticket.isTransferTold = try transferNotice(of: dossier)?.isWaiting != true
    }
}

extension Dossier {
    /// Whose it is now. A ticket that came back to the hotline, out of a return, a merge or an `undo`, is no department's until it is
    /// dispatched again, whoever had it before.
    var holder: AssignmentRow? { isTransferred ? lead : nil }

    /// It was given to somebody else, and has not come back to the hotline's own hands.
    var isTransferred: Bool {
        guard ticket.round > 0 else { return false }
        switch ticket.state {
        case .pending, .supplementing, .awaitingDispatch, .following: return false
        default: return true
        }
    }
}
