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
            "<p class=\"done\" role=\"status\">\(HTML.both(Words("已办：\(VerbForm($0).title.chinese)", "Done: \(VerbForm($0).title.english)"), in: language))</p>\n"
        }
        let answers: [HTML] = decided.map { "<p class=\"done\">\(HouseWords.sentence($0, in: language))</p>\n" }
        let main: HTML = """
            \(alarm)\(banner)\(answers)<h1 class="number">\(number)</h1>
            <p>\(DepartmentPage.tags(of: detail.line, in: language))</p>
            \(TicketFacts(detail: detail, language: language, zone: zone).html)\(files)
            <p><a href="\(path)/print?\(visit.tongue)">\(HTML.both(Words("打印交办单", "Print a sheet"), in: language))</a></p>
            \(forms)\(parts)\(history)
            """
        return StaffPage.html(Words("工单 \(number)", "Ticket \(number)"), path: path, visit: visit, in: language, main: main)
    }

    private var alarm: HTML? {
        guard let tried else { return nil }
        let form = VerbForm(tried.order.verb)
        let label = form.fields.first { $0.name == tried.refusal.field }?.label.in(language)
        let place = [form.title.in(language), label].compactMap { $0 }.joined(separator: language == .chinese ? "，" : ", ")
        let anchor = label == nil ? form.verb.rawValue : "\(form.verb.rawValue)-\(tried.refusal.field ?? "")"
        let link: HTML = "<a href=\"#\(anchor)\">\(place)</a>"
        return """
            <div class="errors" role="alert"><h2>\(HTML.both(Words("没有办成，您写的内容都还在", "Not done; what you wrote is kept"), in: language))</h2>
            <p>\(link)\(language == .chinese ? "：" : ": ")\(words(of: tried.refusal))</p></div>

            """
    }

    private func words(of refusal: Refusal) -> HTML { HTML.both(refusal.besideField, in: language) }

    private var files: HTML? {
        guard !detail.attachments.isEmpty else { return nil }
        let path = StaffRoute.path(ofTicket: detail.line.number)
        let links: [HTML] = detail.attachments.enumerated().map { index, file in
            "<li><a href=\"\(path)/attachments/\(index + 1)\" download>\(file.name)</a> \(max(1, file.size / 1024)) KB</li>\n"
        }
        return "<h2>\(HTML.both(Words("附件", "Files"), in: language))</h2>\n<ul>\n\(links)</ul>\n"
    }

    /// One form a verb; the first is open, and whichever was refused.
    private var forms: HTML? {
        let offered = VerbForm.offered(on: detail, to: visit.holder)
        guard !offered.isEmpty || tried != nil else { return nil }
        // A verb that the state no longer allows still comes back with what was typed.
        let again = tried.map { VerbForm($0.order.verb) }.flatMap { form in offered.contains { $0.verb == form.verb } ? nil : form }
        let shown = (again.map { [$0] } ?? []) + offered
        let open = tried?.order.verb ?? shown.first?.verb
        let parts: [HTML] = shown.map { form(of: $0, isOpen: $0.verb == open) }
        return """
            <h2>\(HTML.both(Words("现在可以做的", "What can be done now"), in: language))</h2>
            \(parts)\(departments)
            """
    }

    private func form(of form: VerbForm, isOpen: Bool) -> HTML {
        let tried = tried.flatMap { $0.order.verb == form.verb ? $0 : nil }
        let wrong = tried.map { [$0.refusal.field ?? "": $0.refusal.besideField.in(language)] } ?? [:]
        let controls = FormControls<Words>(
            language: language, typed: tried?.order.typed ?? [:], wrong: wrong, prefix: form.verb.rawValue + "-")
        let fields: [HTML] = form.fields.map { field(of: $0, controls) }
        let beside: HTML? = tried.flatMap { tried in
            tried.refusal.field == nil ? "<p class=\"wrong\">\(words(of: tried.refusal))</p>\n" : nil
        }
        // The same form is the same order still, unless its key is what was refused.
        let key = tried.flatMap { $0.refusal == .keyConflict ? nil : $0.order.key } ?? "\(key)-\(form.verb.rawValue)"
        return """
            <details id="\(form.verb.rawValue)"\(isOpen ? " open" : "")><summary>\(HTML.both(form.title, in: language))</summary>
            \(beside)<form method="post" action="\(StaffRoute.path(ofTicket: detail.line.number))/\(form.verb.rawValue)?\(visit.tongue)" accept-charset="utf-8" novalidate>
            \(visit.hidden)<input type="hidden" name="\(FormOrder.keyName)" value="\(key)">
            \(fields)<p><button type="submit">\(HTML.both(form.title, in: language))</button></p>
            </form></details>

            """
    }

    private func field(of field: VerbForm.Field, _ controls: FormControls<Words>) -> HTML {
        switch field.control {
        case .line(let limit): controls.input(field.name, field.label, hint: field.hint, isRequired: field.isRequired, limit: limit)
        case .text(let rows): controls.textArea(field.name, field.label, hint: field.hint, isRequired: field.isRequired, rows: rows)
        case .choice(let words, let order):
            controls.select(
                field.name, field.label, hint: field.hint, isRequired: field.isRequired,
                options: [controls.option(field.name, value: "", "—")]
                    + order.map { controls.option(field.name, value: $0, words[$0]?.in(language) ?? $0) })
        case .person:
            controls.select(
                field.name, field.label, hint: field.hint, isRequired: field.isRequired,
                options: [controls.option(field.name, value: "", "—")]
                    + (visit.holder.choices?.people ?? []).map { controls.option(field.name, value: $0.code, $0.name) })
        case .department:
            controls.input(
                field.name, field.label, hint: Words("写编号，或从列出的单位中选。", "Its code, or one of those listed."), isRequired: field.isRequired,
                extra: "list=\"departments\" autocomplete=\"off\"")
        case .moment: controls.input(field.name, field.label, hint: field.hint, type: "datetime-local", isRequired: field.isRequired)
        case .day: controls.input(field.name, field.label, hint: field.hint, type: "date", isRequired: field.isRequired)
        }
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

    /// The newest first: what was done last is what one came for.
    private var history: HTML {
        let lines: [HTML] = detail.entries.reversed().map { entry in
            let text: HTML? = entry.text.map { Page.lines($0) }
            return """
                <li>\(Page.time(entry.at, zone: zone)) \(entry.who) <strong>\(HouseWords.event(entry.event, in: language))</strong> \
                \(HouseWords.sentence(entry.reason, in: language))\(text)</li>

                """
        }
        return "<h2>\(HTML.both(Words("经过", "What has happened"), in: language))</h2>\n<ol class=\"steps\" reversed>\n\(lines)</ol>\n"
    }
}
