/// 诉求类型: what the citizen wants. The eight kinds are the same everywhere (practice 53).
package enum Kind: String, CaseIterable, Sendable, Codable {
    case consultation, request, complaint, report, suggestion, thanks, appraisal, other

    package var chinese: String {
        switch self {
        case .consultation: "咨询"
        case .request: "求助"
        case .complaint: "投诉"
        case .report: "举报"
        case .suggestion: "建议"
        case .thanks: "感谢"
        case .appraisal: "监督评价"
        case .other: "其他"
        }
    }

    package init?(chinese: String) {
        guard let kind = Self.allCases.first(where: { $0.chinese == chinese }) else { return nil }
        self = kind
    }
}
