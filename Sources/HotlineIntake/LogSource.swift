import HotlineCore
import HotlineRouting

/// What a phone log's reader must know about where it comes from: the part of a row of `sources.csv` that concerns bytes.
package struct LogSource: Hashable, Sendable {
    package let name: SourceName
    /// A file name with `*`, `?` and `[…]` in its last part only; taken under the spool folder unless it begins with `/`.
    package let pattern: String
    package let format: Source.Format
    package let encoding: TextEncoding
    /// Times without an offset are local to it.
    package let zone: Zone
    /// The file's header by our field's name, English or Chinese; a field that is not here has its usual headers. Of a log without
    /// a header, the column's number from 1.
    package let columns: [String: String]

    package init(
        name: SourceName, pattern: String, format: Source.Format = .agent, encoding: TextEncoding = .utf8, zone: Zone = .china,
        columns: [String: String] = [:]
    ) {
        self.name = name
        self.pattern = pattern
        self.format = format
        self.encoding = encoding
        self.zone = zone
        self.columns = columns
    }

    package init(_ source: Source) {
        self.init(
            name: source.name, pattern: source.path, format: source.format, encoding: source.encoding, zone: source.zone,
            columns: source.columns)
    }
}
