/// A column of a call-detail log without a header, by the name that its platform gives it (domain 6.1, 6.3). `sources.csv` says
/// `src=2、start=10` where the platform's own order was changed (cdr_custom).
package enum CallField: String, CaseIterable, Sendable {
    case src, dst, channel, dstchannel, start, answer, end, billsec, disposition, uniqueid, linkedid

    package var chinese: String {
        switch self {
        case .src: "主叫"
        case .dst: "被叫"
        case .channel: "主叫通道"
        case .dstchannel: "被叫通道"
        case .start: "开始"
        case .answer: "应答"
        case .end: "结束"
        case .billsec: "通话秒数"
        case .disposition: "结果"
        case .uniqueid: "通话编号"
        case .linkedid: "关联编号"
        }
    }

    /// Without these a line says nothing about a call.
    package static let required: [CallField] = [.src, .start, .disposition]
    /// More columns than any platform writes.
    package static let columnLimit = 200

    package init?(named name: String) {
        guard let field = Self.allCases.first(where: { $0.rawValue == name.lowercased() || $0.chinese == name }) else { return nil }
        self = field
    }
}
