import HotlineCore
import HotlineDesk

/// 改进意见 to the department, the newest first, and what it did about each (art. 18 ¶1).
struct SuggestionsPage {
    let lines: [SuggestionLine]
    let visit: StaffVisit
    let zone: Zone
    /// Drawn for this page.
    let key: String
    let outcome: FormOutcome

    private var language: Language { visit.language }

    var html: HTML {
        let title = DepartmentPageName.suggestions.title
        let items: [HTML] = lines.map(item)
        let list: HTML =
            items.isEmpty
            ? "<p>\(HTML.both(Words("没有改进意见。", "No suggestions."), in: language))</p>\n" : "<ul class=\"matters\">\n\(items)</ul>\n"
        let main: HTML = """
            \(outcome.head(in: language))<h1>\(HTML.both(title, in: language))</h1>
            \(unlisted)\(list)
            """
        return StaffPage.html(title, path: DepartmentPageName.suggestions.path, visit: visit, in: language, main: main)
    }

    private func item(_ line: SuggestionLine) -> HTML {
        let state =
            line.closedAt != nil ? Words("已办结", "closed") : line.followUp != nil ? Words("已落实", "followed up") : Words("待落实", "open")
        let ticket: HTML? = line.ticket.map {
            " · <a href=\"\(StaffRoute.path(ofTicket: $0))?\(visit.tongue)\">\($0)</a>"
        }
        let followed: HTML? = line.followUp.map { text in
            "<p><strong>\(Words("落实情况", "What was done").in(language))</strong> \(line.followedAt.map { Page.time($0, zone: zone) })</p>\n\(Page.lines(text))"
        }
        return """
            <li><h2>\(state.in(language))</h2>
            <p>\(Page.time(line.madeAt, zone: zone)) \(line.by)\(ticket)</p>
            <div lang="zh-CN">\(Page.lines(line.text))</div>
            \(followed)\(form(of: line))</li>

            """
    }

    /// One that was closed meanwhile still gives back what was typed.
    private func form(of line: SuggestionLine) -> HTML? {
        let isTried = tried(line.id) != nil
        guard visit.holder.rights.contains(DepartmentForm.followUp.right), line.closedAt == nil || isTried else { return nil }
        return OrderForm(subject: .department(.followUp), visit: visit, key: key, tried: outcome.tried, row: line.id).folded(
            isOpen: isTried)
    }

    private func tried(_ row: Int64) -> TriedForm? { outcome.tried.flatMap { $0.order.row == String(row) ? $0 : nil } }

    /// A form whose row does not stand here any more comes back all the same.
    private var unlisted: HTML? {
        guard let tried = outcome.tried, !lines.contains(where: { String($0.id) == tried.order.row }) else { return nil }
        return OrderForm(
            subject: .department(.followUp), visit: visit, key: key, tried: tried, row: tried.order.row.flatMap { Int64($0) }
        ).folded(isOpen: true)
    }
}
