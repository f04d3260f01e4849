import HotlineCore

/// A sentence and what it is, from a row of `examples.csv` or from a ticket whose class a person confirmed or corrected.
package struct ClassLesson: Hashable, Sendable {
    /// Normalised.
    package let text: String
    package let kind: Kind?
    package let category: CategoryCode?

    package init(text: String, kind: Kind?, category: CategoryCode?) {
        self.text = text
        self.kind = kind
        self.category = category
    }
}

/// What the daemon learnt: one model of kinds, one of categories, one of danger, each only where there were two labels to tell apart.
package struct ClassModel: Sendable {
    let kinds: LinearModel?
    let categories: LinearModel?
    let dangers: LinearModel?
    /// The beginning of the digest of what it was learnt from, for the evidence.
    package let name: String
    package let file: ModelFile

    private static let kindName = "kind"
    private static let categoryName = "category"
    private static let dangerName = "danger"

    /// - Parameter source: the digest of what the models were learnt from.
    package init(
        learning lessons: [ClassLesson], dangers: [DangerLesson] = [], source: Digest256, space: GramSpace = .standard
    ) {
        var models: [String: LinearModel] = [:]
        models[Self.kindName] = Self.model(lessons.map { ($0.text, $0.kind?.rawValue) }, space)
        models[Self.categoryName] = Self.model(lessons.map { ($0.text, $0.category?.rawValue) }, space)
        models[Self.dangerName] = Self.model(dangers.map { ($0.text, $0.danger.rawValue) }, space)
        self.init(ModelFile(source: source, models: models))
    }

    package init(_ file: ModelFile) {
        kinds = file.models[Self.kindName]
        categories = file.models[Self.categoryName]
        dangers = file.models[Self.dangerName]
        name = String(file.source.hex.prefix(8))
        self.file = file
    }

    private static func model(_ labelled: [(text: String, label: String?)], _ space: GramSpace) -> LinearModel? {
        Training(
            labelled.compactMap { text, label in label.map { Lesson(Message(body: text), label: $0) } }, space: space
        ).model()
    }

    /// The n-grams of a text, read once for all models.
    func read(_ text: String) -> ReadText? {
        [categories, kinds, dangers].compactMap { $0 }.first.map { ReadText(text, in: $0.space) }
    }

    /// Nil where no model of categories was learnt, or none of its categories is among those in force.
    func categoryOpinion(of text: ReadText, inForce: Set<CategoryCode>) -> Opinion<CategoryCode>? {
        categories.flatMap { model in
            Opinion(model, of: text, source: source) { label in
                let code = CategoryCode(rawValue: label)
                return inForce.contains(code) ? code : nil
            }
        }
    }

    func kindOpinion(of text: ReadText) -> Opinion<Kind>? {
        kinds.flatMap { Opinion($0, of: text, source: source) { Kind(rawValue: $0) } }
    }

    func dangerOpinion(of text: ReadText) -> Opinion<Danger>? {
        dangers.flatMap { Opinion($0, of: text, source: source) { Danger(rawValue: $0) } }
    }

    private var source: String { "模型 \(name)" }
}

/// A text and its n-grams.
struct ReadText {
    let text: String
    private let space: GramSpace
    private let body: [Gram]

    init(_ text: String, in space: GramSpace) {
        self.text = text
        self.space = space
        body = space.grams(of: text, as: .body)
    }

    /// Models of one file share a space unless somebody made them otherwise.
    func grams(in space: GramSpace) -> [Gram] { space == self.space ? body : space.grams(of: text, as: .body) }
}

/// What a model holds a text for, surest first.
struct Opinion<Value: Hashable & Sendable & Codable> {
    let ranked: [(value: Value, column: Int, probability: Double)]
    private let model: LinearModel
    private let text: String
    private let source: String

    /// Stretches of text that are shown.
    private static var shown: Int { 5 }

    /// - Parameter value: what a label names; nil for one that the tables no longer have.
    init?(_ model: LinearModel, of text: ReadText, source: String, value: (String) -> Value?) {
        let probabilities = model.probabilities(ofBody: text.grams(in: model.space))
        let named = model.labels.indices.compactMap { column in
            value(model.labels[column]).map { (value: $0, column: column, probability: probabilities[column]) }
        }
        if named.isEmpty { return nil }
        ranked = named.sorted { ($0.probability, -$0.column) > ($1.probability, -$1.column) }
        self.model = model
        self.text = text.text
        self.source = source
    }

    func probability(of value: Value) -> Double { ranked.first { $0.value == value }?.probability ?? 0 }

    /// What of the text speaks for `value` against the surest other.
    func evidence(for value: Value, in reading: Reading) -> [Evidence] {
        ranked.first { $0.value != value }.map { evidence(for: value, against: $0.value, in: reading) } ?? []
    }

    /// What of the text speaks for `value` against `rival`.
    func evidence(for value: Value, against rival: Value, in reading: Reading) -> [Evidence] {
        guard let winner = ranked.first(where: { $0.value == value }), let rival = ranked.first(where: { $0.value == rival }) else {
            return []
        }
        return model.reasons(in: text, for: winner.column, against: rival.column, limit: Self.shown).map { stretch in
            Evidence(
                words: reading.words(stretch.start, stretch.start + stretch.length), offset: stretch.start, source: source,
                weight: stretch.weight)
        }
    }
}
