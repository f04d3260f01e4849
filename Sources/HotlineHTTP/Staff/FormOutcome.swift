import HotlineCore
import HotlineDesk

/// What came of a department's form before its page: it was refused, it was done, or there was none.
package struct FormOutcome: Sendable {
    var tried: TriedForm?
    var done: DepartmentForm?
    /// What it answered with, where the page tells it.
    var receipt: Receipt?

    var status: Int { tried?.status ?? 200 }

    /// At the head of the page.
    func head(in language: Language) -> HTML? {
        if let tried { return tried.alarm(in: language) }
        return done.map { form in
            let words = Words("已办：\(form.title.chinese)", "Done: \(form.title.english)")
            return "<p class=\"done\" role=\"status\">\(HTML.both(words, in: language))</p>\n"
        }
    }
}
