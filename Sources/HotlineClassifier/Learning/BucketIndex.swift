/// Which buckets a model knows, and the row of each: a bit a bucket and a count every 64, small enough for the second cache, where
/// a table of row numbers would not be.
struct BucketIndex: Hashable, Sendable {
    /// Bit by bucket.
    let words: [UInt64]
    /// Known buckets before each word.
    private let before: [UInt32]
    let count: Int

    init(words: [UInt64]) {
        self.words = words
        var before: [UInt32] = []
        before.reserveCapacity(words.count)
        var count = 0
        for word in words {
            before.append(UInt32(truncatingIfNeeded: count))
            count += word.nonzeroBitCount
        }
        self.before = before
        self.count = count
    }

    init(space: GramSpace, knows: (Int) -> Bool) {
        var words = [UInt64](repeating: 0, count: space.bucketCount / 64)
        for bucket in 0..<space.bucketCount where knows(bucket) { words[bucket >> 6] |= 1 << UInt64(bucket & 63) }
        self.init(words: words)
    }

    /// Rows are numbered in the order of buckets; nil for a bucket no lesson had.
    func row(of bucket: UInt32) -> Int? {
        let word = words[Int(bucket >> 6)]
        let bit = UInt64(bucket & 63)
        guard word & (1 << bit) != 0 else { return nil }
        return Int(before[Int(bucket >> 6)]) + (word & ((1 << bit) - 1)).nonzeroBitCount
    }
}
