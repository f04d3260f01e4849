import HotlineCore

/// A row of `sources.csv`: a phone log or a portal's folder that the daemon follows, or a gateway that it listens for.
package struct Source: Hashable, Sendable {
    package enum Format: String, CaseIterable, Sendable {
        /// What an agent wrote about each call, TSV or CSV.
        case agent
        /// A form that a portal dropped, one JSON object a file.
        case portal
        /// A chat, SMS or voice gateway by its name, which is watched for silence; its path means nothing.
        case gateway

        package var chinese: String {
            switch self {
            case .agent: "坐席"
            case .portal: "门户"
            case .gateway: "网关"
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
    /// The file's header by the name of our field; a field that is not here has its usual headers.
    package let columns: [String: String]
    /// In order of time. Outside these a source may be silent for ever.
    package let silence: [Silence]
    package let line: Int
}
