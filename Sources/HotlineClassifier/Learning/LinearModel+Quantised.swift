extension LinearModel {
    /// Brings learnt weights to 8 bits: by n-gram, 127 steps reach its greatest weight.
    init(
        labels: [String], vectors: Vectors, space: GramSpace, weights: [SIMD8<Float>], bias: [SIMD8<Float>], temperature: Float
    ) {
        let groups = Self.groups(of: labels.count)
        precondition(weights.count == vectors.index.count * groups, "a row of weights for each n-gram")
        var heads: [RowHead] = []
        heads.reserveCapacity(vectors.index.count)
        var steps: [SIMD8<Int8>] = []
        steps.reserveCapacity(weights.count)
        for row in 0..<vectors.index.count {
            let learnt = weights[row * groups..<(row + 1) * groups]
            let greatest = learnt.reduce(Float(0)) { max($0, ($1.replacing(with: -$1, where: $1 .< 0)).max()) }
            let head = RowHead(rarity: vectors.rarities[row], step: greatest / 127)
            heads.append(head)
            for group in learnt {
                // The step kept is never smaller than the one asked for, so nothing passes 127.
                steps.append(head.step > 0 ? SIMD8<Int8>((group / head.step).rounded(.toNearestOrAwayFromZero)) : .zero)
            }
        }
        self.init(
            labels: labels, space: space, index: vectors.index, heads: heads, weights: steps, bias: bias, temperature: temperature)
    }
}
