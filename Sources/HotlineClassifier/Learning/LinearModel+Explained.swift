/// An n-gram that spoke for a label and against the next.
package struct SpokenGram: Hashable, Sendable {
    /// The first scalar, counted in the body.
    package let start: Int
    package let length: Int
    /// By how much it widened the distance between the two scores.
    package let weight: Double
}

extension LinearModel {
    /// The n-grams of the body that did most for `winner` against `runnerUp`, strongest first, each where it stands first, none
    /// overlapping a stronger one.
    package func reasons(in body: String, for winner: Int, against runnerUp: Int, limit: Int) -> [SpokenGram] {
        // In an order of their own: a sum of floats depends on it, and the same text has the same reasons each time.
        let grams = space.grams(of: body, as: .body).sorted { $0.bucket < $1.bucket }
        let counts = Dictionary(uniqueKeysWithValues: grams.map { ($0.bucket, $0.count) })
        var square: Float = 0
        for (bucket, count) in grams.map({ ($0.bucket, $0.count) }) {
            guard let row = index.row(of: bucket) else { continue }
            let value = TermFrequency.of(count) * heads[row].rarity
            square += value * value
        }
        guard square > 0 else { return [] }
        let length = square.squareRoot()
        var seen: Set<UInt32> = []
        var spoken: [SpokenGram] = []
        space.forEachGram(of: body, as: .body) { bucket, start, size in
            guard let row = index.row(of: bucket), seen.insert(bucket).inserted else { return }
            let value = TermFrequency.of(counts[bucket] ?? 1) * heads[row].rarity / length
            let weight = value * heads[row].step * Float(Int(weight(row, winner)) - Int(weight(row, runnerUp)))
            if weight > 0 { spoken.append(SpokenGram(start: start, length: size, weight: Double(weight))) }
        }
        var chosen: [SpokenGram] = []
        for gram in spoken.sorted(by: { ($0.weight, -$0.start) > ($1.weight, -$1.start) }) {
            guard chosen.count < limit else { break }
            let isApart = chosen.allSatisfy { gram.start >= $0.start + $0.length || $0.start >= gram.start + gram.length }
            if isApart { chosen.append(gram) }
        }
        return chosen
    }

    private func weight(_ row: Int, _ label: Int) -> Int8 { weights[row * groups + label / 8][label % 8] }
}
