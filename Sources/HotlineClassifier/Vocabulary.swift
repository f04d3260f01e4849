import HotlineCore

/// What a word of the tables speaks for. The numbers are indices into the vocabulary's own lists.
enum Meaning: Hashable {
    case category(Int)
    case place(Int)
    case alarm(Int)
    case cancel(Int)
    case vulnerable(Int)
    case kind(Int)
    /// A form of asking that every text may use, whatever the tables say.
    case question
    /// Part of a word with `…` in it.
    case part(sequence: Int, index: Int)
}

/// A word of `urgency.csv` with what its row says.
struct TableWord: Sendable, Hashable {
    let text: String
    let effect: UrgencyWord.Effect
    let kind: Kind?
    let advice: String?
    let line: Int
    /// For the evidence; made once, since every message asks for it.
    let source: String

    init(text: String, effect: UrgencyWord.Effect, kind: Kind?, advice: String?, line: Int) {
        self.text = text
        self.effect = effect
        self.kind = kind
        self.advice = advice
        self.line = line
        source = "urgency.csv:\(line) \(text)"
    }
}

/// A word with gaps: its parts in order, each within `Sequence.reach` of the one before.
struct GappedWord: Sendable {
    let partCount: Int
    let meaning: Meaning

    /// Scalars that `…` may stand for, at most.
    static let reach = 12
    /// What the table writes for the gap: `…`, or `……` as Chinese has it, or the three dots that NFKC makes of one.
    static func parts(of word: String) -> [[UInt32]] {
        var parts: [[UInt32]] = [[]]
        var dots = 0
        for scalar in word.unicodeScalars.map(\.value) + [0] {
            if scalar == 0x2E {
                dots += 1
                continue
            }
            if scalar == 0x2026 || dots >= 3 { parts.append([]) } else { parts[parts.count - 1] += repeatElement(0x2E, count: dots) }
            dots = 0
            if scalar != 0x2026, scalar != 0 { parts[parts.count - 1].append(ScalarAlphabet.folded(scalar)) }
        }
        return parts.filter { !$0.isEmpty }
    }
}

/// All words of all tables in one automaton, and what each speaks for.
///
/// Made from tables in any order: rows are put in the order of their codes and lines first, so the finding never depends on it.
/// Immutable; a class only so that the judges share it by one reference.
final class Vocabulary: Sendable {
    let categories: [Category]
    /// For the evidence, by category.
    let categorySources: [String]
    let places: [Place]
    /// Words that raise: critical, urgent, threat.
    let alarms: [TableWord]
    let cancels: [TableWord]
    let vulnerables: [TableWord]
    let kindWords: [TableWord]
    let gapped: [GappedWord]
    let automaton: WordAutomaton
    /// By word of the automaton.
    let meanings: [[Meaning]]
    /// How many classes share the word, by word of the automaton.
    let sharing: [Int]

    init(categories: [Category], places: [Place], urgencyWords: [UrgencyWord]) {
        let categories = categories.sorted { $0.code < $1.code }
        let places = places.sorted { $0.code < $1.code }
        var book = WordBook()
        for (index, category) in categories.enumerated() {
            for word in category.keywords { book.add(word, .category(index)) }
        }
        for (index, place) in places.enumerated() {
            for word in [place.name] + place.aliases { book.add(word, .place(index)) }
        }
        let words = Self.tableWords(urgencyWords)
        let raises: Set<UrgencyWord.Effect> = [.critical, .urgent, .threat]
        alarms = words.filter { raises.contains($0.effect) }
        cancels = words.filter { $0.effect == .cancel }
        vulnerables = words.filter { $0.effect == .vulnerable }
        kindWords = words.filter { $0.effect == .kind && $0.kind != nil }
        for (index, word) in alarms.enumerated() { book.add(word.text, .alarm(index)) }
        for (index, word) in cancels.enumerated() { book.add(word.text, .cancel(index)) }
        for (index, word) in vulnerables.enumerated() { book.add(word.text, .vulnerable(index)) }
        for (index, word) in kindWords.enumerated() { book.add(word.text, .kind(index)) }
        for form in KindJudge.questionForms { book.add(form, .question) }

        self.categories = categories
        categorySources = categories.map { "categories.csv \($0.code)" }
        self.places = places
        gapped = book.gapped
        automaton = WordAutomaton(words: book.words)
        meanings = book.meanings
        sharing = book.meanings.map { meanings in meanings.count { if case .category = $0 { true } else { false } } }
    }

    /// Every word of the rows by itself, in the order of lines; a word given twice for one effect and kind stands where it stood first.
    private static func tableWords(_ rows: [UrgencyWord]) -> [TableWord] {
        struct Key: Hashable {
            let text: [UInt32]
            let effect: UrgencyWord.Effect
            let kind: Kind?
        }
        let ordered = rows.flatMap { row in
            row.words.map { TableWord(text: $0, effect: row.effect, kind: row.kind, advice: row.advice, line: row.line) }
        }.sorted {
            ($0.line, $0.text, $0.effect.rawValue, $0.kind?.rawValue ?? "", $0.advice ?? "")
                < ($1.line, $1.text, $1.effect.rawValue, $1.kind?.rawValue ?? "", $1.advice ?? "")
        }
        var seen: Set<Key> = []
        return ordered.filter {
            seen.insert(Key(text: $0.text.scalarValues.map(ScalarAlphabet.folded), effect: $0.effect, kind: $0.kind)).inserted
        }
    }
}

/// Collects words and meanings while a vocabulary is made.
private struct WordBook {
    private(set) var words: [[UInt32]] = []
    private(set) var meanings: [[Meaning]] = []
    private(set) var gapped: [GappedWord] = []
    private var index: [[UInt32]: Int] = [:]

    mutating func add(_ word: String, _ meaning: Meaning) {
        let parts = GappedWord.parts(of: word)
        if parts.count > 1 {
            for (part, scalars) in parts.enumerated() { add(scalars, .part(sequence: gapped.count, index: part)) }
            gapped.append(GappedWord(partCount: parts.count, meaning: meaning))
        } else if let only = parts.first {
            add(only, meaning)
        }
    }

    private mutating func add(_ scalars: [UInt32], _ meaning: Meaning) {
        if let known = index[scalars] {
            if !meanings[known].contains(meaning) { meanings[known].append(meaning) }
        } else {
            index[scalars] = words.count
            words.append(scalars)
            meanings.append([meaning])
        }
    }
}
