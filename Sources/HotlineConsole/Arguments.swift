import HotlineCore
import HotlineDesk

/// The words after a command, taken from the front one by one. Spaces part words, `"…"` keeps them together.
struct Arguments: Sendable {
    /// A word: `folded` for codes and keywords, `typed` for names and texts.
    struct Word: Hashable, Sendable {
        let folded: String
        let typed: String
        /// Where it begins in the line, in scalars.
        let start: Int

        /// For a refusal, which should not echo a whole line.
        var short: String { DisplayWidth.cut(typed, to: 40) }
    }

    /// What the command is called like, for refusals.
    let usage: String
    private(set) var words: ArraySlice<Word>
    private let line: TypedLine
    /// The ticket that was named, and by which scalars of the line; none where it was the current one.
    private var named: (ticket: TicketReference, at: Range<Int>)?

    init(_ line: TypedLine, usage: String, skipping count: Int) {
        self.line = line
        self.usage = usage
        words = Self.split(line).dropFirst(count)
    }

    private init(_ line: TypedLine, usage: String, words: ArraySlice<Word>) {
        self.line = line
        self.usage = usage
        self.words = words
    }

    /// The line as it could be typed later, by somebody who has another ticket open: its ticket is named in full.
    var settled: String {
        guard let named else { return TypedLine.string(line.typed).trimmingSpaces }
        let before = TypedLine.string(line.typed[..<named.at.lowerBound]).trimmingSpaces
        let after = TypedLine.string(line.typed[named.at.upperBound...]).trimmingSpaces
        return [before, named.ticket.typed, after].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Notes which ticket is meant: the word that was just taken, or none where it is the current one.
    mutating func settle(_ ticket: TicketReference, word: Word? = nil) {
        let start = word?.start ?? words.first?.start ?? line.typed.count
        named = (ticket, start..<(start + (word?.folded.unicodeScalars.count ?? 0)))
    }

    /// The same words for another command: `for DEPARTMENT PERSON` hands on what follows its own.
    func handedOn(usage: String) -> Arguments { Arguments(line, usage: usage, words: words) }

    var refusal: Refusal { .usage(usage) }
    var isEmpty: Bool { words.isEmpty }
    var first: Word? { words.first }

    mutating func next() -> Word? { words.popFirst() }

    mutating func required() throws(Refusal) -> Word {
        guard let word = words.popFirst() else { throw refusal }
        return word
    }

    /// Takes the next word if it is one of these, folded and in lower case.
    mutating func take(_ keywords: String...) -> Bool {
        guard let first = words.first, keywords.contains(first.folded.lowercased()) else { return false }
        words.removeFirst()
        return true
    }

    /// All that is left, as typed; empty where nothing is.
    mutating func rest() -> String {
        guard let first = words.first else { return "" }
        words.removeAll()
        return TypedLine.string(line.typed[first.start...]).trimmingSpaces
    }

    /// Takes all up to one of these, and it; all that is left where none of them stands.
    ///
    /// - Returns: what stood before it, as typed, and whether it stood there.
    mutating func rest(before keywords: String...) -> (typed: String, isFound: Bool) {
        guard let index = words.firstIndex(where: { keywords.contains($0.folded.lowercased()) }) else { return (rest(), false) }
        let before = words.first.map { TypedLine.string(line.typed[$0.start..<words[index].start]).trimmingSpaces } ?? ""
        words = words[(index + 1)...]
        return (before, true)
    }

    func finish() throws(Refusal) {
        guard words.isEmpty else { throw refusal }
    }

    /// Takes `key=value` words from the front while their keys are among `keys`; the value as typed.
    mutating func options(_ keys: [String]) throws(Refusal) -> [String: Word] {
        var options: [String: Word] = [:]
        while let word = words.first, let equals = word.folded.firstIndex(of: "=") {
            let key = word.folded[..<equals].lowercased()
            guard keys.contains(key), options[key] == nil else { throw refusal }
            options[key] = Word(
                folded: String(word.folded[equals...].dropFirst()),
                typed: TypedLine.string(word.typed.unicodeScalars.dropFirst(key.unicodeScalars.count + 1)), start: word.start)
            words.removeFirst()
        }
        return options
    }

    private static func split(_ line: TypedLine) -> [Word] {
        var words: [Word] = []
        var typed = String.UnicodeScalarView()
        var folded = String.UnicodeScalarView()
        var start: Int?
        var isQuoted = false
        for (index, scalar) in line.folded.enumerated() {
            if TypedLine.isSpace(scalar), !isQuoted {
                if let begun = start { words.append(Word(folded: String(folded), typed: String(typed), start: begun)) }
                (typed, folded, start) = ("".unicodeScalars, "".unicodeScalars, nil)
                continue
            }
            start = start ?? index
            if scalar == "\"" {
                isQuoted.toggle()
            } else {
                typed.append(line.typed[index])
                folded.append(scalar)
            }
        }
        if let begun = start { words.append(Word(folded: String(folded), typed: String(typed), start: begun)) }
        return words
    }
}
