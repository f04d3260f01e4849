import HotlineCore
import HotlineDesk
import Testing

struct FindingStoredTests {
    private static let evidence = Evidence(words: "唔见咗“井盖”\n\u{2028}😀", offset: 7, source: "categories.csv 0205", weight: 0.1)

    @Test(arguments: [
        Finding(
            kind: Guess(
                value: .complaint, confidence: 0.97, evidence: [evidence], alternatives: [.init(value: .request, confidence: 0.02)]),
            category: Guess(value: CategoryCode(rawValue: "0205"), confidence: 1, evidence: [evidence, evidence]),
            place: PlaceFinding(
                district: PlaceCode(rawValue: "440106"), street: nil, named: PlaceCode(rawValue: "D0134"),
                candidates: [PlaceCode(rawValue: "440106011"), PlaceCode(rawValue: "440106012")], evidence: [evidence]),
            urgency: UrgencyFinding(
                level: .critical, threat: true, advice: ["围蔽", "\"110\"\\\t"], evidence: [evidence], cancelled: [evidence],
                perhaps: [evidence]),
            vulnerable: [evidence], version: RoutingVersion(rawValue: "02fd0c4dae00")),
        Finding(
            kind: Guess(value: nil, confidence: 0, evidence: []), category: Guess(value: nil, confidence: 1e-9, evidence: []),
            place: .unknown, urgency: .none, vulnerable: [], version: RoutingVersion(rawValue: "")),
    ])
    func `what a row keeps of a finding is read back as it was`(finding: Finding) {
        #expect(Finding(stored: finding.stored) == finding)
        #expect(!finding.stored.contains("\n"))
    }

    @Test func `a finding of before danger was learnt is read without it`() {
        let finding = Finding(
            kind: Guess(value: nil, confidence: 0, evidence: []), category: Guess(value: nil, confidence: 0, evidence: []),
            place: .unknown, urgency: .none, vulnerable: [], version: RoutingVersion(rawValue: "1"))
        #expect(finding.stored.contains(",\"perhaps\":[]"))
        #expect(Finding(stored: finding.stored.replacing(",\"perhaps\":[]", with: "")) == finding)
    }

    @Test(arguments: ["", "{}", "[]", "{\"kind\":7}", "\u{0}"])
    func `what is no finding is read as none`(text: String) {
        #expect(Finding(stored: text) == nil)
    }
}
