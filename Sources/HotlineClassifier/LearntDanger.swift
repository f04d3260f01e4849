import HotlineCore

/// What was learnt of danger beside the words of `urgency.csv`: wordings that nobody wrote down. It only ever raises (practice 3).
///
/// 1. The words found danger: what they found stands.
/// 2. They found none, and the learner holds danger for likely enough to raise: 特急 or 紧急, whichever of the two is likelier.
/// 3. It holds danger for likely enough to ask: the matter stays ordinary, and a person looks before anything is dispatched.
struct LearntDanger {
    let opinion: Opinion<Urgency>
    let thresholds: DangerThresholds

    func judge(_ words: UrgencyFinding, in reading: Reading) -> UrgencyFinding {
        guard words.level == .ordinary else { return words }
        let (critical, urgent) = (opinion.probability(of: .critical), opinion.probability(of: .urgent))
        guard critical + urgent >= min(thresholds.raises, thresholds.asks) else { return words }
        let level: Urgency = critical >= urgent ? .critical : .urgent
        let evidence = opinion.evidence(for: level, against: .ordinary, in: reading)
        let isRaised = critical + urgent >= thresholds.raises
        return UrgencyFinding(
            level: isRaised ? level : .ordinary, threat: false, advice: [], evidence: isRaised ? evidence : [], cancelled: words.cancelled,
            perhaps: isRaised ? [] : evidence)
    }
}
