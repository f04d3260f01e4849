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
    }

    package struct Class: Encodable, Hashable, Sendable {
        let code: String
        let name: String
        /// 0 to 1, two decimals.
        let confidence: Double
        let evidence: [Piece]
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
    let reasons: [String]
    /// Rulings on returns of like matters, where there are rows to ask; absent where there are none.
    package var precedents: [String]?

    package init(_ triage: Triage, _ finding: Finding, receivedAt: Instant, tables: Tables, at now: Instant) {
        let routing = tables.routing
        kind = triage.kind.rawValue
        category = triage.category.map { code in
            Class(
                code: code.rawValue, name: routing.categoryRows[code]?.category.name ?? "",
                confidence: (finding.category.confidence * 100).rounded() / 100,
                evidence: finding.category.evidence.map { Piece(words: $0.words, offset: $0.offset, source: $0.source) })
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
        clocks = triage.clocks(receivedAt: receivedAt, tables: tables, at: now).map {
            Clock(name: $0.name.rawValue, limit: $0.limit, due: $0.due.iso8601(in: routing.calendar.zone), provisional: $0.isProvisional)
        }
        reasons = triage.reasons.map { $0.words() }
    }
}
