import HotlineCore

/// A file cut into rows below a header that was understood. Title rows, `#` rows, empty rows and empty columns are gone.
struct Sheet {
    /// A row of data.
    struct Row {
        /// 1-based line of the file, and row of the spreadsheet (they part where a cell holds line ends).
        let line: Int
        let number: Int
        let fields: [String]
    }

    let table: Table
    let rows: [Row]
    private let positions: [Heading: Int]

    /// Title rows that may stand above the header.
    static let titleLimit = 20

    /// - Returns: nil where no row could be understood; the problems say why.
    init?(_ table: Table, _ bytes: [UInt8], _ problems: inout Problems) {
        guard let records = SheetText.rows(table.file, bytes, &problems) else { return nil }
        guard let header = records.prefix(Self.titleLimit).firstIndex(where: { Self.isHeader($0, of: table) }) else {
            problems.add(table.file, .noHeader(columns: table.columns.map(\.chinese)))
            return nil
        }
        guard let positions = Self.positions(records[header], of: table, &problems) else { return nil }
        let data = records[(header + 1)...].filter { !Self.isPassedOver($0) }
        for row in data { Self.checkUnheaded(row, positions, table, &problems) }
        if data.isEmpty, !table.isOptional { problems.add(table.file, .noRows) }
        self.table = table
        self.positions = positions
        rows = data
    }

    /// The cell's text, trimmed; empty where the row is short or the header lacks an optional column.
    func text(_ heading: Heading, of row: Row) -> String {
        guard let position = positions[heading], row.fields.indices.contains(position) else { return "" }
        return row.fields[position]
    }

    /// `C14`; nil where the header lacks the column.
    func cell(_ heading: Heading, of row: Row) -> String? {
        positions[heading].map { Self.letters($0) + "\(row.number)" }
    }

    /// A, B … Z, AA …
    static func letters(_ column: Int) -> String {
        let last = String(Character(Unicode.Scalar(UInt8(65 + column % 26))))
        return column < 26 ? last : letters(column / 26 - 1) + last
    }

    static func isPassedOver(_ row: Row) -> Bool {
        guard let first = row.fields.first(where: { !$0.isEmpty }) else { return true }
        return first.hasPrefix("#") || first.hasPrefix("＃")
    }

    /// Half of what stands there is known, and half of what must stand there does.
    private static func isHeader(_ row: Row, of table: Table) -> Bool {
        guard !isPassedOver(row) else { return false }
        let names = row.fields.filter { !$0.isEmpty }
        let known = Set(names.compactMap { table.column(named: $0)?.heading })
        let required = table.columns.filter { !$0.isOptional }
        return known.count * 2 >= names.count && required.filter { known.contains($0.heading) }.count * 2 >= required.count
    }

    private static func positions(_ header: Row, of table: Table, _ problems: inout Problems) -> [Heading: Int]? {
        var positions: [Heading: Int] = [:]
        var isSound = true
        for (position, name) in header.fields.enumerated() where !name.isEmpty {
            let cell = letters(position) + "\(header.number)"
            guard let column = table.column(named: name) else {
                problems.add(table.file, line: header.line, cell: cell, .unknownColumn(name, known: table.columns.map(\.chinese)))
                continue
            }
            if positions.updateValue(position, forKey: column.heading) != nil {
                problems.add(table.file, line: header.line, cell: cell, .duplicateColumn(name))
                isSound = false
            }
        }
        for column in table.columns where positions[column.heading] == nil && !column.isOptional {
            problems.add(table.file, line: header.line, .missingColumn(column.chinese, english: column.heading.rawValue))
            isSound = false
        }
        return isSound ? positions : nil
    }

    private static func checkUnheaded(_ row: Row, _ positions: [Heading: Int], _ table: Table, _ problems: inout Problems) {
        guard row.fields.count > table.columns.count || positions.count < row.fields.count else { return }
        let headed = Set(positions.values)
        for (position, text) in row.fields.enumerated() where !text.isEmpty && !headed.contains(position) {
            problems.add(table.file, line: row.line, cell: letters(position) + "\(row.number)", .textWithoutHeading)
        }
    }
}
