import HotlineCore

/// A text as the classifier reads it: its scalars, so that offsets are counted as `Evidence` counts them.
struct Reading {
    let scalars: [UInt32]

    init(_ text: String) {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(text.utf8.count / 2)
        for scalar in text.unicodeScalars { scalars.append(scalar.value) }
        self.scalars = scalars
    }

    /// The words as they stand in the text. A stretch outside the text is cut to it.
    func words(_ start: Int, _ end: Int) -> String {
        var view = String.UnicodeScalarView()
        for position in max(0, start)..<max(0, start, min(end, scalars.count)) {
            if let scalar = Unicode.Scalar(scalars[position]) { view.append(scalar) }
        }
        return String(view)
    }

    /// Whether a stop of this strength or a stronger one stands in the stretch.
    func hasStop(_ weakest: Stop, from start: Int, to end: Int) -> Bool {
        guard start < end, start >= 0, end <= scalars.count else { return false }
        for position in start..<end {
            if let stop = Stop(scalars[position]), stop >= weakest { return true }
        }
        return false
    }

    func scalar(at position: Int) -> UInt32? {
        scalars.indices.contains(position) ? scalars[position] : nil
    }

    /// Where the clause that holds `position` ends: at its stop, or at the end of the text, but not beyond `limit`.
    func clauseEnd(after position: Int, limit: Int) -> Int {
        var end = position
        while end < min(limit, scalars.count), Stop(scalars[end]) == nil { end += 1 }
        return end
    }

    /// Whether one of the words begins at an offset within the stretch and ends in it.
    func holds(anyOf words: [[UInt32]], from start: Int, to end: Int) -> Bool {
        guard start < end else { return false }
        return (start..<end).contains { position in
            words.contains { position + $0.count <= end && begins(with: $0, at: position) }
        }
    }

    /// Whether a bare negation stands directly in front: 没漏, 没有漏; not 有没有漏.
    func isDenied(at position: Int) -> Bool {
        guard let before = scalar(at: position - 1) else { return false }
        if Self.negations.contains(before) { return scalar(at: position - 2).map { !Self.askingHalves.contains($0) } ?? true }
        return before == Self.has && scalar(at: position - 2).map(Self.negations.contains) == true && scalar(at: position - 3) != Self.has
    }

    private static let negations = Set("没未冇".unicodeScalars.map(\.value))
    /// 有没, 唔冇: half of a question.
    private static let askingHalves = Set("有不".unicodeScalars.map(\.value))
    private static let has: UInt32 = 0x6709

    /// Whether the stretch is nothing but these words and spaces, one behind the other. An empty stretch is.
    func isMade(of words: [[UInt32]], from start: Int, to end: Int) -> Bool {
        guard start < end else { return true }
        var reached = [Bool](repeating: false, count: end - start + 1)
        reached[0] = true
        for position in start..<end where reached[position - start] {
            if scalars[position] == 0x20 { reached[position - start + 1] = true }
            for word in words where position + word.count <= end && begins(with: word, at: position) {
                reached[position - start + word.count] = true
            }
        }
        return reached[end - start]
    }

    func begins(with word: [UInt32], at position: Int) -> Bool {
        guard position >= 0, !word.isEmpty, position + word.count <= scalars.count else { return false }
        for index in word.indices where scalars[position + index] != word[index] { return false }
        return true
    }
}

/// What ends a clause or a sentence. The order is strength.
enum Stop: Int, Comparable {
    /// ，；and their ASCII forms, and the ASCII dot, which is in 3.5 and in `...` too: a new clause of the same sentence.
    case clause
    /// 。！？, a line: a new sentence.
    case sentence

    init?(_ scalar: UInt32) {
        switch scalar {
        case 0xFF0C, 0xFF1B, 0x2C, 0x3B, 0x2E: self = .clause
        case 0x3002, 0xFF0E, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x0A, 0x0D: self = .sentence
        default: return nil
        }
    }

    static func < (a: Stop, b: Stop) -> Bool { a.rawValue < b.rawValue }
}

extension String {
    /// As the automaton and the readings hold words.
    var scalarValues: [UInt32] { unicodeScalars.map(\.value) }
}
