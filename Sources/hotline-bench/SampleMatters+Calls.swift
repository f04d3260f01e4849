import HotlineRouting

extension SampleMatters {
    /// Rows of `sources.csv` for the platforms' logs, each format under a name and a pattern of its own.
    static var callSources: [String] {
        callFormats.map { "\($0.rawValue),\($0.rawValue),\($0.rawValue)-*.log,UTF-8,+08:00,,," }
    }

    /// What a telephone platform writes, line by line.
    static let callFormats: [Source.Format] = [.asterisk, .queueLog, .freeSwitch, .huaweiCall, .huaweiRecord, .transcript]

    /// The n-th line of a platform's log, without its end; three lines of a queue and two rows of Huawei's are one call.
    static func line(_ index: Int, of format: Source.Format) -> String {
        let phone = phone(index)
        switch format {
        case .agent, .portal, .gateway: return line(index)
        case .asterisk:
            return
                "\"\",\"\(phone)\",\"12345\",\"hotline-in\",\"\"\"\(phone)\"\" <\(phone)>\",\"PJSIP/trunk-1\",\"PJSIP/8007-2\",\"Queue\","
                + "\"zonghe\",\"2026-03-12 09:14:03\",\"2026-03-12 09:14:15\",\"2026-03-12 09:18:45\",282,270,\"ANSWERED\","
                + "\"DOCUMENTATION\",\"1773278043.\(index)\",\"\""
        case .queueLog:
            let call = "1773278043.\(index / 3)"
            switch index % 3 {
            case 0: return "1773278043|\(call)|zonghe|NONE|ENTERQUEUE||\(phone)|1"
            case 1: return "1773278055|\(call)|zonghe|PJSIP/8007|CONNECT|12|1773278053.27|2"
            default: return "1773278325|\(call)|zonghe|PJSIP/8007|COMPLETECALLER|12|270|1"
            }
        case .freeSwitch:
            return
                "\"测试\",\"\(phone)\",\"12345\",\"public\",\"2026-03-12 09:14:03\",\"2026-03-12 09:14:15\",\"2026-03-12 09:18:45\",\"282\","
                + "\"270\",\"NORMAL_CLEARING\",\"uuid-\(index)\",\"leg-\(index)\",\"\",\"PCMA\",\"PCMA\""
        case .huaweiCall:
            let times = "2026-03-12 09:14:03,2026-03-12 09:14:15,,"
            let isLast = index % 2 == 1
            return "dev,1,2,\(isLast ? "8007" : ""),call-\(index / 2),\(phone),12345,\(times),"
                + (isLast ? "2026-03-12 09:14:15,2026-03-12 09:18:45,2" : ",,1") + ",9,1,0,\(isLast ? -1 : 1),7,,,3,3"
        case .huaweiRecord:
            return
                "dev,1,2,8007,call-\(index),\(phone),12345,2026-03-12 09:14:15,2026-03-12 09:18:45,a\(index).wav,1,success,a.wav,7,1,5,3,3"
        case .transcript:
            return "{\"call_id\":\"\(call(index / 8))\",\"seq\":\(index % 8),\"role\":\"\(index % 2 == 0 ? "agent" : "citizen")\","
                + "\"begin_ms\":\(index % 8 * 1000),\"end_ms\":\(index % 8 * 1000 + 900),\"text\":\"\(text(index))\"}"
        }
    }
}
