import HotlineCore
import HotlineDesk

/// The forms of the progress page. A page proven by its link carries the proof in its address; one that was opened with a code asks
/// for the code again, since it does not belong on a page that lies open.
struct ActForms {
    let request: ProgressRequest
    /// Drawn with the page: a second click does nothing twice.
    let key: String
    let language: Language
    /// The form before this page, and what became of it.
    let acted: ActedForm?

    /// What was done, or what was not, above all else.
    var banner: HTML? {
        guard let acted else { return nil }
        switch acted.outcome {
        case .done(let say):
            // 急事急办: where to call, before all else.
            let alarm: HTML? = say.map { "<section class=\"alarm\" lang=\"zh-CN\"><p class=\"lines\">\(Page.callable($0))</p></section>\n" }
            return "\(alarm)<p class=\"done\" role=\"status\">\(HTML.both(acted.form.kind.doneWords, in: language))</p>\n"
        case .refused(let refusal):
            let link: HTML = "<a href=\"#\(acted.form.kind.rawValue)\">\(words(of: refusal))</a>"
            return "<div class=\"errors\" role=\"alert\"><p>\(link)</p></div>\n"
        }
    }

    func html(offering kinds: [CitizenAct.Kind]) -> HTML? {
        var shown = kinds
        // What cannot be done any more still comes back with what was typed.
        if let acted, case .refused = acted.outcome, !shown.contains(acted.form.kind) { shown.insert(acted.form.kind, at: 0) }
        guard !shown.isEmpty else { return nil }
        let forms: [HTML] = shown.map { kind in
            let tried = acted.flatMap { $0.form.kind == kind && $0.isRefused ? $0 : nil }
            // The rating is what is asked for; the others are there for whoever needs them.
            let isOpen = tried != nil || (kind == .rate && acted == nil)
            return """
                <details id="\(kind.rawValue)"\(isOpen ? " open" : "")><summary>\(HTML.both(kind.title, in: language))</summary>
                \(form(kind, typed: tried?.form.typed ?? [:], mistake: tried?.refusal))</details>

                """
        }
        return "<h2>\(HTML.both(.actsTitle, in: language))</h2>\n\(forms)"
    }

    /// One form by itself, where nothing of the matter may be shown.
    func alone(_ form: CitizenForm, mistake: PageWords) -> HTML {
        let main: HTML = """
            <div class="errors" role="alert"><p>\(HTML.both(mistake, in: language))</p></div>
            <h1>\(HTML.both(form.kind.title, in: language))</h1>
            \(self.form(form.kind, typed: form.typed, mistake: nil))
            """
        return Page.html(form.kind.title, path: nil, in: language, main: main)
    }

    private func form(_ kind: CitizenAct.Kind, typed: [String: String], mistake: Refusal?) -> HTML {
        var wrong: [String: String] = [:]
        if let mistake, let field = mistake.field { wrong[field] = plain(mistake, in: language) }
        let controls = FormControls<PageWords>(language: language, typed: typed, wrong: wrong, prefix: kind.rawValue + "-")
        let beside: HTML? = mistake.flatMap { $0.field == nil ? "<p class=\"wrong\">\(words(of: $0))</p>\n" : nil }
        return """
            \(beside)<form method="post" action="\(action(kind))" accept-charset="utf-8" novalidate>
            <input type="hidden" name="\(CitizenForm.keyName)" value="\(key)-\(kind.rawValue)">
            \(fields(of: kind, controls))\(proof(controls))<p><button type="submit">\(HTML.both(kind.title, in: language))</button></p>
            </form>
            """
    }

    private func action(_ kind: CitizenAct.Kind) -> HTML {
        switch request.proof {
        case .link(let link):
            "\(PublicSite.progressPath(number: request.number, link: link))/\(kind.rawValue)?lang=\(language.rawValue)"
        case .code: "/progress/\(kind.rawValue)?lang=\(language.rawValue)"
        }
    }

    private func fields(of kind: CitizenAct.Kind, _ controls: FormControls<PageWords>) -> HTML {
        switch kind {
        case .rate:
            let grades: [HTML] = zip([5, 4, 3, 2, 1], [.gradeFive, .gradeFour, .gradeThree, .gradeTwo, .gradeOne] as [PageWords]).map {
                controls.radio("grade", value: "\($0)", $1)
            }
            let mistake: HTML? = controls.wrong["grade"].map { "<p class=\"wrong\">\($0)</p>\n" }
            return """
                <fieldset><legend>\(HTML.both(.rateLegend, in: language))</legend>
                \(mistake)\(grades)</fieldset>
                \(controls.textArea("words", .rateWords, rows: 3))
                """
        case .add: return controls.textArea("text", .addLabel, hint: .addHint, isRequired: true, rows: 5)
        case .withdraw: return controls.textArea("reason", .withdrawLabel, hint: .withdrawHint, isRequired: true, rows: 3)
        case .object: return controls.textArea("reason", .objectLabel, hint: .objectHint, isRequired: true, rows: 4)
        }
    }

    private func proof(_ controls: FormControls<PageWords>) -> HTML? {
        guard case .code = request.proof else { return nil }
        return """
            <input type="hidden" name="number" value="\(request.number)">
            \(controls.input(
                "code", .progressCode, hint: .codeAgain, isRequired: true, limit: 20, extra: "autocomplete=\"off\" inputmode=\"numeric\""))\
            \(controls.input("last_four", .lastFourLabel, hint: .lastFourHint, limit: 8, extra: "autocomplete=\"off\" inputmode=\"numeric\""))
            """
    }

    private func words(of refusal: Refusal) -> HTML {
        let english: HTML? = language == .chinese ? " <span class=\"en\" lang=\"en\">\(plain(refusal, in: .english))</span>" : nil
        return "\(plain(refusal, in: language))\(english)"
    }

    /// Citizens read none of the house's own words (practice 53), so a refusal has plain ones here.
    private func plain(_ refusal: Refusal, in language: Language) -> String {
        switch refusal {
        case .missing(field: "grade"): PageWords.chooseGrade.words(in: language)
        case .missing: PageWords.writeSomething.words(in: language)
        case .tooLong(_, let limit): PageWords.shorter.words(in: language, "\(limit)")
        case .alreadyRated: PageWords.ratedBefore.words(in: language)
        case .alreadyAsked: PageWords.objectedBefore.words(in: language)
        case .windowOver: PageWords.objectionOver.words(in: language)
        case .keyConflict: PageWords.keyUsed.words(in: language)
        default: PageWords.notNow.words(in: language)
        }
    }
}

extension ActedForm {
    fileprivate var refusal: Refusal? {
        if case .refused(let refusal) = outcome { refusal } else { nil }
    }

    fileprivate var isRefused: Bool { refusal != nil }
}

extension CitizenAct.Kind {
    fileprivate var title: PageWords {
        switch self {
        case .rate: .rateTitle
        case .add: .addTitle
        case .object: .objectTitle
        case .withdraw: .withdrawTitle
        }
    }

    fileprivate var doneWords: PageWords {
        switch self {
        case .rate: .rateDone
        case .add: .addDone
        case .object: .objectDone
        case .withdraw: .withdrawDone
        }
    }
}
