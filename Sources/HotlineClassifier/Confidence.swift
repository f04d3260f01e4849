import Glibc
import HotlineCore

/// How sure a choice is, from the score of the first and the score of the second.
enum Confidence {
    /// `(first − second) ÷ first × (1 − e^(−first ÷ scale))`: the margin, held down while there is little evidence altogether.
    ///
    /// From 0 to 1; never falls when `first` grows, never rises when `second` grows, and is 0 on a tie.
    /// - Parameter scale: the score at which evidence is called fair: 63 % of the margin is believed there.
    static func of(first: Double, second: Double, scale: Double) -> Double {
        guard first > 0, second < first else { return 0 }
        return (first - max(0, second)) / first * (1 - exp(-first / scale))
    }

    /// The choice and up to three runners-up. A runner-up's confidence is the first's, lowered by how far it stayed behind.
    /// - Parameter ranked: highest score first.
    static func guess<Value>(_ ranked: [(value: Value, score: Double)], scale: Double, evidence: [Evidence]) -> Guess<Value> {
        guard let first = ranked.first else { return Guess(value: nil, confidence: 0, evidence: evidence) }
        let confidence = of(first: first.score, second: ranked.dropFirst().first?.score ?? 0, scale: scale)
        let alternatives = ranked.dropFirst().prefix(3).map {
            Guess<Value>.Alternative(value: $0.value, confidence: confidence * $0.score / first.score)
        }
        return Guess(value: first.value, confidence: confidence, evidence: evidence, alternatives: alternatives)
    }
}
