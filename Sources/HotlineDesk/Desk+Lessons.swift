import HotlineCore
import HotlineStore

extension Desk {
    /// Remembers what a person of the hotline made of a ticket's class, as a lesson for the learner and for the rate of agreement.
    /// Departments have no say in it, and secret matters teach nothing (practice 27).
    func learn(from dossier: Dossier, _ order: Order) throws(StoreFailure) {
        guard let person = order.actor.person, order.actor.door == .console, !isDepartments(order.actor), !dossier.ticket.isSecret else {
            return
        }
        let found = Finding(stored: dossier.ticket.finding)
        try store.put(
            LessonRow(
                ticket: dossier.ticket.id, kind: dossier.ticket.kind, category: dossier.ticket.category, guessedKind: found?.kind.value,
                guessedCategory: found?.category.value), by: person, at: order.at)
    }

    /// The same routing tables with what was learnt since: needs no transaction, for nothing of it is kept in the rows.
    package mutating func teach(_ taught: Tables) {
        if taught.version == tables.version { tables = taught }
    }
}
