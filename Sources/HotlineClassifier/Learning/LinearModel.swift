import Glibc

/// What was learnt: a weight for each n-gram and label. The label with the greatest sum is the answer.
///
/// The vector of a text is TF-IDF over its n-grams, brought to length 1; a title has a vector of its own. Weights are kept as
/// 8-bit steps, the step's size by n-gram, so that a model of half a million n-grams and seven labels takes six megabytes.
package struct LinearModel: Hashable, Sendable {
    /// In the order of their columns; at least two.
    package let labels: [String]
    let space: GramSpace
    let index: BucketIndex
    /// By row: the n-gram's rarity and the size of its weights' step.
    let heads: [RowHead]
    /// By row, `groups` of eight labels each; the last is filled up with zeros.
    let weights: [SIMD8<Int8>]
    /// By label, in groups of eight.
    let bias: [SIMD8<Float>]
    /// What scores are divided by before they are made into probabilities (Guo et al. 2017, “On calibration of modern neural
    /// networks”), found on messages that were held out.
    package let temperature: Float

    /// What a title weighs beside the body. By cross-validation on 6,775 petitions 0.5 to 0.7 are best, 1 costs half a point.
    static let titleWeight: Float = 0.6

    /// N-grams that it knows.
    package var gramCount: Int { index.count }

    var groups: Int { Self.groups(of: labels.count) }

    static func groups(of labels: Int) -> Int { (labels + 7) / 8 }

    /// How near a message is to each label, in the order of `labels`: about 1 where it belongs, about −1 where it does not. A message
    /// without a known n-gram, an empty one for instance, has what is common to all.
    package func scores(of message: Message) -> [Float] {
        scores(title: space.grams(of: message.title, as: .title), body: space.grams(of: message.body, as: .body))
    }

    func scores(title: [Gram], body: [Gram]) -> [Float] {
        var sums = bias
        add(title, times: Self.titleWeight, to: &sums)
        add(body, times: 1, to: &sums)
        return labels.indices.map { sums[$0 / 8][$0 % 8] }
    }

    /// Adds up to 1, in the order of `labels`.
    package func probabilities(of message: Message) -> [Double] { Self.probabilities(scores(of: message), temperature: temperature) }

    /// The same for a message without a title, whose n-grams are known.
    func probabilities(ofBody grams: [Gram]) -> [Double] { Self.probabilities(scores(title: [], body: grams), temperature: temperature) }

    static func probabilities(_ scores: [Float], temperature: Float) -> [Double] {
        let highest = scores.max() ?? 0
        let shares = scores.map { exp(Double(($0 - highest) / temperature)) }
        let sum = shares.reduce(0, +)
        return shares.map { $0 / sum }
    }

    private func add(_ grams: [Gram], times factor: Float, to sums: inout [SIMD8<Float>]) {
        var known: [(row: Int, scale: Float)] = []
        known.reserveCapacity(grams.count)
        var square: Float = 0
        for gram in grams {
            guard let row = index.row(of: gram.bucket) else { continue }
            let head = heads[row]
            let value = TermFrequency.of(gram.count) * head.rarity
            square += value * value
            known.append((row * groups, value * head.step))
        }
        guard square > 0 else { return }
        let scale = factor / square.squareRoot()
        for group in sums.indices {
            var part = SIMD8<Float>.zero
            for gram in known { part += SIMD8<Float>(weights[gram.row + group]) * gram.scale }
            sums[group] += part * scale
        }
    }
}

/// Two figures of an n-gram, 16 bits each.
struct RowHead: Hashable, Sendable {
    let bits: UInt32

    init(bits: UInt32) { self.bits = bits }

    /// - Parameters:
    ///   - rarity: 0 to 16.
    ///   - step: not negative; what is kept is never below it.
    init(rarity: Float, step: Float) {
        precondition((0...16).contains(rarity) && step >= 0, "a rarity is a logarithm of at most millions, a step is a size")
        let fixed = UInt32(min(rarity * Self.unit, Float(UInt16.max)).rounded())
        bits = fixed << 16 | min((step.bitPattern &+ 0xFFFF) >> 16, 0x7F7F)
    }

    /// ln((1 + messages) ÷ (1 + messages that have it)) + 1.
    var rarity: Float { Float(bits >> 16) / Self.unit }
    /// The upper half of a 32-bit float: eight bits of precision, as many as the weights have.
    var step: Float { Float(bitPattern: bits << 16) }

    /// 1/4,096th is kept of a rarity.
    private static let unit: Float = 4_096
}
