import Foundation

/// Brings a citizen's text to the one form that the classifier, the search and the evidence refer to.
///
/// NFKC (UAX #15: full-width letters, digits and punctuation become ASCII), traditional characters become simplified ones, line
/// endings become LF, and every other control, zero-width and bidirectional character is removed. Normalising twice changes nothing.
package struct TextNormaliser: Sendable {
    package static let shared = TextNormaliser()

    /// For each scalar of the basic plane: itself, its replacement, or one of the two marks.
    private let table: [UInt16]
    /// It is left out. (Both marks are noncharacters, which never stand for themselves.)
    private static let removed: UInt16 = 0xFFFE
    /// Whether it changes depends on its neighbours or takes more than one scalar: Foundation decides.
    private static let undecided: UInt16 = 0xFFFF

    /// Whether Foundation knew how to simplify; without it traditional characters stay as they are.
    package let simplifies: Bool

    package init() {
        var table = [UInt16](repeating: Self.undecided, count: 0x1_0000)
        let identical: [ClosedRange<Int>] = [
            0x20...0x7E, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x3001...0x3003, 0x3005...0x301B, 0x2013...0x2014, 0x2018...0x2019,
            0x201C...0x201D, 0xB7...0xB7, 0x0A...0x0A, 0x09...0x09,
        ]
        for range in identical {
            for value in range { table[value] = UInt16(value) }
        }
        for value in 0...0xFFFF {
            if table[value] == Self.undecided, let scalar = Unicode.Scalar(UInt32(value)), scalar.isHidden { table[value] = Self.removed }
        }
        // UnicodeData: these decompose to one ASCII character each, and nothing composes with the result but what is undecided.
        for value in 0xFF01...0xFF5E { table[value] = UInt16(value - 0xFEE0) }
        table[0x3000] = 0x20
        table[0xA0] = 0x20
        for value in [0x0D, 0x2028, 0x2029] { table[value] = 0x0A }
        let pairs = Self.simplifications()
        for (traditional, simplified) in pairs { table[Int(traditional)] = simplified }
        self.table = table
        simplifies = !pairs.isEmpty
    }

    /// Offsets of evidence refer to what this returns. Linear in the length, which the doors bound.
    package func normalise(_ text: String) -> String {
        switch look(at: text) {
        case .unchanged: return text
        case .byTable: return mapped(text)
        case .byFoundation:
            // Hidden scalars go first, for they would keep a letter and its accent apart; and what NFKC makes is mapped again.
            let bare = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isRemoved($0) }))
            // NFKC is NFC of NFKD (UAX #15); Foundation's own NFKC on Linux leaves half-width kana and their marks apart.
            return mapped(bare.decomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping)
        }
    }

    private enum Change { case unchanged, byTable, byFoundation }

    private func look(at text: String) -> Change {
        var change = Change.unchanged
        for scalar in text.unicodeScalars {
            guard let value = UInt16(exactly: scalar.value) else {
                if Self.isPlainBeyond(scalar) { continue }
                if !scalar.isHidden { return .byFoundation }
                change = .byTable
                continue
            }
            let image = table[Int(value)]
            if image == Self.undecided { return .byFoundation }
            if image != value { change = .byTable }
        }
        return change
    }

    /// Beyond the basic plane: ideographs of extension B, Cantonese ones among them, and pictures.
    private static func isPlainBeyond(_ scalar: Unicode.Scalar) -> Bool {
        (0x20000...0x2A6DF).contains(scalar.value) || (0x1F300...0x1FAFF).contains(scalar.value)
    }

    private func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
        guard let value = UInt16(exactly: scalar.value) else { return scalar.isHidden }
        return table[Int(value)] == Self.removed
    }

    /// Never longer than the text: each image takes at most as many bytes of UTF-8 as what it stands for.
    private func mapped(_ text: String) -> String {
        String(unsafeUninitializedCapacity: text.utf8.count) { room in
            var end = 0
            var followsReturn = false
            for scalar in text.unicodeScalars {
                var image = scalar
                if let value = UInt16(exactly: scalar.value) {
                    let entry = table[Int(value)]
                    if entry == Self.removed || (followsReturn && value == 0x0A) {
                        if entry != Self.removed { followsReturn = false }
                        continue
                    }
                    followsReturn = value == 0x0D
                    if entry != Self.undecided, let found = Unicode.Scalar(entry) { image = found }
                } else {
                    if scalar.isHidden { continue }
                    followsReturn = false
                }
                for unit in UTF8.encode(image) ?? UTF8.encodedReplacementCharacter {
                    room[end] = unit
                    end += 1
                }
            }
            return end
        }
    }

    /// The pairs that Foundation's transform knows one by one, over all unified ideographs in a single call: one call a message
    /// would cost sixty microseconds. A pair whose result would change again is left out, so that normalising twice changes nothing.
    private static func simplifications() -> [(UInt16, UInt16)] {
        let all = (UInt16(0x4E00)...0x9FFF).compactMap { Unicode.Scalar($0) }
        let text = String(String.UnicodeScalarView(all))
        guard let simplified = text.applyingTransform(StringTransform("Traditional-Simplified"), reverse: false) else { return [] }
        let images = Array(simplified.unicodeScalars)
        guard images.count == all.count else { return [] }
        var pairs: [UInt16: UInt16] = [:]
        for (from, to) in zip(all, images) where from != to && (0x4E00...0x9FFF).contains(to.value) {
            pairs[UInt16(from.value)] = UInt16(to.value)
        }
        return pairs.filter { pairs[$0.value] == nil }.map { ($0.key, $0.value) }
    }
}
