import Glibc

/// How far a model's scores may be believed.
enum Calibration {
    /// Fewer held-out messages than this say too little, and the usual temperature stands.
    static let fewest = 20
    /// What 6,775 petitions gave.
    static let usual: Float = 0.3
    private static let range = log(0.02)...log(5.0)
    /// Each narrows the range to 0.618 of it: the temperature is known to a thousandth.
    private static let rounds = 20

    /// The temperature at which held-out answers are the most likely: golden-section search over its logarithm, in which the loss has
    /// one minimum.
    static func temperature(of heldOut: [(scores: [Float], answer: Int)]) -> Float {
        guard heldOut.count >= fewest else { return usual }
        let golden = (5.0.squareRoot() - 1) / 2
        var (low, high) = (range.lowerBound, range.upperBound)
        for _ in 0..<rounds {
            let (left, right) = (high - golden * (high - low), low + golden * (high - low))
            if loss(heldOut, Float(exp(left))) < loss(heldOut, Float(exp(right))) { high = right } else { low = left }
        }
        return Float(exp((low + high) / 2))
    }

    private static func loss(_ heldOut: [(scores: [Float], answer: Int)], _ temperature: Float) -> Double {
        heldOut.reduce(0) { sum, message in
            let share = LinearModel.probabilities(message.scores, temperature: temperature)[message.answer]
            return sum - log(max(share, 1e-12))
        }
    }
}
