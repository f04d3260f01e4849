extension Usage {
    /// The words that may stand second, after the command's name, capitals among them. What stands in brackets may be left out, so
    /// that what follows it may be second too.
    var second: Set<String> {
        Self.parted(`in`(.english)[...], at: " | ").reduce(into: []) {
            $0.formUnion(Self.begins(Self.parted($1, at: " ").dropFirst()).words)
        }
    }

    /// What a sequence of words may begin with, and whether all of it may be left out.
    private static func begins(_ sequence: ArraySlice<Substring>) -> (words: Set<String>, mayBeEmpty: Bool) {
        var words: Set<String> = []
        for item in sequence {
            guard item.hasPrefix("["), item.hasSuffix("]") else { return (words.union(parted(item, at: "|").map(String.init)), false) }
            for choice in parted(item.dropFirst().dropLast(), at: "|") {
                words.formUnion(begins(parted(choice, at: " ")[...]).words)
            }
        }
        return (words, true)
    }

    /// The pieces between separators that stand outside all brackets; no piece is empty.
    private static func parted(_ text: Substring, at separator: String) -> [Substring] {
        var (pieces, depth, start, index) = ([Substring](), 0, text.startIndex, text.startIndex)
        while index < text.endIndex {
            if depth == 0, text[index...].hasPrefix(separator) {
                pieces.append(text[start..<index])
                index = text.index(index, offsetBy: separator.count)
                start = index
                continue
            }
            if text[index] == "[" { depth += 1 }
            if text[index] == "]" { depth -= 1 }
            index = text.index(after: index)
        }
        return (pieces + [text[start...]]).filter { !$0.isEmpty }
    }
}
