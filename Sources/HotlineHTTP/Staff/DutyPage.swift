import HotlineCore
import HotlineDesk

/// Who is on duty and who is away, and both set by the department itself (practice 42).
struct DutyPage {
    let duty: DutyView
    let leaves: [LeaveLine]
    let visit: StaffVisit
    let zone: Zone
    /// Drawn for this page.
    let key: String
    let outcome: FormOutcome
    let now: Instant

    private var language: Language { visit.language }

    var html: HTML {
        let title = DepartmentPageName.duty.title
        let main: HTML = """
            \(outcome.head(in: language))<h1>\(HTML.both(title, in: language))</h1>
            <h2>\(HTML.both(Words("现在值班", "On duty now"), in: language))</h2>
            \(onCall)<h2>\(HTML.both(Words("本单位排的值班", "Duty that the department set"), in: language))</h2>
            \(hours)\(adding(.duty))<h2>\(HTML.both(Words("请假", "Leave"), in: language))</h2>
            \(away)\(adding(.leave, filled: ["who": visit.holder.person.rawValue]))
            """
        return StaffPage.html(title, path: DepartmentPageName.duty.path, visit: visit, in: language, main: main)
    }

    private var onCall: HTML {
        guard !duty.onCall.isEmpty else { return "<p>\(HTML.both(Words("没有人", "Nobody"), in: language))</p>\n" }
        let people: [HTML] = duty.onCall.map { "<li lang=\"zh-CN\">\($0)</li>\n" }
        return "<ol>\n\(people)</ol>\n"
    }

    private var hours: HTML {
        rows(
            duty.set.map { line in
                let hours: HTML = "\(Page.time(line.hours.lowerBound, zone: zone)) – \(Page.time(line.hours.upperBound, zone: zone))"
                return "<li><span lang=\"zh-CN\">\(line.person)</span> \(hours)\(taking(.cancelDuty, line.id, of: line.person))</li>\n"
            })
    }

    private var away: HTML {
        let today = zone.date(of: now)
        return rows(
            leaves.map { line in
                let deputy: HTML? = line.deputy.map { " · \(Words("代办", "stands in").in(language)) <span lang=\"zh-CN\">\($0)</span>" }
                let moves: [HTML] = line.moves.map { move in
                    let number = move.ticket.number
                    let link: HTML = "<a href=\"\(StaffRoute.path(ofTicket: number))?\(visit.tongue)\">\(number)</a>"
                    return "<li>\(link) → <span lang=\"zh-CN\">\(move.to)</span></li>\n"
                }
                let moved: HTML? = moves.isEmpty ? nil : "<ul>\n\(moves)</ul>\n"
                return """
                    <li><span lang="zh-CN">\(line.person)</span> \(line.first.iso8601) – \(line.last.iso8601)\(deputy)\(moved)\
                    \(line.last >= today ? taking(.cancelLeave, line.id, of: line.person) : nil)</li>

                    """
            })
    }

    private func rows(_ lines: [HTML]) -> HTML {
        lines.isEmpty ? "<p>\(HTML.both(Words("没有", "None"), in: language))</p>\n" : "<ul class=\"rows\">\n\(lines)</ul>\n"
    }

    private func adding(_ form: DepartmentForm, filled: [String: String] = [:]) -> HTML? {
        guard visit.holder.rights.contains(form.right) else { return nil }
        let subject = FormSubject.department(form)
        return OrderForm(subject: subject, visit: visit, key: key, tried: outcome.tried, filled: filled).folded(
            isOpen: outcome.tried?.order.subject == subject)
    }

    private func taking(_ form: DepartmentForm, _ row: Int64, of person: String) -> HTML? {
        guard visit.holder.rights.contains(form.right) else { return nil }
        return OrderForm(subject: .department(form), visit: visit, key: key, tried: outcome.tried, row: row, about: person).plain
    }
}
