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
            if words != .tokenNeeded { #expect(words.words(in: .chinese) != words.words(in: .english)) }
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

    @Test func `the style sheet loads nothing`() {
        #expect(!StyleSheet.css.contains("url(") && !StyleSheet.css.contains("@import") && !StyleSheet.css.contains("http"))
    }
}
