/// What no one person may do alone: one proposes it with a reason, another confirms it.
package enum TwoPersonMatter: String, CaseIterable, Sendable, Codable {
    /// A ticket hidden from every list but the named (practice 28).
    case seal
    /// The words in which a secret matter leaves intake (practice 27).
    case restatement
    /// A ticket left out of the statistics (domain 2.10).
    case exclusion
    /// A matter not accepted for R07 to R10 (practice 23).
    case decline
    /// A flag on a caller's number (domain 2.9).
    case callerFlag = "caller_flag"
    /// That what was a threat is none any more (practice 3).
    case threat
    /// That a secret matter is secret no longer (practice 27).
    case disclosure
    /// That a ticket left out of the statistics counts again.
    case inclusion

    package var chinese: String {
        switch self {
        case .seal: "封存"
        case .restatement: "转述"
        case .exclusion: "不计入统计"
        case .decline: "不予受理"
        case .callerFlag: "来电人标记"
        case .threat: "解除扬言"
        case .disclosure: "解除保密"
        case .inclusion: "重新计入统计"
        }
    }

    /// The right of whoever confirms it.
    package var confirming: Verb {
        switch self {
        case .seal: .seal
        case .restatement: .releaseRestatement
        case .exclusion, .decline, .callerFlag, .threat, .disclosure, .inclusion: .confirm
        }
    }
}
