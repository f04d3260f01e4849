/// Finds one record's end and its fields: the inside of `CSVReader`. What it says depends on the bytes alone, never on
/// how they were cut into pieces.
enum CSVScan {
    enum Outcome {
        /// `lines`: how many lines of the file it covers.
        case record(fields: [[UInt8]], end: Int, lines: Int)
        /// Reading goes on at `resume`, `lines` further; nil: after the end of the line that `start` is on, not seen yet.
        case refused(CSVFault, resume: Int?, lines: Int)
    }

    /// - Returns: nil where the bytes end before the record does.
    static func record(_ bytes: ArraySlice<UInt8>, from start: Int, delimiter: UInt8, atEnd: Bool) -> Outcome? {
        var scan = Scan(start: start)
        var index = start
        while index < bytes.endIndex {
            let byte = bytes[index]
            if scan.place == .quoted {
                if byte == 0x22 {
                    scan.place = .afterQuote
                } else {
                    scan.field.append(byte)
                    if byte == 0x0A || byte == 0x0D {
                        guard let next = lineEnd(bytes, at: index, atEnd: atEnd) else { return nil }
                        if next - index == 2 { scan.field.append(0x0A) }
                        scan.noteLine(endingAt: next)
                        index = next - 1
                    }
                }
            } else if byte == 0x0A || byte == 0x0D {
                guard let next = lineEnd(bytes, at: index, atEnd: atEnd) else { return nil }
                return scan.finish(at: next, lines: scan.innerLines + 1)
            } else if byte == delimiter {
                scan.endField()
            } else if byte == 0x22, scan.place != .plain {
                if scan.place == .afterQuote { scan.field.append(0x22) }
                scan.place = .quoted
            } else if scan.place == .afterQuote {
                return scan.refuse(.textAfterQuote(column: scan.column))
            } else {
                scan.place = .plain
                scan.field.append(byte)
            }
            index += 1
            if index - start > CSVReader.recordLimit {
                return scan.refuse(scan.place == .quoted ? .unclosedQuote : .recordTooLong)
            }
        }
        guard atEnd else { return nil }
        if scan.place == .quoted { return scan.refuse(.unclosedQuote) }
        return scan.finish(at: index, lines: scan.innerLines)
    }

    /// - Returns: the index after the line end at `index`; nil where an LF might follow a CR that is the last byte.
    static func lineEnd(_ bytes: ArraySlice<UInt8>, at index: Int, atEnd: Bool) -> Int? {
        guard bytes[index] == 0x0D else { return index + 1 }
        guard index + 1 < bytes.endIndex else { return atEnd ? index + 1 : nil }
        return bytes[index + 1] == 0x0A ? index + 2 : index + 1
    }

    private struct Scan {
        enum Place { case fieldStart, plain, quoted, afterQuote }

        let start: Int
        var place = Place.fieldStart
        var field: [UInt8] = []
        private var fields: [[UInt8]] = []
        private(set) var column = 1
        /// Line ends within quotes.
        private(set) var innerLines = 0
        private var firstLineEnd: Int?
        private var fault: CSVFault?

        init(start: Int) { self.start = start }

        mutating func noteLine(endingAt index: Int) {
            innerLines += 1
            firstLineEnd = firstLineEnd ?? index
        }

        mutating func endField() {
            if field.count > CSVReader.fieldLimit { fault = fault ?? .fieldTooLong(column: column) }
            if column > CSVReader.columnLimit { fault = fault ?? .tooManyColumns } else { fields.append(field) }
            column += 1
            field = []
            place = .fieldStart
        }

        mutating func finish(at end: Int, lines: Int) -> Outcome {
            endField()
            if let fault { return .refused(fault, resume: end, lines: lines) }
            return .record(fields: fields, end: end, lines: lines)
        }

        /// The quote that is wrong may stand on the first line: the next one is read anew.
        func refuse(_ fault: CSVFault) -> Outcome { .refused(fault, resume: firstLineEnd, lines: firstLineEnd == nil ? 0 : 1) }
    }
}
