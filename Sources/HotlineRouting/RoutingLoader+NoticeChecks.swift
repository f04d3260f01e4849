import HotlineCore

extension RoutingLoader {
    /// Words of the house that no citizen should read (practice 53).
    static let bannedWords = ["挂账", "并单", "重办", "督办", "恶意", "自动签收"]

    mutating func checkNotices() {
        let file = Table.notices.file
        for (id, placeholders) in NoticeID.required {
            guard let notice = rows.notices[id] else {
                add(file, .noNotice(id))
                continue
            }
            checkPlaceholders(notice, allowed: placeholders)
        }
        for state in TicketState.allCases {
            guard let notice = rows.stateWords[state] else {
                add(file, .noStateWords(state))
                continue
            }
            checkPlaceholders(notice, allowed: ["due"])
            // A state's clock may not run, or not yet: its words are read all the same.
            for (heading, text) in notice.texts where Notice.fill(text, [:]).contains("{due}") {
                add(file, line: notice.line, cell: cell(.notices, notice.line, heading), .dateAlwaysKnown)
            }
        }
        for notice in (Array(rows.notices.values) + Array(rows.stateWords.values)).sorted(by: { $0.line < $1.line }) {
            for (heading, text) in notice.texts {
                for word in Self.bannedWords where text.contains(word) {
                    add(file, line: notice.line, cell: cell(.notices, notice.line, heading), .bannedWord(word))
                }
            }
        }
    }

    private mutating func checkPlaceholders(_ notice: Notice, allowed: [String]) {
        for (heading, text) in notice.texts {
            for name in Notice.placeholders(in: text) where !allowed.contains(name) {
                let cell = cell(.notices, notice.line, heading)
                add(Table.notices.file, line: notice.line, cell: cell, .unknownPlaceholder(name, allowed: allowed))
            }
        }
    }
}

extension Notice {
    fileprivate var texts: [(Heading, String)] {
        [(.chinese, chinese), (.english, english), (.nextStepChinese, nextStepChinese), (.nextStepEnglish, nextStepEnglish)]
    }
}
