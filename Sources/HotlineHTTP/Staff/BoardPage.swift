import HotlineCore
import HotlineDesk
import HotlineReports

/// The wall: read from three metres (`StyleSheet.wall` says how large that is) and by a screen reader. It asks for itself again
/// each minute by a `Refresh` field, unless somebody stopped it to read (WCAG 2.2, 2.2.2).
struct BoardPage {
    /// Seconds between two looks: a line on the wall is at most a minute old.
    static let refresh = 60
    /// Warnings written out: with more, what stands below them leaves the screen, and nobody scrolls a wall.
    static let warningsShown = 3

    let board: Board
    let visit: StaffVisit
    let zone: Zone
    let isStill: Bool

    private var language: Language { visit.language }

    var response: HTTPResponse {
        let page = HTTPResponse.page(html, in: language)
        return isStill ? page : page.with("Refresh", String(Self.refresh))
    }

    private var html: HTML {
        let main: HTML = """
            <h1 class="unseen">\(Words("大屏", "Board").in(language))</h1>
            \(incidents)<div class="figures">
            \(figure(Words("待告知", "To be told"), board.untold, isAlarm: board.untoldUrgent > 0,
                beside: board.untoldUrgent > 0 ? Words("其中紧急 \(board.untoldUrgent)", "urgent \(board.untoldUrgent)") : nil))\
            \(figure(Words("特急", "Critical"), board.workload.critical, isAlarm: board.workload.critical > 0))\
            \(figure(Words("逾期", "Overdue"), board.workload.overdue, isAlarm: board.workload.overdue > 0))\
            \(figure(Words("今天到期", "Due today"), board.dueToday))\
            \(figure(Words("今天收到", "Received today"), board.receivedToday))\
            \(figure(Words("今天办结", "Closed today"), board.closedToday))\
            \(figure(Words("在办", "Open"), board.workload.open))\
            </div>
            \(warnings)<div class="panels">
            <div class="panel">\(panel(Words("清单", "Lists"), lists, named: language))\(chart)</div>
            \(panel(Words("逾期的单位", "Overdue by department"), board.overdueByDepartment))\
            \(panel(Words("24 小时热点类别", "Most asked in 24 hours"), board.categories))\
            \(panel(Words("各区在办", "Open by district"), board.districts))\
            </div>
            <p class="hint">\(PageWords.asked.words(in: language, board.at.wallClock(in: zone))) · \(pace)</p>
            """
        return StaffPage.html(Words("大屏", "Board"), path: "/board", visit: visit, in: language, style: "wall", main: main)
    }

    private var pace: HTML {
        isStill
            ? "<a href=\"/board?\(visit.tongue)\">\(Words("已停住，点此恢复每分钟更新", "Stopped; refresh each minute again").in(language))</a>"
            : "<a href=\"/board?still=1&amp;\(visit.tongue)\">\(Words("每分钟自动更新，点此停住", "Refreshes each minute; stop it here").in(language))</a>"
    }

    private var incidents: HTML? {
        guard !board.incidents.isEmpty else { return nil }
        let lines: [HTML] = board.incidents.map { incident in
            let callers = Words("来电 \(incident.callers)", "\(incident.callers) callers").in(language)
            return """
                <li><strong lang="zh-CN">\(incident.title ?? Words("突发事件", "incident").in(language))</strong> \(callers) · \
                \(Page.time(incident.openedAt, zone: zone)) · \(incident.number)</li>

                """
        }
        return "<section class=\"alarm\"><h2>\(Words("突发事件", "Incidents").in(language))</h2>\n<ul>\n\(lines)</ul></section>\n"
    }

    private var warnings: HTML? {
        guard !board.warnings.isEmpty else { return nil }
        let lines: [HTML] = board.warnings.prefix(Self.warningsShown).map { "<li>\(HouseWords.sentence($0, in: language))</li>\n" }
        let left = board.warnings.count - lines.count
        let more: HTML? =
            left > 0 ? "<li>\(Words("另有 \(left) 项，在控制台用 status 看", "\(left) more: see status at the console").in(language))</li>\n" : nil
        return
            "<section class=\"warn\"><h2>\(Words("需要有人处理", "Somebody must see to").in(language))</h2>\n<ul>\n\(lines)\(more)</ul></section>\n"
    }

    private func figure(_ label: Words, _ value: Int, isAlarm: Bool = false, beside: Words? = nil) -> HTML {
        let more: HTML? = beside.map { "<span class=\"beside\">\($0.in(language))</span>" }
        return """
            <p class="\(isAlarm ? "figure late" : "figure")"><span class="name">\(label.in(language))</span> <span class="count">\(value)</span> \(more)</p>

            """
    }

    private var chart: HTML {
        section(Words("今天每小时：收到与办结", "By the hour today: received and closed"), BoardChart(hours: board.hours, language: language).html)
    }

    /// Its heading is for whoever does not see the head of the table.
    private func section(_ title: Words, _ content: HTML) -> HTML {
        "<section class=\"panel\"><h2 class=\"unseen\">\(title.in(language))</h2>\n\(content)</section>\n"
    }

    /// As long as they are now.
    private var lists: [Board.Count] {
        TicketList.Name.allCases.compactMap { list in
            list.state.map { Board.Count(name: list.in(language), count: board.workload.count($0)) }
        }
    }

    /// The bar is for eyes; what it says stands beside it as a number.
    ///
    /// - Parameter tongue: of the names; the tables' own are Chinese.
    private func panel(_ title: Words, _ counts: [Board.Count], named tongue: Language = .chinese) -> HTML {
        let most = max(1, counts.map(\.count).max() ?? 1)
        let withLate = counts.contains { $0.overdue != nil }
        let late: HTML? = withLate ? "<th scope=\"col\">\(Words("逾期", "Overdue").in(language))</th>" : nil
        let rows: [HTML] = counts.map { count in
            let lateCell: HTML? = withLate ? "<td class=\"number\">\(count.overdue ?? 0)</td>" : nil
            return """
                <tr><th scope="row" lang="\(tongue == .chinese ? "zh-CN" : "en")">\(count.name)</th><td class="number">\(count.count)</td>\(lateCell)<td class="bar" aria-hidden="true">\
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false"><rect width="\(count.count * 100 / most)" height="10"/></svg></td></tr>

                """
        }
        let none: HTML = "<tr><td colspan=\"2\">\(Words("没有", "None").in(language))</td></tr>\n"
        return section(
            title,
            """
            <table><thead><tr><th scope="col">\(title.in(language))</th><th scope="col">\(Words("件数", "Count").in(language))</th>\(late)</tr></thead>
            <tbody>
            \(rows.isEmpty ? [none] : rows)</tbody></table>

            """)
    }
}
