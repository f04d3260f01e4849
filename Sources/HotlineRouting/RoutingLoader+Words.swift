import HotlineCore

extension RoutingLoader {
    mutating func readWords() {
        rows.urgencyWords = each(.urgency) { cells in
            let effect = cells.value(.effect) { text throws(CellFault) in
                try CellParser.choice(text, UrgencyWord.Effect.allCases, chinese: \.chinese, slug: \.rawValue)
            }
            let kind = cells.kind()
            if effect == .kind, kind == nil, cells.text(.kind).isEmpty || CellText.isAny(cells.text(.kind)) { cells.add(.blank, at: .kind) }
            guard let effect else { return nil }
            let advice = cells.text(.advice)
            return UrgencyWord(
                words: cells.list(.words), effect: effect, kind: effect == .kind ? kind : nil, advice: advice.isEmpty ? nil : advice,
                line: cells.line)
        }
        rows.phrases = each(.phrases) { cells in
            let must = cells.text(.must).isEmpty ? false : cells.value(.must, CellParser.boolean)
            guard let must else { return nil }
            return Phrase(
                type: cells.text(.type), words: cells.list(.words), note: cells.text(.note), mustGo: must, line: cells.line)
        }
        readNotices()
    }

    private mutating func readNotices() {
        var notices: [NoticeID: Notice] = [:]
        var states: [TicketState: Notice] = [:]
        let _: [Notice] = each(.notices) { cells in
            let id = cells.ownCode(.id)
            let use = cells.value(.use) { text throws(CellFault) in
                try CellParser.choice(text, NoticeUse.allCases, chinese: \.chinese, slug: \.rawValue)
            }
            let notice = Notice(
                chinese: cells.text(.chinese), english: cells.text(.english), nextStepChinese: cells.text(.nextStepChinese),
                nextStepEnglish: cells.text(.nextStepEnglish), line: cells.line)
            guard let id, let use else { return nil }
            switch use {
            case .notice:
                if let first = notices[NoticeID(rawValue: id)] { cells.add(.duplicate(.notice, id, line: first.line), at: .id) }
                notices[NoticeID(rawValue: id)] = notices[NoticeID(rawValue: id)] ?? notice
            case .state:
                guard let state = TicketState(rawValue: id) else {
                    cells.add(.notOneOf(id, TicketState.allCases.map(\.rawValue)), at: .id)
                    return nil
                }
                if let first = states[state] { cells.add(.duplicate(.state, id, line: first.line), at: .id) }
                states[state] = states[state] ?? notice
            }
            return notice
        }
        rows.notices = notices
        rows.stateWords = states
    }

    private enum NoticeUse: String, CaseIterable {
        case notice, state

        var chinese: String {
            switch self {
            case .notice: "通知"
            case .state: "状态"
            }
        }
    }
}
