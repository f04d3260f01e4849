import HotlineCore

/// What the citizen wants, from the kind words of `urgency.csv`, forms of asking, and what the form's field claims.
struct KindJudge {
    let reading: Reading
    let vocabulary: Vocabulary

    /// The score at which evidence is fair: one plain verb (投诉, 咨询).
    static let scale = 1.5
    /// A claim is worth less than any verb in the text and more than a question mark.
    static let claimWeight = 1.0
    /// A described fault without any kind word is a request, hardly sure.
    static let faultWeight = 0.3
    static let questionWeight = 0.7
    /// A question in a longer text than this says less: among many sentences it is seldom the wish.
    static let questionLength = 60.0
    /// What asking is worth beside words of complaint: 请问怎么投诉 is a complaint.
    static let besideComplaint = 0.3
    /// Words in the first clause name the wish more often than later ones.
    static let openingLength = 12
    static let openingFactor = 1.3

    /// 谢谢 at the end of a described matter is a manner, not a wish; so far from the beginning and so near the end it stands.
    static let closingThanks = 0.1
    static let closingLength = 4

    /// Forms of asking; 怎么 is read with care, for 怎么还不来修 asks nothing.
    static let questionForms = [
        "请问", "吗？", "吗?", "吗", "呢？", "呢?", "几时", "什么时候", "几点", "几多钱", "怎么", "怎样", "点样", "如何", "多少钱", "哪里", "边度", "是否", "系咪", "咩手续",
    ]

    /// - Parameter describesMatter: a category or urgency word was found.
    func judge(_ hits: Hits, claimed: Kind?, describesMatter: Bool) -> Guess<Kind> {
        var scores: [Kind: Double] = [:]
        var pieces: [(kind: Kind, evidence: Evidence)] = []
        var seen: Set<Int> = []
        for hit in hits.kinds.withoutContained() where seen.insert(hit.subject).inserted {
            let word = vocabulary.kindWords[hit.subject]
            guard let kind = word.kind else { continue }
            let isPolite = kind == .thanks && describesMatter && isClosing(hit)
            let weight = isPolite ? Self.closingThanks : weight(of: hit, for: kind)
            scores[kind, default: 0] += weight
            let evidence = Evidence(words: reading.words(hit.start, hit.end), offset: hit.start, source: word.source, weight: weight)
            pieces.append((kind, evidence))
        }
        if let asking = hits.questions.first(where: isAsking) {
            let weight = Self.questionWeight * min(1, Self.questionLength / Double(max(1, reading.scalars.count)))
            scores[.consultation, default: 0] += weight
            let words = reading.words(asking.start, asking.end)
            pieces.append((.consultation, Evidence(words: words, offset: asking.start, source: "问句", weight: weight)))
        }
        if scores[.complaint] != nil || scores[.report] != nil { scores[.consultation]? *= Self.besideComplaint }
        if let claimed { scores[claimed, default: 0] += Self.claimWeight }
        if describesMatter { scores[.request, default: 0] += Self.faultWeight }

        let ranked = Kind.allCases.enumerated().compactMap { order, kind in scores[kind].map { (order: order, kind: kind, score: $0) } }
            .sorted { $0.score == $1.score ? $0.order < $1.order : $0.score > $1.score }
        let evidence = pieces.filter { $0.kind == ranked.first?.kind }.prefix(Classifier.evidenceLimit).map(\.evidence)
        return Confidence.guess(ranked.map { (value: $0.kind, score: $0.score) }, scale: Self.scale, evidence: Array(evidence))
    }

    /// The verbs of law (举报, 投诉) outweigh the polite frame around them (请问, 建议, 谢谢).
    private func weight(of hit: Hit, for kind: Kind) -> Double {
        let base: Double =
            switch kind {
            case .report: 2.6
            case .complaint, .appraisal: 2.2
            case .suggestion, .consultation: 1.4
            case .request: 1.2
            case .thanks: 0.8
            case .other: 0.5
            }
        let length = 1 + 0.2 * Double(min(hit.length, 6) - 2)
        return base * length * (hit.start < Self.openingLength ? Self.openingFactor : 1)
    }

    /// 井盖不见了，谢谢！ thanks nobody for anything yet.
    private func isClosing(_ hit: Hit) -> Bool {
        hit.start >= Self.closingLength && hit.end + Self.closingLength >= reading.scalars.count
            && (hit.start..<hit.end).contains { reading.scalars[$0] == Self.thank }
    }

    private static let thank: UInt32 = 0x8C22
    private func isAsking(_ hit: Hit) -> Bool {
        guard reading.words(hit.start, hit.end) == "怎么" else { return true }
        return reading.scalar(at: hit.end).map { !Self.rhetorical.contains($0) } ?? true
    }

    /// 怎么还, 怎么没, 怎么又, 怎么不, 怎么这么, 怎么回事, 怎么总.
    private static let rhetorical = Set("还没又不这那回总都".unicodeScalars.map(\.value))
}
