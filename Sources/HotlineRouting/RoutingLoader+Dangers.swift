import HotlineCore

/// `dangers.csv`: sentences that are dangerous and sentences that only sound so, and the two thresholds of what is learnt from them.
extension RoutingLoader {
    private enum Row: CaseIterable {
        /// A threat is critical too.
        case threat, critical, urgent, ordinary
        /// A threshold in percent stands in place of the sentence.
        case raises, asks

        var chinese: String {
            switch self {
            case .threat: UrgencyWord.Effect.threat.chinese
            case .critical, .urgent, .ordinary: urgency?.chinese ?? ""
            case .raises: "判急"
            case .asks: "提示"
            }
        }

        var slug: String { "\(self)" }

        /// Nil for a threshold.
        var urgency: Urgency? {
            switch self {
            case .threat, .critical: .critical
            case .urgent: .urgent
            case .ordinary: .ordinary
            case .raises, .asks: nil
            }
        }
    }

    mutating func readDangers() {
        var first: [String: Int] = [:]
        var (raises, asks) = (DangerThresholds.standard.raises, DangerThresholds.standard.asks)
        rows.dangers = each(.dangers) { cells in
            let row = cells.value(.urgency) { text throws(CellFault) in
                try CellParser.choice(text, Row.allCases, chinese: \.chinese, slug: \.slug)
            }
            guard let row else { return nil }
            // The same sentence twice weighs twice; as dangerous and as ordinary it teaches nothing. A threshold stands once.
            let key = row.urgency == nil ? row.chinese : cells.text(.text)
            if let line = first[key], !key.isEmpty { cells.add(.duplicate(.danger, key, line: line), at: .text) }
            first[key] = first[key] ?? cells.line
            if let urgency = row.urgency {
                return DangerExample(text: cells.text(.text), urgency: urgency, isThreat: row == .threat, line: cells.line)
            }
            let percent = cells.value(.text) { text throws(CellFault) in
                try CellParser.number(text.last == "%" ? String(text.dropLast()) : text, in: 1...100)
            }
            let share = percent.map { Double($0) / 100 }
            if row == .raises { raises = share ?? raises } else { asks = share ?? asks }
            return nil
        }
        rows.dangerThresholds = DangerThresholds(raises: raises, asks: asks)
    }
}
