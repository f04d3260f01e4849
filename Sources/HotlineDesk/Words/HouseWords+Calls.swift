import HotlineCore

extension HouseWords {
    package static func callEvent(_ event: CallNote.Event) -> Words {
        switch event {
        case .detail: Words("话单", "call detail")
        case .queued: Words("排队", "queued")
        case .connected: Words("接通", "connected")
        case .completed: Words("通话结束", "completed")
        case .abandoned: Words("放弃", "gave up")
        case .rang: Words("振铃未接", "rang in vain")
        case .transferred: Words("转接", "transferred")
        case .recorded: Words("录音", "recording")
        }
    }

    package static func role(_ role: CallNote.Segment.Role) -> Words {
        switch role {
        case .agent: Words("坐席", "agent")
        case .citizen: Words("市民", "citizen")
        case .unknown: Words("未分", "either")
        }
    }

    /// Entries of the journal about calls.
    static let callEvents: [String: Words] = [
        "call_explained": Words("无记录说明", "no record explained"), "missed_call": Words("漏接回拨", "missed call"),
    ]
}
