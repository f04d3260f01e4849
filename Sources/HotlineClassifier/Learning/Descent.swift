/// The weights while they are learnt, and what is needed to average them over all steps without adding them up at each
/// (Daumé 2006, “Practical structured learning techniques”, 2.1.1).
struct Descent {
    private let labels: Int
    private let groups: Int
    private var weights: [SIMD8<Float>]
    /// Each change times the number of the step that made it.
    private var late: [SIMD8<Float>]
    private var bias: [SIMD8<Float>]
    private var lateBias: [SIMD8<Float>]
    private var steps: Float = 1
    /// Kept from step to step, to be made once.
    private var change: [SIMD8<Float>]

    init(rows: Int, labels: Int) {
        self.labels = labels
        groups = LinearModel.groups(of: labels)
        weights = [SIMD8<Float>](repeating: .zero, count: rows * groups)
        late = weights
        bias = [SIMD8<Float>](repeating: .zero, count: groups)
        lateBias = bias
        change = bias
    }

    /// Goes one step down the squared hinge of one message: each label whose margin is below 1 is moved towards it.
    mutating func step(_ rows: [UInt32], _ values: [Float], _ range: Range<Int>, answer: Int) {
        for group in 0..<groups { change[group] = bias[group] }
        for place in range {
            let row = Int(rows[place]) * groups
            for group in 0..<groups { change[group] += weights[row + group] * values[place] }
        }
        for group in 0..<groups { change[group] = shortfall(change[group], group: group, answer: answer) }
        for group in 0..<groups where change[group] != .zero {
            let delta = change[group]
            bias[group] += delta * Training.biasRate
            lateBias[group] += delta * (Training.biasRate * steps)
            for place in range {
                let row = Int(rows[place]) * groups + group
                let move = delta * values[place]
                weights[row] += move
                late[row] += move * steps
            }
        }
        steps += 1
    }

    /// 2 × rate × (1 − margin) in the label's direction, 0 where the margin is reached and for the columns that fill the group up.
    private func shortfall(_ scores: SIMD8<Float>, group: Int, answer: Int) -> SIMD8<Float> {
        var moves = SIMD8<Float>.zero
        for lane in 0..<min(8, labels - group * 8) {
            let direction: Float = group * 8 + lane == answer ? 1 : -1
            moves[lane] = 2 * Training.rate * direction * max(0, 1 - direction * scores[lane])
        }
        return moves
    }

    func average() -> (weights: [SIMD8<Float>], bias: [SIMD8<Float>]) {
        (
            zip(weights, late).map { $0 - $1 / steps },
            zip(bias, lateBias).map { $0 - $1 / steps }
        )
    }
}
