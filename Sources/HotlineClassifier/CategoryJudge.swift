import HotlineCore

/// Which class the matter belongs to, from the distinct keywords found.
struct CategoryJudge {
    let reading: Reading
    let vocabulary: Vocabulary

    /// The score at which evidence is fair: one keyword of three characters that no other class has.
    static let scale = 1.2
    /// What a keyword is worth that stands within a longer keyword of another class (电梯 in 加装电梯) or within a place's name.
    static let withinAnother = 0.3

    func judge(_ hits: Hits) -> Guess<CategoryCode> {
        let found = hits.categories.withoutContainedInOwnClass()
        guard !found.isEmpty else { return Guess(value: nil, confidence: 0, evidence: []) }
        let covered = Coverage(hits.categories.withoutContained() + hits.places.withoutContained())

        var best: [Key: (hit: Hit, weight: Double)] = [:]
        for hit in found {
            let weight = weight(of: hit) * (covered.holdsLonger(than: hit) ? Self.withinAnother : 1)
            let key = Key(subject: hit.subject, word: hit.word)
            if let known = best[key], known.weight >= weight { continue }
            best[key] = (hit, weight)
        }
        let counted = best.values.sorted { Hit.standsBefore($0.hit, $1.hit) }
        var scores: [Int: Double] = [:]
        var firsts: [Int: Int] = [:]
        for (hit, weight) in counted {
            scores[hit.subject, default: 0] += weight
            firsts[hit.subject] = min(firsts[hit.subject] ?? hit.start, hit.start)
        }
        // On a tie, which is never sure, the class named first leads: 装修垃圾清运 is rather 装修垃圾 than 垃圾清运.
        let ranked = scores.sorted { a, b in
            if a.value != b.value { return a.value > b.value }
            return (firsts[a.key, default: 0], a.key) < (firsts[b.key, default: 0], b.key)
        }

        let chosen = ranked.first?.key
        let evidence = counted.filter { $0.hit.subject == chosen }.prefix(Classifier.evidenceLimit).map { hit, weight in
            Evidence(
                words: reading.words(hit.start, hit.end), offset: hit.start,
                source: vocabulary.categorySources[hit.subject], weight: weight)
        }
        return Confidence.guess(
            ranked.map { (value: vocabulary.categories[$0.key].code, score: $0.value) }, scale: Self.scale, evidence: Array(evidence))
    }

    /// A keyword counts once for a class, however often the text says it.
    private struct Key: Hashable {
        let subject: Int
        let word: Int
    }

    /// One character says little, each further one about as much again; a word that n classes share is worth a √n-th to each.
    private func weight(of hit: Hit) -> Double {
        let length = hit.length == 1 ? 0.35 : 1 + 0.6 * Double(min(hit.length, Self.longestCounted) - 2)
        let sharing = vocabulary.sharing.indices.contains(hit.word) ? vocabulary.sharing[hit.word] : 1
        return length / Double(max(1, sharing)).squareRoot()
    }

    /// A whole sentence as a keyword is not worth more than eight characters.
    private static let longestCounted = 8
}

/// Stretches of text, to be asked whether one of them properly holds a hit.
private struct Coverage {
    /// In the order of starts; none within another.
    private let spans: [Hit]

    init(_ hits: [Hit]) {
        spans = hits.sorted(by: Hit.standsBefore).withoutContained()
    }

    /// Since no span lies within another, ends rise with starts: the last span that begins at or before the hit reaches farthest.
    func holdsLonger(than hit: Hit) -> Bool {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].start <= hit.start { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return false }
        return spans[low - 1].end >= hit.end && spans[low - 1].length > hit.length
    }
}

extension [Hit] {
    /// Without keywords within a longer keyword of the same class: 井盖 in 井盖缺失. In the order of starts, longer ones first.
    fileprivate func withoutContainedInOwnClass() -> [Hit] {
        var covers: [Int: Hit] = [:]
        return filter { hit in
            let cover = covers[hit.subject]
            if let cover, hit.end <= cover.end, hit.length < cover.length { return false }
            if hit.end > (cover?.end ?? -1) { covers[hit.subject] = hit }
            return true
        }
    }
}
