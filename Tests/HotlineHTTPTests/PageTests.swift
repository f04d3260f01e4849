import HotlineCore
import HotlineDesk
import HotlineHTTP
import Testing

private let hostile = "\"><script>alert('1')</script>&\u{202E}\u{0}"

@Suite struct PageTests {
    @Test(arguments: Language.allCases)
    func `citizens never read the house's own words`(language: Language) {
        let banned = ["挂账", "并单", "重办", "督办", "恶意", "自动签收"]
        for words in PageWords.allCases {
            let text = words.words(in: language)
            #expect(!text.isEmpty)
            for word in banned { #expect(!text.contains(word)) }
        }
        for kind in Kind.allCases { #expect(!kind.plainWords(in: language).isEmpty) }
    }

    @Test func `every word has both languages`() {
        for words in PageWords.allCases where words != .otherLanguage {
            #expect(words.words(in: .english).unicodeScalars.allSatisfy { $0.value < 0x2000 || $0 == "…" })
            #expect(words.words(in: .chinese) != words.words(in: .english))
        }
    }

    @Test(arguments: Language.allCases)
    func `nothing that was typed breaks out of a page`(language: Language) {
        let typed = Dictionary(TicketField.allCases.map { ($0.rawValue, hostile) }, uniquingKeysWith: { first, _ in first })
        let options = FormOptions(districts: [.init(code: "1", name: hostile, streets: [.init(code: "2", name: hostile)])])
        let wrong = TicketField.allCases.map { Problem.AtField(field: $0.rawValue, words: hostile) }
        var receipt = Receipt(ticket: hostile)
        receipt.queryCode = hostile
        receipt.link = hostile
        receipt.say = hostile
        let step = Progress.Step(at: Instant(milliseconds: 0), chinese: hostile, english: hostile)
        let progress = Progress(
            number: hostile, state: step, nextStepChinese: hostile, nextStepEnglish: hostile, departmentName: hostile, due: nil,
            steps: [step], reply: hostile)
        let pages = [
            FormPage(language: language, formID: hostile, options: options, typed: typed, wrong: wrong).html,
            FormPage(language: language, formID: hostile, options: nil, typed: typed, notice: hostile).html,
            ReceiptPage(receipt: receipt, language: language, zone: .china).html,
            ProgressPage.html(progress, in: language, zone: .china, at: Instant(milliseconds: 0)),
            ProgressPage.form(typed: ["number": hostile], in: language),
            ProblemPage.html(Problem(.malformed(detail: hostile)), in: language),
        ]
        for page in pages {
            #expect(page.source.contains("&lt;script&gt;") || page.source.contains("%3Cscript%3E"))
            #expect(!page.source.contains("<script"))
            #expect(!page.source.contains("\"><script"))
            #expect(!page.source.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0 })
        }
    }

    @Test func `every control has its label`() {
        let page = FormPage(language: .chinese, formID: "a", options: sampleOptions).html.source
        for name in ["content", "kind", "goal", "street", "place", "happened_at", "phone", "name"] {
            #expect(page.contains("<label for=\"\(name)\">"))
            #expect(page.contains(" id=\"\(name)\" name=\"\(name)\""))
        }
        for name in ["secret-true", "secret-false"] { #expect(page.contains("id=\"\(name)\"") && page.contains("<label for=\"\(name)\">")) }
    }

    @Test func `mistakes are listed in the order of the page`() throws {
        let wrong = ["name", "phone", "content", "form_id", "district"].map { Problem.AtField(field: $0, words: "wrong \($0)") }
        let page = FormPage(language: .english, formID: "a", options: sampleOptions, wrong: wrong).html.source
        let links = page.split(separator: "<li><a href=\"#").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(links == ["content", "street", "phone", "name", "form_id"])
    }

    @Test func `Chinese on an English page is marked as Chinese`() {
        let form = FormPage(language: .english, formID: "a", options: sampleOptions).html.source
        #expect(form.contains("<p lang=\"zh-CN\">报警 <a href=\"tel:110\">110</a>，"))
        #expect(form.contains("<optgroup lang=\"zh-CN\" label=\"天河区\">"))
        let step = Progress.Step(at: Instant(milliseconds: 0), chinese: "办好", english: "done")
        let progress = Progress(
            number: "1", state: step, nextStepChinese: "", nextStepEnglish: "", departmentName: "市水务局", due: nil, steps: [], reply: "已修好")
        let page = ProgressPage.html(progress, in: .english, zone: .china, at: Instant(milliseconds: 0)).source
        #expect(page.contains("<dd><span lang=\"zh-CN\">市水务局</span></dd>"))
        #expect(page.contains("<div class=\"big\" lang=\"zh-CN\"><p class=\"lines\">已修好</p></div>"))
    }

    @Test(arguments: [
        (Refusal.methodNotAllowed(allowed: "POST, OPTIONS"), "这个网址不能直接打开"), (.tooManyRequests, "十五分钟"), (.keyConflict, "没有重复登记"),
        (.noSuchPage, "没有这个页面"),
    ])
    func `a refusal is told to people in plain words, in both languages, with a way on`(refusal: Refusal, part: String) {
        let page = ProblemPage.html(Problem(refusal), in: .chinese).source
        #expect(page.contains(part) && page.contains("href=\"/?lang=zh\"") && page.contains("href=\"/progress?lang=zh\""))
        #expect(page.contains("<span class=\"en\" lang=\"en\">") && !page.contains("OPTIONS"))
    }

    @Test func `the style sheet loads nothing`() {
        #expect(!StyleSheet.css.contains("url(") && !StyleSheet.css.contains("@import") && !StyleSheet.css.contains("http"))
    }
}
