/// A field of the agents' phone log (domain 6.6), by the header that names it.
package enum LogField: String, CaseIterable, Sendable {
    case callID = "call_id"
    case callTime = "call_time"
    case caller, name, kind, secret, content, goal, place
    case incidentTime = "incident_time"
    case agent

    package var chinese: String {
        switch self {
        case .callID: "呼叫编号"
        case .callTime: "来电时间"
        case .caller: "来电号码"
        case .name: "姓名"
        case .kind: "诉求类型"
        case .secret: "保密"
        case .content: "内容"
        case .goal: "诉求目的"
        case .place: "地点"
        case .incidentTime: "发生时间"
        case .agent: "工号"
        }
    }

    /// By the English or the Chinese name, as headers and column maps write it.
    package init?(named name: String) {
        guard let field = Self.allCases.first(where: { $0.rawValue == name || $0.chinese == name }) else { return nil }
        self = field
    }
}
