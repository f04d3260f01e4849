import HotlineCore
import HotlineStore

/// A category that a pending ticket may have, as an operator chooses from.
package struct ClassGuess: Hashable, Sendable {
    package let category: CategoryCode
    package let name: String
    /// 0 to 1.
    package let confidence: Double
    /// What spoke for it in the text; known of the first alone.
    package let words: [String]

    package init(category: CategoryCode, name: String, confidence: Double, words: [String] = []) {
        self.category = category
        self.name = name
        self.confidence = confidence
        self.words = words
    }

    /// Choices that are offered: the right class is among three far more often than one reads a fourth.
    package static let most = 3
}

extension Reader {
    /// The classes that a pending ticket may have, surest first; empty where the machine was sure or found nothing, and once a person has
    /// said what it is.
    func guesses(of dossier: Dossier, as sight: Sight) throws(StoreFailure) -> [ClassGuess] {
        guard dossier.ticket.state == .pending, sight > .restated, try store.lesson(of: dossier.ticket.id) == nil,
            let found = Finding(stored: dossier.ticket.finding)?.category
        else { return [] }
        if found.value != nil, found.confidence >= tables.threshold(of: found.value) { return [] }
        let first = found.value.map { [(value: $0, confidence: found.confidence)] } ?? []
        let ranked = first + found.alternatives.map { (value: $0.value, confidence: $0.confidence) }
        return ranked.prefix(ClassGuess.most).map { guess in
            ClassGuess(
                category: guess.value, name: tables.category(guess.value)?.name ?? "", confidence: guess.confidence,
                words: guess.value == found.value ? found.evidence.map(\.words) : [])
        }
    }
}
