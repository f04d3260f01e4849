/// A line of an expected answer: `*` is anything, `{name}` something remembered.
struct Pattern {
    private enum Piece: Equatable {
        case text([Character])
        case anything
        case named(String)
    }

    private let pieces: [Piece]

    init(_ line: String) {
        var pieces: [Piece] = []
        var text: [Character] = []
        var rest = Array(line)[...]
        while let first = rest.popFirst() {
            if let name = Self.name(first, rest) {
                pieces += [.text(text), .named(name)]
                text = []
                rest = rest.dropFirst(name.count + 1)
            } else if first == "*" {
                pieces += [.text(text), .anything]
                text = []
            } else {
                text.append(first)
            }
        }
        self.pieces = (pieces + [.text(text)]).filter { $0 != .text([]) }
    }

    /// The letters in the braces that begin here; a JSON object's brace is followed by a quote.
    private static func name(_ first: Character, _ rest: ArraySlice<Character>) -> String? {
        let name = rest.prefix { $0.isASCII && $0.isLetter }
        guard first == "{", !name.isEmpty, rest.dropFirst(name.count).first == "}" else { return nil }
        return String(name)
    }

    /// What is remembered once this line is the pattern's; nil where it is not.
    func match(_ line: String, knowing known: [String: String]) -> [String: String]? {
        Self.match(pieces[...], Array(line)[...], known)
    }

    private static func match(_ pieces: ArraySlice<Piece>, _ text: ArraySlice<Character>, _ known: [String: String]) -> [String: String]? {
        guard let piece = pieces.first else { return text.isEmpty ? known : nil }
        let rest = pieces.dropFirst()
        switch piece {
        case .text(let literal): return text.starts(with: literal) ? match(rest, text.dropFirst(literal.count), known) : nil
        case .named(let name):
            if let value = known[name] { return text.starts(with: value) ? match(rest, text.dropFirst(value.count), known) : nil }
            for length in 1..<max(text.count + 1, 2) where length <= text.count {
                let found = known.merging([name: String(text.prefix(length))]) { old, _ in old }
                if let all = match(rest, text.dropFirst(length), found) { return all }
            }
            return nil
        case .anything:
            for length in 0...text.count {
                if let all = match(rest, text.dropFirst(length), known) { return all }
            }
            return nil
        }
    }

    /// What is typed, with what was remembered put in.
    static func filled(_ typed: String, with known: [String: String]) -> String {
        known.reduce(typed) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}
