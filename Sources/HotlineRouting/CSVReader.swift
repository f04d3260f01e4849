/// Cuts bytes into records and fields as RFC 4180 says, comma or TAB between fields, LF, CRLF or CR after records.
///
/// Works on raw bytes, since quote, comma, TAB, CR and LF are never part of another character in UTF-8 or GB18030: a bad
/// byte costs its own field, when that is decoded. A record that is refused never costs the ones around it: reading goes
/// on at the next line of the file. Feed it as the bytes come; what follows the last complete record is left to be fed again.
package struct CSVReader: Sendable {
    /// Between fields: comma or TAB.
    package let delimiter: UInt8
    /// 1-based line of the file at which the next record begins.
    package private(set) var line: Int
    /// Bytes consumed since the file's beginning.
    package private(set) var offset: Int
    /// In the rest of a refused line; a cursor kept at this moment would point into it.
    package private(set) var isSkipping = false

    /// A form of 12,000 characters in one cell stays well below.
    package static let fieldLimit = 64 << 10
    /// An unclosed quote swallows at most this much before it is noticed.
    package static let recordLimit = 256 << 10
    /// No table has a tenth of it.
    package static let columnLimit = 1024

    package init(delimiter: UInt8 = UInt8(ascii: ","), line: Int = 1, offset: Int = 0) {
        self.delimiter = delimiter
        self.line = line
        self.offset = offset
    }

    /// Reads every complete record at the front of `bytes`.
    ///
    /// - Parameter atEnd: nothing follows, so a last record may lack its line end. While false, a CR that is the last
    ///   byte is left, for its LF may follow.
    package mutating func read(_ bytes: ArraySlice<UInt8>, atEnd: Bool) -> CSVBatch {
        var events: [CSVEvent] = []
        var index = bytes.startIndex
        if offset == 0 {
            if bytes.starts(with: Self.byteOrderMark) {
                advance(&index, to: index + 3)
            } else if !atEnd, Self.byteOrderMark.starts(with: bytes) {
                return CSVBatch(events: [], consumed: 0)
            }
        }
        while index < bytes.endIndex {
            if isSkipping {
                skip(bytes, &index, atEnd: atEnd)
                if isSkipping { break }
                continue
            }
            guard let outcome = CSVScan.record(bytes, from: index, delimiter: delimiter, atEnd: atEnd) else { break }
            switch outcome {
            case .record(let fields, let end, let lines):
                events.append(.record(CSVRecord(line: line, offset: offset, length: end - index, fields: fields)))
                advance(&index, to: end)
                line += lines
            case .refused(let fault, let resume, let lines):
                events.append(.refused(CSVRefusal(line: line, offset: offset, fault: fault)))
                isSkipping = resume == nil
                advance(&index, to: resume ?? index)
                line += lines
            }
        }
        return CSVBatch(events: events, consumed: index - bytes.startIndex)
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private mutating func advance(_ index: inout Int, to next: Int) {
        offset += next - index
        index = next
    }

    /// Passes over the rest of a refused line, its line end included.
    private mutating func skip(_ bytes: ArraySlice<UInt8>, _ index: inout Int, atEnd: Bool) {
        let end = bytes[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
        advance(&index, to: end)
        guard end < bytes.endIndex else {
            if atEnd { isSkipping = false }
            return
        }
        guard let next = CSVScan.lineEnd(bytes, at: end, atEnd: atEnd) else { return }
        advance(&index, to: next)
        line += 1
        isSkipping = false
    }
}

/// What one call of `read` made of its bytes.
package struct CSVBatch: Sendable {
    package let events: [CSVEvent]
    /// Bytes of complete records, from the front; feed the others again with what follows them.
    package let consumed: Int
}

package enum CSVEvent: Hashable, Sendable {
    case record(CSVRecord)
    case refused(CSVRefusal)
}

/// Fields as raw bytes, quotes undone.
package struct CSVRecord: Hashable, Sendable {
    /// 1-based line of the file on which it begins.
    package let line: Int
    /// Bytes from the file's beginning, and how many it takes with its line end.
    package let offset: Int
    package let length: Int
    package let fields: [[UInt8]]

    /// An empty line.
    package var isEmpty: Bool { fields.count == 1 && fields[0].isEmpty }
}

package struct CSVRefusal: Hashable, Sendable {
    package let line: Int
    package let offset: Int
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
