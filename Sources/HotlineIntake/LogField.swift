import HotlineSystem

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

    /// A header as it is compared: a file in Big5 has its names in traditional characters, another one in capitals or full width.
    static func key(_ header: String) -> String { TextNormaliser.shared.normalise(LogText.trimmed(header)).lowercased() }

    /// Every field by its English and its Chinese name, as column maps write it.
    private static let byName: [String: LogField] = {
        var fields: [String: LogField] = [:]
        for field in allCases {
            fields[field.rawValue] = field
            fields[field.chinese] = field
        }
        return fields
    }()

    /// The field by the `key` of what a file's header calls it: a field that the source's column map names has that header and no other.
    static func byHeader(_ columns: [String: String]) -> [String: LogField] {
        var mapped: [String: LogField] = [:]
        for (name, header) in columns { mapped[key(header)] = byName[name] }
        let named = Set(mapped.values)
        return byName.filter { !named.contains($0.value) }.merging(mapped) { _, own in own }
    }
}
