import HotlineCore
import HotlineDesk

/// A form of an order, as every page of the staff draws it.
struct OrderForm {
    let subject: FormSubject
    let visit: StaffVisit
    /// Drawn for the page; the form's own has its id behind.
    let key: String
    /// What was refused before this page: this form or another.
    var tried: TriedForm?
    /// The row that the form stands in, and what stands there, for whoever hears the buttons alone.
    var row: Int64?
    var about: String?
    /// What stands in a fresh form.
    var filled: [String: String] = [:]

    private var language: Language { visit.language }
    private var id: String { subject.slug(ofRow: row.map(String.init)) }
    private var own: TriedForm? { tried.flatMap { $0.order.subject == subject && $0.order.slug == id ? $0 : nil } }

    var html: HTML {
        let own = own
        let wrong = own?.besideFields.mapValues { $0.besideField.in(language) } ?? [:]
        let controls = FormControls<Words>(language: language, typed: own?.order.typed ?? filled, wrong: wrong, prefix: id + "-")
        let fields: [HTML] = subject.fields.map { field($0, controls) }
        let ofWhole = own.map { tried in tried.refusals.filter { tried.field(of: $0) == nil } } ?? []
        let beside: [HTML] = ofWhole.map { "<p class=\"wrong\">\(HTML.both($0.besideField, in: language))</p>\n" }
        // The same form is the same order still, unless its key is what was refused.
        let key = own.flatMap { $0.refusals.contains(.keyConflict) ? nil : $0.order.key } ?? "\(key)-\(id)"
        let unseen: HTML? = about.map { "<span class=\"unseen\"> \($0)</span>" }
        return """
            \(beside)<form method="post" action="\(subject.path)?\(visit.tongue)" accept-charset="utf-8" novalidate>
            \(visit.hidden)<input type="hidden" name="\(FormOrder.keyName)" value="\(key)">
            \(fields)<p><button type="submit">\(HTML.both(subject.title, in: language))\(unseen)</button></p>
            </form>
            """
    }

    func folded(isOpen: Bool) -> HTML {
        """
        <details id="\(id)"\(isOpen ? " open" : "")><summary>\(HTML.both(subject.title, in: language))</summary>
        \(html)</details>

        """
    }

    /// Always open: the page has little else, or it is one button.
    var plain: HTML { "<div id=\"\(id)\">\n\(html)</div>\n" }

    private func field(_ field: FormField, _ controls: FormControls<Words>) -> HTML {
        switch field.control {
        case .line(let limit): controls.input(field.name, field.label, hint: field.hint, isRequired: field.isRequired, limit: limit)
        case .text(let rows): controls.textArea(field.name, field.label, hint: field.hint, isRequired: field.isRequired, rows: rows)
        case .choice(let words, let order): select(field, controls, order.map { ($0, words[$0]?.in(language) ?? $0) })
        case .person: select(field, controls, people.map { ($0.code, $0.name) })
        case .subordinate:
            select(
                field, controls,
                people.filter { visit.holder.rights.contains(.duty) || $0.code == visit.holder.person.rawValue }.map { ($0.code, $0.name) })
        case .department:
            controls.input(
                field.name, field.label, hint: Words("写编号，或从列出的单位中选。", "Its code, or one of those listed."), isRequired: field.isRequired,
                extra: "list=\"departments\" autocomplete=\"off\"")
        case .moment: controls.input(field.name, field.label, hint: field.hint, type: "datetime-local", isRequired: field.isRequired)
        case .day: controls.input(field.name, field.label, hint: field.hint, type: "date", isRequired: field.isRequired)
        case .row: "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(row.map(String.init) ?? controls.value(field.name))\">\n"
        }
    }

    private func select(_ field: FormField, _ controls: FormControls<Words>, _ options: [(value: String, words: String)]) -> HTML {
        controls.select(
            field.name, field.label, hint: field.hint, isRequired: field.isRequired,
            options: [controls.option(field.name, value: "", "—")] + options.map { controls.option(field.name, value: $0.value, $0.words) })
    }

    private var people: [SessionChoices.Choice] { visit.holder.choices?.people ?? [] }
}

extension TriedForm {
    /// At the head of the page that a refused form comes back on: what was wrong, and the way there.
    func alarm(in language: Language) -> HTML {
        let lines: [HTML] = refusals.map { refusal in
            let field = field(of: refusal)
            let place = [order.subject.title, field?.label].compactMap { $0?.in(language) }.joined(
                separator: language == .chinese ? "，" : ", ")
            let anchor = [order.slug, field?.name].compactMap { $0 }.joined(separator: "-")
            return """
                <li><a href="#\(anchor)">\(place)</a>\(language == .chinese ? "：" : ": ")\(HTML.both(refusal.besideField, in: language))</li>

                """
        }
        return """
            <div class="errors" role="alert"><h2>\(HTML.both(Words("没有办成，您写的内容都还在", "Not done; what you wrote is kept"), in: language))</h2>
            <ul>
            \(lines)</ul></div>

            """
    }
}
