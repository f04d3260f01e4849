import HotlineCore

/// What the citizen wants, from the kind words of `urgency.csv`, forms of asking, and what the form's field claims.
struct KindJudge {
    let reading: Reading
    let vocabulary: Vocabulary
    let cancellations: [Cancellation]

    /// The score at which evidence is fair: one plain verb (投诉, 咨询).
    static let scale = 1.5
    /// A claim is worth less than any verb in the text and more than a question mark.
    static let claimWeight = 1.0
    /// The same beside a word that names the wish: a form's field is often left as it stood.
    static let claimBesideName = 0.3
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

    /// A word that describes (乱收费, 偷排) says less than a verb that names the wish (投诉, 举报).
    static let described = 0.5
    /// Where the matter is mended, thanks are meant, and what was asked for is told of the past.
    static let mendedThanks = 2.0
    static let mendedRequest = 0.2

    /// Forms of asking; 怎么 is read with care, for 怎么还不来修 asks nothing.
    static let questionForms = [
        "请问", "吗？", "吗?", "吗", "呢？", "呢?", "几时", "什么时候", "几点", "几多钱", "怎么", "怎样", "点样", "如何", "多少钱", "哪里", "边度", "是否", "系咪", "咩手续",
        "几月", "几多", "几天", "多久", "可唔可以", "可不可以", "能不能办", "哪些", "哪个", "是什么", "哪一步", "是不是真",
    ]

    /// - Parameter describesMatter: a category or urgency word was found.
    func judge(_ hits: Hits, claimed: Kind?, describesMatter: Bool) -> Guess<Kind> {
        var scores: [Kind: Double] = [:]
        var pieces: [(kind: Kind, evidence: Evidence)] = []
        var seen: Set<Int> = []
        var isAccused = false
        var isWishNamed = false
        var share: [Kind: Double] = [:]
        let isMended = hits.cancels.contains { cancellations[$0.subject].sort == .mended && !reading.isDenied(at: $0.start) }
        for hit in hits.kinds.withoutContained() where seen.insert(hit.subject).inserted {
            let word = vocabulary.kindWords[hit.subject]
            guard let kind = word.kind, !isDenied(hit), !isName(hit, of: kind) else { continue }
            if kind == .complaint || kind == .report && isNamed(hit) { isAccused = true }
            if isNamed(hit) { isWishNamed = true }
            let isPolite = kind == .thanks && describesMatter && !isMended && (isClosing(hit) || hit.start >= Self.openingLength)
            let weight = isPolite ? Self.closingThanks : weight(of: hit, for: kind) * (isNamed(hit) ? 1 : share[kind, default: 1])
            // Ten words that describe are no ten wishes: each further one says half as much.
            if !isNamed(hit) { share[kind] = share[kind, default: 1] / 2 }
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
        if isMended, let thanks = scores[.thanks] {
            scores[.thanks] = thanks * Self.mendedThanks
            scores[.request]? *= Self.mendedRequest
        }
        if isAccused { scores[.consultation]? *= Self.besideComplaint }
        if let claimed { scores[claimed, default: 0] += Self.claimWeight * (isWishNamed ? Self.claimBesideName : 1) }
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
            case .thanks: 1.6
            case .other: 0.5
            }
        let length = 1 + 0.2 * Double(min(hit.length, 6) - 2)
        return base * length * (isNamed(hit) || kind == .appraisal ? 1 : Self.described)
            * (hit.start < Self.openingLength ? Self.openingFactor : 1)
    }

    /// 井盖不见了，谢谢！ thanks nobody for anything yet.
    private func isClosing(_ hit: Hit) -> Bool {
        hit.start >= Self.closingLength && hit.end + Self.closingLength >= reading.scalars.count
            && (hit.start..<hit.end).contains { reading.scalars[$0] == Self.thank }
    }

    private func isNamed(_ hit: Hit) -> Bool { reading.holds(anyOf: Self.verbs, from: hit.start, to: hit.end) }

    /// 我不是要投诉, 唔系举报: the wish is denied.
    private func isDenied(_ hit: Hit) -> Bool {
        let start = max(0, hit.start - Self.denialReach)
        return reading.holds(anyOf: Self.denials, from: start, to: hit.start) && !reading.hasStop(.clause, from: start, to: hit.start)
    }

    /// 咨询窗口, 投诉的编号, 表扬制度: the word names a thing.
    private func isName(_ hit: Hit, of kind: Kind) -> Bool {
        (kind == .consultation ? Self.deskTails : Self.nameTails).contains { reading.begins(with: $0, at: hit.end) }
    }

    /// Verbs that name the wish itself.
    private static let verbs = ["投诉", "举报", "检举", "揭发", "咨询", "请问", "建议", "感谢", "多谢", "致谢", "表扬", "点赞", "锦旗", "求助", "求救", "评价", "差评", "好评"]
        .map(\.scalarValues)
    private static let denials = ["不是", "唔系", "并非", "不想", "唔想", "不要"].map(\.scalarValues)
    /// 不是要来投诉: what may stand between.
    private static let denialReach = 5
    private static let deskTails = ["窗口", "台", "电话", "热线", "处"].map(\.scalarValues)
    private static let nameTails = ["编号", "的编号", "单号", "期限", "处理期限", "制度", "渠道", "信要", "信应", "流程", "记录"].map(\.scalarValues)

    private static let thank: UInt32 = 0x8C22
    private func isAsking(_ hit: Hit) -> Bool {
        guard reading.words(hit.start, hit.end) == "怎么" else { return true }
        return reading.scalar(at: hit.end).map { !Self.rhetorical.contains($0) } ?? true
    }

    /// 怎么还, 怎么没, 怎么又, 怎么不, 怎么这么, 怎么回事, 怎么总.
    private static let rhetorical = Set("还没又不这那回总都".unicodeScalars.map(\.value))
}
