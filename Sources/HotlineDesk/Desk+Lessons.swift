import HotlineClassifier
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

    /// Puts what was learnt in force, if the tables it was tried on still are. Needs no transaction, for nothing of it is in the rows.
    package mutating func teach(_ model: ClassModel?, triedOn version: RoutingVersion) {
        if tables.version == version { tables = tables.taught(by: model) }
    }
}
