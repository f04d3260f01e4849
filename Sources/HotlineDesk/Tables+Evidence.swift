import HotlineCore

extension Tables {
    /// Pieces of evidence shown of one question: more than anybody reads.
    private static let evidenceShown = 8

    /// What a finding rests on, a sentence each: the words and their weights, what came next and by how far, the place and the danger.
    package func evidence(of finding: Finding) -> [Reason] {
        func weighed(_ evidence: [Evidence], _ what: String) -> [Reason] {
            evidence.prefix(Self.evidenceShown).map {
                Reason("evidence-weighed", what, $0.words, $0.source, Self.place($0), Self.short($0.weight))
            }
        }
        func plain(_ evidence: [Evidence], _ what: String) -> [Reason] {
            evidence.prefix(Self.evidenceShown).map { Reason("evidence", what, $0.words, $0.source, Self.place($0)) }
        }
        return weighed(finding.kind.evidence, "诉求类型") + runnersUp(finding.kind) { $0.chinese }
            + weighed(finding.category.evidence, "诉求类别")
            + runnersUp(finding.category) { $0.rawValue + " " + (category($0)?.name ?? "") }
            + plain(finding.place.evidence, "地点") + plain(finding.urgency.evidence, "紧急") + plain(finding.urgency.cancelled, "紧急（已否定）")
            + weighed(finding.urgency.perhaps, "可能紧急")
    }

    /// The next two, and how far the first is ahead of each, in hundredths.
    private func runnersUp<Value>(_ guess: Guess<Value>, _ name: (Value) -> String) -> [Reason] {
        guess.alternatives.prefix(2).map {
            Reason("runner-up", name($0.value), Self.hundredths($0.confidence), Self.hundredths(guess.confidence - $0.confidence))
        }
    }

    /// People count characters from one.
    private static func place(_ evidence: Evidence) -> String { "\(evidence.offset + 1)" }

    private static func hundredths(_ share: Double) -> String { "\(Int((share * 100).rounded()))" }

    /// Two digits behind the point at most.
    private static func short(_ weight: Double) -> String { "\((weight * 100).rounded() / 100)" }
}
