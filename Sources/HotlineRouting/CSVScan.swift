/// Finds one record's end and its fields: the inside of `CSVReader`.
struct CSVScan {
    enum Outcome {
        /// `lines`: how many lines of the file it covers.
        case record(fields: [[UInt8]], end: Int, lines: Int)
        /// Reading goes on at `resume`, `lines` further.
        case refused(CSVFault, resume: Int, lines: Int)
    }

    private enum Place { case fieldStart, plain, quoted, afterQuote }

    private let bytes: [UInt8]
    private let start: Int
    private var place = Place.fieldStart
    private var field: [UInt8] = []
    private var fields: [[UInt8]] = []
    private var column = 1
    /// Line ends within quotes.
    private var innerLines = 0
    private var fault: CSVFault?

    private init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        self.start = start
    }

    /// - Parameter start: the record's first byte; there is one.
    static func record(_ bytes: [UInt8], from start: Int, delimiter: UInt8) -> Outcome {
        var scan = CSVScan(bytes, from: start)
        return scan.record(delimiter: delimiter)
    }

    private mutating func record(delimiter: UInt8) -> Outcome {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if place == .quoted {
                if byte == 0x22 {
                    place = .afterQuote
                } else {
                    field.append(byte)
                    if byte == 0x0A || byte == 0x0D {
                        let next = lineEnd(at: index)
                        if next - index == 2 { field.append(0x0A) }
                        innerLines += 1
                        index = next - 1
                    }
                }
            } else if byte == 0x0A || byte == 0x0D {
                return finish(at: lineEnd(at: index), lines: innerLines + 1)
            } else if byte == delimiter {
                endField()
            } else if byte == 0x22, place != .plain {
                if place == .afterQuote { field.append(0x22) }
                place = .quoted
            } else if place == .afterQuote {
                return refuse(.textAfterQuote(column: column))
            } else {
                place = .plain
                field.append(byte)
            }
            index += 1
            if index - start > CSVReader.recordLimit { return refuse(place == .quoted ? .unclosedQuote : .recordTooLong) }
        }
        if place == .quoted { return refuse(.unclosedQuote) }
        return finish(at: index, lines: innerLines)
    }

    private mutating func endField() {
        if field.count > CSVReader.fieldLimit { fault = fault ?? .fieldTooLong(column: column) }
        if column > CSVReader.columnLimit { fault = fault ?? .tooManyColumns } else { fields.append(field) }
        column += 1
        field = []
        place = .fieldStart
    }

    private mutating func finish(at end: Int, lines: Int) -> Outcome {
        endField()
        if let fault { return .refused(fault, resume: end, lines: lines) }
        return .record(fields: fields, end: end, lines: lines)
    }

    /// The quote that is wrong may stand on the first line: the next one is read anew.
    private func refuse(_ fault: CSVFault) -> Outcome {
        let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D }
        return .refused(fault, resume: end.map(lineEnd) ?? bytes.count, lines: 1)
    }

    /// The index after the line end at `index`.
    private func lineEnd(at index: Int) -> Int {
        bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? index + 2 : index + 1
    }
}
