import HotlineCore
import HotlineDesk
import Testing

/// What the learner holds for perhaps urgent: the machine dispatches nothing by itself, a person looks (practice 3).
struct PerhapsUrgentTests {
    private static let now = at("2026-03-12T09:20")
    private static let submission = House.form(Matter.looseCover, id: "s", now)

    private static func finding(perhaps: [Evidence]) -> Finding {
        let found = SampleTables.shipped.classifier.find(submission)
        let urgency = UrgencyFinding(level: .ordinary, threat: false, advice: [], evidence: [], cancelled: [], perhaps: perhaps)
        return Finding(
            kind: found.kind, category: found.category, place: found.place, urgency: urgency, vulnerable: [], version: found.version)
    }

    private static func triage(perhaps: [Evidence], _ decision: Decision? = nil) -> Triage {
        Triage(submission, finding: finding(perhaps: perhaps), decision: decision, tables: SampleTables.shipped, at: now)
    }

    private static let doubt = [Evidence(words: "唔过", offset: 22, source: "模型 3f2a91c0", weight: 0.3)]

    @Test func `it waits for a person, and says which characters made it wait`() {
        #expect(Self.triage(perhaps: []).isAutomatic)
        let triage = Self.triage(perhaps: Self.doubt)
        #expect(!triage.isAutomatic && triage.urgency == .ordinary)
        #expect(triage.reasons.contains(Reason("urgency-perhaps", "唔过")))
        #expect(
            SampleTables.shipped.evidence(of: Self.finding(perhaps: Self.doubt))
                .contains(Reason("evidence-weighed", "可能紧急", "唔过", "模型 3f2a91c0", "23", "0.3")))
    }

    @Test func `once a person has said how urgent it is, it is asked no more`() {
        let triage = Self.triage(perhaps: Self.doubt, Decision(urgency: .ordinary))
        #expect(!triage.reasons.contains { $0.slug == "urgency-perhaps" })
    }
}
