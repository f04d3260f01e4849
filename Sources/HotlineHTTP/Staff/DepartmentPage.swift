import HotlineCore
import HotlineDesk

/// A department's matters: the most urgent first, then the first due.
enum DepartmentPage {
    static func html(_ desk: DepartmentDesk, list: TicketList.Name?, visit: StaffVisit, zone: Zone, at now: Instant) -> HTML {
        let language = visit.language
        let lists: [HTML] = desk.rows.map { row in
            let current: HTML? = row.list == list ? " aria-current=\"page\"" : nil
            let critical: HTML? =
                row.critical > 0 ? " <strong class=\"late\">\(Urgency.critical.in(language)) \(row.critical)</strong>" : nil
            return
                "<li><a href=\"/department?list=\(row.list.rawValue)&amp;\(visit.tongue)\"\(current)>\(name(of: row.list, in: language)) \(row.count)</a>\(critical)</li>\n"
        }
        let all: HTML? = list == nil ? " aria-current=\"page\"" : nil
        let lines: [HTML] = desk.list.lines.map { line(of: $0, visit: visit, zone: zone) }
        let more: HTML? =
            desk.list.hasMore
            ? "<p>\(HTML.both(Words("还有更多，先办完这些。", "There are more; these come first."), in: language))</p>\n" : nil
        let matters: HTML =
            lines.isEmpty
            ? "<p>\(HTML.both(Words("这里没有件。", "Nothing here."), in: language))</p>\n" : "<ul class=\"matters\">\n\(lines)</ul>\n"
        let title = Words("\(visit.holder.departmentName) 的件", "Matters of \(visit.holder.departmentName)")
        let main: HTML = """
            <h1>\(HTML.both(title, in: language))</h1>
            <nav aria-label="\(Words("清单", "Lists").in(language))"><ul class="lists">
            <li><a href="/department?\(visit.tongue)"\(all)>\(Words("全部", "All").in(language))</a></li>
            \(lists)</ul></nav>
            \(matters)\(more)<p class="hint">\(PageWords.asked.words(in: language, now.wallClock(in: zone)))</p>
            """
        return StaffPage.html(title, path: "/department", visit: visit, in: language, main: main)
    }

    private static func name(of list: TicketList.Name, in language: Language) -> String {
        language == .chinese ? list.chinese : list.rawValue
    }

    private static func line(of line: TicketLine, visit: StaffVisit, zone: Zone) -> HTML {
        let language = visit.language
        let due: HTML? = line.nextDue.map { clock in
            let late: HTML? = line.isOverdue ? "<strong class=\"late\">\(Words("逾期", "Overdue").in(language))</strong> " : nil
            return "<p>\(late)\(clock.name.in(language)) \(Page.time(clock.due, zone: zone))</p>\n"
        }
        return """
            <li class="\(line.urgency == .critical ? "critical" : "matter")"><h2><a href="\(StaffRoute.path(ofTicket: line.number))?\(visit.tongue)">\(line.number)</a></h2>
            <p>\(tags(of: line, in: language))</p>
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
