import HotlineCore
import HotlineDesk

/// The citizen's form, empty or given back with what is wrong. Plain HTML: it works without scripts, in a text browser and by voice.
package struct FormPage {
    package let language: Language
    /// 128 bits in hexadecimal, drawn for this form: a second click is the same form.
    package let formID: String
    /// Nil where the tables could not be asked: the form then works without the list of streets.
    package var options: FormOptions?
    package let attachments: AttachmentRules
    package var typed: [String: String] = [:]
    package var wrong: [Problem.AtField] = []
    /// A sentence above the form that belongs to no field.
    package var notice: String?

    package init(
        language: Language, formID: String, options: FormOptions?, attachments: AttachmentRules = AttachmentRules(),
        typed: [String: String] = [:],
        wrong: [Problem.AtField] = [], notice: String? = nil
    ) {
        self.language = language
        self.formID = formID
        self.options = options
        self.attachments = attachments
        self.typed = typed
        self.wrong = wrong
        self.notice = notice
    }

    package var html: HTML {
        let controls = FormControls<PageWords>(
            language: language, typed: typed, wrong: Dictionary(wrong.map { ($0.field, $0.words) }, uniquingKeysWith: { first, _ in first })
        )
        let main: HTML = """
            \(summary)<h1>\(HTML.both(.formTitle, in: language))</h1>
            <section class="alarm"><h2>\(HTML.both(.dangerTitle, in: language))</h2><p lang="zh-CN">\(Page.callable(PageWords.dangerText.words(in: .chinese)))</p>\
            <p lang="en">\(Page.callable(PageWords.dangerText.words(in: .english)))</p></section>
            <p>\(HTML.both(.formIntro, in: language))</p>
            <form method="post" action="/tickets?lang=\(language.rawValue)" accept-charset="utf-8" \
            enctype="\(attachments.count > 0 ? "multipart/form-data" : "application/x-www-form-urlencoded")" novalidate>
            <input type="hidden" name="form_id" value="\(formID)">
            \(controls.textArea("content", .contentLabel, hint: .contentHint, isRequired: true, rows: 8))\
            \(controls.select("kind", .kindLegend, options: kinds(controls)))\
            \(controls.textArea("goal", .goalLabel, rows: 3))\
            <fieldset><legend>\(HTML.both(.placeLegend, in: language))</legend>
            \(streets(controls))\
            \(controls.input("place", .placeLabel, hint: .placeHint, limit: TicketField.place.limit))\
            \(controls.input("happened_at", .happenedLabel, type: "datetime-local"))\
            </fieldset>
            <fieldset><legend>\(HTML.both(.personLegend, in: language))</legend>
            \(controls.input("phone", .phoneLabel, hint: .phoneHint, type: "tel", limit: TicketField.phone.limit, extra: "autocomplete=\"tel\""))\
            \(controls.input("name", .nameLabel, limit: TicketField.name.limit, extra: "autocomplete=\"name\""))\
            </fieldset>
            <fieldset aria-describedby="secret-hint"><legend>\(HTML.both(.secretLegend, in: language))</legend>
            <p class="hint" id="secret-hint">\(HTML.both(.secretHint, in: language))</p>
            \(controls.radio("secret", value: "true", .secretYes))\
            \(controls.radio("secret", value: "false", .secretNo, isDefault: true))\
            </fieldset>
            \(files(controls))<p>\(HTML.both(.privacy, in: language))</p>
            <p><button type="submit">\(HTML.both(.submit, in: language))</button></p>
            </form>
            """
        return Page.html(.formTitle, path: "/", in: language, main: main)
    }

    /// Last, so that all words are here before the first file.
    private func files(_ controls: FormControls<PageWords>) -> HTML? {
        guard attachments.count > 0 else { return nil }
        let kinds = attachments.types.map(\.rawValue)
        let facts = [String(attachments.count), String(attachments.fileBytes >> 20), kinds.joined(separator: " ")]
        return controls.files(
            "attachments", .filesLabel, hint: HTML.both(.filesHint, facts, in: language),
            accept: kinds.map { "." + $0 }.joined(separator: ","),
            isGivenBack: !wrong.isEmpty || notice != nil)
    }

    /// What is wrong, above all else, each with a link to its field.
    private var summary: HTML? {
        if let notice { return "<div class=\"errors\" role=\"alert\"><p>\(notice)</p></div>\n" }
        guard !wrong.isEmpty else { return nil }
        let lines: [HTML] = inOrderOfPage.map { mistake in "<li><a href=\"#\(Self.anchor(mistake.field))\">\(mistake.words)</a></li>\n" }
        return """
            <div class="errors" role="alert" id="errors"><h2>\(HTML.both(.summaryTitle, in: language))</h2>
            <ul>
            \(lines)</ul></div>

            """
    }

    /// As a reader comes to them from above; fields that only programs send stand last.
    private var inOrderOfPage: [Problem.AtField] {
        let order = ["content", "kind", "goal", "district", "street", "place", "happened_at", "phone", "name", "secret", "attachments"]
        func place(_ mistake: Problem.AtField) -> Int { order.firstIndex(of: mistake.field) ?? order.count }
        return wrong.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }

    /// Where the field's control is on this page; fields that only programs send have none.
    private static func anchor(_ field: String) -> String {
        switch field {
        case "secret": "secret-true"
        case "district": "street"
        default: field
        }
    }

    private func kinds(_ controls: FormControls<PageWords>) -> [HTML] {
        [controls.option("kind", value: "", PageWords.kindUnsure.words(in: language))]
            + Kind.allCases.map { controls.option("kind", value: $0.rawValue, $0.plainWords(in: language)) }
    }

    /// One select for both: the street's code, or the district's where the street is not known.
    private func streets(_ controls: FormControls<PageWords>) -> HTML? {
        guard let options, !options.districts.isEmpty else {
            return typed["street"].map { "<input type=\"hidden\" name=\"street\" value=\"\($0)\">\n" }
        }
        let groups: [HTML] = options.districts.map { district in
            let whole = PageWords.wholeDistrict.words(in: language, district.name)
            let streets = district.streets.map { controls.option("street", value: $0.code.rawValue, $0.name) }
            return
                "<optgroup lang=\"zh-CN\" label=\"\(district.name)\">\n\(controls.option("street", value: district.code.rawValue, whole))\(streets)</optgroup>\n"
        }
        let unsure = controls.option("street", value: "", PageWords.streetUnsure.words(in: language))
        return controls.select("street", .streetLabel, hint: .streetHint, options: [unsure] + groups)
    }
}
