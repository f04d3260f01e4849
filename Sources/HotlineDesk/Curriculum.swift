import HotlineClassifier
import HotlineCore
import HotlineRouting
import HotlineStore
import HotlineSystem

/// What there is to learn, and the digest that tells whether it is still the same.
package struct Curriculum: Sendable {
    private let lessons: [ClassLesson]
    private let dangers: [DangerLesson]
    package let digest: Digest256

    /// Raised whenever the same lessons would give another model.
    private static let generation = 3

    /// - Parameter taught: tickets whose class a person confirmed or corrected.
    package init(_ routing: RoutingTables, taught: [TaughtText] = []) {
        let form = TextNormaliser.shared
        let examples = routing.examples.map { ClassLesson(text: form.normalise($0.text), kind: $0.kind, category: $0.category) }
        lessons =
            examples
            + taught.map { taught in
                // A class that the tables no longer have is nothing to learn; the kind is.
                ClassLesson(
                    text: taught.text, kind: taught.kind, category: taught.category.flatMap { routing.categoryRows[$0] == nil ? nil : $0 })
            }
        dangers = Self.dangers(of: routing, examples: examples)
        var hash = SHA256()
        hash.update(Array("\(Self.generation)\n".utf8))
        for lesson in lessons {
            let line = [lesson.kind?.rawValue ?? "", lesson.category?.rawValue ?? "", lesson.text].joined(separator: "\t")
            hash.update(Array("\(line.utf8.count) \(line)\n".utf8))
        }
        for danger in dangers {
            let line = danger.danger.rawValue + "\t" + danger.text
            hash.update(Array("\(line.utf8.count) \(line)\n".utf8))
        }
        digest = hash.finalize()
    }

    /// What `expectations.csv` says of urgency is learnt too: what a clerk has written down binds the machine, so it had better know; which
    /// of it is a threat, the words say. And what is ordinary is learnt from `examples.csv`, but for the rows in which the words find danger:
    /// a hotline hears far more that is ordinary than anybody would write down to tell it from danger.
    private static func dangers(of routing: RoutingTables, examples: [ClassLesson]) -> [DangerLesson] {
        guard !routing.dangers.isEmpty else { return [] }
        let form = TextNormaliser.shared
        let words = Tables(routing).classifier
        return routing.dangers.map { DangerLesson(text: form.normalise($0.text), danger: Danger($0.urgency, isThreat: $0.isThreat)) }
            + routing.expectations.compactMap { row in
                let text = form.normalise(row.text)
                return row.urgency.map { urgency in
                    DangerLesson(
                        text: text, danger: Danger(urgency, isThreat: urgency == .critical && words.find(text: text).urgency.threat))
                }
            }
            + examples.filter { words.find(text: $0.text).urgency.level == .ordinary }
            .map { DangerLesson(text: $0.text, danger: .ordinary) }
    }

    /// Of classes and kinds.
    package var count: Int { lessons.count }

    /// Two classes at least, or there is nothing to tell apart.
    package var canBeLearnt: Bool { Set(lessons.compactMap(\.category)).count > 1 }

    /// Takes a second or two for thousands of lessons.
    package func learn() -> ClassModel { ClassModel(learning: lessons, dangers: dangers, source: digest) }
}
