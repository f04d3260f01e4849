/// A bucket and how often its n-gram stands in one text.
struct Gram: Hashable, Sendable {
    let bucket: UInt32
    let count: UInt32
}

/// Counts buckets: open addressing, at most half full, so that an ordinary message's table stays in the nearest cache.
struct GramTable {
    /// Bucket + 1 in the high half, its count in the low one; 0 is free.
    private var cells: [UInt64]
    private let mask: Int
    /// Cells in the order in which they were first taken.
    private var taken: [Int32] = []

    init(expecting count: Int) {
        var size = 64
        while size < count * 2 { size *= 2 }
        cells = [UInt64](repeating: 0, count: size)
        mask = size - 1
        taken.reserveCapacity(count)
    }

    mutating func count(_ bucket: UInt32) {
        let key = UInt64(bucket) + 1
        var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
        while true {
            let cell = cells[place]
            if cell >> 32 == key {
                cells[place] = cell + 1
                return
            }
            if cell == 0 {
                cells[place] = key << 32 | 1
                taken.append(Int32(truncatingIfNeeded: place))
                return
            }
            place = (place + 1) & mask
        }
    }

    var grams: [Gram] {
        taken.map { place in
            let cell = cells[Int(place)]
            return Gram(bucket: UInt32(truncatingIfNeeded: (cell >> 32) - 1), count: UInt32(truncatingIfNeeded: cell))
        }
    }
}
