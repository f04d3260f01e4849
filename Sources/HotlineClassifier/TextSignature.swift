import HotlineCore

/// A text's MinHash signature over its character bigrams: the share of equal values estimates the Jaccard similarity of two
/// texts' sets of bigrams (Broder 1997, “On the resemblance and containment of documents”), without the texts at hand.
///
/// Sixty-four values err by about a sixteenth around one half. Of each the lower sixteen bits are kept (Li and König 2010,
/// “b-bit minwise hashing”): two that differ agree by chance once in 65,536.
package struct TextSignature: Hashable, Sendable {
    package static let count = 64
    /// Four bands of four values: two texts share one nearly always from a similarity of 0.7, and seldom below 0.4.
    package static let bandCount = 4
    private static let rowsPerBand = 4
    /// Bigrams of a text that are read: a matter says what it is about long before, and a pasted book costs no more.
    package static let bigramLimit = 4_000

    /// `count` values; `UInt16.max` everywhere for a text without a bigram, which is like none.
    package let values: [UInt16]

    package init(_ text: String) {
        var minima = [UInt32](repeating: .max, count: Self.count)
        for bigram in Self.bigrams(of: text) {
            let base = Self.mixed(bigram)
            for index in minima.indices {
                // Multiply-shift with an odd factor for each value: one multiplication, spread well enough after the mixing.
                let hash = UInt32(truncatingIfNeeded: (base ^ Self.seeds[index]) &* Self.factors[index] >> 32)
                if hash < minima[index] { minima[index] = hash }
            }
        }
        values = minima.map { UInt16(truncatingIfNeeded: $0) }
    }

    /// As it was kept: two bytes a value, low byte first.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.count * 2 else { return nil }
        values = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
    }

    package var bytes: [UInt8] { values.map { $0.littleEndian }.withUnsafeBytes { Array($0) } }

    /// There was no bigram to read.
    package var isEmpty: Bool { values.allSatisfy { $0 == .max } }

    /// An estimate of the Jaccard similarity, 0 to 1.
    package func similarity(to other: TextSignature) -> Double {
        guard !isEmpty, !other.isEmpty else { return 0 }
        let equal = zip(values, other.values).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
        return Double(equal) / Double(Self.count)
    }

    /// Texts that are nearly the same have one of these in common; each band has keys of its own.
    package var bands: [UInt64] {
        (0..<Self.bandCount).map { band in
            values[band * Self.rowsPerBand..<(band + 1) * Self.rowsPerBand].reduce(UInt64(band) &+ 1) { Self.mixed($0 ^ UInt64($1)) }
        }
    }

    /// Every pair of neighbouring letters, digits or characters once, whatever stands between them.
    package static func bigrams(of text: String) -> Set<UInt64> {
        var bigrams: Set<UInt64> = []
        // A Chinese character is three bytes.
        bigrams.reserveCapacity(min(text.utf8.count / 3, bigramLimit))
        var last: UInt32?
        for scalar in text.unicodeScalars where isRead(scalar) {
            if let last { bigrams.insert(UInt64(last) << 32 | UInt64(scalar.value)) }
            last = scalar.value
            if bigrams.count >= bigramLimit { break }
        }
        return bigrams
    }

    /// Letters, digits and characters. Nearly all of a matter is ideographs of one block, which need no look into Unicode's tables.
    private static func isRead(_ scalar: Unicode.Scalar) -> Bool {
        ("\u{4E00}"..."\u{9FFF}").contains(scalar) || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Constants of our own making, the same for ever: signatures are kept.
    private static let seeds: [UInt64] = (0..<count).map { mixed(UInt64($0) &* 2 &+ 0x1234_5678_9ABC_DEF1) }
    private static let factors: [UInt64] = seeds.map { mixed($0) | 1 }

    /// splitmix64's finaliser (Steele, Lea and Flood 2014).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
