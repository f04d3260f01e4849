import HotlineCore
import HotlineDesk
import HotlineRouting

/// What the daemon would make of a text, as `hotline explain --json` prints it: snake_case, absent rather than null, English slugs.
package struct ExplainedMatter: Encodable, Hashable, Sendable {
    package struct Piece: Encodable, Hashable, Sendable {
        let words: String
        /// Unicode scalars into the normalised text.
        let offset: Int
        let source: String
        /// The classifier's own unit, comparable within one list only.
        let weight: Double
    }

    /// What came next, and by how far the first is ahead of it; both 0 to 1, two decimals.
    package struct RunnerUp: Encodable, Hashable, Sendable {
        let code: String
        let confidence: Double
        let behind: Double
    }

    package struct Row: Encodable, Hashable, Sendable {
        let file: String
        let line: Int
        let order: Int
    }

    package struct Class: Encodable, Hashable, Sendable {
        let code: String
        let name: String
        /// 0 to 1, two decimals.
        let confidence: Double
        let evidence: [Piece]
        let runnersUp: [RunnerUp]

        enum CodingKeys: String, CodingKey {
            case code, name, confidence, evidence
            case runnersUp = "runners_up"
        }
    }

    package struct Office: Encodable, Hashable, Sendable {
        let code: String
        let name: String
    }

    package struct Handler: Encodable, Hashable, Sendable {
        /// Set where the rule names a person; else whoever of these has least open work gets it.
        let person: String?
        let onCall: [String]
        let load: String

        enum CodingKeys: String, CodingKey {
            case person, load
            case onCall = "on_call"
        }
    }

    package struct Clock: Encodable, Hashable, Sendable {
        let name: String
        let limit: String
        let due: String
        let provisional: Bool
        /// Of deadlines.csv; absent for a joint matter's promise.
        let line: Int?
        /// A day a word, `03-12 220分`; absent where the limit runs by the clock.
        let days: [String]?
    }

    let kind: String
    let category: Class?
    /// Codes of places.csv.
    let district: String?
    let street: String?
    let place: String?
    let urgency: String
    let department: Office
    let handler: Handler
    let automatic: Bool
    let clocks: [Clock]
    let rule: Row
    let reasons: [String]
    /// The first of the digest of what was learnt; absent where the keywords judged alone.
    let model: String?
    /// Rows of rules.csv that nearly took it; absent where there is none.
    package var nearRules: [String]?
    /// Rulings on returns of like matters, where there are rows to ask; absent where there are none.
    package var precedents: [String]?

    enum CodingKeys: String, CodingKey {
        case kind, category, district, street, place, urgency, department, handler, automatic, clocks, rule, reasons, model, precedents
        case nearRules = "near_rules"
    }

    package init(_ triage: Triage, _ finding: Finding, receivedAt: Instant, tables: Tables, at now: Instant) {
        let routing = tables.routing
        kind = triage.kind.rawValue
        category = triage.category.map { code in
            Class(
                code: code.rawValue, name: routing.categoryRows[code]?.category.name ?? "",
                confidence: Self.hundredths(finding.category.confidence),
                evidence: finding.category.evidence.map {
                    Piece(words: $0.words, offset: $0.offset, source: $0.source, weight: Self.hundredths($0.weight))
                },
                runnersUp: finding.category.alternatives.map {
                    RunnerUp(
                        code: $0.value.rawValue, confidence: Self.hundredths($0.confidence),
                        behind: Self.hundredths(finding.category.confidence - $0.confidence))
                })
        }
        district = triage.district?.rawValue
        street = triage.street?.rawValue
        place = triage.place?.rawValue
        urgency = triage.urgency.slug
        department = Office(code: triage.lead.rawValue, name: routing.departments[triage.lead]?.name ?? "")
        var person: String?
        if case .person(let named) = triage.route.handler { person = named.rawValue }
        handler = Handler(person: person, onCall: routing.onCall(triage.lead, at: now).people.map(\.rawValue), load: "unknown")
        automatic = triage.isAutomatic
        clocks = triage.plannedClocks(receivedAt: receivedAt, tables: tables, at: now).map {
            Clock(
                name: $0.line.name.rawValue, limit: $0.line.limit, due: $0.line.due.iso8601(in: routing.calendar.zone),
                provisional: $0.line.isProvisional, line: $0.tableLine, days: $0.days.isEmpty ? nil : $0.days.words)
        }
        rule = Row(file: "routing/rules.csv", line: triage.route.rule.line, order: triage.route.rule.order)
        model = tables.model?.name
        reasons = triage.reasons.map { $0.words() }
    }

    private static func hundredths(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
