import HotlineCore
import HotlineDesk

/// One ticket for those who have it: what may be seen, what may be done, what has happened.
struct TicketPage {
    let detail: TicketDetail
    let visit: StaffVisit
    let zone: Zone
    /// Drawn for this page; each form's own with its verb's name behind.
    let key: String
    /// What was refused, if something was.
    var tried: TriedForm?
    /// What was done by the form before this page.
    var done: APIRoute.Verb?
    /// What it answered with.
    var decided: [Reason] = []

    private var language: Language { visit.language }

    var html: HTML {
        let number = detail.line.number
        let path = StaffRoute.path(ofTicket: number)
        let banner: HTML? = done.map {
            "<p class=\"done\" role=\"status\">\(HTML.both(Words("已办：\(VerbForm($0).title.chinese)", "Done: \(VerbForm($0).title.english)"), in: language)) \(next)</p>\n"
        }
        let answers: [HTML] = decided.map { "<p class=\"done\">\(HouseWords.sentence($0, in: language))</p>\n" }
        let forms = forms
        let down: HTML? = forms.map { _ in "<a href=\"#todo\">\(Self.todo.in(language))</a> " }
        let main: HTML = """
            \(tried?.alarm(in: language))\(banner)\(answers)<h1 class="number">\(number)</h1>
            <p>\(DepartmentPage.tags(of: detail.line, in: language)) \(down)\(next)</p>
            \(TicketFacts(detail: detail, language: language, zone: zone).html)\(files)
            <p><a href="\(path)/print?\(visit.tongue)">\(HTML.both(Words("打印交办单", "Print a sheet"), in: language))</a></p>
            \(forms)\(parts)\(history)
            """
        return StaffPage.html(Words("工单 \(number)", "Ticket \(number)"), path: path, visit: visit, in: language, main: main)
    }

    /// With sixty to answer today nobody goes back to the list after each.
    private var next: HTML? {
        guard visit.holder.isBound else { return nil }
        return "<a href=\"/department?after=\(detail.line.number)&amp;\(visit.tongue)\">\(Words("下一件", "Next").in(language))</a>"
    }

    private var files: HTML? {
        guard !detail.attachments.isEmpty else { return nil }
        let path = StaffRoute.path(ofTicket: detail.line.number)
        let links: [HTML] = detail.attachments.enumerated().map { index, file in
            "<li><a href=\"\(path)/attachments/\(index + 1)\" download>\(file.name)</a> \(max(1, file.size / 1024)) KB</li>\n"
        }
        return "<h2>\(HTML.both(Words("附件", "Files"), in: language))</h2>\n<ul>\n\(links)</ul>\n"
    }

    private static let todo = Words("现在可以做的", "What can be done now")

    /// One form a verb; the first is open, and whichever was refused.
    private var forms: HTML? {
        let offered = VerbForm.offered(on: detail, to: visit.holder)
        guard !offered.isEmpty || tried != nil else { return nil }
        let shown = offered.map { FormSubject.ticket(detail.line.number, $0.verb) }
        // A verb that the state no longer allows still comes back with what was typed.
        let again = tried.map(\.order.subject).flatMap { shown.contains($0) ? nil : $0 }
        let subjects = (again.map { [$0] } ?? []) + shown
        let open = tried?.order.subject ?? subjects.first
        let parts: [HTML] = subjects.map { OrderForm(subject: $0, visit: visit, key: key, tried: tried).folded(isOpen: $0 == open) }
        return """
            <h2 id="todo">\(HTML.both(Self.todo, in: language))</h2>
            \(parts)\(departments)
            """
    }

    /// Shared by all fields that name a department.
    private var departments: HTML? {
        guard let choices = visit.holder.choices else { return nil }
        let offered = choices.departments.filter { !detail.barred.contains(DepartmentCode(rawValue: $0.code)) }
        let options: [HTML] = offered.map { "<option value=\"\($0.code) \($0.name)\">" }
        return "<datalist id=\"departments\">\(options)</datalist>\n"
    }

    private var parts: HTML? {
        guard !detail.parts.isEmpty else { return nil }
        let lines: [HTML] = detail.parts.map { part in
            let reply: HTML? = part.reply.map { Page.lines($0) }
            return """
                <li><span lang="zh-CN">\(part.departmentName) \(part.kind.chinese) \(part.state.chinese)：\(part.duty)</span> \
                \(Words("应于", "due").in(language)) \(Page.time(part.due, zone: zone))\(reply)</li>

                """
        }
        return
            "<h2>\(HTML.both(Words("配合单位和下级", "Co-departments and units below"), in: language))</h2>\n<ul class=\"steps\">\n\(lines)</ul>\n"
    }

    /// The newest first: what was done last is what one came for. What somebody did several times in a row stands once.
    private var history: HTML {
        var runs: [(entry: EntryLine, times: Int)] = []
        for entry in detail.entries.reversed() {
            if let last = runs.last?.entry,
                (last.event, last.who, last.reason, last.text) == (entry.event, entry.who, entry.reason, entry.text)
            {
                runs[runs.count - 1].times += 1
            } else {
                runs.append((entry, 1))
            }
        }
        let lines: [HTML] = runs.map { entry, times in
            // The matter itself stands above.
            let text: HTML? = entry.text.flatMap { $0 == detail.content ? nil : Page.lines($0) }
            let often = times > 1 ? Words("（\(times) 次）", " (\(times) times)").in(language) : nil
            return """
                <li>\(Page.time(entry.at, zone: zone)) \(HouseWords.who(entry.who, in: language)) <strong>\(HouseWords.event(entry.event, in: language))</strong> \
                \(HouseWords.sentence(entry.reason, in: language))\(often)\(text)</li>

                """
        }
        return "<h2>\(HTML.both(Words("经过", "What has happened"), in: language))</h2>\n<ul class=\"steps\">\n\(lines)</ul>\n"
    }
}
