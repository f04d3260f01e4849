import HotlineCore

/// What the learner tells apart: how urgent a sentence is, and whether somebody threatens others or themselves in it.
package enum Danger: String, Hashable, Sendable, Codable {
    case ordinary, urgent, critical
    /// 扬言、自伤、暴力: always critical (practice 3).
    case threat

    package init(_ urgency: Urgency, isThreat: Bool) {
        self =
            switch urgency {
            case _ where isThreat: .threat
            case .ordinary: .ordinary
            case .urgent: .urgent
            case .critical: .critical
            }
    }

    var urgency: Urgency {
        switch self {
        case .ordinary: .ordinary
        case .urgent: .urgent
        case .critical, .threat: .critical
        }
    }
}

/// A sentence and its danger, from a row of `dangers.csv` or `expectations.csv`, or from one of `examples.csv` as an ordinary one.
package struct DangerLesson: Hashable, Sendable {
    /// Normalised.
    package let text: String
    package let danger: Danger

    package init(text: String, danger: Danger) {
        self.text = text
        self.danger = danger
    }
}
