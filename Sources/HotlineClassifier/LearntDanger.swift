import HotlineCore

/// What was learnt of danger beside the words of `urgency.csv`: wordings that nobody wrote down. It only ever raises (practice 3).
///
/// 1. The words found danger: what they found stands.
/// 2. They found none, and the learner holds danger for likely enough to raise: whichever danger is the likeliest. A threat is one.
/// 3. It holds danger for likely enough to ask: the matter stays ordinary, and a person looks before anything is dispatched.
struct LearntDanger {
    let opinion: Opinion<Danger>
    let thresholds: DangerThresholds

    func judge(_ words: UrgencyFinding, in reading: Reading) -> UrgencyFinding {
        guard words.level == .ordinary else { return words }
        let dangers = opinion.ranked.filter { $0.value != .ordinary }
        let chance = dangers.map(\.probability).reduce(0, +)
        guard let likeliest = dangers.first?.value, chance >= min(thresholds.raises, thresholds.asks) else { return words }
        let evidence = opinion.evidence(for: likeliest, against: .ordinary, in: reading)
        let isRaised = chance >= thresholds.raises
        return UrgencyFinding(
            level: isRaised ? likeliest.urgency : .ordinary, threat: isRaised && likeliest == .threat, advice: [],
            evidence: isRaised ? evidence : [], cancelled: words.cancelled, perhaps: isRaised ? [] : evidence)
    }
}
