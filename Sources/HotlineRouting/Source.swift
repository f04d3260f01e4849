import HotlineCore

/// A row of `sources.csv`: a phone log or a portal's folder that the daemon follows, or a gateway that it listens for.
package struct Source: Hashable, Sendable {
    package enum Format: String, CaseIterable, Sendable {
        /// What an agent wrote about each call, TSV or CSV.
        case agent
        /// `Master.csv`, or a file of cdr_custom.
        case asterisk
        case queueLog = "queue_log"
        /// mod_cdr_csv, by its own template or its Asterisk one.
        case freeSwitch = "freeswitch"
        /// Huawei's two files: the calls' rows, and the recordings'.
        case huaweiCall = "huawei_call"
        case huaweiRecord = "huawei_record"
        /// What was said, a JSON object a line.
        case transcript
        /// A form that a portal dropped, one JSON object a file.
        case portal
        /// A chat, SMS or voice gateway by its name, which is watched for silence; its path means nothing.
        case gateway

        package var chinese: String {
            switch self {
            case .agent: "坐席"
            case .asterisk: "Asterisk话单"
            case .queueLog: "Asterisk队列"
            case .freeSwitch: "FreeSWITCH话单"
            case .huaweiCall: "华为话单"
            case .huaweiRecord: "华为录音"
            case .transcript: "转写"
            case .portal: "门户"
            case .gateway: "网关"
            }
        }

        /// Whether a line comes when a caller begins to wait, and not only once the call is over.
        package var tellsWhoWaits: Bool { self == .queueLog }

        /// Whether `列` gives the numbers of columns rather than their headers.
        var hasNumberedColumns: Bool {
            switch self {
            case .asterisk, .freeSwitch: true
            case .agent, .queueLog, .huaweiCall, .huaweiRecord, .transcript, .portal, .gateway: false
            }
        }
    }

    /// How long nothing may come within these minutes of the day.
    package struct Silence: Hashable, Sendable {
        package let from: TimeOfDay
        package let to: TimeOfDay
        package let limit: Limit
    }

    package let name: SourceName
    package let format: Format
    /// A glob pattern: `/var/spool/hotline/agents/*.tsv`.
    package let path: String
    package let encoding: TextEncoding
    package let zone: Zone
    /// The file's header by the name of our field; a field that is not here has its usual headers. Of a call-detail log without a
    /// header, the number of the column, from 1, by `CallField`; empty where it has the platform's own order.
    package let columns: [String: String]
    /// In order of time. Outside these a source may be silent for ever.
    package let silence: [Silence]
    /// How long after an answered call the agent's record of it may come; a call without one is listed then.
    package let window: Limit
    package let line: Int

    /// Where the table says nothing: a shift writes up its last call within it.
    package static let usualWindow = Limit.clockMinutes(120)
}
