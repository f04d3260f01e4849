import HotlineCore
import HotlineDesk

/// A department's matters: the most urgent first, then the first due.
struct DepartmentPage {
    let desk: DepartmentDesk
    let list: TicketList.Name?
    let visit: StaffVisit
    let zone: Zone
    /// Drawn for this page.
    let key: String
    let outcome: FormOutcome
    let now: Instant

    private var language: Language { visit.language }

    var html: HTML {
        let lists: [HTML] = desk.rows.map { row in
            let current: HTML? = row.list == list ? " aria-current=\"page\"" : nil
            let critical: HTML? =
                row.critical > 0 ? " <strong class=\"late\">\(Urgency.critical.in(language)) \(row.critical)</strong>" : nil
            return
                "<li><a href=\"/department?list=\(row.list.rawValue)&amp;\(visit.tongue)\"\(current)>\(row.list.in(language)) \(row.count)</a>\(critical)</li>\n"
        }
        let all: HTML? = list == nil ? " aria-current=\"page\"" : nil
        let lines: [HTML] = desk.list.lines.map(line)
        let more: HTML? =
            desk.list.hasMore
            ? "<p>\(HTML.both(Words("还有更多，先办完这些。", "There are more; these come first."), in: language))</p>\n" : nil
        let matters: HTML =
            lines.isEmpty
            ? "<p>\(HTML.both(Words("这里没有件。", "Nothing here."), in: language))</p>\n" : "<ul class=\"matters\">\n\(lines)</ul>\n"
        let title = Words("\(visit.holder.departmentName) 的件", "Matters of \(visit.holder.departmentName)")
        let main: HTML = """
            \(outcome.tried?.alarm(in: language))\(pulled)<h1>\(HTML.both(title, in: language))</h1>
            <nav aria-label="\(Words("清单", "Lists").in(language))"><ul class="lists">
            <li><a href="/department?\(visit.tongue)"\(all)>\(Words("全部", "All").in(language))</a></li>
            \(lists)</ul></nav>
            \(pulling)\(matters)\(more)<p class="hint">\(PageWords.asked.words(in: language, now.wallClock(in: zone)))</p>
            """
        return StaffPage.html(title, path: "/department", visit: visit, in: language, main: main)
    }

    /// Offered where something waits to be signed, and where it was tried.
    private var pulling: HTML? {
        let waits = desk.rows.contains { $0.list == .sign && $0.count > 0 }
        guard waits || outcome.tried != nil, visit.holder.rights.contains(DepartmentForm.pull.right) else { return nil }
        let hint = Words(
            "最急的未签收件先留给您，请随即签收；过时没签收的，放回给别人。",
            "Keeps the most urgent unsigned ones for you to sign at once; what is not signed in time is free for others again.")
        return """
            \(OrderForm(subject: .department(.pull), visit: visit, key: key, tried: outcome.tried).plain)\
            <p class="hint">\(HTML.both(hint, in: language))</p>

            """
    }

    /// What was pulled just now.
    private var pulled: HTML? {
        guard let receipt = outcome.receipt else { return nil }
        let count = receipt.tickets.count
        let words = count == 0 ? Words("没有可以领取的件", "Nothing to pull") : Words("领到 \(count) 件，请签收", "Pulled \(count): please sign")
        let lines: [HTML] = receipt.tickets.map { "<li>\(link(to: $0))</li>\n" }
        let list: HTML? = lines.isEmpty ? nil : "<ul>\n\(lines)</ul>\n"
        return "<div class=\"done\" role=\"status\"><p>\(HTML.both(words, in: language))</p>\n\(list)</div>\n"
    }

    private func link(to line: TicketLine) -> HTML {
        "<a href=\"\(StaffRoute.path(ofTicket: line.number))?\(visit.tongue)\">\(line.number)</a>"
    }

    private func line(of line: TicketLine) -> HTML {
        let due: HTML? = line.nextDue.map { clock in
            let late: HTML? = line.isOverdue ? "<strong class=\"late\">\(Words("逾期", "Overdue").in(language))</strong> " : nil
            return "<p>\(late)\(clock.name.in(language)) \(Page.time(clock.due, zone: zone))</p>\n"
        }
        return """
            <li class="\(line.urgency == .critical ? "critical" : "matter")"><h2>\(link(to: line))</h2>
            <p>\(Self.tags(of: line, in: language))</p>
            \(due)<p lang="zh-CN">\([line.categoryName, line.placeName].compactMap { $0 }.joined(separator: " · "))</p>
            <p lang="zh-CN">\(line.gist)</p></li>

            """
    }

    /// Urgency, state and flags, most urgent first.
    static func tags(of line: TicketLine, in language: Language) -> [HTML] {
        var tags: [HTML] = []
        func tag(_ words: String, isAlarm: Bool = false) { tags.append("<span class=\"\(isAlarm ? "tag late" : "tag")\">\(words)</span> ") }
        if line.urgency != .ordinary { tag(line.urgency.in(language), isAlarm: line.urgency == .critical) }
        tag(line.state.in(language))
        if line.isGreen { tag(Words("绿色通道", "green lane").in(language)) }
        if line.isSecret { tag(Words("保密", "secret").in(language)) }
        if line.urgeCount > 0 { tag(Words("催办 \(line.urgeCount)", "urged \(line.urgeCount)").in(language)) }
        if line.isAutoSigned == true { tag(Words("超期自动签收", "signed by time").in(language)) }
        if line.isTextOnly { tag(Words("只发文字", "in writing only").in(language)) }
        return tags
    }
}

extension TicketList.Name {
    /// On a page. A list of one state is called as the state is; the rest have the console's names in English.
    func `in`(_ language: Language) -> String { language == .chinese ? chinese : state?.in(language) ?? rawValue }
}
