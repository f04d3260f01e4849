/// A stretch of the text that spoke for a label and against the next.
package struct SpokenStretch: Hashable, Sendable {
    /// The first scalar, counted in the body.
    package let start: Int
    package let length: Int
    /// By how much it widened the distance between the two scores.
    package let weight: Double

    fileprivate var end: Int { start + length }
}

extension LinearModel {
    /// What of the body did most for `winner` against `runnerUp`, each where it stands first, for a person to read: whole stretches
    /// of letters, the longest first, none overlapping another. Single characters only where no two beside one another spoke.
    package func reasons(in body: String, for winner: Int, against runnerUp: Int, limit: Int) -> [SpokenStretch] {
        let spoken = spokenGrams(in: body, for: winner, against: runnerUp)
        let readable = spoken.filter { $0.isReadable }.map(\.stretch)
        guard !readable.isEmpty else { return Array(Self.strongestFirst(spoken.map(\.stretch)).prefix(limit)) }
        let strongest = Self.strongestFirst(readable).prefix(limit * Self.gramsOfStretch)
        let stretches = Self.joined(strongest.sorted { $0.start < $1.start })
        return Array(stretches.sorted { ($0.length, $0.weight, -$0.start) > ($1.length, $1.weight, -$1.start) }.prefix(limit))
    }

    /// N-grams of two characters that a stretch is joined of, more or less: 垃圾堆放 are three.
    private static let gramsOfStretch = 3

    private static func strongestFirst(_ stretches: [SpokenStretch]) -> [SpokenStretch] {
        stretches.sorted { ($0.weight, -$0.start) > ($1.weight, -$1.start) }
    }

    /// What overlaps or touches is one stretch, and weighs what its parts weigh.
    private static func joined(_ inOrder: [SpokenStretch]) -> [SpokenStretch] {
        inOrder.reduce(into: []) { stretches, next in
            guard let last = stretches.last, next.start <= last.end else { return stretches.append(next) }
            let length = max(last.end, next.end) - last.start
            stretches[stretches.count - 1] = SpokenStretch(start: last.start, length: length, weight: last.weight + next.weight)
        }
    }

    /// The n-grams that spoke for `winner`, and whether a person reads something in them: two letters or more.
    private func spokenGrams(
        in body: String, for winner: Int, against runnerUp: Int
    ) -> [(stretch: SpokenStretch, isReadable: Bool)] {
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
        let scalars = Array(body.unicodeScalars.prefix(GramSpace.scalarLimit))
        var spoken: [(stretch: SpokenStretch, isReadable: Bool)] = []
        space.forEachGram(of: body, as: .body) { bucket, start, size in
            guard let row = index.row(of: bucket), seen.insert(bucket).inserted else { return }
            let value = TermFrequency.of(counts[bucket] ?? 1) * heads[row].rarity / length
            let weight = value * heads[row].step * Float(Int(weight(row, winner)) - Int(weight(row, runnerUp)))
            guard weight > 0 else { return }
            let isReadable = size > 1 && scalars[start..<start + size].allSatisfy(\.properties.isAlphabetic)
            spoken.append((SpokenStretch(start: start, length: size, weight: Double(weight)), isReadable))
        }
        return spoken
    }

    private func weight(_ row: Int, _ label: Int) -> Int8 { weights[row * groups + label / 8][label % 8] }
}
