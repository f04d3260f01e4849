/// How fast the matter must be touched. Doubt raises it; only a person lowers it, with a reason (practice 3).
package enum Urgency: Int, CaseIterable, Comparable, Sendable, Codable {
    case ordinary = 0
    case urgent = 1
    case critical = 2

    package static func < (a: Urgency, b: Urgency) -> Bool { a.rawValue < b.rawValue }

    package var slug: String {
        switch self {
        case .ordinary: "ordinary"
        case .urgent: "urgent"
        case .critical: "critical"
        }
    }

    package var chinese: String {
        switch self {
        case .ordinary: "普通"
        case .urgent: "紧急"
        case .critical: "特急"
        }
    }

    package init?(slug: String) {
        guard let urgency = Self.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = urgency
    }

    package init?(chinese: String) {
        guard let urgency = Self.allCases.first(where: { $0.chinese == chinese }) else { return nil }
        self = urgency
    }
}
