import Glibc

/// Messages as a model sees them: rows of known n-grams with their weights, title and body each of length 1 (the title's shortened).
struct Vectors: Sendable {
    let index: BucketIndex
    /// By row: ln((1 + messages) ÷ (1 + messages that have it)) + 1.
    let rarities: [Float]
    private(set) var rows: [UInt32] = []
    private(set) var values: [Float] = []
    private var ends: [Int] = []

    /// - Parameter fewest: messages that an n-gram must stand in.
    init(of messages: [Int], in corpus: Corpus, fewest: UInt32) {
        var frequencies = [UInt32](repeating: 0, count: corpus.space.bucketCount)
        var size = 0
        for message in messages {
            for place in corpus.range(of: message) { frequencies[Int(corpus.buckets[place])] += 1 }
            size += corpus.range(of: message).count
        }
        let index = BucketIndex(space: corpus.space) { frequencies[$0] >= fewest }
        self.index = index
        rarities = frequencies.lazy.filter { $0 >= fewest }.map { log(Float(1 + messages.count) / Float(1 + $0)) + 1 }
        rows.reserveCapacity(size)
        values.reserveCapacity(size)
        for message in messages {
            append(corpus, corpus.title(of: message), length: LinearModel.titleWeight)
            append(corpus, corpus.body(of: message), length: 1)
            ends.append(rows.count)
        }
    }

    /// Where a message's rows and values stand.
    func range(of position: Int) -> Range<Int> { (position > 0 ? ends[position - 1] : 0)..<ends[position] }

    private mutating func append(_ corpus: Corpus, _ places: Range<Int>, length: Float) {
        let start = rows.count
        var square: Float = 0
        for place in places {
            guard let row = index.row(of: corpus.buckets[place]) else { continue }
            let value = TermFrequency.of(UInt32(corpus.counts[place])) * rarities[row]
            rows.append(UInt32(truncatingIfNeeded: row))
            values.append(value)
            square += value * value
        }
        guard square > 0 else { return }
        let factor = length / square.squareRoot()
        for place in start..<values.count { values[place] *= factor }
    }
}
