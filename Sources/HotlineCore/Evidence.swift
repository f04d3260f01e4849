/// A stretch of text that spoke for a decision.
package struct Evidence: Hashable, Sendable, Codable {
    /// The words as they stand in the normalised text.
    package let words: String
    /// Where they begin: a count of Unicode scalars into the normalised text of `Submission.text`.
    package let offset: Int
    /// The table row or feature that matched, for people: `categories.csv 0205`, `urgency.csv 井盖`.
    package let source: String
    /// How much it weighed; the unit is the classifier's own, comparable only within one finding.
    package let weight: Double

    package init(words: String, offset: Int, source: String, weight: Double) {
        self.words = words
        self.offset = offset
        self.source = source
        self.weight = weight
    }
}

/// A choice the classifier made, how sure it is, and what came next.
package struct Guess<Value: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    package struct Alternative: Hashable, Sendable, Codable {
        package let value: Value
        package let confidence: Double

        package init(value: Value, confidence: Double) {
            self.value = value
            self.confidence = confidence
        }
    }

    /// Nil where nothing spoke for any value.
    package let value: Value?
    /// 0 to 1.
    package let confidence: Double
    package let evidence: [Evidence]
    /// Runners-up, surest first, at most three.
    package let alternatives: [Alternative]

    package init(value: Value?, confidence: Double, evidence: [Evidence], alternatives: [Alternative] = []) {
        self.value = value
        self.confidence = confidence
        self.evidence = evidence
        self.alternatives = alternatives
    }
}
