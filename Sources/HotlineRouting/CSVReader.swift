/// Cuts bytes into records and fields as RFC 4180 says, comma or TAB between fields, LF, CRLF or CR after records.
///
/// Works on raw bytes, since quote, comma, TAB, CR and LF are never part of another character in UTF-8 or GB18030: a bad
/// byte costs its own field, when that is decoded. A record that is refused never costs the ones around it: reading goes
/// on at the next line. It reads what is there whole; a log that grows is cut into records before it is asked.
package enum CSVReader {
    /// A form of 12,000 characters in one cell stays well below.
    package static let fieldLimit = 64 << 10
    /// An unclosed quote swallows at most this much before it is noticed.
    package static let recordLimit = 256 << 10
    /// No table has a tenth of it.
    package static let columnLimit = 1024

    /// Every record of `bytes`, in order, the last one with or without its line end.
    package static func read(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) -> [CSVEvent] {
        var events: [CSVEvent] = []
        var index = 0
        var line = 1
        while index < bytes.count {
            switch CSVScan.record(bytes, from: index, delimiter: delimiter) {
            case .record(let fields, let end, let lines):
                events.append(.record(CSVRecord(line: line, fields: fields)))
                index = end
                line += lines
            case .refused(let fault, let resume, let lines):
                events.append(.refused(CSVRefusal(line: line, fault: fault)))
                index = resume
                line += lines
            }
        }
        return events
    }
}

package enum CSVEvent: Hashable, Sendable {
    case record(CSVRecord)
    case refused(CSVRefusal)
}

/// Fields as raw bytes, quotes undone.
package struct CSVRecord: Hashable, Sendable {
    /// 1-based line of the file on which it begins.
    package let line: Int
    package let fields: [[UInt8]]

    package init(line: Int, fields: [[UInt8]]) {
        self.line = line
        self.fields = fields
    }
}

package struct CSVRefusal: Hashable, Sendable {
    package let line: Int
    package let fault: CSVFault
}

package enum CSVFault: Hashable, Sendable {
    /// Longer than `CSVReader.recordLimit`.
    case recordTooLong
    /// Longer than `CSVReader.fieldLimit`; columns count from 1.
    case fieldTooLong(column: Int)
    case tooManyColumns
    /// A quote that opens here is not closed before the file or the record limit ends.
    case unclosedQuote
    /// `"a"b`: text follows a closing quote.
    case textAfterQuote(column: Int)
}
