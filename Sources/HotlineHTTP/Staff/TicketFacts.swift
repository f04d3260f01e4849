import HotlineCore
import HotlineDesk

/// What stands in a ticket, as its page and its sheet show it.
struct TicketFacts {
    let detail: TicketDetail
    let language: Language
    let zone: Zone

    var html: HTML {
        let line = detail.line
        let clocks: [HTML] = detail.clocks.filter { $0.stoppedAt == nil }.map(clock)
        let facts: [HTML?] = [
            fact(Words("时限", "Limits"), clocks.isEmpty ? nil : "<ul class=\"plain\">\(clocks)</ul>"),
            fact(Words("内容", "Matter"), Page.lines(detail.content)),
            fact(Words("希望怎样解决", "Asks for"), detail.goal.map { Page.lines($0) }),
            fact(Words("地点", "Place"), (detail.placeText ?? line.placeName).map { "\($0)" }),
            fact(Words("市民", "Citizen"), citizen),
            fact(Words("诉求类型", "Kind"), "\(line.kind.in(language))\(claimed)"),
            fact(Words("类别", "Category"), line.categoryName.map { "\($0)" }),
            fact(Words("承办单位", "Department"), line.departmentName.map { "\($0)" }),
            fact(Words("经办人", "Handler"), line.handler.map { "\($0)" }),
            fact(Words("收到", "Received"), "\(Page.time(line.receivedAt, zone: zone)) \(detail.channel.in(language))"),
        ]
        let story: [HTML] = (detail.returns + detail.late).map { "<li>\(HouseWords.sentence($0, in: language))</li>\n" }
        let known: HTML? = story.isEmpty ? nil : "<ul class=\"steps\">\n\(story)</ul>\n"
        return "<dl class=\"facts\">\n\(facts.compactMap { $0 })</dl>\n\(known)"
    }

    private func fact(_ label: Words, _ value: HTML?) -> HTML? {
        value.map { "<dt>\(HTML.both(label, in: language))</dt><dd lang=\"zh-CN\">\($0)</dd>\n" }
    }

    private func clock(_ clock: ClockLine) -> HTML {
        let provisional: HTML? = clock.isProvisional ? " \(Words("（暂定）", "(provisional)").in(language))" : nil
        let paused: HTML? = clock.isPaused == true ? " \(Words("停表", "stands still").in(language))" : nil
        return "<li>\(clock.name.in(language)) \(Page.time(clock.due, zone: zone))\(provisional)\(paused)</li>"
    }

    /// What its sender called it, where something else was decided.
    private var claimed: String? {
        guard let claimed = detail.kindClaimed, claimed != detail.line.kind else { return nil }
        return Words("（来件自报：\(claimed.in(.chinese))）", " (called by its sender: \(claimed.in(.english)))").in(language)
    }

    /// As far as whoever looks may see them; a telephone number is one that can be called.
    private var citizen: HTML? {
        guard detail.citizenName != nil || detail.citizenPhone != nil else { return nil }
        return "\(detail.citizenName) \(detail.citizenPhone)"
    }
}

extension HTML.Interpolation {
    /// Nothing for nil.
    mutating func appendInterpolation(_ text: String?) { if let text { appendInterpolation(text) } }
}
