import HotlineCore
import HotlineStore

extension Desk {
    /// 接件转办 (art. 12): the department that received a matter stands beside the one that handles it.
    mutating func journalReception(of dossier: Dossier, _ submission: Submission, _ order: Order) throws(StoreFailure) {
        guard let person = submission.receivedBy, let department = tables.routing.people[person]?.department else { return }
        try store.insert(ReceptionRow(department: department, person: person, at: order.at), of: dossier.ticket.id)
        try journal(
            "received_for", dossier, by: order,
            reason: Reason("received-for", name(of: department), tables.workNumber(person)), feed: department)
    }
}
