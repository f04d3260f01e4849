/// A word found in the text, for one of its meanings. `subject` is an index into the vocabulary's list for that meaning.
struct Hit: Hashable {
    let subject: Int
    let start: Int
    let end: Int
    /// The automaton's word; below 0 for a word with gaps, each its own.
    let word: Int

    var length: Int { end - start }

    /// By start, then the longer first, then by subject.
    static func standsBefore(_ a: Hit, _ b: Hit) -> Bool {
        if a.start != b.start { return a.start < b.start }
        return a.end == b.end ? a.subject < b.subject : a.end > b.end
    }
}

/// Everything one pass found, sorted by what it speaks for; each list is in the order of starts, longer ones first.
struct Hits {
    var categories: [Hit] = []
    var places: [Hit] = []
    var alarms: [Hit] = []
    var cancels: [Hit] = []
    var vulnerables: [Hit] = []
    var kinds: [Hit] = []
    var questions: [Hit] = []

    /// A part of a word with gaps; the hit's subject is the sequence.
    private struct PartHit {
        let index: Int
        let hit: Hit
    }

    init(_ reading: Reading, _ vocabulary: Vocabulary) {
        categories.reserveCapacity(16)
        var parts: [PartHit] = []
        vocabulary.automaton.scan(reading.scalars) { match in
            for meaning in vocabulary.meanings[match.word] {
                switch meaning {
                case .part(let sequence, let index):
                    let hit = Hit(subject: sequence, start: match.start, end: match.end, word: match.word)
                    parts.append(PartHit(index: index, hit: hit))
                default:
                    add(meaning, start: match.start, end: match.end, word: match.word)
                }
            }
        }
        addGapped(parts, in: reading, vocabulary)
        categories.sort(by: Hit.standsBefore)
        places.sort(by: Hit.standsBefore)
        alarms.sort(by: Hit.standsBefore)
        cancels.sort(by: Hit.standsBefore)
        vulnerables.sort(by: Hit.standsBefore)
        kinds.sort(by: Hit.standsBefore)
        questions.sort(by: Hit.standsBefore)
    }

    /// Most parts (再不, 井盖) stand without the others of their word, so only words that are begun and ended are looked at.
    private mutating func addGapped(_ parts: [PartHit], in reading: Reading, _ vocabulary: Vocabulary) {
        let begun = Set(parts.filter { $0.index == 0 }.map(\.hit.subject))
        let finished = Set(parts.filter { $0.index + 1 == vocabulary.gapped[$0.hit.subject].partCount }.map(\.hit.subject))
            .intersection(begun)
        for sequence in finished.sorted() {
            let gapped = vocabulary.gapped[sequence]
            var found = [[Hit]](repeating: [], count: gapped.partCount)
            for part in parts where part.hit.subject == sequence { found[part.index].append(part.hit) }
            let isThreat = Self.isThreat(gapped.meaning, vocabulary)
            // 煤气没有漏: what the last part says is denied within the word. A threat cannot be.
            if !isThreat { found[found.count - 1].removeAll { reading.isDenied(at: $0.start) } }
            for span in Self.spans(of: found, in: reading, across: isThreat ? .sentence : .clause) {
                add(gapped.meaning, start: span.start, end: span.end, word: -1 - sequence)
            }
        }
    }

    private mutating func add(_ meaning: Meaning, start: Int, end: Int, word: Int) {
        switch meaning {
        case .category(let subject): categories.append(Hit(subject: subject, start: start, end: end, word: word))
        case .place(let subject): places.append(Hit(subject: subject, start: start, end: end, word: word))
        case .alarm(let subject): alarms.append(Hit(subject: subject, start: start, end: end, word: word))
        case .cancel(let subject): cancels.append(Hit(subject: subject, start: start, end: end, word: word))
        case .vulnerable(let subject): vulnerables.append(Hit(subject: subject, start: start, end: end, word: word))
        case .kind(let subject): kinds.append(Hit(subject: subject, start: start, end: end, word: word))
        case .question: questions.append(Hit(subject: 0, start: start, end: end, word: word))
        case .part: break
        }
    }

    /// A threat may pause for breath (再不给钱，我就跳): its gaps end with the sentence, those of other words with the clause.
    private static func isThreat(_ meaning: Meaning, _ vocabulary: Vocabulary) -> Bool {
        if case .alarm(let subject) = meaning { vocabulary.alarms[subject].effect == .threat } else { false }
    }

    /// Joins the parts' hits: each part begins at or behind the end of the one before, at most `GappedWord.reach` behind it.
    /// Linear in the hits, for both lists are walked once.
    private static func spans(of parts: [[Hit]], in reading: Reading, across stop: Stop) -> [Hit] {
        guard var prefixes = parts.first else { return [] }
        for part in parts.dropFirst() {
            var joined: [Hit] = []
            var candidate = 0
            for hit in part {
                while candidate + 1 < prefixes.count, prefixes[candidate + 1].end <= hit.start { candidate += 1 }
                guard candidate < prefixes.count else { break }
                let prefix = prefixes[candidate]
                guard prefix.end <= hit.start, hit.start - prefix.end <= GappedWord.reach,
                    !reading.hasStop(stop, from: prefix.end, to: hit.start)
                else { continue }
                joined.append(Hit(subject: hit.subject, start: prefix.start, end: hit.end, word: hit.word))
            }
            prefixes = joined
        }
        return prefixes
    }
}

extension [Hit] {
    /// Without those that lie within a longer one of the list. The list must be in the order of starts, longer ones first.
    func withoutContained() -> [Hit] {
        var kept: [Hit] = []
        var cover: Hit?
        for hit in self {
            if let cover, hit.end <= cover.end, hit.length < cover.length { continue }
            kept.append(hit)
            if hit.end > (cover?.end ?? -1) { cover = hit }
        }
        return kept
    }
}
