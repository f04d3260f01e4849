import HotlineCore

/// Reads the cells of one row, keeping every fault, so that a row tells all that is wrong with it at once.
struct CellReader {
    let sheet: Sheet
    let row: Sheet.Row
    let register: Register
    private var faults: [(heading: Heading, fault: CellFault)] = []

    init(_ sheet: Sheet, _ row: Sheet.Row, _ register: Register) {
        self.sheet = sheet
        self.row = row
        self.register = register
        for column in sheet.table.columns where sheet.text(column.heading, of: row).isEmpty {
            switch column.blank {
            case .allowed: continue
            case .refused: faults.append((column.heading, .blank))
            case .refusedCondition: faults.append((column.heading, .blankCondition))
            }
        }
    }

    var line: Int { row.line }

    /// Hands the faults over. - Returns: whether the row can be used.
    func finish(_ problems: inout Problems) -> Bool {
        for (heading, fault) in faults { problems.add(sheet.table.file, line: row.line, cell: sheet.cell(heading, of: row), fault) }
        return faults.allSatisfy(\.fault.isWarning)
    }

    mutating func add(_ fault: CellFault, at heading: Heading) { faults.append((heading, fault)) }

    func text(_ heading: Heading) -> String { sheet.text(heading, of: row) }

    func list(_ heading: Heading) -> [String] { CellText.list(text(heading)) }

    /// - Returns: nil where the cell is blank or was refused.
    mutating func value<Value>(_ heading: Heading, _ parse: (String) throws(CellFault) -> Value?) -> Value? {
        let text = text(heading)
        guard !text.isEmpty else { return nil }
        do throws(CellFault) { return try parse(text) } catch {
            add(error, at: heading)
            return nil
        }
    }

    /// - Returns: nil for 任意; also where the cell is blank or was refused, but then `finish` is false.
    mutating func condition<Value>(_ heading: Heading, _ parse: (String) throws(CellFault) -> Value?) -> Value? {
        CellText.isAny(text(heading)) ? nil : value(heading, parse)
    }

    mutating func number(_ heading: Heading, in range: ClosedRange<Int>) -> Int? {
        value(heading) { text throws(CellFault) in try CellParser.number(text, in: range) }
    }

    mutating func kind(_ heading: Heading = .kind) -> Kind? {
        condition(heading) { text throws(CellFault) in
            try CellParser.choice(text, Kind.allCases, chinese: \.chinese, slug: \.rawValue)
        }
    }

    mutating func urgency(_ heading: Heading = .urgency) -> Urgency? {
        condition(heading) { text throws(CellFault) in
            try CellParser.choice(text, Urgency.allCases, chinese: \.chinese, slug: \.slug)
        }
    }

    /// 生效 and 失效.
    mutating func validity() -> Validity {
        let from = value(.validFrom, CellParser.date)
        let to = value(.validTo, CellParser.date)
        if let from, let to, to < from { add(.backwards, at: .validTo) }
        return Validity(from: from, to: to)
    }
}
