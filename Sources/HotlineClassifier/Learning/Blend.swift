import HotlineCore

/// How the tables' keywords and the learner come to one guess. The rule, first match first:
///
/// 1. No model: the keywords' guess stands.
/// 2. The keywords decide, at `decisive` confidence or more: their class stays. While the model agrees or is not sure, so does their
///    confidence. Where the model is sure (`contradiction` or more) of another class, confidence is multiplied by what the model
///    leaves, which is too little for the machine to act by itself, and the model's class comes next: a person looks.
/// 3. The keywords do not decide, or found nothing: each class gets the chance that keywords or model are right about it,
///    1 − (1 − keywords) × (1 − model), and all are brought back to a sum of at most 1. The greatest leads.
/// 4. What leads by the model alone and below `floor` is not named, only offered: better no class than a random one.
struct Blend {
    /// Keywords that reach it decide.
    let decisive: Double
    /// A model that reaches it contradicts.
    let contradiction: Double
    /// A class nobody's word speaks for is named from here on.
    let floor: Double

    /// A model is calibrated, so at 0.8 it errs once in five: enough for a second look, not for overruling a clerk's word.
    static let categories = Blend(decisive: Classifier.sureConfidence, contradiction: 0.8, floor: 0.25)
    /// Words of law (投诉, 举报) decide at a confidence of a half; a kind has a default and so is always named.
    static let kinds = Blend(decisive: 0.5, contradiction: 0.9, floor: 0)

    private static let runnersUp = 3

    func guess<Value>(_ words: Guess<Value>, _ opinion: Opinion<Value>?, in reading: Reading) -> Guess<Value> {
        guard let opinion, let best = opinion.ranked.first else { return words }
        if let value = words.value, words.confidence >= decisive {
            guard best.value != value, best.probability >= contradiction else { return words }
            let rival = Guess<Value>.Alternative(value: best.value, confidence: best.probability)
            return Guess(
                value: value, confidence: words.confidence * (1 - best.probability), evidence: words.evidence,
                alternatives: Array(([rival] + words.alternatives.filter { $0.value != best.value }).prefix(Self.runnersUp)))
        }
        let ranked = Self.chances(words, opinion)
        guard let first = ranked.first else { return words }
        let isNamed = words.confidence(in: first.value) > 0 || first.chance >= floor
        let spoken = first.value == words.value ? words.evidence : []
        let evidence = isNamed ? spoken + opinion.evidence(for: first.value, in: reading) : []
        return Guess(
            value: isNamed ? first.value : nil, confidence: isNamed ? first.chance : 0,
            evidence: Array(evidence.prefix(Classifier.evidenceLimit)),
            alternatives: (isNamed ? ranked.dropFirst() : ranked[...]).prefix(Self.runnersUp).map {
                Guess<Value>.Alternative(value: $0.value, confidence: $0.chance)
            })
    }

    private static func chances<Value>(_ words: Guess<Value>, _ opinion: Opinion<Value>) -> [(value: Value, chance: Double)] {
        var chances = opinion.ranked.map { held in
            (value: held.value, chance: 1 - (1 - words.confidence(in: held.value)) * (1 - held.probability))
        }
        // Classes that the tables have and nobody ever taught.
        let taught = Set(chances.map(\.value))
        for value in [words.value].compactMap({ $0 }) + words.alternatives.map(\.value) where !taught.contains(value) {
            chances.append((value, words.confidence(in: value)))
        }
        let sum = max(1, chances.map(\.chance).reduce(0, +))
        // The order among equals is the model's.
        return chances.enumerated().map { (order: $0.offset, value: $0.element.value, chance: $0.element.chance / sum) }
            .sorted { ($0.chance, -$0.order) > ($1.chance, -$1.order) }.map { ($0.value, $0.chance) }
    }
}

extension Guess {
    /// How sure it is of a value that it has as its first or among its runners-up.
    fileprivate func confidence(in value: Value) -> Double {
        if self.value == value { return confidence }
        return alternatives.first { $0.value == value }?.confidence ?? 0
    }
}
