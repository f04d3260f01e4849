import HotlineRouting

/// How records are cut into fields. On raw bytes: LF, TAB, comma and quote are never part of a GB18030 character.
package enum RecordFormat: Sendable {
    /// Fields end at TAB; nothing is quoted.
    case tabs
    /// RFC 4180: a field may stand in quotes and then hold commas, newlines and doubled quotes.
    case commas
    /// The whole line is one field; its format cuts it.
    case lines

    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let tab = UInt8(ascii: "\t")

    /// The fields of one record without its line end.
    ///
    /// - Returns: nil where a quote is left open, or closed in the middle of a field.
    package func fields(of record: [UInt8]) -> [ArraySlice<UInt8>]? {
        switch self {
        case .lines: return [record[...]]
        case .tabs: return record.split(separator: Self.tab, omittingEmptySubsequences: false)
        case .commas:
            guard record.contains(Self.quote) else { return record.split(separator: Self.comma, omittingEmptySubsequences: false) }
            let events = CSVReader.read(record)
            guard events.count == 1, case .record(let found)? = events.first else { return nil }
            return found.fields.map { $0[...] }
        }
    }
}
