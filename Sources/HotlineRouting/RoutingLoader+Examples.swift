import HotlineCore

/// `examples.csv`: the sentences the classifier learns from.
extension RoutingLoader {
    /// Sentences below which a class is learnt too badly to be told from its neighbours.
    static let fewestExamples = 8

    mutating func readExamples() {
        var first: [String: Int] = [:]
        rows.examples = each(.examples) { cells in
            let kind = cells.value(.kind) { text throws(CellFault) in
                try CellParser.choice(text, Kind.allCases, chinese: \.chinese, slug: \.rawValue)
            }
            let category = cells.category(.category)
            let text = cells.text(.text)
            // The same sentence under two classes teaches neither.
            if let line = first[text], !text.isEmpty { cells.add(.duplicate(.sentence, text, line: line), at: .text) }
            first[text] = first[text] ?? cells.line
            guard let kind, let category else { return nil }
            return Example(text: text, kind: kind, category: category, line: cells.line)
        }
    }

    /// A folder without the table learns from nothing shipped, and nothing is said of it.
    mutating func checkExamples() {
        guard !rows.examples.isEmpty else { return }
        let counts = Dictionary(grouping: rows.examples, by: \.category).mapValues(\.count)
        for row in rows.categories {
            let count = counts[row.category.code] ?? 0
            if count < Self.fewestExamples { add(Table.examples.file, .fewExamples(row.category.code, count: count)) }
        }
    }
}
