import HotlineCore
import HotlineRouting

/// What the header line of a phone log says: how records are cut, and which column holds which field.
package struct LogHeader: Sendable {
    /// As it stood in the file, without a byte order mark: a writer that is restarted may repeat it.
    let bytes: [UInt8]
    let format: RecordFormat
    let columnCount: Int
    /// The column of each field, by its place in `LogField.allCases`.
    private let columns: [Int?]
    /// All columns in an order that does not depend on the file's, each with the name it is digested under.
    let digestOrder: [(name: [UInt8], column: Int)]

    /// - Returns: nil where the line is no header: `call_time` and `content` must be there, and no field twice.
    init?(_ bytes: [UInt8], format: RecordFormat, encoding: TextEncoding, fields: [String: LogField]) {
        // UTF-16 has a zero beside every English letter and must not be read through.
        guard !bytes.contains(0), let cells = format.fields(of: bytes) else { return nil }
        var columns = [Int?](repeating: nil, count: LogField.allCases.count)
        var digestOrder: [(name: String, column: Int)] = []
        for (column, cell) in cells.enumerated() {
            guard let text = encoding.decode(Array(cell)) else { return nil }
            let name = LogText.trimmed(text)
            let field = fields[LogField.key(text)]
            if let field {
                guard columns[field.ordinal] == nil else { return nil }
                columns[field.ordinal] = column
            }
            digestOrder.append((field?.rawValue ?? name, column))
        }
        guard columns[LogField.callTime.ordinal] != nil, columns[LogField.content.ordinal] != nil else { return nil }
        self.bytes = bytes
        self.format = format
        columnCount = cells.count
        self.columns = columns
        self.digestOrder = digestOrder.sorted { ($0.name, $0.column) < ($1.name, $1.column) }.map { (Array($0.name.utf8), $0.column) }
    }

    func column(of field: LogField) -> Int? { columns[field.ordinal] }
}

extension LogField {
    /// Its place in `allCases`.
    var ordinal: Int {
        switch self {
        case .callID: 0
        case .callTime: 1
        case .caller: 2
        case .name: 3
        case .kind: 4
        case .secret: 5
        case .content: 6
        case .goal: 7
        case .place: 8
        case .incidentTime: 9
        case .agent: 10
        }
    }
}
