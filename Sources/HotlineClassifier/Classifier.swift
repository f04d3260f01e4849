import HotlineCore

/// Text to kind, category, place, urgency, with the words that spoke for each. Pure: the same tables in any row order, the same model
/// and the same text give the same finding. Time is linear in the text; nothing in a text can make it trap.
package struct Classifier: Sendable {
    private let vocabulary: Vocabulary
    private let gazetteer: Gazetteer
    private let cancellations: [Cancellation]
    private let smallTalk: SmallTalk
    private let version: RoutingVersion
    private let codes: Set<CategoryCode>
    private let dangerThresholds: DangerThresholds
    /// What was learnt beside the tables; nil until it is, or where it cannot be read.
    private var model: ClassModel?

    /// At or above this confidence of the category the daemon may dispatch by itself, if the place is unique and the rule allows it.
    /// It is reached by one unshared keyword of three characters without a rival, or by two of two characters.
    package static let sureConfidence = 0.6
    /// Pieces of evidence kept in one list: more than anybody reads, and a text of one word 3,000 times stays small.
    package static let evidenceLimit = 32

    package init(
        categories: [Category], places: [Place], urgencyWords: [UrgencyWord], dangerThresholds: DangerThresholds = .standard,
        version: RoutingVersion
    ) {
        vocabulary = Vocabulary(categories: categories, places: places, urgencyWords: urgencyWords)
        gazetteer = Gazetteer(places: vocabulary.places)
        cancellations = vocabulary.cancels.map { Cancellation(word: $0.text) }
        smallTalk = SmallTalk()
        self.dangerThresholds = dangerThresholds
        self.version = version
        codes = Set(vocabulary.categories.map(\.code))
    }

    /// The same tables with what was learnt, or without it.
    package func taught(by model: ClassModel?) -> Classifier {
        var taught = self
        taught.model = model
        return taught
    }

    /// Reads `submission.text`, which the door has normalised, and the kind and place its fields claim.
    package func find(_ submission: Submission) -> Finding {
        find(
            text: submission.text, kindClaimed: submission.kindClaimed, districtClaimed: submission.districtClaimed,
            streetClaimed: submission.streetClaimed)
    }

    /// - Parameter text: normalised; offsets in the finding count its Unicode scalars.
    package func find(
        text: String, kindClaimed: Kind? = nil, districtClaimed: PlaceCode? = nil, streetClaimed: PlaceCode? = nil
    ) -> Finding {
        let reading = Reading(text)
        let hits = Hits(reading, vocabulary)
        let learnt = model?.read(text)
        let category = Blend.categories.guess(
            CategoryJudge(reading: reading, vocabulary: vocabulary).judge(hits),
            learnt.flatMap { model?.categoryOpinion(of: $0, inForce: codes) }, in: reading)
        var urgency = UrgencyJudge(reading: reading, vocabulary: vocabulary, cancellations: cancellations).judge(hits)
        if let opinion = learnt.flatMap({ model?.dangerOpinion(of: $0) }) {
            urgency = LearntDanger(opinion: opinion, thresholds: dangerThresholds).judge(urgency, in: reading)
        }
        let kind = KindJudge(reading: reading, vocabulary: vocabulary, cancellations: cancellations)
            .judge(hits, claimed: kindClaimed, describesMatter: category.value != nil || urgency.level > .ordinary)
        return Finding(
            kind: Blend.kinds.guess(kind, learnt.flatMap { model?.kindOpinion(of: $0) }, in: reading),
            category: category,
            place: PlaceJudge(reading: reading, gazetteer: gazetteer)
                .judge(hits, districtClaimed: districtClaimed, streetClaimed: streetClaimed),
            urgency: urgency,
            vulnerable: vulnerable(hits, in: reading),
            version: version)
    }

    /// Each word once, where it stands first.
    private func vulnerable(_ hits: Hits, in reading: Reading) -> [Evidence] {
        var seen: Set<Int> = []
        let compounds = hits.cancels.filter { $0.length > 2 }
        return hits.vulnerables.withoutContained().filter { hit in
            // 孩子气, 老人机: no child and no old person.
            !compounds.contains { $0.start <= hit.start && $0.end >= hit.end && $0.length > hit.length }
        }.filter { seen.insert($0.subject).inserted }.prefix(Self.evidenceLimit).map {
            Evidence(
                words: reading.words($0.start, $0.end), offset: $0.start, source: vocabulary.vulnerables[$0.subject].source, weight: 1)
        }
    }

    /// Whether a chat session holds nothing but greetings, thanks, punctuation, emoji and numbers: such a session makes no ticket.
    /// An urgency word always makes one; so does a kind or category word that is not itself a greeting.
    package func isGreetingOnly(_ text: String) -> Bool {
        let reading = Reading(text)
        guard smallTalk.isGreeting(reading.scalars) else { return false }
        let hits = Hits(reading, vocabulary)
        guard hits.alarms.isEmpty else { return false }
        var seen: Set<Int> = []
        return (hits.categories + hits.kinds).filter { seen.insert($0.word).inserted }
            .allSatisfy { $0.word >= 0 && smallTalk.isGreeting(Array(reading.scalars[$0.start..<$0.end])) }
    }

    /// Whether the text asks how an earlier matter is going (我的单到哪了, 查一下进度) and reports no new danger.
    package func isProgressQuestion(_ text: String) -> Bool {
        let reading = Reading(text)
        guard smallTalk.asksForProgress(reading) else { return false }
        return UrgencyJudge(reading: reading, vocabulary: vocabulary, cancellations: cancellations).judge(Hits(reading, vocabulary))
            .level == .ordinary
    }
}
