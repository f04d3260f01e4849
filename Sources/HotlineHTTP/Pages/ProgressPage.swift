import HotlineCore
import HotlineDesk

/// Asking for a matter, and where it stands: plain words of notices.csv, a next step, a date (practice 53).
package enum ProgressPage {
    /// - Parameter mistake: above the form, with what was typed kept but the code, which is typed again.
    package static func form(
        typed: [String: String] = [:], mistake: PageWords? = nil, wrong: [String: PageWords] = [:], in language: Language
    ) -> HTML {
        let controls = FormControls<PageWords>(language: language, typed: typed, wrong: wrong.mapValues { $0.words(in: language) })
        let alarm: HTML? = mistake.map { "<div class=\"errors\" role=\"alert\"><p>\(HTML.both($0, in: language))</p></div>\n" }
        let main: HTML = """
            \(alarm)<h1>\(HTML.both(.progressTitle, in: language))</h1>
            <p>\(HTML.both(.progressIntro, in: language))</p>
            <form method="post" action="/progress?lang=\(language.rawValue)" accept-charset="utf-8" novalidate>
            \(controls.input("number", .progressNumber, isRequired: true, limit: 40, extra: "autocomplete=\"off\""))\
            \(controls.input("code", .progressCode, isRequired: true, limit: 20, extra: "autocomplete=\"off\" inputmode=\"numeric\""))\
            \(controls.input("last_four", .lastFourLabel, hint: .lastFourHint, limit: 8, extra: "autocomplete=\"off\" inputmode=\"numeric\""))\
            <p><button type="submit">\(HTML.both(.look, in: language))</button></p>
            </form>
            """
        return Page.html(.progressTitle, path: "/progress", in: language, main: main)
    }

    package static func html(_ progress: Progress, in language: Language, zone: Zone, at now: Instant) -> HTML {
        html(progress, acts: nil, in: language, zone: zone, at: now)
    }

    /// - Parameter acts: what the reader has proven to be theirs to do.
    static func html(_ progress: Progress, acts: ActForms?, in language: Language, zone: Zone, at now: Instant) -> HTML {
        func fact(_ label: PageWords, _ value: HTML?) -> HTML? {
            value.map { "<dt>\(HTML.both(label, in: language))</dt><dd>\($0)</dd>\n" }
        }
        func lines(_ steps: [Progress.Step]) -> [HTML] {
            steps.map { "<li>\(Page.time($0.at, zone: zone)) \($0.words(in: language))</li>\n" }
        }
        let next = language == .chinese ? progress.nextStepChinese : progress.nextStepEnglish
        let steps = lines(progress.steps)
        let reply: HTML? = progress.reply.map {
            "<h2>\(HTML.both(.replyTitle, in: language))</h2>\n<div class=\"big\" lang=\"zh-CN\">\(Page.lines($0))</div>\n"
        }
        let messages = lines(progress.messages)
        let told: HTML? =
            messages.isEmpty ? nil : "<h2>\(HTML.both(.messagesTitle, in: language))</h2>\n<ul class=\"steps\">\n\(messages)</ul>\n"
        let history: HTML? =
            steps.isEmpty ? nil : "<h2>\(HTML.both(.historyTitle, in: language))</h2>\n<ol class=\"steps\">\n\(steps)</ol>\n"
        let main: HTML = """
            \(acts?.banner)<h1 class="number">\(progress.number)</h1>
            <dl class="facts">
            \(fact(.stateLabel, "\(progress.state.words(in: language))"))\
            \(fact(.nextLabel, next.isEmpty ? nil : "\(next)"))\
            \(fact(.departmentLabel, progress.departmentName.map { "<span lang=\"zh-CN\">\($0)</span>" }))\
            \(fact(.dueLabel, progress.due.map { Page.time($0, zone: zone) }))\
            </dl>
            \(reply)\(acts?.html(offering: progress.acts))\(told)\(history)<p class="hint">\(PageWords.asked.words(in: language, now.wallClock(in: zone)))</p>
            """
        return Page.html(.progressTitle, path: nil, in: language, main: main)
    }
}
