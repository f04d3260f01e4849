/// What the classifier made of a text: kind, category, place and urgency, each with its evidence.
package struct Finding: Hashable, Sendable, Codable {
    package let kind: Guess<Kind>
    package let category: Guess<CategoryCode>
    package let place: PlaceFinding
    package let urgency: UrgencyFinding
    /// 老年、残疾、孕妇、未成年: words that put the ticket in the green lane (art. 10).
    package let vulnerable: [Evidence]
    /// The tables it was made with: if they changed since, the Desk has the finding made again.
    package let version: RoutingVersion

    package init(
        kind: Guess<Kind>, category: Guess<CategoryCode>, place: PlaceFinding, urgency: UrgencyFinding,
        vulnerable: [Evidence], version: RoutingVersion
    ) {
        self.kind = kind
        self.category = category
        self.place = place
        self.urgency = urgency
        self.vulnerable = vulnerable
        self.version = version
    }
}

/// Where the matter is, as far as the text says.
package struct PlaceFinding: Hashable, Sendable, Codable {
    package let district: PlaceCode?
    package let street: PlaceCode?
    /// The most specific place named: landmark, zone, street or district.
    package let named: PlaceCode?
    /// More than one place matched and none contains the others: nothing is guessed, these are listed.
    package let candidates: [PlaceCode]
    package let evidence: [Evidence]

    package init(district: PlaceCode?, street: PlaceCode?, named: PlaceCode?, candidates: [PlaceCode], evidence: [Evidence]) {
        self.district = district
        self.street = street
        self.named = named
        self.candidates = candidates
        self.evidence = evidence
    }

    package var isAmbiguous: Bool { !candidates.isEmpty }

    /// Names what stands in the text like an address and in no row of places.csv: a person places it.
    package static let unplacedSource = "places.csv 无 none"
    package var placed: [Evidence] { evidence.filter { $0.source != Self.unplacedSource } }
    package var unplaced: [Evidence] { evidence.filter { $0.source == Self.unplacedSource } }

    package static let unknown = PlaceFinding(district: nil, street: nil, named: nil, candidates: [], evidence: [])
}

package struct UrgencyFinding: Hashable, Sendable, Codable {
    package let level: Urgency
    /// 扬言、自伤、暴力: nothing cancels these words, and every console rings (practice 3).
    package let threat: Bool
    /// What a caller should be told first, from `urgency.csv`: the number to call, the first step (围蔽).
    package let advice: [String]
    package let evidence: [Evidence]
    /// Words that were found but cancelled by negation or tense, with the cancelling words.
    package let cancelled: [Evidence]
    /// What the learner took for danger, though not surely enough to raise: a person looks. Empty where `level` is raised.
    package let perhaps: [Evidence]

    package init(
        level: Urgency, threat: Bool, advice: [String], evidence: [Evidence], cancelled: [Evidence], perhaps: [Evidence] = []
    ) {
        self.level = level
        self.threat = threat
        self.advice = advice
        self.evidence = evidence
        self.cancelled = cancelled
        self.perhaps = perhaps
    }

    package static let none = UrgencyFinding(level: .ordinary, threat: false, advice: [], evidence: [], cancelled: [])
}

extension UrgencyFinding {
    /// Findings of before the learner judged danger have no `perhaps`.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            level: try values.decode(Urgency.self, forKey: .level), threat: try values.decode(Bool.self, forKey: .threat),
            advice: try values.decode([String].self, forKey: .advice), evidence: try values.decode([Evidence].self, forKey: .evidence),
            cancelled: try values.decode([Evidence].self, forKey: .cancelled),
            perhaps: try values.decodeIfPresent([Evidence].self, forKey: .perhaps) ?? [])
    }
}
