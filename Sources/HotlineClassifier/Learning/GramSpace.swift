/// Character n-grams of a text, hashed into buckets: no dictionary to build, to keep or to overflow (Weinberger et
/// al. 2009, “Feature hashing for large scale multitask learning”). Two n-grams share a bucket seldom and do little harm there.
package struct GramSpace: Hashable, Sendable {
    /// There are 2^bits buckets.
    package let bits: Int

    package init(bits: Int) {
        precondition(Self.allowedBits.contains(bits), "a space of buckets has between 2^8 and 2^22 of them")
        self.bits = bits
    }

    package static let allowedBits = 8...22
    /// About 600,000 n-grams stand twice or more among 7,000 messages of 400 characters.
    package static let standard = GramSpace(bits: 20)

    /// Scalars of a text that are read: a matter says what it is about long before, and a pasted book costs no more.
    package static let scalarLimit = 4_000

    var bucketCount: Int { 1 << bits }

    /// Where an n-gram was read: the same characters say more in a title. The raw value begins the hash.
    enum Field: UInt64 {
        case body = 0x517C_C1B7_2722_0A95
        case title = 0xA076_1D64_78BD_642F

        /// Scalars of the longest n-gram. By cross-validation three in a body add nothing but time to what two say.
        var longest: Int { self == .title ? 3 : 2 }
    }

    /// Each n-gram of the text once, with how often it stands there, in the order in which each stands first.
    func grams(of text: String, as field: Field) -> [Gram] {
        let scalars = Self.folded(text)
        var table = GramTable(expecting: scalars.count * field.longest)
        for start in scalars.indices {
            var hash = field.rawValue
            for end in start..<min(start + field.longest, scalars.count) {
                hash = Self.step(hash, scalars[end])
                table.count(bucket(hash))
            }
        }
        return table.grams
    }

    /// Every n-gram where it stands, for whoever explains: its bucket, its first scalar and its length.
    func forEachGram(of text: String, as field: Field, _ body: (_ bucket: UInt32, _ start: Int, _ length: Int) -> Void) {
        let scalars = Self.folded(text)
        for start in scalars.indices {
            var hash = field.rawValue
            for end in start..<min(start + field.longest, scalars.count) {
                hash = Self.step(hash, scalars[end])
                body(bucket(hash), start, end + 1 - start)
            }
        }
    }

    private func bucket(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> UInt64(64 - bits)) }

    /// One multiplication a scalar: its high bits, which name the bucket, depend on all that was read.
    private static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        let mixed = (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ (mixed >> 32)
    }

    /// One scalar for one, so that offsets stay those of the text: capitals become small, every white space a space.
    private static func folded(_ text: String) -> [UInt32] {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(min(scalarLimit, text.utf8.count))
        for scalar in text.unicodeScalars {
            if scalars.count == scalarLimit { break }
            scalars.append(scalar.value <= 0x20 ? 0x20 : ScalarAlphabet.folded(scalar.value))
        }
        return scalars
    }
}
