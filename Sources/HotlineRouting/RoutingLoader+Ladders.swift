import HotlineCore

extension RoutingLoader {
    mutating func readLadders() {
        var lines: [LadderName: [String: Int]] = [:]
        rows.rungs = each(.escalation) { cells in
            let ladder = cells.value(.ladder) { text throws(CellFault) in
                try CellParser.choice(text, LadderName.allCases, chinese: \.chinese, slug: \.rawValue)
            }
            let id = cells.value(.rung) { text throws(CellFault) in
                let code = try CodeCell(text).code
                guard Self.step(of: code) != nil else { throw .notACode(text) }
                return code
            }
            let anchor = cells.value(.anchor, Self.anchor)
            let moment = cells.value(.moment, CellParser.moment)
            let condition = cells.value(.condition, Self.condition)
            let tells = cells.value(.tells) { text throws(CellFault) in
                var found: [LadderRecipient] = []
                for name in CellText.list(text) {
                    found.append(try CellParser.choice(name, LadderRecipient.allCases, chinese: \.chinese, slug: \.rawValue))
                }
                return found
            }
            let reassigns = cells.value(.reassigns, CellParser.boolean)
            guard let ladder, let id, let step = Self.step(of: id), let anchor, let moment, let condition, let tells, let reassigns else { return nil }
            if let first = lines[ladder]?[id] { cells.add(.duplicate(.rung, id, line: first), at: .rung) }
            lines[ladder, default: [:]][id] = lines[ladder]?[id] ?? cells.line
            return Rung(
                ladder: ladder, id: id, step: step, anchor: anchor, moment: moment, condition: condition, tells: tells, reassigns: reassigns)
        }
        rungLines = lines
    }

    /// `L0` is the first step: the number at the end says the order, so that the file's order means nothing.
    static func step(of id: String) -> Int? {
        let digits = String(id.reversed().prefix { "0123456789".contains($0) }.reversed())
        return digits.count <= 3 && digits.count < id.count ? Int(digits).map { $0 + 1 } : nil
    }

    /// A clock, also by the heading that `deadlines.csv` gives it (承诺, 法定, 延期).
    private static func anchor(_ text: String) throws(CellFault) -> ClockName {
        if let column = Table.deadlines.columns.first(where: { $0.chinese == text }), let clock = ClockName(rawValue: column.heading.rawValue) {
            return clock
        }
        return try CellParser.choice(text, ClockName.allCases, chinese: \.chinese, slug: \.rawValue)
    }

    private static func condition(_ text: String) throws(CellFault) -> Rung.Condition {
        try CellParser.choice(text, Rung.Condition.allCases, chinese: \.chinese, slug: \.rawValue)
    }
}

extension Rung.Condition {
    var chinese: String {
        switch self {
        case .unsigned: "未签收"
        case .untouched: "未触"
        case .running: "未停"
        }
    }
}
